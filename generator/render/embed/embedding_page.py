"""The contract of the embed → the page for portal teams: try it, copy it, read what it says, check that it works."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generator.model.artifact import SitePage
from generator.model.page import Page
from generator.model.project import Site
from generator.render import addresses
from generator.render.edition import Edition
from generator.render.embed.files import host_script
from generator.render.embed.messages import FROM_FRAME, SHARED_FIELDS, TO_FRAME, Message
from generator.render.embed.places import FOLDER, START, framed_path
from generator.render.embed.snippets import snippets
from generator.render.pages.evidence import source_views
from generator.render.prose import prose_markdown
from generator.render.sheet import Sheet

EMBEDDING_PAGE = "embedding"
"""Id of the page of content/ that says what no schema can say. Without it there is no embedding page."""
KINDS = ("version", "path", "lang", "code", "number", "id")
"""Kinds of values that have no list; those with the name of a field are of that field."""
ATTRIBUTES = ("lang", "tree", "code", "node", "brand", "theme", "sandbox", "title")
_STYLE = "assets/poshelp/embed/embedding.css"
_PLAYGROUND = "assets/poshelp/embed/playground.js"


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a message."""

    name: str
    values: tuple[str, ...]
    """All that there may be; empty: its kind is said in words."""
    kind: str
    is_optional: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message with the fields that are its own."""

    type: str
    meaning: str
    fields: tuple[FieldView, ...]


def embedding_page(edition: Edition, page: Page) -> SitePage:
    """`page` with the playground, what there is to copy, and the reference."""
    sheet = Sheet(edition, addresses.page_path(page))
    blocks = {
        "try": sheet.block(
            "embedding_try.html.j2",
            host=sheet.file(host_script(sheet.site.languages).path),
            playground=sheet.file(_PLAYGROUND),
            style=sheet.file(_STYLE),
            start=sheet.file(framed_path(sheet.lang, START)),
            brands=[(brand.id, sheet.plain(brand.name)) for brand in edition.site.brands.values()],
            brand=edition.brand.id,
            entry=edition.site.settings.entry,
            trees=[(tree.id, sheet.plain(tree.title)) for tree in edition.site.trees.values()],
        ),
        "copy": sheet.block("embedding_copy.html.j2", snippets=snippets(sheet), portals=edition.site.settings.portals),
        "attributes": sheet.block(
            "embedding_attributes.html.j2", attributes=ATTRIBUTES, trees=sheet.file("data/v1/trees.json")
        ),
        "messages": sheet.block(
            "embedding_messages.html.j2",
            shared=_fields(sheet, FROM_FRAME[0], SHARED_FIELDS),
            from_frame=[_message(sheet, message) for message in FROM_FRAME],
            to_frame=[_message(sheet, message) for message in TO_FRAME],
            schema=sheet.file(f"{FOLDER}messages.schema.json"),
        ),
    }
    if page.sources:
        blocks["facts"] = sheet.block("general_facts.html.j2", sources=source_views(sheet, page.sources))
    return sheet.page(
        "embedding.md.j2",
        page.title,
        page.description,
        blocks=blocks,
        summary=page.description,
        prose=prose_markdown(page.body, sheet),
    )


def without_embedding_page(site: Site) -> Site:
    """`site` as it is where no embed is published: what would lead to the page is words without a link."""
    return Site(replace(site, pages={key: page for key, page in site.pages.items() if page.id != EMBEDDING_PAGE}))


def _message(sheet: Sheet, message: Message) -> MessageView:
    own = [name for name in message.fields if name not in SHARED_FIELDS or message in TO_FRAME]
    return MessageView(message.type, sheet.say(f"embedding.message.{message.type}"), _fields(sheet, message, own))


def _fields(sheet: Sheet, message: Message, names: Iterable[str]) -> tuple[FieldView, ...]:
    forms = message.schema["properties"]
    return tuple(
        FieldView(
            name,
            tuple(forms[name].get("enum", ())) or tuple(str(value) for value in [forms[name].get("const")] if value),
            sheet.say(f"embedding.kind.{_kind(name, forms[name])}"),
            name in message.optional,
            sheet.say(f"embedding.field.{name}"),
        )
        for name in names
    )


def _kind(name: str, form: dict[str, Any]) -> str:
    """One of KINDS."""
    if name in KINDS:
        return name
    return "number" if form.get("type") == "integer" else "id"
