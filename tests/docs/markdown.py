"""Markdown of the documentation: how it is written, and what is found in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^(`{3,})(\S*)\s*$")
_HEADING = re.compile(r"^(#{1,6}) (.+)$")


class Block(NamedTuple):
    """A fenced block."""

    section: str
    """The heading of second order above it."""
    kind: str
    lines: tuple[str, ...]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; texts of cells stand for themselves where they are not between backticks."""
    lines = [head, ["--"] * len(head), *rows]
    return "".join(f"|{'|'.join(f' {cell} '.replace('  ', ' ') for cell in line)}|\n" for line in lines)


def cell(text: str) -> str:
    """Words of the code as a cell."""
    # A vertical line ends a cell even between backticks; an angle bracket would be HTML.
    escaped = " ".join(text.split()).replace("|", "\\|")
    parts = escaped.split("`")
    return "`".join(
        part.replace("<", "&lt;").replace("*", "\\*") if n % 2 == 0 else part for n, part in enumerate(parts)
    )


def code(text: str) -> str:
    """A word of the code between backticks, in a cell."""
    return "`" + text.replace("|", "\\|") + "`"


def documents() -> list[Path]:
    """Everything that people read about the project and that commands or links stand in."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md"))]


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """(language of the fenced block that it is in, or nothing; the line). Fences themselves are left out."""
    fence, kind = "", ""
    for line in text.splitlines():
        found = _FENCE.match(line)
        if found and not fence:
            fence, kind = found[1], found[2] or "text"
        elif fence and line.strip() == fence:
            fence, kind = "", ""
        else:
            yield kind, line


def prose(text: str) -> str:
    """`text` without fenced blocks and without code."""
    return re.sub(r"`[^`\n]*`", "", "\n".join(line for kind, line in _lines(text) if not kind))


def headings(text: str) -> list[tuple[int, str]]:
    """(order, words) of every heading."""
    found = (_HEADING.match(line) for kind, line in _lines(text) if not kind)
    return [(len(match[1]), match[2]) for match in found if match]


def anchors(text: str) -> set[str]:
    """The anchors that a repository's web pages give the headings."""
    seen: dict[str, int] = {}
    found = set()
    for _, words in headings(text):
        plain = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", words).strip().lower()
        kept = "".join(c for c in plain if c in " -_" or unicodedata.category(c)[0] in "LNM")
        anchor = kept.replace(" ", "-")
        number = seen.get(anchor, 0)
        seen[anchor] = number + 1
        found.add(f"{anchor}-{number}" if number else anchor)
    return found


def blocks(text: str) -> list[Block]:
    """Every fenced block."""
    found: list[Block] = []
    section, fence, kind = "", "", ""
    lines: list[str] = []
    for line in text.splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, kind, lines = mark[1], mark[2], []
        elif fence and line.strip() == fence:
            found.append(Block(section, kind, tuple(lines)))
            fence = ""
        elif fence:
            lines.append(line)
        elif line.startswith("## "):
            section = line[3:]
    return found
