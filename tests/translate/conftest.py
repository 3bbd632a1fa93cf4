"""A project for every test of translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.translate.building import elaborate


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with every way of writing a text."""
    return elaborate(tmp_path)
