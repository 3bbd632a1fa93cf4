"""Author text → text that HTML, Markdown and JSON hold as it stands: the one escaping function of each."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

_ILLEGIBLE = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; Python-Markdown marks its own places with two of them
    "\u202a-\u202e\u2066-\u2069"  # they would turn round the order of what follows
    "\ud800-\udfff"
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use: the marks of blocks
    "\ufdd0-\ufdef\ufffe\uffff"
    "]"
)
_MEANINGFUL = re.compile(r"[!\"#$&'()*+\-./:<=>@\[\\\]^_`{|}~]")

_ACTIVE = re.compile(r"[\\`*_~\[\]]|!\Z")
"""What could be markup; at the end also what makes a picture of a link that follows."""
_REFERENCE = re.compile(r"&(?=#?\w+;)")
_AT_START = re.compile(r"\A(?P<before>\d{0,9})(?P<mark>(?<=\d)[.)]|(?<!\d)[#+\-=>|])")
"""What begins a heading, a list, a quotation or a line of a table."""


class Markdown(str):
    """Finished Markdown, which nothing escapes again."""

    __slots__ = ()


def legible(text: str) -> str:
    """`text` with a visible substitute for each character that is not for readers."""
    # Nothing printable is illegible; asking first is quick, and true of nearly every text.
    return text if text.isprintable() else _ILLEGIBLE.sub("\N{REPLACEMENT CHARACTER}", text)


def html_text(value: object) -> Markup:
    """`value` as text for HTML, as content or as the value of a quoted attribute. What is HTML already stays so."""
    return value if isinstance(value, Markup) else _html_text(str(value))


# The same names, addresses and kinds stand on hundreds of pages. Only of plain strings: Markup of the same characters
# would find their entries.
@lru_cache(maxsize=65536)
def _html_text(text: str) -> Markup:
    return escape(legible(text))


def markdown_text(value: object) -> Markdown:
    """`value` as text for Markdown, on one line. What is Markdown already stays so.

    As character references, because a backslash does not help against `<`, `&`, `|` and what extensions give a meaning.
    """
    return value if isinstance(value, Markdown) else _markdown_text(str(value))


@lru_cache(maxsize=16384)
def _markdown_text(text: str) -> Markdown:
    line = " ".join(legible(text).split())
    return Markdown(_MEANINGFUL.sub(lambda match: f"&#{ord(match[0])};", line))


def commonmark_text(value: object) -> Markup:
    """`value` as text for a Markdown file that people and machines read as it stands, on one line: what could be markup
    gets a backslash. What is finished already, which is Markup here too, stays so."""
    return value if isinstance(value, Markup) else _commonmark_text(str(value))


@lru_cache(maxsize=16384)
def _commonmark_text(text: str) -> Markup:
    line = _ACTIVE.sub(r"\\\g<0>", " ".join(legible(text).split()))
    line = _REFERENCE.sub("&amp;", line).replace("<", "&lt;")
    return Markup(_AT_START.sub(lambda match: f"{match['before']}\\{match['mark']}", line))  # noqa: S704  escaped above


def json_text(value: Any) -> str:
    """`value` as JSON on one line that may also stand in a script, or in a script element of a page.

    There `</` could end the element, after `<!--` a `<script` would keep the element open beyond its end, and the two
    line separators end a string in scripts before 2019.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
