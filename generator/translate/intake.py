"""Units and the entries of a PO file → which translations are taken, and what is told of the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.marks import mark_difference
from generator.model.text import Lang, language_of
from generator.problem import Problem, Severity, Span, nearest
from generator.translate.entries import Entry
from generator.translate.unit import Unit

_HINTS = 20
"""Unknown names for which the nearest one is looked for: comparing each of many with each takes long."""
_SHOWN = 40
"""Characters of a text in a message."""

Forbidden = Callable[[str], str]
"""Gives words for the first character of a text that no file may hold, or the empty string."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What a PO file asks for."""

    taken: tuple[tuple[Unit, Entry], ...]
    """New translations, in the order of the units."""
    read_pages: frozenset[str]
    """Pages of which every text is translated and not fuzzy."""
    problems: tuple[Problem, ...]
    unchanged: int
    """Entries that say what is there already."""
    empty: int
    fuzzy: int

    def without(self, refused: Mapping[str, Problem]) -> Intake:
        """The same without the units whose ids are in `refused`, for the reasons there."""
        return Intake(
            tuple((unit, entry) for unit, entry in self.taken if unit.id not in refused),
            self.read_pages - {unit.page for unit, _ in self.taken if unit.id in refused},
            (*self.problems, *refused.values()),
            self.unchanged,
            self.empty,
            self.fuzzy,
        )


def take_in(units: Sequence[Unit], entries: Sequence[Entry], lang: Lang, file: str, forbidden: Forbidden) -> Intake:
    """Compare the PO file `file` with the project. What is wrong with an entry concerns that entry alone."""
    by_id = {unit.id: unit for unit in units}
    times = Counter(entry.id for entry in entries)
    problems = list(_unknown(by_id, entries, file))
    numbers: Counter[str] = Counter()
    good: set[str] = set()
    taken: dict[str, Entry] = {}
    for entry in entries:
        unit = by_id.get(entry.id)
        if unit is None:
            continue
        problem = _disagreement(unit, entry, times[entry.id], file)
        if problem is None and entry.text and not entry.is_fuzzy and entry.text != unit.target.value:
            problem = _unfit(unit, entry, lang, file, forbidden)
        if problem:
            problems.append(problem)
        elif not entry.text:
            numbers["empty"] += 1
        elif entry.is_fuzzy:
            numbers["fuzzy"] += 1
        else:
            good.add(entry.id)
            if entry.text == unit.target.value:
                numbers["unchanged"] += 1
            else:
                taken[entry.id] = entry
    unread = {unit.page for unit in units if unit.id not in good}
    return Intake(
        tuple((unit, taken[unit.id]) for unit in units if unit.id in taken),
        frozenset({unit.page for unit in units} - unread - {""}),
        tuple(problems),
        numbers["unchanged"],
        numbers["empty"],
        numbers["fuzzy"],
    )


def refusal(rule: str, entry: Entry, file: str, message: str, hint: str = "") -> Problem:
    """Why `entry` is not taken."""
    return _problem(rule, Severity.ERROR, entry, file, message, hint)


def _problem(rule: str, severity: Severity, entry: Entry, file: str, message: str, hint: str) -> Problem:
    return Problem(rule, severity, message, Span(file, entry.line, 1, entry.line, 6), hint)


def _unknown(by_id: Mapping[str, Unit], entries: Sequence[Entry], file: str) -> Iterator[Problem]:
    told = 0
    for entry in entries:
        if entry.id in by_id:
            continue
        told += 1
        if not entry.id:
            message = (
                f"the entry of “{_shown(entry.source)}” has no context (`msgctxt`), so nobody knows which text it is"
            )
            yield refusal("po-no-context", entry, file, message, "export again with this version of poshelp")
            continue
        hint = _nearest(entry.id, by_id) if told <= _HINTS else ""
        yield refusal("po-unknown-id", entry, file, f"no text is called `{entry.id[:200]}`", hint)


def _nearest(id: str, known: Iterable[str]) -> str:
    """A hint at the nearest text of the same file, or at the nearest file."""
    file = id.partition(": ")[0]
    beside = [other for other in known if other.startswith(f"{file}: ")]
    return nearest(id, beside) if beside else nearest(file, {other.partition(": ")[0] for other in known})


def _disagreement(unit: Unit, entry: Entry, times: int, file: str) -> Problem | None:
    """Why `entry` is not about `unit` as it is now."""
    name = f"`{unit.id}`"
    if times > 1:
        return refusal("po-duplicate-id", entry, file, f"{name} is there {times} times", "leave one of them")
    if entry.is_plural:
        return refusal("po-plural", entry, file, f"{name} has plural forms", "no text here has any: write one msgstr")
    if entry.source == unit.source.value:
        return None
    message = f"the source of {name} has changed since the export: it is now “{_shown(unit.source.value)}”"
    is_lost = bool(entry.text) and not entry.is_fuzzy and entry.text != unit.target.value
    severity = Severity.ERROR if is_lost else Severity.WARNING
    return _problem("po-source-changed", severity, entry, file, message, "export again, and translate the new text")


def _unfit(unit: Unit, entry: Entry, lang: Lang, file: str, forbidden: Forbidden) -> Problem | None:
    """Why the translation cannot be one of this text."""
    text, name = entry.text, f"the translation of `{unit.id}`"
    character = forbidden(text)
    difference = mark_difference(unit.source.value, text)
    if character:
        return refusal("po-forbidden-character", entry, file, f"{character} in {name}", "delete it")
    if text.isspace():
        return refusal("po-empty", entry, file, f"{name} has only spaces", "leave it empty or write it")
    if text.strip("\n") != text:
        return refusal("po-line-end", entry, file, f"{name} begins or ends with a line end", "the source does not")
    if unit.longest and len(text) > unit.longest:
        message = f"{name} has {len(text)} characters; the limit is {unit.longest}"
        return refusal("po-too-long", entry, file, message)
    if unit.needs_language and language_of(text) != lang:
        return refusal("po-language", entry, file, f"{name} has no words in `{lang}`")
    if difference:
        what, ours, theirs = difference
        message = f"{what} differ in {name}: {theirs} there, {ours} in the source"
        return refusal("po-markup-differs", entry, file, message, f"the same {what} as in the source")
    return None


def _shown(text: str) -> str:
    return text[:_SHOWN] + "…" * (len(text) > _SHOWN)
