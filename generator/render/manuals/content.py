"""Author text → marked-up text as data: strings, and mappings for what is not plain.

Shape of inline content: a list of strings and of `{"k": kind, …}` with the kinds `code` (`t`: text), `strong`,
`emph` (`c`: inline content), and `link` (`c`; `to`: a label of the manual, or `url`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator.model.text import Code, Emphasis, Inline, Link, Placeholder, Plain, Strong, closed_up, parse
from generator.render.escape import legible

Content = list[Any]
"""Inline content as described above."""

Aim = Callable[[str, str], dict[str, str]]
"""Kind and target of a link → `{"to": label}`, `{"url": address}`, or nothing where there is nothing to lead to."""

Fill = Callable[[str], str]
"""Placeholder → the words for it."""


def inline_content(value: str, fill: Fill, aim: Aim) -> Content:
    """The inline markup of `value`."""
    return joined(_part(part, fill, aim) for part in parse(value))


def link(content: Content, aimed: dict[str, str]) -> Any:
    """`content` as a link; as it is where it leads nowhere."""
    return {"k": "link", "c": content, **aimed} if aimed else {"k": "span", "c": content}


def joined(parts: Iterable[Any]) -> Content:
    """`parts` with neighbouring strings as one, legible, and without spaces between two Chinese characters."""
    content: Content = []
    for part in parts:
        if isinstance(part, str) and content and isinstance(content[-1], str):
            content[-1] += part
        else:
            content.append(part)
    return [closed_up(legible(part)) if isinstance(part, str) else part for part in content]


def _part(part: Inline, fill: Fill, aim: Aim) -> Any:
    if isinstance(part, Plain):
        return part.text
    if isinstance(part, Placeholder):
        return fill(part.name)
    if isinstance(part, Code):
        return code(part.text)
    inner = joined(_part(child, fill, aim) for child in part.children)
    if isinstance(part, Strong):
        return {"k": "strong", "c": inner}
    if isinstance(part, Emphasis):
        return {"k": "emph", "c": inner}
    assert isinstance(part, Link)  # noqa: S101  the last of the kinds
    return link(inner, aim(part.kind, part.target))


def code(text: str) -> dict[str, str]:
    """What a screen shows or a person types."""
    return {"k": "code", "t": legible(text)}
