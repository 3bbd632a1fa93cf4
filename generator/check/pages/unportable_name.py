"""A name becomes a file that some systems cannot have.

Ids become files and folders, of the project and of the site, which are copied, unpacked and served on any system.
Windows keeps `con`, `prn`, `aux`, `nul`, `com1` to `com9` and `lpt1` to `lpt9` for itself, with any ending; and a name
of more than 100 characters is too long somewhere once its ending is added. All else that makes trouble (capital
letters, letters of other scripts, blanks, a dot at the end) no id may have anyway.

**Wrong**: `trees/network/aux.yml`

**Right**: `trees/network/auxiliary.yml`
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.pages.moved_ids import moved_ids
from generator.check.subject import Subject, rule
from generator.model.page import PROSE
from generator.model.project_files import SETTINGS_FILE
from generator.problem import Group, Problem, Span

RULE = rule("unportable-name", Group.PAGES, __doc__)

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
_LONGEST = 100
"""Characters."""


def check(subject: Subject) -> Iterator[Problem]:
    for kind, name, span in dict.fromkeys(_names(subject)):
        for part in name.split("/"):
            if part in _RESERVED:
                message = f"the name `{part}` of {kind} cannot be a file on Windows"
                yield RULE.problem(message, span, "give it another name")
            elif len(part) > _LONGEST:
                message = f"the name `{part[:40]}…` of {kind} is {len(part)} characters long"
                yield RULE.problem(message, span, f"at most {_LONGEST} can be a file on every system")


def _names(subject: Subject) -> Iterator[tuple[str, str, Span]]:
    """(whose, what becomes a path, its place)."""
    project = subject.project
    for tree in project.trees.values():
        yield "a tree", tree.id, tree.span
    for kind, named in (
        ("a family", project.families),
        ("a message", project.faults),
        ("a brand", project.brands),
        ("a manual", project.manuals),
    ):
        for id, one in named.items():
            yield kind, id, one.span
    for manual in project.manuals.values():
        yield "a manual's file", manual.file.value, manual.file.span
    for page in project.pages.values():
        if page.id.removeprefix(PROSE) not in project.trees:  # the name of a tree's prose is the tree's
            yield "a page", page.id, page.span
    for lang in project.langs:
        yield "a language", lang, Span(SETTINGS_FILE, 1, 1, 1, 1)
    yield from _given_up(subject)


def _given_up(subject: Subject) -> Iterator[tuple[str, str, Span]]:
    for ids in moved_ids(subject):
        for move in ids.moved.values():
            yield f"a given up {ids.noun}", move.old.value, move.old.span
    for moved in subject.project.moved_pages:
        yield f"a given up {moved.kind}", moved.old.value, moved.old.span
