"""A page in two languages → its units, as fine as both have the same blocks.

Headings have the same ids in both languages, so sections are found by them. Where a section has the same blocks in both
languages each block is a unit; where it has not, all of the section below its heading is one; and where the headings
themselves differ, the whole body is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from generator.model.page import Page
from generator.model.text import Text
from generator.problem import Span
from generator.translate.blocks import PageBlock, page_blocks
from generator.translate.unit import BODY, WHOLE, Block, Unit

_KINDS = {
    "heading": "Heading of a page",
    "paragraph": "Paragraph of a page",
    "member": "Member of a list on a page",
    "row": "Row of a table on a page; keep every |",
    "quote": "Quotation on a page",
}
_ALL_OF_SECTION = "All that stands under a heading, as Markdown; its blocks are not yet those of the source"
_WHOLE_BODY = "The whole page, as Markdown; its headings are not yet those of the source"


class Section(NamedTuple):
    """A heading that has an id, and the blocks up to the next one."""

    anchor: str
    """Empty: what stands before the first heading."""
    blocks: tuple[PageBlock, ...]
    """The heading first."""

    @property
    def shapes(self) -> tuple[tuple[str, str], ...]:
        return tuple((block.kind, block.shape) for block in self.blocks)

    @property
    def below(self) -> tuple[PageBlock, ...]:
        """The blocks without the heading."""
        return self.blocks[1:] if self.anchor else self.blocks


def page_units(source: Page, target: Page, others: Iterable[Page] = ()) -> Iterator[Unit]:
    """The units of one page, in the order of the source. `others`: the same page in all languages.

    A page that says that it is untranslated has copies of theirs; these are no translations.
    """
    copies = {text for page in others for text in _every_text(page)} if target.untranslated_mark else ()
    for unit in _units(source, target):
        yield replace(unit, target=unit.target._replace(value="")) if unit.target.value in copies else unit


def page_texts(page: Page) -> dict[Block, Text]:
    """What a page has at each place that a unit can name."""
    found = {BODY: _stretch(page, page_blocks(page))}
    for section in sections(page):
        found[Block(section.anchor, WHOLE)] = _below(page, section)
        found.update({Block(section.anchor, number): block.text for number, block in enumerate(section.blocks)})
    return found


def page_shapes(page: Page, loose: Set[Block]) -> tuple[object, ...]:
    """What a translation of one text leaves alone: every heading, and the blocks of each section.

    Of a section that is a whole among `loose` only its heading is told.
    """
    found = sections(page)
    headings = tuple((heading.level, heading.id) for heading in page.headings)
    return headings, *(
        (section.anchor, None if Block(section.anchor, WHOLE) in loose else section.shapes) for section in found
    )


def sections(page: Page) -> tuple[Section, ...]:
    """The blocks of a page by the headings that have an id."""
    found: list[tuple[str, list[PageBlock]]] = [("", [])]
    for block in page_blocks(page):
        if block.anchor:
            found.append((block.anchor, []))
        found[-1][1].append(block)
    return tuple(Section(anchor, tuple(blocks)) for anchor, blocks in found)


def outline(found: Sequence[Section]) -> tuple[tuple[str, str], ...]:
    """Level and id of each heading of a section."""
    return tuple((section.anchor, section.blocks[0].shape if section.anchor else "") for section in found)


def _units(source: Page, target: Page) -> Iterator[Unit]:
    for name in ("title", "description"):
        ours, theirs = _front(source, name), _front(target, name)
        if ours and theirs:
            yield Unit(f"{source.file}: {name}", ours, theirs, f"{name.capitalize()} of a page", source.id)
    is_stale = target.translates is None or target.translates.value != source.digest
    for unit in _body(source, target):
        yield replace(unit, is_stale=is_stale)


def _every_text(page: Page) -> Iterator[str]:
    yield page.title
    yield page.description
    yield from (text.value for text in page_texts(page).values())


def _front(page: Page, name: str) -> Text | None:
    span: Span | None = page.title_span if name == "title" else page.description_span
    return Text(page.title if name == "title" else page.description, span) if span else None


def _body(source: Page, target: Page) -> Iterator[Unit]:
    ours, theirs = sections(source), sections(target)
    anchors = [section.anchor for section in ours]
    if outline(ours) != outline(theirs) or len(set(anchors)) < len(anchors):
        texts = _stretch(source, page_blocks(source)), _stretch(target, page_blocks(target))
        yield Unit(f"{source.file}: body", *texts, _WHOLE_BODY, source.id, BODY, lead=_body_lead(target))
        return
    for one, other in zip(ours, theirs, strict=True):
        name = f"{source.file}: {f'#{one.anchor}' if one.anchor else 'top'}"
        if one.shapes == other.shapes:
            yield from _blocks(name, one, other, source.id)
            continue
        if one.anchor:
            yield from _blocks(name, one._replace(blocks=one.blocks[:1]), other, source.id)
        texts = _below(source, one), _below(target, other)
        lead = "\n\n" if other.anchor else _body_lead(target)
        yield Unit(f"{name}.all", *texts, _ALL_OF_SECTION, source.id, Block(one.anchor, WHOLE), lead=lead)


def _blocks(name: str, one: Section, other: Section, page: str) -> Iterator[Unit]:
    counted: Counter[str] = Counter()
    for number, (block, translated) in enumerate(zip(one.blocks, other.blocks, strict=False)):
        counted[block.kind] += 1
        is_heading = one.anchor and number == 0
        id = f"{name}.{block.kind}" if is_heading else f"{name}.{block.kind}.{counted[block.kind]}"
        place = Block(one.anchor, number)
        yield Unit(id, block.text, translated.text, _KINDS.get(block.kind, ""), page, place, translated.indent)


def _below(page: Page, section: Section) -> Text:
    if section.below or not section.anchor:
        return _stretch(page, section.below)
    line = section.blocks[0].text.span.line
    column = len(page.body.split("\n")[line - page.body_line]) + 1
    return Text("", Span(page.file, line, column, line, column))


def _stretch(page: Page, blocks: Iterable[PageBlock]) -> Text:
    """Everything from the first of `blocks` to the last, as it stands; of none: nothing, where a body begins."""
    spans = [block.text.span for block in blocks]
    if not spans:
        # Behind the line that ends the front matter, which may be the last of the file.
        line, column = (page.body_line - 1, 4) if page.body_line > 1 else (1, 1)
        return Text("", Span(page.file, line, column, line, column))
    first, last = spans[0].line, spans[-1].end_line
    lines = page.body.split("\n")[first - page.body_line : last - page.body_line + 1]
    return Text("\n".join(lines).rstrip(), Span(page.file, first, 1, last, len(lines[-1].rstrip()) + 1))


def _body_lead(page: Page) -> str:
    return "\n" if page.body_line > 1 else ""
