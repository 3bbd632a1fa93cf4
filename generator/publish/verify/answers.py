"""What a server sends → headers that it lacks, with the line that adds them; pages that are missing or have moved."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from generator.problem import Problem
from generator.publish.headers import CACHE, headers_of
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection
from generator.publish.verify.page_parts import page_parts
from generator.publish.verify.places import Unreachable

_NOWHERE = "poshelp-verify-asks-for-a-page-that-is-not-there/"
_LARGEST_PAGE = 1_000_000


def answers(inspection: Inspection) -> Iterator[Problem]:
    """Of a server only."""
    yield from _headers(inspection)
    for lang, tag in inspection.listing.tags.items():
        yield from _missing_page(inspection, f"{lang}/{_NOWHERE}", tag)
    moved = inspection.moved()
    for old, new in (*moved.pages.items(), *moved.folders.items()):
        yield from _redirect(inspection, old.removeprefix("/"), new)


def _headers(inspection: Inspection) -> Iterator[Problem]:
    """Each header that is wrong once an area, with the number of files."""
    wrong: dict[tuple[str, str, str], list[str]] = {}
    for path, received in inspection.headers.items():
        for name, value in headers_of(path, inspection.listing.areas).items():
            if _normal(received.get(name.lower(), "")) != _normal(value):
                wrong.setdefault((name, value, received.get(name.lower(), "")), []).append(path)
    for (name, value, sent), paths in wrong.items():
        told = f"is `{sent[:200]}`" if sent else "is missing"
        number = f" (and of {len(paths) - 1} more files)" if len(paths) > 1 else ""
        kind = "caching" if name == CACHE else "header"
        yield complaint(
            kind,
            f"header {name} {told}{number}",
            inspection.name(paths[0]),
            hint=f'`{name}: {value}`; nginx: add_header {name} "{value}" always;',
        )


def _normal(value: str) -> str:
    return " ".join(value.replace(" ;", ";").split())


def _missing_page(inspection: Inspection, path: str, tag: str) -> Iterator[Problem]:
    name = inspection.name(path)
    try:
        answer = inspection.ask(path, _LARGEST_PAGE)
    except Unreachable as error:
        yield complaint("unreachable", str(error), name)
        return
    if answer.status != 404:
        message = f"a page that is not there is answered with status {answer.status}, not 404"
        yield complaint("no-404", message, name)
    elif (lang := page_parts(answer.content.decode(errors="replace")).lang) != tag:
        told = f"`{lang[:20]}`" if lang else "no language"
        yield complaint("wrong-404", f"the page for what is not there is in {told}, not in `{tag}`", name)


def _redirect(inspection: Inspection, old: str, new: str) -> Iterator[Problem]:
    name = inspection.name(old)
    try:
        answer = inspection.ask(old, _LARGEST_PAGE)
    except Unreachable as error:
        yield complaint("unreachable", str(error), name)
        return
    there = urlsplit(urljoin(name, answer.headers.get("location", "")))
    wanted = urlsplit(inspection.name(new.removeprefix("/")))
    if answer.status not in (301, 308) or (there.path, there.fragment) != (wanted.path, wanted.fragment):
        yield complaint("not-moved", f"it has moved to {new}, and the server does not say so", name)
