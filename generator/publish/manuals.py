"""Manuals that are still to be set → PDF files.

A character that the fonts lack is refused by name: what is pinned to a wall has no second chance. The same content
gives the same bytes, so what was set before is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any

from generator.model.artifact import Artifact, PrintedManual
from generator.publish.failure import PublishError
from generator.publish.fonts import characters, fonts
from generator.publish.typesetting import TEMPLATES, typeset

CACHE = Path(".cache/poshelp/manuals")
"""Below the project: PDFs that were set before. It may be deleted at any time."""
_STRUCTURE = frozenset("\n\ue000\ue001")
"""Characters of data that are not printed: the marks in charts."""
_MOST_KEPT = 1000
"""Files in the cache: a few builds of the site under several brands."""
_EXCERPT = 12
"""Characters around one that no font has."""


def set_manuals(
    manuals: Iterable[PrintedManual],
    cache: Path,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Artifact]:
    """The PDFs, in the order of `manuals`. What was set before is taken from `cache`, a folder made when needed.

    Raises PublishError where a manual cannot be set.
    """
    waiting = list(manuals)
    if not waiting:
        return
    press = _Press(cache)
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        for done, artifact in enumerate(pool.map(press.print, waiting), 1):
            if progress:
                progress(done, len(waiting))
            yield artifact
    press.forget()


class _Press:
    """Has manuals set, and keeps them."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._lock = threading.Lock()

    def print(self, manual: PrintedManual) -> Artifact:
        """The PDF of `manual`."""
        text = manual.write()
        kept = self._cache / f"{self._digest(manual, text)}.pdf"
        with contextlib.suppress(OSError):
            if (content := kept.read_bytes()).endswith(b"%%EOF"):
                os.utime(kept)
                return Artifact(manual.path, content)
        self._demand_glyphs(manual, text)
        try:
            pdf = typeset(manual.layout, text, self._fonts)
        except PublishError as error:
            raise PublishError(f"{manual.path} cannot be set: {error}") from error
        self._keep(kept, pdf)
        return Artifact(manual.path, pdf)

    def forget(self) -> None:
        """Delete those that nobody has asked for the longest."""
        with contextlib.suppress(OSError):
            files = sorted(self._cache.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
            for file in files[:-_MOST_KEPT]:
                file.unlink()

    @cached_property
    def _fonts(self) -> Path:
        with self._lock:
            return fonts()

    @cached_property
    def _characters(self) -> frozenset[str]:
        return characters(self._fonts) | _STRUCTURE

    def _demand_glyphs(self, manual: PrintedManual, text: str) -> None:
        lacking = set(text) - self._characters
        if not lacking:
            return
        for words in _strings(json.loads(text)):
            for place, character in enumerate(words):
                if character in lacking:
                    around = words[max(0, place - _EXCERPT) : place + _EXCERPT]
                    message = f"{manual.path}: no font has the character U+{ord(character):04X} in 「{around}」"
                    raise PublishError(message, "write it another way")

    @cached_property
    def _made_with(self) -> str:
        """Everything that a PDF depends on beside its content."""
        code = (Path(__file__).with_name(name) for name in ("typesetting.py", "stream_ends.py"))
        own = b"".join(file.read_bytes() for file in (*sorted(TEMPLATES.glob("*.typ")), *code))
        return f"{metadata.version('typst')} {self._fonts.name} {hashlib.sha256(own).hexdigest()}"

    def _digest(self, manual: PrintedManual, text: str) -> str:
        return hashlib.sha256(f"{self._made_with}\n{manual.layout}\n{text}".encode()).hexdigest()

    def _keep(self, kept: Path, pdf: bytes) -> None:
        """Others see it whole or not at all. It is only ever a short cut, so a full disk is no error here."""
        part = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            part.write_bytes(pdf)
            part.replace(kept)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from _strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from _strings(member)
