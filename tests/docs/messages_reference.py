"""Words of the interface that every project has → docs/reference/messages.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from tests.docs.markdown import ROOT, cell, code, table

_FILE = ROOT / "generator/defaults/messages/en.yml"
_HEADING = re.compile(r"(?m)^# ---- (.*)\n")


class Messages(NamedTuple):
    """Words that are shown in one place."""

    where: str
    words: dict[str, str]
    """By key."""


def groups() -> Iterator[Messages]:
    """The parts of the file, by its own headings."""
    _, *parts = _HEADING.split(_FILE.read_text(encoding="utf-8"))
    for where, text in zip(parts[::2], parts[1::2], strict=True):
        yield Messages(where, {key: str(words) for key, words in yaml.safe_load(text).items()})


def placeholders(words: str) -> str:
    return " ".join(code(f"{{{name}}}") for name in dict.fromkeys(re.findall(r"\{(\w+)\}", words)))


def messages_page() -> str:
    parts = [
        "# Messages\n",
        (
            "Words of the interface that come with the tool, by where they are shown. A project may say otherwise "
            "key by key in `site_config/messages/<language>.yml`, with the same placeholders. `{operator}` and "
            "`{hotline}` are the brand's.\n"
        ),
    ]
    for where, words in groups():
        parts.append(f"## {where}\n")
        rows = [(code(key), cell(" ".join(text.split())), placeholders(text)) for key, text in words.items()]
        parts.append(table(("key", "in English", "filled in"), rows))
    return "\n".join(parts)
