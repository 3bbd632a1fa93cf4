"""The pages of both sides → what their lines say differently, and which language was left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from generator.compare.alignment import aligned
from generator.compare.wordings import text_changes
from generator.model.difference import Change, Status, TextChange, TextGroup
from generator.model.page import Page
from generator.model.project import Project
from generator.model.text import LANGS, Lang


def compare_pages(before: Project, after: Project) -> Iterator[TextGroup]:
    """In the order of the pages; those that are no longer there last."""
    ids = list(dict.fromkeys(id for project in (after, before) for _, id in project.pages))
    for id in ids:
        old, new = ([project.pages.get((lang, id)) for lang in LANGS] for project in (before, after))
        files = {f"content/{lang}/{id}.md" for lang in LANGS}
        if files & (before.unreadable | after.unreadable):
            continue
        if not any(old) or not any(new):
            yield TextGroup("page", id, Status.ADDED if any(new) else Status.REMOVED, ())
            continue
        changes = tuple(text_changes(_head(old), _head(new)))
        bodies: dict[Lang, tuple[TextChange, ...]] = {
            lang: tuple(_body(lang, was, now)) for lang, was, now in zip(LANGS, old, new, strict=True)
        }
        changes += tuple(change for lang in LANGS for change in bodies[lang])
        if changes:
            # A translation that was missing and came, or went, needs no change of the other.
            untouched = _untouched(bodies) if all((*old, *new)) else None
            yield TextGroup("page", id, Status.CHANGED, changes, untouched)


def _head(pages: list[Page | None]) -> dict[str, tuple[str, str]]:
    titles = [page.title if page else "" for page in pages]
    descriptions = [page.description if page else "" for page in pages]
    return {"title": (titles[0], titles[1]), "description": (descriptions[0], descriptions[1])}


def _body(lang: Lang, was: Page | None, now: Page | None) -> Iterator[TextChange]:
    """Line by line, without empty ones. The number of the line is that of the file, of the old one where it is gone."""
    before, after = _lines(was), _lines(now)
    for old, new in aligned([line for _, line in before], [line for _, line in after]):
        change = Change("" if old is None else before[old][1], "" if new is None else after[new][1])
        if change.before != change.after:
            number = before[old or 0][0] if new is None else after[new][0]
            where = f"line {number}"
            yield TextChange(where, change, None) if lang == "zh" else TextChange(where, None, change)


def _lines(page: Page | None) -> list[tuple[int, str]]:
    if page is None:
        return []
    lines = enumerate(page.body.splitlines(), page.body_line)
    return [(number, line.rstrip()) for number, line in lines if line.strip()]


def _untouched(bodies: dict[Lang, tuple[TextChange, ...]]) -> Lang | None:
    left = [lang for lang in LANGS if not bodies[lang]]
    return left[0] if len(left) == 1 else None
