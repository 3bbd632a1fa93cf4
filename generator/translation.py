"""A project folder and a PO file → the folder with the translations of the file: read, compare, write, prove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.load import (
    FILE_MISSING,
    MISSING_KEY,
    MISSING_LANGUAGE,
    Content,
    NoContent,
    content_of,
    forbidden_characters,
    load,
    read_page,
    scalar_edits,
)
from generator.model.edit import edited
from generator.model.language import messages_file
from generator.model.project import Project
from generator.model.text import Lang
from generator.problem import Problem, Report, Severity, Span, counted
from generator.publish import replace_files
from generator.translate import (
    MAX_PO_BYTES,
    Intake,
    NoCatalogue,
    decoded,
    digests,
    po_file,
    read_po,
    refusal,
    refused_file,
    rewritings,
    take_in,
    unfit_blocks,
    units,
    unproven,
)

_Place = tuple[str, int, int]


class UnreadableProject(Exception):
    """The project has errors of reading: a part of it would be left out, or written to in the wrong place."""


class UnknownLanguage(Exception):
    """It is none of the languages that the project is translated into."""

    def __init__(self, lang: str, known: tuple[str, ...]) -> None:
        super().__init__(lang)
        self.lang, self.known = lang, known


class Unproven(Exception):
    """What would be written does not read back as what was meant. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do."""

    report: Report
    """Of the PO file: entries that were not taken, and why."""
    changes: tuple[Change, ...]
    files: tuple[str, ...]
    """Those that changed."""
    pages: tuple[str, ...]
    """Pages that now name the source that they were compared with."""
    unchanged: int
    """Entries that say what is there already."""
    empty: int
    fuzzy: int


@dataclass(frozen=True, slots=True)
class Change:
    """One text that was replaced."""

    id: str
    span: Span
    """Where it stood."""
    before: str
    after: str


def exported(root: Path, today: date, lang: Lang) -> bytes:
    """Every text of the project in `root` as a PO file. An empty `lang` is the second language of the project.

    Raises UnreadableProject and UnknownLanguage."""
    project, lang = _project(root, today, lang)
    return po_file(project, units(project, lang), lang)


def imported(root: Path, today: date, po: Path, lang: Lang, *, write: bool) -> Imported:
    """Put the translations in the file `po` into the project in `root`; without `write` only tell what would be.

    Entries that are wrong are told, and the others are taken. Files are written all or none, and only after they have
    been read again in memory and say what they said, but for the translations. Raises UnreadableProject, Unproven,
    NoContent where `po` cannot be read, and PublishError where a file cannot be written.
    """
    project, lang = _project(root, today, lang)
    file = po.as_posix()
    try:
        text, intake = _taken_in(project, po, lang)
    except NoCatalogue as error:
        return Imported(Report.of([error.problem], {file: error.text}), (), (), (), 0, 0, 0)
    read = partial(read_page, source=project.source)
    intake = intake.without(unfit_blocks(project, intake, lang, file, read))
    before = {name: _held(root, name, project) for name in rewritings(project, intake, lang)}
    while True:
        contents, places = _rewritten(project, intake, lang, before)
        after, report = load(root, today, instead=contents)
        blamed = _blamed(report, intake, places, file)
        if not _in_the_way(report, lang):
            break
        if not blamed:
            raise Unproven(f"{_told(_in_the_way(report, lang)[0])}; nothing was written")
        intake = intake.without(blamed)
    lost = "the project" if after is None else unproven(project, after, intake, lang)
    if lost:
        raise Unproven(f"{lost} would not read back as it was meant; nothing was written")
    changed = {name: content for name, content in contents.items() if content != before[name]}
    if write:
        replace_files(
            {root / name: content for name, content in changed.items()},
            {root / name: before[name] for name in changed},
            within=root,
        )
    return Imported(
        Report.of(intake.problems, {file: text}),
        tuple(Change(unit.id, unit.target.span, unit.target.value, entry.text) for unit, entry in intake.taken),
        tuple(changed),
        tuple(digests(project, intake, lang)),
        intake.unchanged,
        intake.empty,
        intake.fuzzy,
    )


def listing(done: Imported, *, is_written: bool) -> str:
    """What was done, or would be, in words: a line with the numbers, before it each change where nothing is written."""
    if done.report.errors and not (done.changes or done.unchanged or done.empty or done.fuzzy):
        return "nothing was imported\n"
    lines = [] if is_written else [line for change in done.changes for line in _change_lines(change)]
    count = len(done.changes)
    verb = "imported" if is_written else "would import"
    parts = [f"{verb} {counted(count, 'translation')} into {counted(len(done.files), 'file')}"]
    parts += [f"{counted(len(done.pages), 'page')} compared with the source"] * bool(done.pages)
    parts += [f"{done.unchanged} as they were"] * bool(done.unchanged)
    skipped = [f"{number} {what}" for number, what in ((done.empty, "empty"), (done.fuzzy, "fuzzy")) if number]
    parts += [f"skipped {' and '.join(skipped)}"] * bool(skipped)
    parts += [f"refused {done.report.errors}"] * bool(done.report.errors)
    return "\n".join((*lines, "; ".join(parts))) + "\n"


def _project(root: Path, today: date, lang: Lang) -> tuple[Project, Lang]:
    project, report = load(root, today)
    if project is not None and not lang:
        lang = project.langs[1] if len(project.langs) > 1 else ""
    wrong = _in_the_way(report, lang)
    if project is None or wrong:
        raise UnreadableProject(f"{_told((wrong or report.problems)[0])}; mend what `poshelp check` finds first")
    known = project.langs[1:]
    if lang not in known:
        raise UnknownLanguage(lang, known)
    return project, lang


def _in_the_way(report: Report, lang: Lang) -> list[Problem]:
    """The errors without those that say what `lang` lacks, which is what a translation begins with."""
    own, lacking = messages_file(lang), (FILE_MISSING.id, MISSING_KEY.id)
    return [
        problem
        for problem in report.problems
        if problem.severity is Severity.ERROR
        and not (problem.rule == MISSING_LANGUAGE.id or (problem.rule in lacking and problem.span.file == own))
    ]


def _taken_in(project: Project, po: Path, lang: Lang) -> tuple[str, Intake]:
    file = po.as_posix()
    text = decoded(*_content(po, MAX_PO_BYTES), file)
    catalogue = read_po(text, file)
    language = catalogue.language.replace("_", "-")
    if language and language.partition("-")[0] != lang:
        message = f"the translations are in `{language}`, and not in `{lang}`"
        raise NoCatalogue(refused_file("po-language", message, file, 1, "name it with --lang"), text)
    return text, take_in(units(project, lang), catalogue.entries, lang, file, _forbidden)


def _held(root: Path, file: str, project: Project) -> bytes:
    content = _content(root / file, len(project.files[file].encode()) * 2).bytes
    if content.decode("utf-8", "replace").replace("\r\n", "\n") != project.files[file]:
        raise Unproven(f"{file} has changed meanwhile; nothing was written")
    return content


def _content(path: Path, limit: int) -> Content:
    try:
        return content_of(path, limit)
    except NoContent as error:
        raise NoContent(f"cannot read {path}: {error}") from error


def _forbidden(text: str) -> str:
    found = forbidden_characters(text, "")
    return found[0].message if found else ""


def _rewritten(
    project: Project, intake: Intake, lang: Lang, before: Mapping[str, bytes]
) -> tuple[dict[str, bytes], dict[_Place, Span]]:
    """New contents of files, and for the beginning of each unit's place where it is in them."""
    contents: dict[str, bytes] = {}
    places: dict[_Place, Span] = {}
    for file, (scalars, edits) in rewritings(project, intake, lang).items():
        of_scalars = scalar_edits(project.files[file], file, scalars, lang) if scalars else {}
        every = (*edits, *of_scalars.values())
        asked = (*(edit.span for edit in edits), *of_scalars)
        # The places are those of the text with its line ends made LF; they count lines, so they are right in both.
        text, found = edited(before[file].decode("utf-8"), every)
        contents[file] = text.encode("utf-8")
        places.update({_place(span): place for span, place in zip(asked, found, strict=True)})
    return contents, places


def _blamed(report: Report, intake: Intake, places: Mapping[_Place, Span], file: str) -> dict[str, Problem]:
    """Units whose translation made a problem of reading; all of a file where the problem is that of the file."""
    blamed: dict[str, Problem] = {}
    for problem in report.problems:
        inside = [unit for unit in intake.taken if _lies_in(problem.span, places[_place(unit[0].target.span)])]
        beside = [unit for unit in intake.taken if unit[0].file == problem.span.file]
        for unit, entry in inside or beside:
            message = f"{problem.message}, with the translation of `{unit.id}`"
            blamed.setdefault(unit.id, refusal(f"po-{problem.rule}", entry, file, message, problem.hint))
    return blamed


def _place(span: Span) -> _Place:
    return span.file, span.line, span.column


def _lies_in(span: Span, place: Span) -> bool:
    begin, end = (place.line, place.column), (place.end_line, place.end_column)
    return span.file == place.file and begin <= (span.line, span.column) < end


def _change_lines(change: Change) -> Iterator[str]:
    yield f"{change.span.file}:{change.span.line}: {change.id.partition(': ')[2]}"
    for sign, words in (("-", change.before), ("+", change.after)):
        yield from (f"  {sign} {line}" for line in words.split("\n"))


def _told(problem: Problem) -> str:
    return f"{problem.span.file}:{problem.span.line}: {problem.message}"
