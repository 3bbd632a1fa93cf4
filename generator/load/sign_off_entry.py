"""The text of site_config/reviews.yml and a new sign-off → the same text with one entry more, the rest as it was.

People write comments into that file, which no writer of YAML keeps: so the entry is put between its lines.
"""

from __future__ import annotations

import datetime
import json

from generator.load.reviews import REVIEWS
from generator.load.shape import FAILED, Reader
from generator.load.yaml_reader import (
    STRING,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    compose,
    forbidden_characters,
    read_text,
)
from generator.model.project_files import REVIEWS_FILE
from generator.model.schema_places import modeline
from generator.model.sign_off import SignOff
from generator.model.text import DEFAULT_LANGS, Lang, Text

_KEY = "signoffs"
_BEGIN = f"""\
{modeline("reviews", REVIEWS_FILE)}\
# Who signed which content of a tree. `poshelp approve TREE --as ROLE` adds to it; `poshelp reviews` lists what holds.
"""


class UnusableReviews(Exception):
    """The file cannot be added to; the message says where and why."""


def with_sign_off(
    content: bytes,
    tree: str,
    by: str,
    on: datetime.date,
    version: str,
    note: str = "",
    langs: tuple[Lang, ...] = DEFAULT_LANGS,
) -> bytes:
    """`content` of the file, empty where there is none yet, with the entry at the end of its list.

    `langs`: of the project, whose languages notes are in.

    Raises UnusableReviews where the file cannot be read, where its list is written in brackets, and for a note that no
    page may show.
    """
    before = _read(content, langs)
    if unwanted := forbidden_characters(note, REVIEWS_FILE):
        raise UnusableReviews(f"the note cannot be written: {unwanted[0].message}")
    text = content.decode("utf-8")
    end = "\r\n" if "\r\n" in text else "\n"
    fields = [("tree", _scalar(tree)), ("by", _scalar(by)), ("on", on.isoformat()), ("version", f'"{version}"')]
    if note:
        fields.append(("note", json.dumps(note, ensure_ascii=False)))
    after = _added(text or _BEGIN, fields, end).encode()
    try:
        written = _read(after, langs)
    except UnusableReviews as error:
        # Its place is in a file that nobody has.
        raise UnusableReviews(f"the entry cannot be written: {str(error).partition(': ')[2]}") from error
    if written[:-1] != before or len(written) != len(before) + 1:
        raise UnusableReviews(f"{REVIEWS_FILE}: an entry cannot be added to the list as it is written; add it by hand")
    return after


def _added(text: str, fields: list[tuple[str, str]], end: str) -> str:
    if text and not text.endswith("\n"):
        text += end
    lines = text.splitlines(keepends=True) if "\n" in text else []
    node, _ = compose(text, REVIEWS_FILE)
    if node is None:
        return text + _KEY + ":" + end + _block(fields, 2, end)
    listed = _listed(node)
    if listed.value and listed.flow_style:
        place = f"{REVIEWS_FILE}:{listed.start_mark.line + 1}:{listed.start_mark.column + 1}"
        raise UnusableReviews(f"{place}: this list is written in brackets; write each entry on lines of its own")
    if not listed.value:
        # `[]`, however it is written, makes room; a comment behind it stays.
        begin, last = listed.start_mark, listed.end_mark
        rest = lines[last.line][last.column :]
        kept = lines[begin.line][: begin.column].rstrip(" ")
        head = [*lines[: begin.line], kept + (rest if rest.strip() else end)]
        return "".join([*head, _block(fields, 2, end), *lines[last.line + 1 :]])
    number = _last_line(listed) + 1
    return "".join([*lines[:number], _block(fields, listed.start_mark.column, end), *lines[number:]])


def _block(fields: list[tuple[str, str]], indent: int, end: str) -> str:
    marks = ["- ", *["  "] * (len(fields) - 1)]
    return "".join(f"{' ' * indent}{mark}{key}: {value}{end}" for mark, (key, value) in zip(marks, fields, strict=True))


def _listed(node: Node) -> SequenceNode:
    entries = node.value if isinstance(node, MappingNode) else []
    found = next((value for key, value in entries if key.value == _KEY), None)
    if not isinstance(found, SequenceNode):
        raise UnusableReviews(f"{REVIEWS_FILE}: there is no list `{_KEY}`")
    return found


def _last_line(node: Node) -> int:
    """Number, from 0, of the last line on which something of `node` stands; its own end lies before what follows."""
    while isinstance(node, (MappingNode, SequenceNode)):
        if node.flow_style or not node.value:
            return int(node.end_mark.line)
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    # A text in several lines ends at the beginning of the line behind it.
    is_folded = isinstance(node, ScalarNode) and node.style in ("|", ">")
    return int(node.end_mark.line) - (is_folded and node.end_mark.column == 0)


def _scalar(value: str) -> str:
    node, _ = compose(value, REVIEWS_FILE)
    return value if isinstance(node, ScalarNode) and node.tag == STRING and node.value == value else f'"{value}"'


def _has_values(text: str) -> bool:
    """Whether there is more than empty lines and comments."""
    return any(line.strip() and not line.lstrip().startswith("#") for line in text.split("\n"))


def _read(content: bytes, langs: tuple[Lang, ...]) -> list[tuple[object, ...]]:
    """What each entry of `content` says, without its place. Raises UnusableReviews."""
    text, problems = read_text(content, len(content), REVIEWS_FILE, len(content))
    if text is not None and not problems:
        if not _has_values(text):
            return []
        node, problems = compose(text, REVIEWS_FILE)
        if node is not None:
            reader = Reader(REVIEWS_FILE, text, langs)
            value = REVIEWS.read(node, reader)
            problems = reader.problems
            if value is not FAILED and not problems:
                return [_said(sign_off) for sign_off in value]
    first = min(problems, key=lambda problem: problem.span)
    raise UnusableReviews(f"{REVIEWS_FILE}:{first.span.line}:{first.span.column}: {first.message}")


def _said(sign_off: SignOff) -> tuple[object, ...]:
    note = sign_off.note
    notes = [note.value] if isinstance(note, Text) else [text.value for text in note or ()]
    return sign_off.tree.value, sign_off.by.value, sign_off.on, sign_off.version.value, notes
