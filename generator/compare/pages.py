"""The pages of both sides → what their lines say differently, and which language was left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.alignment import aligned
from generator.compare.wordings import Wording, text_changes
from generator.model.difference import Change, Status, TextChange, TextGroup
from generator.model.page import Page
from generator.model.project import Project
from generator.model.text import Lang


def compare_pages(before: Project, after: Project) -> Iterator[TextGroup]:
    """In the order of the pages; those that are no longer there last."""
    ids = list(dict.fromkeys(id for project in (after, before) for _, id in project.pages))
    langs = tuple(dict.fromkeys((*after.langs, *before.langs)))
    for id in ids:
        old, new = ([project.pages.get((lang, id)) for lang in langs] for project in (before, after))
        files = {f"content/{lang}/{id}.md" for lang in langs}
        if files & (before.unreadable | after.unreadable):
            continue
        if not any(old) or not any(new):
            yield TextGroup("page", id, Status.ADDED if any(new) else Status.REMOVED, ())
            continue
        changes = tuple(text_changes(_head(langs, old), _head(langs, new)))
        bodies: dict[Lang, tuple[TextChange, ...]] = {
            lang: tuple(_body(langs, lang, was, now)) for lang, was, now in zip(langs, old, new, strict=True)
        }
        changes += tuple(change for lang in langs for change in bodies[lang])
        if changes:
            # A translation that was missing and came, or went, needs no change of the other.
            untouched = _untouched(bodies) if all((*old, *new)) else ()
            yield TextGroup("page", id, Status.CHANGED, changes, untouched)


def _head(langs: tuple[Lang, ...], pages: list[Page | None]) -> dict[str, Wording]:
    titles = [page.title if page else "" for page in pages]
    descriptions = [page.description if page else "" for page in pages]
    return {
        "title": tuple(zip(langs, titles, strict=True)),
        "description": tuple(zip(langs, descriptions, strict=True)),
    }


def _body(langs: tuple[Lang, ...], lang: Lang, was: Page | None, now: Page | None) -> Iterator[TextChange]:
    """Line by line, without empty ones. The number of the line is that of the file, of the old one where it is gone."""
    before, after = _lines(was), _lines(now)
    for old, new in aligned([line for _, line in before], [line for _, line in after]):
        change = Change("" if old is None else before[old][1], "" if new is None else after[new][1])
        if change.before != change.after:
            number = before[old or 0][0] if new is None else after[new][0]
            where = f"line {number}"
            yield TextChange(where, {each: change if each == lang else None for each in langs})


def _lines(page: Page | None) -> list[tuple[int, str]]:
    if page is None:
        return []
    lines = enumerate(page.body.splitlines(), page.body_line)
    return [(number, line.rstrip()) for number, line in lines if line.strip()]


def _untouched(bodies: dict[Lang, tuple[TextChange, ...]]) -> tuple[Lang, ...]:
    left = tuple(lang for lang, changes in bodies.items() if not changes)
    return left if len(left) < len(bodies) else ()
