# make demo: align the sample article. make test: lint, types and tests. Both do all the set-up from a bare checkout.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ARTICLE := corpus/articles/bilingual-tariffs.txt

.PHONY: demo test lint types unit test-all wheel corpus clean

demo: $(VENV)/.installed
	@mkdir -p out
	$(BIN)/sverka align $(ARTICLE) -o out/demo.html
	@echo "Open it in a browser: $(CURDIR)/out/demo.html"

test: lint types unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check align bench corpus models tests

types: $(VENV)/.installed-dev
	$(BIN)/mypy align bench corpus models/use-multilingual/fit.py tests

unit: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

# The other Pythons run the same tests, where they are installed.
test-all: test
	@for v in 3.12 3.13; do \
	  if command -v python$$v >/dev/null && python$$v -c '' 2>/dev/null; then \
	    $(MAKE) unit PYTHON=python$$v VENV=.venv-$$v || exit 1; \
	  else echo "python$$v is not here: left out"; fi; \
	done

wheel: $(VENV)/.installed-dev
	$(BIN)/python -m build --wheel

corpus: $(VENV)/.installed
	$(BIN)/python corpus/build.py

# A stamp is written last, so that an interrupted set-up is done again.
$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf .venv .venv-* build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
