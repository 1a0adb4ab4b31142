"""A bar only where someone watches."""

import sys

import pytest

from align.progress import NO_PROGRESS, progress


def test_nothing_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress(range(5), "Encoding")) == list(range(5))
    assert capsys.readouterr().err == ""


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("align.progress.PATIENCE", 0)
    assert list(progress(range(5), "Encoding")) == list(range(5))
    assert "Encoding" in capsys.readouterr().err
    monkeypatch.setenv(NO_PROGRESS, "1")
    list(progress(range(5), "Encoding"))
    assert capsys.readouterr().err == ""
