"""Project folders that tests change often, and everything that is wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.pipeline import Request, examine
from generator.problem import Report
from tests.projects.copies import SMALL, TODAY
from tests.projects.sketch import Written


def examined(root: Path) -> Report:
    """Everything that is wrong with the project in `root`."""
    return examine(Request(root, TODAY)).report


class Folder:
    """A project folder that is changed often: only what differs is written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._there: dict[str, bytes] = {}

    def hold(self, files: Mapping[str, bytes]) -> Path:
        """Make the folder hold exactly these files."""
        for file in self._there.keys() - files.keys():
            (self.root / file).unlink()
        for file, content in files.items():
            if self._there.get(file) != content:
                path = self.root / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self._there = dict(files)
        return self.root


@cache
def _small_files() -> Mapping[str, bytes]:
    paths = sorted(path for path in SMALL.rglob("*") if path.is_file())
    return {path.relative_to(SMALL).as_posix(): path.read_bytes() for path in paths}


def small_files() -> dict[str, bytes]:
    """Every file of the small project."""
    return dict(_small_files())


def project_files(written: Mapping[str, Written]) -> dict[str, bytes]:
    """The files of a sketched project: those of the small one without its trees and their prose, and these."""
    base = {
        file: content
        for file, content in small_files().items()
        if not file.startswith("trees/") and "/causes/" not in file
    }
    return base | {file: one.text.encode() for file, one in written.items()}
