"""Fixtures that several folders of tests use."""

import pytest
from toys import ToyEncoder


@pytest.fixture
def toy_encoder() -> ToyEncoder:
    return ToyEncoder()
