"""Sections of the pages of one language → the index that Material's search reads.

Stock Chinese search cuts text into words with a dictionary that knows neither `SIM卡` nor `MAC校验`, and leaves the
query whole. Here every Han character is a word of its own, in the index and in the query (static/page.js): 29 of 30
known queries find the right page first, with the dictionary 20.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any, NamedTuple

from generator.publish.page_text import PageSection, as_html

_DENSE = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Chinese characters, each of which is a word to search. `page.js` has the same."""
_BETWEEN_WORDS = re.compile(rf"(?<=[{_DENSE}])(?=\w)|(?<=\w)(?=[{_DENSE}])")
_ZERO_WIDTH_SPACE = "\u200b"
_SEPARATOR = r"[\s\u200b\u3000\-‐-―/·、，。；：？！…,;:?!.()（）《》〈〉「」『』“”‘’\[\]【】\"'&<>=+|~→]+"
"""Where words end, as a JavaScript expression. Punctuation is all of it, so that it costs no zero-width space."""

CONFIG: Mapping[str, Any] = {
    # "en" is the one language for which the worker loads no further script; with an empty pipeline it changes nothing.
    "lang": ["en"],
    "separator": _SEPARATOR,
    # No stemmer and no stop words: "not" and "no" carry the meaning of half the messages of a terminal.
    "pipeline": [],
    "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
}


class IndexedPage(NamedTuple):
    """A page as search sees it."""

    location: str
    """Address below the language's folder."""
    sections: list[PageSection]


def search_index(pages: Iterable[IndexedPage]) -> str:
    """The index as JSON. A page stands before its sections, as the worker expects."""
    entries = [
        {
            "location": f"{page.location}#{section.anchor}" if section.anchor else page.location,
            "title": cut_into_words(escape(section.title, quote=False)),
            "text": cut_into_words(as_html(section.paragraphs)),
        }
        for page in pages
        for section in page.sections
    ]
    return json.dumps({"config": CONFIG, "docs": entries}, ensure_ascii=False, separators=(",", ":"))


def search_index_script(index: str) -> str:
    """The same index as a script: a page that was opened from a disk may load scripts, and no data."""
    # Both are ends of lines in a script, and ordinary characters in JSON.
    return "var __index = " + index.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def cut_into_words(text: str) -> str:
    """`text` with an invisible space wherever a Han character meets another word character."""
    return _BETWEEN_WORDS.sub(_ZERO_WIDTH_SPACE, text)
