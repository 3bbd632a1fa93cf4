"""A label of a Mermaid flowchart as it was written → its text."""

from __future__ import annotations

import html
import re

from generator.exchange.source import Source

_ENTITY = re.compile(r"[#&](#?\w{1,32});")
_BREAK = re.compile(r"<br ?/?>|\\n", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_NUMBER = re.compile(r"#?(\d{1,7})\Z")


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
    """Mermaid's `#35;` and `#quot;`, HTML's `&#35;` and `&quot;`."""
    name = match[1]
    number = _NUMBER.match(name)
    if number:
        code = int(number[1])
        return chr(code) if code <= 0x10FFFF else match[0]
    reference = f"&{name};"
    found = html.unescape(reference)
    return match[0] if found == reference else found
