"""The Markdown of content/ → Markdown for the site: links by identity get addresses, placeholders their words.

What an author may write (headings with an id, lists, tables, emphasis, code, links) passes. Whatever else Markdown or
an extension could take for markup becomes text; `load` and `check` refuse it before, so nobody should ever see that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.page import PROSE
from generator.model.text import closed_up
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.escape import Markdown, html_text, legible, markdown_text
from generator.render.sheet import EXTERNAL, Sheet

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(
    r"(?P<marks>#{1,6}[ \t]+)(?P<title>(?:.*[^ \t])?)[ \t]*+\{:[ \t]*+#(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*\}[ \t]*\Z"
)
_TOKEN = re.compile(
    r"(?P<code>(?<!`)(?P<ticks>`++).*?(?<!`)(?P=ticks)(?!`))"
    r"|\[(?P<label>(?:`[^`]*`|[^\[\]`])*)\]\((?P<target>[^()\s]+)[^()]*\)"
    r"|\{(?P<name>[a-z_]+)\}"
    r"|(?P<other>[<{&\[]|!(?=\[))"
)


@dataclass(frozen=True, slots=True)
class Way:
    """What an output makes of the three things in Markdown that it has its own form for."""

    fill: Callable[[str], str]
    """Placeholder → the words for it."""
    link: Callable[[str, str], str]
    """Label, which is Markdown, and identity → Markdown."""
    anchor: Callable[[str], str] = str
    """Id of a heading → the id that it gets."""


def prose_markdown(body: str, sheet: Sheet, *, rule_class: str = "") -> Markdown:
    """`body` for the page of `sheet`. A paragraph that begins in bold gets `rule_class`, where one is given."""
    is_cause = sheet.path.startswith(PROSE)
    way = Way(
        sheet.edition.fill,
        lambda label, target: _link(label, target, sheet),
        addresses.prose_anchor if is_cause else str,
    )
    return plain_markdown(body, way, rule_class=rule_class)


def plain_markdown(body: str, way: Way, *, rule_class: str = "") -> Markdown:
    """`body` with nothing in it that is not Markdown of any kind."""
    lines: list[str] = []
    fence = ""
    for line in legible(body).strip("\n").split("\n"):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            lines.append(line)
        elif opening:
            fence = opening[1]
            lines.append(line)
        else:
            lines.append(_line(line, way))
            if rule_class and line.startswith("**"):
                lines.append(f"{{: .{rule_class} }}")
    return Markdown("\n".join(lines))


def _line(line: str, way: Way) -> str:
    heading = _HEADING.match(line)
    if heading:
        return f"{heading['marks']}{_inline(heading['title'], way)} {{: #{way.anchor(heading['id'])} }}"
    return closed_up(_inline(line, way)) if "{" in line else _inline(line, way)


def _inline(text: str, way: Way) -> str:
    return _TOKEN.sub(lambda match: _token(match, way), text)


def _token(match: re.Match[str], way: Way) -> str:
    if match["code"]:
        return match["code"]
    if match["label"] is not None:
        return way.link(_inline(match["label"], way), match["target"])
    if match["name"]:
        return markdown_text(way.fill(match["name"]))
    return f"&#{ord(match['other'])};"


def _link(label: str, target: str, sheet: Sheet) -> str:
    kind, _, identity = target.partition(":")
    if kind == EXTERNAL:
        return f"[{label}]({target})"
    address = sheet.edition.facts.address(kind, identity)
    if address is None:
        return label
    if address.is_in_block:
        # MkDocs does not see the ids in blocks, and would report a link to them as broken.
        return _raw_link(label, address, sheet)
    return f"[{label}]({addresses.markdown_url(sheet.path, address)})"


def _raw_link(label: str, address: Address, sheet: Sheet) -> str:
    return f'<a href="{html_text(sheet.to(address))}">{label}</a>'
