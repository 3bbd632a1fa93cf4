"""Finished layouts and drawings by what they were made from, so that an unchanged tree is not drawn again."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from generator.leftovers import remove_leftovers

_PART = ".part"
"""Ends the name of a file that is being written."""


@dataclass(frozen=True, slots=True)
class LayoutCache:
    """A folder of layouts and drawings. It is only ever a short cut: what cannot be read or written is made anew."""

    folder: Path
    engine: str
    """Identity and version of the layout engine: another engine's layouts are not used."""

    def get(self, made_from: str) -> str | None:
        """What was made from `made_from` (DOT, or all that a drawing depends on); None: nothing with its checksum."""
        try:
            checksum, _, layout = self._file(made_from).read_text(encoding="utf-8").partition("\n")
        except (OSError, ValueError):
            return None
        return layout if checksum == _digest(layout) else None

    def put(self, made_from: str, layout: str) -> None:
        """Keep `layout`: other threads and processes see it whole or not at all."""
        file = self._file(made_from)
        part = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}{_PART}")
        remove_leftovers(self.folder, f"*{_PART}")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(f"{_digest(layout)}\n{layout}", encoding="utf-8", newline="\n")
            part.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()

    def _file(self, made_from: str) -> Path:
        digest = _digest(f"{self.engine}\n{made_from}")
        return self.folder / f"{digest}.layout"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
