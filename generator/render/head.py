"""What is said of a page outside of it: in search results, where it is shared, and to machines."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.language import Language
from generator.render import addresses
from generator.render.addresses import Address
from generator.render.edition import Edition

Node = dict[str, Any]
"""A thing in the words of schema.org."""

NARROWEST, WIDEST = 50, 160
"""Columns of a description. Search results show about as many; less tells nothing, and more is cut."""
WIDEST_TITLE = 80
"""Columns of a title. Lists show sixty or so; the words that matter stand first."""
_SENTENCE_END = re.compile(r"[。！？]|[.!?](?=\s)")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's author gives beside its title and description."""

    title: str = ""
    """What people search for, in their words; empty: the page's own title will do."""
    above: Sequence[tuple[str, Address]] = ()
    """Titles and addresses of the pages between the home page and this one."""
    about: Sequence[Node] = ()
    """What the page is, beside its place in the site."""
    picture: str = ""
    """Path below the site; empty: the one that stands for the whole site."""
    twin: str = ""
    """Path below the site of the same as plain Markdown; empty: none."""
    reviewed: datetime.date | None = None


def columns(text: str) -> int:
    """Columns that `text` takes where it is listed: two for a Han character, which has three bytes, one for Latin."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def description(language: Language, first: str, *more: str) -> str:
    """`first`, and of the sentences in `more` those for which there is room."""
    told = _shortened(first)
    for sentence in more:
        longer = f"{told}{language.between}{sentence}"
        if sentence and columns(longer) <= WIDEST:
            told = longer
    return told


def joined(language: Language, *sentences: str) -> str:
    """Sentences in running text."""
    return language.between.join(sentence for sentence in sentences if sentence)


def absolute(edition: Edition, page: str) -> str:
    """Address of a page on the published site. `page`: source path below the language's folder."""
    return f"{edition.site.settings.url}{edition.lang}/{addresses.directory(page)}"


def trail(edition: Edition, page: str, title: str, above: Sequence[tuple[str, Address]]) -> Node:
    """The way to a page from the home page, which has none itself."""
    steps = [(edition.words.text("nav.home"), addresses.HOME), *((name, address.page) for name, address in above)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": absolute(edition, path)}
            for number, (name, path) in enumerate([*steps, (title, page)], 1)
        ],
    }


def questions(edition: Edition, page: str, asked: Sequence[tuple[str, str]]) -> Node:
    """Questions as people ask them, each with the one answer that the page gives."""
    return {
        "@type": "FAQPage",
        "url": absolute(edition, page),
        "inLanguage": edition.language.tag,
        "mainEntity": [
            {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
            for question, answer in asked
        ],
    }


def website(edition: Edition) -> Node:
    """The site itself, with the address at which its finder answers."""
    settings = edition.site.settings
    return {
        "@type": "WebSite",
        "url": absolute(edition, addresses.HOME),
        "name": edition.plain(edition.brand.name),
        "description": edition.plain(settings.description),
        "inLanguage": edition.language.tag,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{absolute(edition, addresses.FIND)}?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
        **publisher(edition),
    }


def publisher(edition: Edition) -> Node:
    """Who publishes the site; nothing where it is not the company that the brand names."""
    if not edition.brand.is_owner:
        return {}
    return {"publisher": {"@type": "Organization", "name": edition.plain(edition.brand.name)}}


def _shortened(sentence: str) -> str:
    """`sentence`, or its beginning where it is too long for a list of results."""
    if columns(sentence) <= WIDEST:
        return sentence
    # Half a prohibition would be none: rather a whole sentence less.
    ends = [match.end() for match in _SENTENCE_END.finditer(sentence) if columns(sentence[: match.end()]) <= WIDEST]
    if ends and columns(sentence[: ends[-1]]) >= NARROWEST:
        return sentence[: ends[-1]]
    end = len(sentence)
    while columns(sentence[:end]) > WIDEST - 2:
        end -= 1
    # Not in the middle of a word, where the language has them.
    space = sentence.rfind(" ", 0, end)
    return f"{sentence[: space if space > end // 2 else end].rstrip('，、,;；:：( （')}…"
