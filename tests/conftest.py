"""Fixtures that several folders of tests use."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is imported: as the command line does, and many times faster on a busy machine

import pytest
from toys import ToyEncoder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="take what the gold tests see now for what they should see")


@pytest.fixture
def toy_encoder() -> ToyEncoder:
    return ToyEncoder()
