"""generator/defaults/messages → the words of the interface that a project need not write."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from generator.load.settings import MESSAGES
from generator.load.shape import FAILED, Reader
from generator.load.yaml_reader import compose
from generator.model.text import Lang

_FOLDER = Path(__file__).parents[1] / "defaults" / "messages"


@cache
def default_messages(lang: Lang) -> dict[str, str]:
    """Key → words that hold where a project has none of its own; empty for a language that the generator lacks."""
    if not (_FOLDER / f"{lang}.yml").exists():
        return {}
    file = f"{lang}.yml"
    text = (_FOLDER / file).read_text(encoding="utf-8")
    node, problems = compose(text, file)
    reader = Reader(file, text)
    found: Any = MESSAGES.read(node, reader) if node is not None else FAILED
    if found is FAILED or problems or reader.problems:
        raise ValueError(f"{file} of the generator itself cannot be read: {[*problems, *reader.problems]}")
    return {key: words.value for key, words in found.items()}


def standard_messages() -> dict[str, str]:
    """Key → English words, for every key that pages need."""
    return default_messages("en")
