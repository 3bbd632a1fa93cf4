"""A `Difference` → sections of lines, in words and marked parts that text and Markdown write each in their way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from generator.model.difference import (
    THERE,
    Change,
    Difference,
    End,
    LostAddress,
    PathChange,
    PathGroup,
    Status,
    TextChange,
    TextGroup,
    TreeDifference,
    ValueChange,
)
from generator.model.text import Lang
from generator.render.difference.marking import Marked, marked

_CODE = re.compile(r"`([^`]*)`")


class Role(StrEnum):
    """What a part of a line is."""

    WORDS = "words"
    """They stand for themselves, whoever wrote them."""
    CODE = "code"
    """An id."""
    OLD = "old"
    """Only before."""
    NEW = "new"
    """Only after."""


class Part(NamedTuple):
    """A stretch of a line, not yet escaped."""

    role: Role
    text: str


Line = tuple[Part, ...]


class Section(NamedTuple):
    """A heading and its lines; each of them has further lines that belong to it."""

    heading: Line
    lines: tuple[tuple[Line, tuple[Line, ...]], ...]


def sections(difference: Difference) -> Iterator[Section]:
    """Lost addresses, which nobody sees by looking at the site; trees, codes and faults, pages and other texts."""
    if difference.lost:
        lost = tuple((said(_lost(one)), ()) for one in difference.lost)
        yield Section(_words("Addresses that lead nowhere now"), lost)
    for tree in difference.trees:
        yield Section(_tree_heading(tree), tuple(_tree_lines(tree, difference.languages)))
    if difference.leads:
        yield Section(_words("Codes and faults"), tuple((_value(change), ()) for change in difference.leads))
    for group in difference.texts:
        flag = (_untouched(group.untouched, difference.languages),) if group.untouched else ()
        texts = (_text(text, difference.languages) for text in group.texts)
        lines = (*((line, ()) for line in flag), *texts)
        yield Section(_group_heading(group), lines)


def counted(difference: Difference) -> str:
    """The last line: how much of what."""
    if difference.is_empty:
        return "nothing changed"
    trees, paths = difference.trees, [path for tree in difference.trees for path in tree.paths]
    texts = [text for tree in trees for text in tree.texts] + [
        text for group in difference.texts for text in group.texts
    ]
    untouched = sum(len(text.untouched) for text in texts)
    untouched += sum(len(group.untouched) for group in difference.texts)
    states = [tree.status for tree in trees]
    pages = [group.status for group in difference.texts if group.kind == "page"]
    counts = [
        *((states.count(status), f"tree {status}", f"trees {status}") for status in Status),
        (sum(bool(path.before and path.after) for path in paths), "path ends elsewhere", "paths end elsewhere"),
        (sum(path.before is None for path in paths), "new path", "new paths"),
        (sum(path.after is None for path in paths), "path vanished", "paths vanished"),
        (sum(len(tree.groups) for tree in trees), "group of paths", "groups of paths"),
        (len(difference.lost), "address leads nowhere", "addresses lead nowhere"),
        (len(difference.leads), "change of codes and faults", "changes of codes and faults"),
        *((pages.count(status), f"page {status}", f"pages {status}") for status in Status),
        (len(texts), "text changed", "texts changed"),
        (untouched, "translation not touched", "translations not touched"),
    ]
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number)


def said(sentence: str) -> Line:
    """A sentence of ours, in which ids stand between backticks."""
    return tuple(
        Part(Role.CODE if number % 2 else Role.WORDS, text) for number, text in enumerate(_CODE.split(sentence)) if text
    )


def _words(text: str) -> Line:
    return (Part(Role.WORDS, text),)


def _tree_heading(tree: TreeDifference) -> Line:
    state = {
        Status.ADDED: " added",
        Status.REMOVED: " removed",
        Status.RENAMED: f", which was `{tree.old_id}`",
        Status.CHANGED: "",
    }[tree.status]
    count = f", {_paths(tree.paths_there)}" if tree.paths_there else ""
    return (*said(f"Tree `{tree.id}`{state}{count}: "), *_words(" · ".join(title for _, title in tree.titles)))


def _tree_lines(tree: TreeDifference, languages: Mapping[Lang, str]) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    for note in tree.notes:
        yield said(note), ()
    for group in tree.groups:
        yield said(_grouped(group)), ()
    for path in tree.paths:
        yield _path(tree.id, path), ()
    if tree.waits:
        yield said("longest time that a customer waits there: {} s → {} s".format(*tree.waits)), ()
    for value in tree.values:
        yield _value(value), ()
    yield from (_text(text, languages) for text in tree.texts)


def _lost(lost: LostAddress) -> str:
    return f"`{lost.address}`: {lost.hint}"


def _grouped(group: PathGroup) -> str:
    verb = "added" if group.is_added else "removed"
    if group.answer:
        many = "new" if group.is_added else "gone"
        return f"answer `{group.answer}` of question `{group.question}` {verb}: {_paths(group.paths)} {many}"
    where = f"after `{group.behind}`" if group.behind else "at the beginning"
    size = "longer" if group.is_added else "shorter"
    return f"question `{group.question}` {verb} {where}: {_paths(group.paths, '1 path is', 'paths are')} {size}"


def _paths(number: int, one: str = "1 path", many: str = "paths") -> str:
    return one if number == 1 else f"{number} {many}"


def _path(tree: str, path: PathChange) -> Line:
    answers = ", ".join(f"{question}={answer}" for question, answer in path.answers) or "without a question"
    begin = _words(f"{answers}: ")
    if path.before and path.after:
        return (*begin, *said("ended at "), *_end(tree, path.before), *said(", now at "), *_end(tree, path.after))
    if path.after:
        return (*begin, *said("new path, ends at "), *_end(tree, path.after))
    return (*begin, *said("path gone, ended at "), *(_end(tree, path.before) if path.before else ()))


def _end(tree: str, end: End) -> Line:
    """An outcome of the tree by its id alone; its title in English, as all that is told, where it has one."""
    place = end.node if end.tree == tree else f"{end.tree}#{end.node}"
    titles = dict(end.titles)
    return (Part(Role.CODE, place), *_words(f" ({titles.get('en') or ' · '.join(titles.values())})"))


def _value(value: ValueChange) -> Line:
    if value.change == Change("", THERE):
        return said(f"new {value.where}")
    if value.change == Change(THERE, ""):
        return said(f"{value.where} is gone")
    before, after = (text or "nothing" for text in value.change)
    return (*said(f"{value.where}: "), *_words(f"{before} → {after}"))


def _text(change: TextChange, languages: Mapping[Lang, str]) -> tuple[Line, tuple[Line, ...]]:
    below = [_marked(lang, pair) for lang, pair in change.changes()]
    if change.untouched:
        below.append(_untouched(change.untouched, languages))
    return said(change.where), tuple(below)


def _marked(lang: str, pair: Change) -> Line:
    roles = {Marked.SAME: Role.WORDS, Marked.OLD: Role.OLD, Marked.NEW: Role.NEW}
    return (*_words(f"{lang}: "), *(Part(roles[kind], text) for kind, text in marked(*pair)))


def _untouched(langs: Iterable[Lang], languages: Mapping[Lang, str]) -> Line:
    names = [languages[lang] for lang in langs]
    verb = "is as it was" if len(names) == 1 else "are as they were"
    return _words(f"translation not touched: {' and '.join(names)} {verb}")


def _group_heading(group: TextGroup) -> Line:
    nouns = {"messages": "Words of the interface", "site": "Settings of the site", "scheme words": "Words of schemes"}
    noun = nouns.get(group.kind)
    state = "" if group.status is Status.CHANGED else f" {group.status}"
    return _words(noun) if noun else (*_words(f"{group.kind.capitalize()} "), Part(Role.CODE, group.id), *_words(state))


def notes(difference: Difference) -> Iterable[Line]:
    return map(said, difference.notes)
