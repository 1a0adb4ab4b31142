"""The same small comparison for all reports, plain and with hostile text."""

import pytest
from sample_report import HOSTILE, make_comparison

from align.comparison import Comparison


@pytest.fixture
def comparison() -> Comparison:
    return make_comparison()


@pytest.fixture
def hostile() -> Comparison:
    return make_comparison(HOSTILE)
