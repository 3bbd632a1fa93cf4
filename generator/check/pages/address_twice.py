"""Two things have one address, on every system or on one that does not tell capital letters from small ones.

The later one would be published over the other. Codes and sources are written in small letters in addresses, so `A1`
and `a1` are one; `slips/index` is at the address of `slips`; and what is made from lists (`codes`, `faults`,
`families`, `find`, `glossary`, `manuals`, `review`, `sources`, `terminals`, and what would lie inside of them) is no
name for a page of `content/`, nor `index` for a message of terminals or a family.

**Wrong**: `content/en/sources.md`; the codes `A1` and `a1`

**Right**: `content/en/where-it-comes-from.md`; one code `A1`
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.check.subject import Subject, rule
from generator.model.moved import PageKind
from generator.model.page import PROSE, Page
from generator.model.paged import page_key
from generator.problem import Group, Problem, Span

RULE = rule("address-twice", Group.PAGES, __doc__)

_LISTS = frozenset({"codes", "faults", "families", "find", "glossary", "manuals", "review", "sources", "terminals"})
_INDEX = "index"
_Thing = TypeVar("_Thing")


def check(subject: Subject) -> Iterator[Problem]:
    project = subject.project
    codes, sources = project.codes.values(), project.sources.values()
    yield from _twice("code", codes, lambda code: code.code, lambda code: code.span, str.lower)
    yield from _twice("source", sources, lambda source: source.key, lambda source: source.span, str.lower)
    pages = [page for page in project.pages.values() if not page.id.startswith(PROSE)]
    for lang in project.langs:
        own = [page for page in pages if page.lang == lang]
        yield from _twice("page", own, _page_id, lambda page: page.span, lambda id: page_key(PageKind.PAGE, id))
    for page in pages:
        first = page.id.partition("/")[0]
        if first in _LISTS:
            message = f"page `{page.id}` has an address that is made from lists"
            yield RULE.problem(message, page.span, f"name it otherwise than `{first}`")
    for kind, known in (("fault", project.faults), ("family", project.families)):
        if _INDEX in known:
            message = f"{kind} `{_INDEX}` has the address of the list of all"
            yield RULE.problem(message, known[_INDEX].span, "give it another id")


def _page_id(page: Page) -> str:
    return page.id


def _twice(
    kind: str,
    things: Iterable[_Thing],
    name: Callable[[_Thing], str],
    place: Callable[[_Thing], Span],
    key: Callable[[str], str],
) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for thing in things:
        other = first.setdefault(key(name(thing)), name(thing))
        if other != name(thing):
            message = f"{kind} `{name(thing)}` has the same address as {kind} `{other}`"
            yield RULE.problem(message, place(thing), "keep one of them, or give one another name")
