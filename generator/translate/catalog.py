"""Units → a PO file. Babel writes it; nothing in it depends on the clock."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from generator.model.marks import marks
from generator.model.project import Project
from generator.model.text import Lang
from generator.problem import Span
from generator.translate.texts import MESSAGE
from generator.translate.unit import Unit

FUZZY = "fuzzy"
_BRACE_FORMAT = "python-brace-format"
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_HEADER = """\
# Texts of {name} ({source} to {target}), made by `poshelp translate export`.
# Give it back with `poshelp translate import`. The context of an entry is the name of the text: leave it as it is.
# What is marked as fuzzy was translated from an older source: read it again, then take the mark away."""


def po_file(project: Project, units: Sequence[Unit], lang: Lang) -> bytes:
    """The texts as PO, in UTF-8, with lines ending in LF. The same project gives the same bytes.

    The day in its header is that of the newest review.
    """
    name = project.settings.name
    source, target = project.languages[project.source], project.languages[lang]
    day = datetime.combine(_newest_review(project), time(), UTC)
    catalog = Catalog(
        locale=lang,
        header_comment=_HEADER.format(
            name=_one_line(name.text(lang) or name.first.value), source=source.tag, target=target.tag
        ),
        project=_one_line(name.text(lang) or name.first.value),
        version=day.date().isoformat(),
        msgid_bugs_address=_one_line(project.settings.url),
        creation_date=day,
        revision_date=day,
        last_translator="poshelp",
        language_team=target.tag,
        fuzzy=False,
    )
    for unit in units:
        message = catalog.add(
            unit.source.value,
            unit.target.value,
            locations=[(span.file, span.line) for span in _places(unit)],
            auto_comments=list(_comments(project, unit, lang)),
            context=unit.id,
        )
        # Babel guesses from a percent sign or a brace; only our own placeholders are to be compared by tools.
        message.flags.clear()
        if unit.is_stale:
            message.flags.add(FUZZY)
        if _has_only_placeholders(unit.source.value):
            message.flags.add(_BRACE_FORMAT)
    written = io.BytesIO()
    write_po(written, catalog, width=0)
    return written.getvalue()


def _newest_review(project: Project) -> date:
    return max((tree.reviewed for tree in project.trees.values()), default=date(1970, 1, 1))


def _places(unit: Unit) -> list[Span]:
    return [unit.source.span] + [unit.target.span] * (unit.target.span.file != unit.source.span.file)


def _has_only_placeholders(value: str) -> bool:
    return _PLACEHOLDER.search(value) is not None and not re.search(r"[{}]", _PLACEHOLDER.sub("", value))


def _comments(project: Project, unit: Unit, lang: Lang) -> Iterator[str]:
    """What a translator has to know of one text, a line each."""
    source, limits = unit.source.value, project.settings.limits
    yield f"{unit.kind}."
    if unit.longest:
        yield f"Limit: {unit.longest} characters."
    elif unit.kind != MESSAGE and _is_long(project, source):
        is_dense = project.languages[lang].script.is_dense
        limit = f"{limits.sentence_characters} characters" if is_dense else f"{limits.sentence_words} words"
        yield f"Limit: {limit} a sentence."
    kept = marks(source)
    stay = [f"{{{name}}}" for name in kept.placeholders] + [f"`{code}`" for code in kept.codes]
    stay += [f"({link})" for link in kept.links]
    if stay:
        yield f"Keep as it stands: {' '.join(map(_one_line, stay))}"
    if kept.bold_spans:
        yield f"Keep {kept.bold_spans} times **…** (names of keys, which are translated)."
    for term in project.terms.values():
        words = term.term.text(project.source)
        if words and words in source and words != source and lang in term.term.texts:
            yield f"Term: {_one_line(words)} = {_one_line(term.term.text(lang))}"
    if unit.is_stale:
        yield "The source has changed since this was translated."


def _is_long(project: Project, source: str) -> bool:
    """Whether a translation may come near to the limit."""
    limits = project.settings.limits
    if project.languages[project.source].script.is_dense:
        return 2 * len(source) > limits.sentence_characters
    return 2 * len(source.split()) > limits.sentence_words


def _one_line(words: str) -> str:
    return " ".join(words.split())
