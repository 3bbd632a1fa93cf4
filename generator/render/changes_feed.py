"""The trees with the days of their reviews → a feed: which cause was looked at or changed, and when.

A merchant subscribes to know when an instruction that hangs on the wall is out of date, an integrator to know when
frames show something new. Both want the cause, the day and whether the content is another one; so an entry is known by
its version, and a review that changes nothing but the date is told as an update of the same entry. No clock, no git:
the days are the authors' own.
"""

from __future__ import annotations

import datetime
from html import escape

from generator.model.tree import DecisionTree
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.escape import legible
from generator.render.head import absolute
from generator.render.places import changes


def changes_feed(edition: Edition) -> str:
    """The feed in Atom, the latest first."""
    trees = sorted(edition.site.trees.values(), key=lambda tree: tree.reviewed, reverse=True)
    name = edition.plain(edition.brand.name)
    home = absolute(edition, addresses.HOME)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{edition.language.tag}">',
        _element("id", home),
        _element("title", edition.words.text("feed.title", name=name)),
        _element("updated", _moment(max(tree.reviewed for tree in trees))),
        f"<author>{_element('name', name)}</author>",
        f'<link rel="self" href="{_text(edition.site.settings.url + changes(edition.lang))}"/>',
        f'<link rel="alternate" type="text/html" href="{_text(home)}"/>',
        *(line for tree in trees for line in _entry(edition, tree)),
        "</feed>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _entry(edition: Edition, tree: DecisionTree) -> list[str]:
    address = absolute(edition, addresses.tree_address(tree.id).page)
    version = edition.facts.version(tree)
    told = edition.words.text(
        "feed.entry", reviewed=tree.reviewed.isoformat(), version=version, review_by=tree.review_by.isoformat()
    )
    return [
        "<entry>",
        _element("id", f"{address}?version={version}"),
        _element("title", edition.plain(tree.title)),
        _element("updated", _moment(tree.reviewed)),
        f'<link rel="alternate" type="text/html" href="{_text(address)}"/>',
        _element("summary", edition.plain(tree.summary)),
        f'<content type="text">{_text(told)}</content>',
        "</entry>",
    ]


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escape(legible(text))


def _moment(day: datetime.date) -> str:
    """The beginning of the day: a review has no hour."""
    return f"{day.isoformat()}T00:00:00Z"
