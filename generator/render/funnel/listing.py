"""The report on lost readers → text for a terminal, in which a Chinese character is two columns wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.render.funnel.report import FunnelReport, NodeRows, TreeReport
from generator.render.listings.columns import aligned
from generator.render.words import Words

_INDENT = "  "
_ANSWER, _OTHER, _LOST = "· ", "- ", "▼ "
_RIGHT = (0, 2, 3)
"""Columns of figures."""
_NOT_PRINTED = ("Cc", "Cf", "Cs", "Zl", "Zp")


def funnel_listing(report: FunnelReport, words: Words) -> str:
    """The whole report; ends with a newline. There is no control character in it but line feeds."""
    blocks = [report.title, *(_tree(tree, words) for tree in report.trees)]
    if not report.trees:
        blocks.append(words.text("funnel.no-events"))
    else:
        blocks.append("\n".join(report.explained))
    blocks += ["\n".join(lines) for lines in (report.unknown, report.misread) if lines]
    blocks.append(report.lines)
    # Ids of the file have none, and authors are refused them; what is printed does not depend on either.
    return "".join(map(_printed, "\n\n".join(blocks) + "\n"))


def _tree(tree: TreeReport, words: Words) -> str:
    head = f"{tree.id}: {tree.title} · {tree.version}"
    parts = [head, "\n".join(tree.summary)]
    if tree.ends:
        rows = [[name, str(count), share] for name, count, share in tree.ends]
        parts.append(words.text("funnel.ends") + "\n" + _indented(aligned(rows, right=(1, 2))))
    if tree.nodes:
        names = ("number", "node", "count", "share")
        rows = [[words.text(f"funnel.{name}") for name in names]]
        rows += [row for node in tree.nodes for row in _rows(node, words)]
        parts.append(_indented(aligned(rows, right=_RIGHT)))
    parts.append(tree.loss)
    return "\n\n".join(parts)


def _rows(node: NodeRows, words: Words) -> Iterator[list[str]]:
    name = words.text("funnel.of-kind", outcome=node.words, kind=node.kind) if node.kind else node.words
    yield [node.number, name, str(node.visits), ""]
    for row in node.rows:
        sign = _LOST if row.sort == "lost" and row.count else _ANSWER if row.sort == "answer" else _OTHER
        yield ["", f"{sign}{row.words} {row.to}", str(row.count), row.share]


def _indented(table: str) -> str:
    return "\n".join(_INDENT + line for line in table.splitlines())


def _printed(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in _NOT_PRINTED:
        return character
    return "\N{REPLACEMENT CHARACTER}"
