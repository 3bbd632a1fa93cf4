"""A project before and after translations were written → whether they, and nothing else, changed what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from generator.model.page import Page
from generator.model.project import Project
from generator.model.text import Lang, Localized, Text
from generator.problem import Span
from generator.translate.intake import Intake
from generator.translate.pages import page_shapes, page_texts
from generator.translate.rewriting import digests
from generator.translate.unit import BODY, WHOLE, Block, gap

_NOT_SAID = ("files", "languages", "messages", "message_spans", "pages")
"""Fields of a project that hold no words of their own, or are looked at in another way."""

Leaves = dict[tuple[object, ...], object]


def unproven(before: Project, after: Project, intake: Intake, lang: Lang) -> str:
    """The first thing in which `after` is not `before` with the translations of `intake`; empty: there is none."""
    scalars = {unit.target.span: entry.text for unit, entry in intake.taken if unit.block is None}
    blocks: dict[str, dict[Block, str]] = {}
    for unit, entry in intake.taken:
        if unit.block is not None:
            blocks.setdefault(unit.page, {})[unit.block] = entry.text
    expected = _leaves(before, scalars, blocks, digests(before, intake, lang), lang)
    found = _leaves(after, {}, {id: dict.fromkeys(texts, "") for id, texts in blocks.items()}, {}, lang)
    if expected == found:
        return ""
    place = next(key for key in (*expected, *found) if expected.get(key) != found.get(key))
    return " ".join(map(str, place))


def _leaves(
    project: Project,
    scalars: Mapping[Span, str],
    blocks: Mapping[str, Mapping[Block, str]],
    translates: Mapping[str, str],
    lang: Lang,
) -> Leaves:
    """Everything that `project` says, by its place in the model, with other words for some of it."""
    found: Leaves = {}
    for field in fields(project):
        if field.name not in _NOT_SAID:
            found.update(_inside(getattr(project, field.name), (field.name,), scalars, lang))
    for language in project.langs:
        for key, span in project.message_spans[language].items():
            found["message", language, key] = scalars.get(span, project.messages[language][key])
    for (language, id), page in project.pages.items():
        changed = blocks.get(id, {}) if language == lang else {}
        found["page", language, id] = tuple(_page(page, scalars, changed))
        if language == lang:
            digest = page.translates.value if page.translates else ""
            found["digest", id] = translates.get(id, digest)
    return found


def _inside(
    value: object, path: tuple[object, ...], scalars: Mapping[Span, str], lang: Lang
) -> Iterator[tuple[tuple[object, ...], object]]:
    if isinstance(value, Text):
        yield path, scalars.get(value.span, value.value)
    elif isinstance(value, Localized):
        texts = {language: scalars.get(text.span, text.value) for language, text in value.texts.items()}
        if lang not in texts and gap(value) in scalars:
            texts[lang] = scalars[gap(value)]
        yield path, frozenset(texts.items())
    elif isinstance(value, Span):
        return
    elif isinstance(value, Mapping | tuple) or is_dataclass(value):
        keys, members = _members(value)
        yield path, keys
        for key, member in members:
            yield from _inside(member, (*path, key), scalars, lang)
    else:
        yield path, value


def _members(value: object) -> tuple[object, list[tuple[object, object]]]:
    """What a collection says by itself, and its members by their places."""
    if isinstance(value, Mapping):
        return tuple(value), list(value.items())
    if isinstance(value, tuple):
        return len(value), list(enumerate(value))
    named = [field.name for field in fields(value)] if is_dataclass(value) else []
    return None, [(name, getattr(value, name)) for name in named]


def _page(page: Page, scalars: Mapping[Span, str], changed: Mapping[Block, str]) -> Iterator[object]:
    yield page.file
    yield [source.value for source in page.sources]
    for value, span in ((page.title, page.title_span), (page.description, page.description_span)):
        yield scalars.get(span, value) if span else value
    texts = {block: text.value for block, text in page_texts(page).items()}
    if BODY in changed:
        yield changed[BODY] or texts[BODY]
        return
    loose = {block for block in changed if block.number == WHOLE}
    yield page_shapes(page, loose)
    wholes = {block.anchor for block in loose}
    for block, text in texts.items():
        is_heading = block.number == 0 and block.anchor
        if block in loose or (block.number >= 0 and (is_heading or block.anchor not in wholes)):
            yield block, changed.get(block) or text
