"""Text of a file from elsewhere → text that the tree format takes for nothing but text; labels → ids."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from generator.exchange.draft import LANGS
from generator.exchange.source import Source
from generator.model.text import FORBIDDEN, Lang, Plain, language_of, parse
from generator.model.tree import UNSURE

_HTML = re.compile(r"<(?=[A-Za-z/!?])")
_LITERAL = str.maketrans("*`[]{}", "＊｀［］｛｝")
_LONGEST_ID = 40
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_KNOWN_ANSWERS = {
    "是": "yes",
    "是的": "yes",
    "否": "no",
    "不是": "no",
    **dict.fromkeys(("不确定", "不知道", "看不清", "不清楚"), UNSURE),
    **dict.fromkeys(("cannot tell", "can't tell", "not sure", "don't know", "unsure"), UNSURE),
}


def legible(source: Source, text: str, at: int) -> str:
    """`text` without characters that the format refuses, which is told; its white space is kept."""
    found = FORBIDDEN.search(text)
    if not found:
        return text
    message = f"character U+{ord(found[0]):04X} is not allowed and was removed"
    source.tell("forbidden-character", message, at)
    return FORBIDDEN.sub("", text)


def literal(source: Source, text: str, at: int) -> str:
    """`text` on one line. What the format would take for markup stands there as full-width signs, which is told."""
    line = " ".join(legible(source, text, at).split())
    plain = without_html(line)
    if any(not isinstance(part, Plain) for part in parse(line)):
        plain = plain.translate(_LITERAL)
    if plain != line:
        source.tell("markup", "signs that would be markup here stand as full-width ones, as text", at)
    return plain


def without_html(text: str) -> str:
    """`text` with nothing in it that begins like HTML."""
    return _HTML.sub("＜", text)


def language(texts: Iterable[str]) -> Lang:
    """The language of a file with `texts`: Chinese where one of them is."""
    return LANGS[0] if any(language_of(text) == LANGS[0] for text in texts) else LANGS[1]


def is_id(text: str) -> bool:
    """Whether the format takes `text` for an id."""
    return bool(_ID.match(text))


def slug(label: str) -> str:
    """The Latin words of `label` as an id; empty for a label that is not in Latin letters."""
    if language_of(label) == "zh":
        return ""
    letters = unicodedata.normalize("NFKD", label[:500]).lower()
    # The accents of letters are characters of their own now.
    words = re.findall(r"[a-z0-9]+", "".join(c for c in letters if c not in "'’" and not unicodedata.combining(c)))
    id = ""
    for word in words:
        longer = f"{id}-{word}" if id else word[:_LONGEST_ID]
        if len(longer) > _LONGEST_ID:
            break
        id = longer
    return id


def answer_slug(label: str) -> str:
    """The id of an answer by its `label`; what says "I cannot tell" is `unsure`."""
    return _KNOWN_ANSWERS.get(label.strip(" .。!！").lower().replace("’", "'")) or slug(label)


class Ids:
    """Gives each node or answer an id of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, *wishes: str) -> str:
        """The first wish that is not empty, with a number where somebody has it."""
        wish = next(filter(None, wishes))
        id = wish
        while id in self._taken:
            number = self._next.get(wish, 1) + 1
            self._next[wish] = number
            id = f"{wish}-{number}"
        self._taken.add(id)
        return id
