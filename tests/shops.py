"""The fixture `shop`; a conftest.py takes it over by name."""

import os
from pathlib import Path

import pytest

from within import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    """A new shop with an empty book."""
    return Shop(os.fspath(tmp_path))
