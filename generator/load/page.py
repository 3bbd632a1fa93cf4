"""A Markdown file → `Page`: front matter, and where its headings, links and refused HTML stand."""

from __future__ import annotations

import re
from typing import Any

from generator.load import shape_rules as rules
from generator.load.code_fences import code_fences
from generator.load.collection_shapes import Field, ListOf, Record
from generator.load.inline_code import InlineCode
from generator.load.page_limits import page_limits
from generator.load.scalar_shapes import TextShape
from generator.load.shape import FAILED, Reader
from generator.load.yaml_reader import compose
from generator.model.page import Heading, Page, PageLink
from generator.model.text import DEFAULT_LANGS, Lang
from generator.problem import Problem, Span

_word = TextShape()
_digest = TextShape(r"[0-9a-f]{12}", "a digest of 12 digits and letters")
_TITLE, _DESCRIPTION = "What the page is called", "What it says, in a sentence for search results"
_TRANSLATES = "Digest of the text in the first language that this one was compared with; poshelp check names it"
_NO_FRONT_MATTER: dict[str, Any] = {"title": None, "description": None, "sources": (), "translates": None}


def _front_matter(*, is_source: bool, prose: bool) -> Record:
    """Prose of a tree has title and description in the tree; only what is not in the source language translates."""
    fields = {} if prose else {"title": Field(_word, _TITLE), "description": Field(_word, _DESCRIPTION)}
    fields["sources"] = Field(ListOf(_word), "Keys of content/data/sources.yml", required=False, default=())
    if not is_source:
        fields["translates"] = Field(_digest, _TRANSLATES, required=False)
    return Record(fields, lambda node, values, reader: _NO_FRONT_MATTER | values)


_front_matters = {
    (is_source, prose): _front_matter(is_source=is_source, prose=prose)
    for is_source in (True, False)
    for prose in (False, True)
}

FRONT_MATTER = _front_matters[False, False]
"""Of a page that translates another, which has all keys. Prose of a tree has no `title` and no `description`."""

_NAMES_A_KEY = re.compile(r"---\n+(?:sources|translates):")
"""The beginning of prose of a tree, which may as well begin with a line across the page."""
_HEADING = re.compile(r"(#{1,6})[ \t]*(.*)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*\Z")
_ID = re.compile(r"\{:[ \t]*#([a-z0-9]+(?:-[a-z0-9]+)*)[ \t]*\}\Z")
_GIVEN_ID = re.compile(r"\{:?[ \t]*#[^{}\s]*[ \t]*\}\Z")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\(([^()\s]*)(?:[ \t][^()]*)?\)")
_LINK_END = re.compile(r"\]\(([^()\s]*)")
_REFERENCE = re.compile(r" {0,3}\[[^\]]+\]:[ \t]*(\S*)")
_TARGET = re.compile(r"([a-z][a-z0-9+.-]*):([^#]*)(?:#(.*))?\Z")
_HTML = re.compile(r"<[A-Za-z/!?][^>]*>?|\{:[^{}]*\}?|&#?\w+;")


def is_prose_of_tree(id: str) -> bool:
    """Whether a page is the prose of a tree, which has its title from the tree."""
    return id.startswith("causes/")


def read_page(
    text: str, file: str, id: str, lang: Lang, *, source: Lang = DEFAULT_LANGS[0]
) -> tuple[Page | None, list[Problem]]:
    """The page in `text`. None: its front matter cannot be read. HTML in it is reported.

    `source`: the language that the pages of the project are translated from.
    """
    front, body, body_line = _split(text)
    values: Any = _NO_FRONT_MATTER
    problems: list[Problem] = []
    if front is not None:
        root, problems = compose(front, file)
        if [problem.rule for problem in problems] == [rules.EMPTY_TEXT.id]:
            hint = "delete both lines" if is_prose_of_tree(id) else "write `title` and `description` between them"
            message = "there is nothing between the two lines `---`"
            return None, [rules.EMPTY_TEXT.problem(message, Span(file, 1, 1, 1, 4), hint)]
        if root is None:
            return None, problems
        reader = Reader(file, front)
        values = _front_matters[lang == source, is_prose_of_tree(id)].read(root, reader)
        problems += reader.problems
        if values is FAILED:
            return None, problems
    elif body.startswith("---\n") and (not is_prose_of_tree(id) or _NAMES_A_KEY.match(body)):
        message = f"the front matter of page `{id}` does not end: its second line `---` is missing"
        return None, [rules.MISSING_KEY.problem(message, Span(file, 1, 1, 1, 4))]
    elif not is_prose_of_tree(id):
        message = f"page `{id}` does not begin with `title` and `description` between two lines `---`"
        return None, [rules.MISSING_KEY.problem(message, Span(file, 1, 1, 1, 2))]
    if limits := list(page_limits(body, file, body_line)):
        return None, [*problems, *limits]
    headings, links, html = _scan(body, file, body_line)
    for span, shown in html:
        hint = (
            "only headings may have attributes, `{: #id }`" if shown.startswith("{") else "Markdown does what is needed"
        )
        problems.append(rules.RAW_HTML.problem(f"HTML is not allowed: `{shown[:40]}`", span, hint))
    problems += code_fences(body, file, body_line)
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
        translates=values["translates"],
        title_span=values["title"] and values["title"].span,
        description_span=values["description"] and values["description"].span,
    )
    return page, problems


def front_matter(text: str) -> str | None:
    """The YAML between the lines `---` that a page begins with, its values on the lines of the page; None: none."""
    return _split(text)[0]


def _split(text: str) -> tuple[str | None, str, int]:
    """Front matter (None: there is none), body, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "---":
            # An empty line stands for the opening ---, so that places are right.
            return "\n".join(("", *lines[1:number])), "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _scan(body: str, file: str, first: int) -> tuple[tuple[Heading, ...], tuple[PageLink, ...], list[tuple[Span, str]]]:
    headings: list[Heading] = []
    links: list[PageLink] = []
    html: list[tuple[Span, str]] = []
    code = InlineCode()
    above = ""
    # A code fence is none here: the site's Markdown has no such extension, and would make HTML of what stands in it.
    for number, line in enumerate(body.split("\n"), first):
        bare = code.blanked(line)
        heading = _HEADING.match(line)
        if heading:
            title, id = _title(line[heading.start(2) :])
            headings.append(Heading(len(heading[1]), title, id, Span(file, number, 1, number, len(line) + 1)))
            bare = bare[: heading.start(2) + len(title)]
        elif above and _UNDERLINE.match(line):
            place = Span(file, number - 1, 1, number - 1, len(above) + 1)
            headings.append(Heading(1 if line[0] == "=" else 2, above.strip(), "", place))
        above = "" if heading else line.rstrip()
        # Inline code inside a label stays in it: only places are taken from the line without code.
        found = list(_LINK.finditer(bare))
        links.extend(
            _link(line[match.start(1) : match.end(1)], match[2], _place(file, number, match)) for match in found
        )
        ends = {match.start(2) - 2 for match in found}
        links.extend(  # a label over two lines or with brackets in it, or an address with parentheses
            PageLink("", match[1], "", "", _place(file, number, match))
            for match in _LINK_END.finditer(bare)
            if match.start() not in ends
        )
        reference = _REFERENCE.match(bare)
        if reference:
            links.append(_link("", reference[1], _place(file, number, reference)))
        html.extend((_place(file, number, match), match[0]) for match in _HTML.finditer(bare))
    return tuple(headings), tuple(links), html


def _title(words: str) -> tuple[str, str]:
    """Title and explicit id of a heading; the id is empty where the author gave none."""
    words = words.rstrip(" \t")
    given = _GIVEN_ID.search(words)
    if given is None:
        return words, ""
    id = _ID.match(given[0])
    return words[: given.start()].rstrip(" \t"), id[1] if id else ""


def _place(file: str, line: int, match: re.Match[str]) -> Span:
    return Span(file, line, match.start() + 1, line, match.end() + 1)


def _link(label: str, target: str, span: Span) -> PageLink:
    match = _TARGET.match(target)
    if match is None:
        return PageLink("", target, "", label, span)
    return PageLink(match[1], match[2], match[3] or "", label, span)
