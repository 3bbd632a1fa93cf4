"""The project's own manuals as they are published, opened."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.guide.conftest import folder
from tests.print.reading import Printed

__all__ = ["folder"]


@pytest.fixture(scope="session")
def manuals(folder: Path) -> Path:
    """The folder with all PDFs."""
    return folder / "manuals"


@pytest.fixture(scope="session")
def opened(manuals: Path):
    """A PDF by its path below `manuals`, read once."""

    @cache
    def opened(name: str) -> Printed:
        return Printed(manuals / name)

    return opened
