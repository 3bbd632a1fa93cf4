"""What is still to be set by Typst → files, each made once: the same content gives the same bytes, so they are kept.

A character that the fonts lack is refused by name: what is pinned to a wall has no second chance.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

from generator.leftovers import remove_leftovers
from generator.model.artifact import Artifact
from generator.publish.failure import PublishError
from generator.publish.fonts import characters, fonts

_STRUCTURE = frozenset("\n\ue000\ue001")
"""Characters of data that are not printed: the marks in charts."""
_MOST_KEPT = 1000
"""Files in the cache beside those that were asked for: a few builds of the site under several brands."""
_PART = ".part"
"""Ends the name of a file that is being written."""
_EXCERPT = 12
"""Characters around one that no font has."""


class Kind(NamedTuple):
    """What a press makes."""

    suffix: str
    """With the dot."""
    end: bytes
    """How a file ends that is whole."""
    made_with: tuple[Path, ...]
    """Templates and code that what is made depends on."""
    set: Callable[[str, str, Path], bytes]
    """Layout, content as JSON and the folder of the fonts → the file. Raises PublishError."""


class Press:
    """Has files made, and keeps them."""

    def __init__(self, kind: Kind, cache: Path) -> None:
        """`cache` is a folder made when needed."""
        self._kind = kind
        self._cache = cache
        self._lock = threading.Lock()
        self._asked: set[Path] = set()

    def print(self, path: str, layout: str, text: str) -> Artifact:
        """The file at `path` below the site, of the content `text`, which is JSON. Raises PublishError."""
        kept = self._cache / f"{self._digest(layout, text)}{self._kind.suffix}"
        self._asked.add(kept)
        with contextlib.suppress(OSError):
            if (content := kept.read_bytes()).endswith(self._kind.end):
                os.utime(kept)
                return Artifact(path, content)
        self._demand_glyphs(path, text)
        try:
            made = self._kind.set(layout, text, self._fonts)
        except PublishError as error:
            raise PublishError(f"{path} cannot be set: {error}") from error
        self._keep(kept, made)
        return Artifact(path, made)

    def forget(self) -> None:
        """Delete those that nobody has asked for the longest, and what killed builds left behind. What was asked for
        here stays, however much it is."""
        remove_leftovers(self._cache, f"*{_PART}")
        with contextlib.suppress(OSError):
            others = set(self._cache.glob(f"*{self._kind.suffix}")) - self._asked
            for file in sorted(others, key=lambda file: file.stat().st_mtime)[:-_MOST_KEPT]:
                file.unlink()

    @cached_property
    def _fonts(self) -> Path:
        with self._lock:
            return fonts()

    @cached_property
    def _characters(self) -> frozenset[str]:
        return characters(self._fonts) | _STRUCTURE

    def _demand_glyphs(self, path: str, text: str) -> None:
        lacking = set(text) - self._characters
        if not lacking:
            return
        for words in _strings(json.loads(text)):
            for place, character in enumerate(words):
                if character in lacking:
                    around = words[max(0, place - _EXCERPT) : place + _EXCERPT]
                    message = f"{path}: no font has the character U+{ord(character):04X} in 「{around}」"
                    raise PublishError(message, "write it another way")

    @cached_property
    def _made_with(self) -> str:
        """Everything that a file depends on beside its content."""
        own = b"".join(file.read_bytes() for file in self._kind.made_with)
        return f"{metadata.version('typst')} {self._fonts.name} {hashlib.sha256(own).hexdigest()}"

    def _digest(self, layout: str, text: str) -> str:
        return hashlib.sha256(f"{self._made_with}\n{layout}\n{text}".encode()).hexdigest()

    def _keep(self, kept: Path, made: bytes) -> None:
        """Others see it whole or not at all. It is only ever a short cut, so a full disk is no error here."""
        part = kept.with_suffix(f".{os.getpid()}-{threading.get_ident()}{_PART}")
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            part.write_bytes(made)
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
