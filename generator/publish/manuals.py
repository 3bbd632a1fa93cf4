"""Manuals that are still to be set → PDF files, by Typst: tagged (PDF/UA-1) and made to last (PDF/A-2a).

Warnings of Typst are errors, the reader's system lends no font, and a character that the fonts lack is refused by name:
what is pinned to a wall has no second chance. The same content gives the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any, Literal, cast

import typst

from generator.model.artifact import Artifact, PrintedManual
from generator.publish.failure import PublishError
from generator.publish.fonts import characters, fonts
from generator.publish.stream_ends import clear_stream_ends

TEMPLATES = Path(__file__).parent.parent / "templates" / "manuals"
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
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
    """Sets manuals, and keeps what it has set."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._local = threading.local()
        self._lock = threading.Lock()

    def print(self, manual: PrintedManual) -> Artifact:
        """The PDF of `manual`."""
        text = manual.write()
        kept = self._cache / f"{self._digest(manual, text)}.pdf"
        with contextlib.suppress(OSError):
            if (content := kept.read_bytes()).endswith(b"%%EOF"):
                os.utime(kept)
                return Artifact(manual.path, content)
        pdf = self._set(manual, text)
        self._keep(kept, pdf)
        return Artifact(manual.path, pdf)

    def forget(self) -> None:
        """Delete those that nobody has asked for the longest."""
        with contextlib.suppress(OSError):
            files = sorted(self._cache.glob("*.pdf"), key=lambda file: file.stat().st_mtime)
            for file in files[:-_MOST_KEPT]:
                file.unlink()

    def _set(self, manual: PrintedManual, text: str) -> bytes:
        content = json.loads(text)
        self._demand_glyphs(manual, set(text), content)
        try:
            pdf, warnings = self._compiler.compile_with_warnings(
                input=str(TEMPLATES / f"{manual.layout}.typ"),
                format="pdf",
                sys_inputs={"content": text},
                pdf_standards=[*STANDARDS],
                timestamp=_moment(content["reviewed"]),
            )
        except typst.TypstError as error:
            raise PublishError(f"{manual.path} cannot be set: {error.message}", "; ".join(error.hints)) from error
        if warnings:
            raise PublishError(f"{manual.path}: Typst warns: {'; '.join(warning.message for warning in warnings)}")
        return clear_stream_ends(cast("bytes", pdf))

    @property
    def _compiler(self) -> typst.Compiler:
        """One for each thread; it remembers what it has worked out, which makes the next manual quicker."""
        if not hasattr(self._local, "compiler"):
            lent = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(self._fonts)])
            self._local.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=lent)
        return self._local.compiler  # type: ignore[no-any-return]

    @cached_property
    def _fonts(self) -> Path:
        with self._lock:
            return fonts()

    @cached_property
    def _characters(self) -> frozenset[str]:
        return characters(self._fonts) | _STRUCTURE

    def _demand_glyphs(self, manual: PrintedManual, used: set[str], content: Any) -> None:
        lacking = used - self._characters
        if not lacking:
            return
        for text in _strings(content):
            for place, character in enumerate(text):
                if character in lacking:
                    around = text[max(0, place - _EXCERPT) : place + _EXCERPT]
                    message = f"{manual.path}: no font has the character U+{ord(character):04X} in 「{around}」"
                    raise PublishError(message, "write it another way")

    @cached_property
    def _made_with(self) -> str:
        """Everything that a PDF depends on beside its content."""
        own = (*sorted(TEMPLATES.glob("*.typ")), Path(__file__), Path(__file__).with_name("stream_ends.py"))
        digest = hashlib.sha256(b"".join(file.read_bytes() for file in own)).hexdigest()
        return f"{metadata.version('typst')} {self._fonts.name} {digest}"

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


def _moment(day: str) -> int:
    """The beginning of the day of the last review, in seconds: no clock is asked."""
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
