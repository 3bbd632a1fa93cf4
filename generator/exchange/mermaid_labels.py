"""A label of a Mermaid flowchart as it was written → its text."""

from __future__ import annotations

import re
import sys
from html.entities import html5

from generator.exchange.source import Source

_ENTITY = re.compile(r"[#&](#?\w{1,32});")
_BREAK = re.compile(r"<br ?/?>|\\n", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_NUMBER = re.compile(r"#?(?:(?P<decimal>[0-9]{1,7})|(?<=#)[xX](?P<hex>[0-9A-Fa-f]{1,6}))\Z")


def label_text(source: Source, label: str, at: int) -> str:
    """The text, a line of the label a line. Tags and marks of Markdown strings are told, and taken off."""
    label = label.strip()
    if len(label) > 1 and label[0] == label[-1] == '"':
        label = label[1:-1].strip()
    if len(label) > 1 and label[0] == label[-1] == "`":
        source.tell("markdown-label", "this label is Markdown: its marks are text here", at)
        label = label[1:-1]
    label = _BREAK.sub("\n", label)
    if _TAG.search(label):
        source.tell("html-label", "this label has HTML, which is left out; its words are kept", at)
        label = _TAG.sub("", label)
    lines = _ENTITY.sub(_character, label).split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _character(match: re.Match[str]) -> str:
    """Mermaid's `#35;` and `#quot;`, HTML's `&#35;`, `&#x23;` and `&quot;`."""
    name = match[1]
    number = _NUMBER.match(name)
    if number is None:
        return html5.get(f"{name};", match[0])
    code = int(number["hex"], 16) if number["hex"] else int(number["decimal"])
    return chr(code) if code <= sys.maxunicode else match[0]
