"""A project → its units: every text that it has in the source language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from generator.model.facts import (
    Family,
    Hotline,
    OperationalRule,
    ResponseCode,
    SchemeWords,
    Term,
    TerminalFault,
)
from generator.model.language import LANGUAGE
from generator.model.manual import Manual
from generator.model.project import Project
from generator.model.settings import Brand, BrandNote, Hazard, SiteSettings
from generator.model.text import UNWRITTEN, Lang, Localized, Text
from generator.model.tree import Answer, DecisionTree, Outcome, Question, Step
from generator.translate.pages import page_units
from generator.translate.unit import Unit, gap

KINDS: Mapping[tuple[type, str], str] = {
    (DecisionTree, "title"): "Title of a cause",
    (DecisionTree, "summary"): "One sentence about a cause, for lists and search results",
    (DecisionTree, "safety"): "Warning: what must never be done here",
    (Question, "ask"): "Question to the cashier",
    (Question, "help"): "How the cashier finds the answer",
    (Answer, "label"): "Answer, on a button",
    (Outcome, "title"): "Title of an outcome",
    (Outcome, "say"): "What the cashier says to the customer, one short sentence",
    (Step, "do"): "Step: one action, imperative",
    (ResponseCode, "name"): "Name of a response code",
    (ResponseCode, "caveat"): "What must be known about a response code",
    (TerminalFault, "name"): "Name of a message of terminals",
    (TerminalFault, "first_check"): "First thing to check after a message of a terminal",
    (TerminalFault, "then"): "What to do after the first check",
    (TerminalFault, "safety"): "Warning about a message of a terminal",
    (OperationalRule, "statement"): "Rule that safe advice depends on",
    (OperationalRule, "caveat"): "What limits a rule",
    (Hotline, "name"): "Whose telephone number it is",
    (Hotline, "role"): "What a telephone number is for",
    (Hotline, "hours"): "When a telephone is answered",
    (Term, "term"): "Term of the trade; other texts must use this word",
    (Term, "definition"): "What a term means",
    (Family, "name"): "Name of a group of causes",
    (Family, "summary"): "One sentence about a group of causes",
    (SchemeWords, "means"): "Meaning of a scheme's own words, no more certain than they are",
    (SiteSettings, "name"): "Name of the site",
    (SiteSettings, "description"): "One sentence about the site",
    (SiteSettings, "facts"): "Fact that an answer makes sure of",
    (SiteSettings, "note_down"): "Something to write down",
    (SiteSettings, "neutral_sentence"): "The one sentence for customers where nothing may be disclosed",
    (SiteSettings, "review_roles"): "Who may sign off trees",
    (Hazard, "name"): "What a step could destroy",
    (Brand, "name"): "Name of the site and the manuals under a brand",
    (Brand, "words"): "Words for a placeholder; they stand inside sentences",
    (Brand, "mark"): "Mark in the header: one to three letters or digits",
    (BrandNote, "text"): "Fact about a brand's terminals",
    (Manual, "title"): "Title of a manual",
    (Manual, "summary"): "What a manual is for",
}
"""Every field with a text in every language, and what the text is."""
MESSAGE = "Words of the interface"
_LONGEST: Mapping[tuple[type, str], int] = {(Brand, "mark"): 3}


def units(project: Project, lang: Lang) -> tuple[Unit, ...]:
    """Every text of `project` that is there in the source language, sorted by the place of the source. Those of pages
    and of the interface have to be there in `lang` too, if only in the source language still.

    Texts whose source is still to be written are left out; translations that are, are empty. Line ends at the ends of a
    text, which YAML may add, are no part of it.
    """
    ordered = sorted(_all(project, lang), key=lambda unit: unit.source.span)
    shown = (replace(unit, source=_shown(unit.source), target=_shown(unit.target)) for unit in ordered)
    return tuple(
        replace(unit, is_stale=unit.is_stale and bool(unit.target.value)) for unit in shown if unit.source.value
    )


def _shown(text: Text) -> Text:
    return Text("" if text.value.startswith(UNWRITTEN) else text.value.strip("\n"), text.span)


def _all(project: Project, lang: Lang) -> Iterator[Unit]:
    found: Counter[str] = Counter()
    pair = project.source, lang
    for named in (project.settings, *project.trees.values(), *project.brands.values(), *project.manuals.values()):
        yield from _numbered(_inside(named, "", pair), found)
    for members in (project.families, project.codes, project.faults, project.rules, project.hotlines, project.terms):
        for id, member in members.items():
            yield from _numbered(_inside(member, f"{id}.", pair), found)
    yield from _scheme_words(project, lang)
    yield from _messages(project, lang)
    for (language, id), page in project.pages.items():
        translation = project.pages.get((lang, id))
        if language == project.source and translation:
            others = (project.pages.get((other, id)) for other in project.langs if other != lang)
            yield from page_units(page, translation, filter(None, others))


def _inside(value: object, path: str, pair: tuple[Lang, Lang]) -> Iterator[Unit]:
    """The texts in the fields of a dataclass."""
    for field in fields(value) if is_dataclass(value) else ():
        key = (type(value), field.name)
        yield from _of(getattr(value, field.name), f"{path}{field.name}", key, pair)


def _of(value: object, path: str, key: tuple[type, str], pair: tuple[Lang, Lang]) -> Iterator[Unit]:
    if isinstance(value, Localized):
        source = value.texts.get(pair[0])
        if source is None:
            return
        target = value.texts.get(pair[1]) or Text("", gap(value))
        yield Unit(f"{source.span.file}: {path}", source, target, KINDS[key], longest=_LONGEST.get(key, 0))
    elif isinstance(value, Mapping):
        for id, member in value.items():
            yield from _of(member, f"{path}.{id}", key, pair)
    elif isinstance(value, tuple):
        for number, member in enumerate(value, 1):
            yield from _of(member, f"{path}.{_name(member) or number}", key, pair)
    elif is_dataclass(value):
        yield from _inside(value, f"{path}.", pair)


def _name(member: object) -> str:
    """What a member of a list is called, where it has a name that is one."""
    return str(getattr(member, "id", "") or getattr(member, "topic", ""))


def _numbered(found: Iterator[Unit], seen: Counter[str]) -> Iterator[Unit]:
    """Names that authors gave twice, such as topics of notes, get a number."""
    for unit in found:
        seen[unit.id] += 1
        yield replace(unit, id=f"{unit.id} ({seen[unit.id]})") if seen[unit.id] > 1 else unit


def _scheme_words(project: Project, lang: Lang) -> Iterator[Unit]:
    """Only where the quotation is in the source language: one in another is translated into the source."""
    for words, entry in project.scheme_words.items():
        texts = entry.texts
        source = texts.texts.get(project.source) if texts else None
        if texts and source and source.span == entry.span and texts.texts.get(lang) == entry.means:
            id, kind = f"{source.span.file}: {words}.means", KINDS[SchemeWords, "means"]
            yield Unit(id, source, entry.means, kind, needs_language=True)


def _messages(project: Project, lang: Lang) -> Iterator[Unit]:
    ours, theirs = project.message_spans[project.source], project.message_spans[lang]
    # The generator's own words in the source language stand in no file of the project.
    for key, span in {**theirs, **ours}.items():
        words = project.messages[project.source].get(key)
        # What is told of a language is nothing to be translated.
        if words is not None and key in theirs and not key.startswith(LANGUAGE):
            target = Text(project.messages[lang][key], theirs[key])
            yield Unit(f"{span.file}: {key}", Text(words, span), target, MESSAGE)
