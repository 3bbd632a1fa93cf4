"""A Markdown file → `Page`: front matter, and where its headings, links and refused HTML stand."""

from __future__ import annotations

import re
from typing import Any

from generator.load import shape_rules as rules
from generator.load.schema import FAILED, Field, ListOf, Reader, Record, TextShape
from generator.load.yaml_reader import compose
from generator.model.page import Heading, Page, PageLink
from generator.model.text import Lang
from generator.problem import Problem, Span

_word = TextShape()
_front_matter = Record(
    {
        "title": Field(_word),
        "description": Field(_word),
        "sources": Field(ListOf(_word), required=False, default=()),
    },
    lambda node, values, reader: values,
)
_NO_FRONT_MATTER: dict[str, Any] = {"title": None, "description": None, "sources": ()}

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*(?:\{:[ \t]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*\})?[ \t]*\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*(\S+)")
_TARGET = re.compile(r"([a-z][a-z0-9+.-]*):([^#]*)(?:#(.*))?\Z")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_HTML = re.compile(r"<[A-Za-z/!?][^>]*>?|\{:.*?\}|&#?\w+;")


def is_prose_of_tree(id: str) -> bool:
    """Whether a page is the prose of a tree, which has its title from the tree."""
    return id.startswith("causes/")


def read_page(text: str, file: str, id: str, lang: Lang) -> tuple[Page | None, list[Problem]]:
    """The page in `text`. None: its front matter cannot be read. HTML in it is reported."""
    front, body, body_line = _split(text)
    values: Any = _NO_FRONT_MATTER
    problems: list[Problem] = []
    if front is not None:
        root, problems = compose("\n" + front, file)  # a line for the opening ---, so that places are right
        if root is None:
            return None, problems
        reader = Reader(file, front)
        values = _front_matter.read(root, reader)
        problems += reader.problems
        if values is FAILED:
            return None, problems
    elif not is_prose_of_tree(id):
        message = f"page `{id}` does not begin with `title` and `description` between two lines `---`"
        return None, [rules.MISSING_KEY.problem(message, Span(file, 1, 1, 1, 2))]
    headings, links, html = _scan(body, file, body_line)
    for span, shown in html:
        hint = (
            "only headings may have attributes, `{: #id }`" if shown.startswith("{") else "Markdown does what is needed"
        )
        problems.append(rules.RAW_HTML.problem(f"HTML is not allowed: `{shown[:40]}`", span, hint))
    page = Page(
        id=id,
        lang=lang,
        file=file,
        span=Span(file, 1, 1, 1, 1),
        title=values["title"].value if values["title"] else "",
        description=values["description"].value if values["description"] else "",
        sources=values["sources"],
        body=body,
        body_line=body_line,
        headings=headings,
        links=links,
    )
    return page, problems


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter without its fences (None: there is none), body, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _scan(body: str, file: str, first: int) -> tuple[tuple[Heading, ...], tuple[PageLink, ...], list[tuple[Span, str]]]:
    headings: list[Heading] = []
    links: list[PageLink] = []
    html: list[tuple[Span, str]] = []
    fence = ""
    for number, line in enumerate(body.split("\n"), first):
        opening = _FENCE.match(line)
        if fence:
            if opening and opening[1].startswith(fence) and not line.strip(" `~"):
                fence = ""
            continue
        if opening:
            fence = opening[1]
            continue
        bare = _CODE.sub(lambda match: " " * len(match[0]), line) if "`" in line else line
        heading = _HEADING.match(bare)
        if heading:
            title = line[heading.start(2) : heading.end(2)]
            headings.append(
                Heading(len(heading[1]), title, heading[3] or "", Span(file, number, 1, number, len(line) + 1))
            )
            bare = bare[: heading.end(2)]
        # Inline code inside a label stays in it: only places are taken from the line without code.
        links.extend(
            _link(line[match.start(1) : match.end(1)], match[2], _place(file, number, match))
            for match in _LINK.finditer(bare)
        )
        reference = _REFERENCE.match(bare)
        if reference:
            links.append(_link("", reference[1], _place(file, number, reference)))
        html.extend((_place(file, number, match), match[0]) for match in _HTML.finditer(bare))
    return tuple(headings), tuple(links), html


def _place(file: str, line: int, match: re.Match[str]) -> Span:
    return Span(file, line, match.start() + 1, line, match.end() + 1)


def _link(label: str, target: str, span: Span) -> PageLink:
    match = _TARGET.match(target)
    if match is None:
        return PageLink("", target, "", label, span)
    return PageLink(match[1], match[2], match[3] or "", label, span)
