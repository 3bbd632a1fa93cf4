"""The command line and a project for every test of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Here
from tests.projects.copies import small


@pytest.fixture
def poshelp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Runs a command: `poshelp("check", project=root)`."""
    return Here(monkeypatch, capsys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project."""
    return small(tmp_path)
