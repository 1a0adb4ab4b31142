# make demo: align the sample article. make test: lint, types and tests. Both do all the set-up from a bare checkout.
PYTHON ?= python3
VENV ?= .venv
# TORCH= sets up without torch and sentence-transformers, which only other encoders need.
TORCH ?= torch
BIN := $(VENV)/bin
ARTICLE := corpus/articles/bilingual-tariffs.txt

# The browser tests' judge of accessibility, kept outside the checkout.
AXE := 4.14.1
export SVERKA_AXE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sverka-tests/axe-core-$(AXE)/axe.min.js

.PHONY: demo test lint types unit accept axe test-all wheel corpus clean

demo: $(VENV)/.installed
	@mkdir -p out
	$(BIN)/sverka align $(ARTICLE) -o out/demo.html
	@echo "Open it in a browser: $(CURDIR)/out/demo.html"

test: lint types unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check align bench corpus models tests

types: $(VENV)/.installed-dev
	$(BIN)/mypy align bench corpus models/use-multilingual/fit.py models/checks/fit_coverage.py models/checks/fit_rules.py tests

unit: $(VENV)/.installed-dev axe
	$(BIN)/python -m pytest

# After a change of the page that is meant: the gold files become what it is now; read their difference before you commit it.
accept: $(VENV)/.installed-dev
	$(BIN)/python -m pytest tests/report/test_gold.py --accept

axe:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory $(SVERKA_AXE); else echo "npm is not here: the tests of accessibility are left out"; fi

$(SVERKA_AXE):
	@mkdir -p $(@D)
	cd $(@D) && npm pack --silent axe-core@$(AXE) && tar -xzf axe-core-$(AXE).tgz --strip-components=1 package/axe.min.js && rm axe-core-$(AXE).tgz

# The other Pythons run the same tests, where they are installed; without torch, whose tests say that they are left out.
test-all: test
	@for v in 3.12 3.13; do \
	  if command -v python$$v >/dev/null && python$$v -c '' 2>/dev/null; then \
	    $(MAKE) unit PYTHON=python$$v VENV=.venv-$$v TORCH= || exit 1; \
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
ifeq ($(TORCH),)
	$(BIN)/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  print(*[d for d in p["dependencies"] if "transformers" not in d], sep="\n")' > $(VENV)/requirements.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --requirement $(VENV)/requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
else
	$(BIN)/python -m pip install --quiet --constraint constraints.txt $(TORCH)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
endif
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -c 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	  print(*p["optional-dependencies"]["dev"], sep="\n")' > $(VENV)/requirements-dev.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --requirement $(VENV)/requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv .venv-* build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
