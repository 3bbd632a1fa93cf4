"""Two projects → everything that the second does differently from the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compare.addresses import lost_addresses
from generator.compare.leads import compare_leads
from generator.compare.pages import compare_pages
from generator.compare.renames import renames
from generator.compare.sides import Side
from generator.compare.trees import compare_trees
from generator.compare.wordings import Wording, named_texts, text_changes
from generator.model.difference import Difference, Status, TextGroup
from generator.model.project import Project
from generator.model.text import language_of

_TOLD_BY_THEIR_LEADS = ("code", "fault")
"""A new one is told once, with the tree that it leads to."""


def compare(before: Project, after: Project, names: tuple[str, str], notes: tuple[str, ...] = ()) -> Difference:
    """`names` of the two sides stand in what is told. Dates, sources and examples are no difference to a reader."""
    old, new = Side(before, names[0], renames(before, after)), Side(after, names[1], {})
    unread = (
        f"tree `{id}` cannot be read in {side.name} and is not compared"
        for side in (old, new)
        for id in sorted(side.unreadable)
    )
    return Difference(
        before=old.name,
        after=new.name,
        notes=(*notes, *unread),
        trees=tuple(compare_trees(old, new)),
        leads=tuple(compare_leads(old, new)),
        languages={id: one.english for side in (before, after) for id, one in side.languages.items()},
        texts=(*compare_pages(before, after), *_texts(before, after)),
        lost=tuple(lost_addresses(old, new)),
    )


def _texts(before: Project, after: Project) -> Iterator[TextGroup]:
    yield from _group("messages", "", _messages(before), _messages(after))
    yield from _group("site", "", named_texts(before.settings), named_texts(after.settings))
    for kind, old, new in (
        ("brand", before.brands, after.brands),
        ("family", before.families, after.families),
        ("code", before.codes, after.codes),
        ("fault", before.faults, after.faults),
        ("rule", before.rules, after.rules),
        ("hotline", before.hotlines, after.hotlines),
        ("term", before.terms, after.terms),
        ("manual", before.manuals, after.manuals),
    ):
        yield from _members(kind, old, new)
    yield from _group("scheme words", "", _meanings(before), _meanings(after))


def _members(kind: str, before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[TextGroup]:
    for id in (*after, *(id for id in before if id not in after)):
        old, new = named_texts(before.get(id)), named_texts(after.get(id))
        if id not in before or id not in after:
            if kind in _TOLD_BY_THEIR_LEADS:
                continue
            yield TextGroup(kind, id, Status.ADDED if id in after else Status.REMOVED, ())
        else:
            yield from _group(kind, id, old, new)


def _group(kind: str, id: str, before: Mapping[str, Wording], after: Mapping[str, Wording]) -> Iterator[TextGroup]:
    changes = tuple(text_changes(before, after))
    if changes:
        yield TextGroup(kind, id, Status.CHANGED, changes)


def _meanings(project: Project) -> dict[str, Wording]:
    """Of the words of schemes, which are quotations: only our reading of them can change."""
    readings = {words: entry.means.value for words, entry in project.scheme_words.items()}
    return {
        f"meaning of `{words}`": ((language_of(means) or project.source, means),) for words, means in readings.items()
    }


def _messages(project: Project) -> dict[str, Wording]:
    # Those that the generator brings are the same on both sides.
    own = {lang: {key: project.messages[lang][key] for key in spans} for lang, spans in project.message_spans.items()}
    keys = dict.fromkeys(key for messages in own.values() for key in messages)
    return {f"`{key}`": tuple((lang, messages.get(key, "")) for lang, messages in own.items()) for key in keys}
