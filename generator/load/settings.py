"""Composed files of site_config → settings, brands and interface messages."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.load.collection_shapes import Field, ListOf, MapOf, Record, keys
from generator.load.languages import LANGUAGE_ID, ByLanguage, LocalizedShape, named_languages
from generator.load.scalar_shapes import ID_TEXT, BooleanShape, DateShape, IntegerShape, TextShape
from generator.load.shape import FAILED, Reader, Shape
from generator.load.tree import LONGEST_STEP_SECONDS
from generator.load.yaml_reader import Node
from generator.model.settings import Brand, BrandNote, Hazard, Limits, Publisher, SecurityContact, SiteSettings
from generator.model.text import DEFAULT_LANGS, Lang
from generator.problem import Span

_name = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*\Z")
_word = TextShape()
_localized = LocalizedShape()
_origin = TextShape(r"https://(?:\*\.)?[a-z0-9.-]+(?::\d+)?", "an origin such as https://portal.example")
_contact = TextShape(
    r"mailto:[^\s@]+@[^\s@]+|https://\S+|tel:\+[0-9-]+", "an address such as mailto:security@help.example or https://…"
)
_colour = TextShape(r"#[0-9a-f]{6}", 'a colour such as "#1a5fb4", with its quotation marks,')


def _limits(node: Node, values: dict[str, Any], reader: Reader) -> Limits:
    return Limits(
        values["nodes"],
        values["paths"],
        values["tree_wait_seconds"],
        values["total_wait_seconds"],
        values["review_grace_days"],
        values["sentence_characters"],
        values["sentence_words"],
    )


def _hazard(key: Node, values: dict[str, Any], reader: Reader) -> Hazard:
    return Hazard(key.value, values["name"], values["needs"])


def _security(node: Node, values: dict[str, Any], reader: Reader) -> SecurityContact:
    return SecurityContact(values["contact"].value, *values["expires"])


def _settings(node: Node, values: dict[str, Any], reader: Reader) -> SiteSettings:
    return SiteSettings(
        langs=reader.langs,
        name=values["name"],
        description=values["description"],
        url=values["url"].value,
        brand=values["brand"].value,
        brand_span=values["brand"].span,
        limits=values["limits"],
        facts=values["facts"],
        hazards=values["hazards"],
        retry_gates=values["retry_gates"],
        note_down=values["note_down"],
        neutral_sentence=values["neutral_sentence"],
        never_say=values["never_say"],
        entry=values["entry"].value,
        entry_span=values["entry"].span,
        spacing_exceptions=tuple(exception.value for exception in values["spacing_exceptions"]),
        portals=tuple(portal.value for portal in values["embed"]),
        security=values["security"],
        offline_copies=values["offline_copies"],
        review_roles=values["review_roles"],
        required_sign_offs=values["required_signoffs"],
    )


_settings_record = Record(
    {
        "languages": Field(
            ListOf(LANGUAGE_ID, at_least=1), "Languages of the site, the one that is translated first", required=False
        ),
        "name": Field(_localized, "Name of the site"),
        "description": Field(_localized, "One sentence for search engines"),
        "url": Field(
            TextShape(r"https://[A-Za-z0-9.-]+(?::\d+)?/(?:[\w.-]+/)*", "an https address with a closing slash"),
            "Address of the published site, with a closing slash",
        ),
        "brand": Field(ID_TEXT, "Brand of a build without --brand: a file of site_config/brands"),
        "entry": Field(ID_TEXT, "The tree that everybody can begin with"),
        "limits": Field(
            Record(
                {
                    "nodes": Field(IntegerShape(2, 1000), "Nodes of a tree at most"),
                    "paths": Field(IntegerShape(2, 100_000), "Paths of a tree at most"),
                    "tree_wait_seconds": Field(
                        IntegerShape(1, LONGEST_STEP_SECONDS),
                        "How long a customer may stand there in one tree, in seconds",
                    ),
                    "total_wait_seconds": Field(
                        IntegerShape(1, LONGEST_STEP_SECONDS), "The same along jumps into other trees"
                    ),
                    "review_grace_days": Field(
                        IntegerShape(0, 3650), "Days after review_by until a late review is an error"
                    ),
                    "sentence_characters": Field(IntegerShape(10, 1000), "Characters of a Chinese sentence at most"),
                    "sentence_words": Field(IntegerShape(10, 1000), "Words of an English sentence at most"),
                },
                _limits,
            ),
            "Bounds that the checker holds trees to",
        ),
        "facts": Field(MapOf(_localized, "fact"), "What answers can ensure and steps can need, by id"),
        "hazards": Field(
            MapOf(
                Record(
                    {
                        "name": Field(_localized, "What could be lost"),
                        "needs": Field(ID_TEXT, "The fact that must hold before"),
                    },
                    lambda node, values, reader: values,
                ),
                "hazard",
                _hazard,
            ),
            "What steps can destroy, by id",
        ),
        "retry_gates": Field(
            MapOf(ID_TEXT, "retry rule"),
            "Retry rule of a code or terminal message, and the fact that every retry outcome of its tree must hold",
        ),
        "note_down": Field(MapOf(_localized, "thing to note down"), "What can be noted down, by id"),
        "neutral_sentence": Field(_localized, "All that may be said where nothing may be disclosed"),
        "never_say": Field(ByLanguage(ListOf(_word), ()), "Words that no sentence for the customer may contain"),
        "spacing_exceptions": Field(
            ListOf(_word),
            "Names in which Chinese and Latin stand without a space between them",
            required=False,
            default=(),
        ),
        "embed": Field(
            Record(
                {
                    "portals": Field(
                        ListOf(_origin), "Origins such as https://portal.example; an empty list: every https page"
                    )
                },
                lambda node, values, reader: values["portals"],
            ),
            "Who may show the help in a frame",
            required=False,
            default=(),
        ),
        "security": Field(
            Record(
                {
                    "contact": Field(_contact, "An address that begins with mailto:, https: or tel:"),
                    "expires": Field(DateShape(), "First day on which nobody may rely on it, at most a year ahead"),
                },
                _security,
            ),
            "Whom finders of security holes may write to; left out: there is no security.txt",
            required=False,
        ),
        "offline_copies": Field(
            BooleanShape(),
            "Whether browsers keep the pages for the time without a network; true if left out",
            required=False,
            default=True,
        ),
        "review_roles": Field(
            MapOf(_localized, "role"), "Who may sign off trees, by role and without names", required=False, default={}
        ),
        "required_signoffs": Field(
            ListOf(ID_TEXT), "Roles of review_roles whose sign-off every tree needs", required=False, default=()
        ),
    },
    _settings,
)


class SettingsFile(NamedTuple):
    """The settings, and what is known even where they cannot be read: the languages of all texts, theirs too."""

    langs: tuple[Lang, ...]
    settings: SiteSettings | None


class _SettingsShape:
    """The languages have to be known before the first text is read."""

    def read(self, node: Node, reader: Reader) -> Any:
        given = next((child for key, child in node.value if key.value == "languages"), None) if keys(node) else None
        reader.langs = named_languages(given, reader) or DEFAULT_LANGS
        settings = _settings_record.read(node, reader)
        return SettingsFile(reader.langs, None if settings is FAILED else settings)

    def schema(self, langs: tuple[Lang, ...] = DEFAULT_LANGS) -> dict[str, Any]:
        return _settings_record.schema(langs)


SETTINGS: Shape = _SettingsShape()


def _note(node: Node, values: dict[str, Any], reader: Reader) -> BrandNote:
    return BrandNote(
        values["topic"].value,
        values["text"],
        values["agreement"].value,
        values["confidence"].value,
        values["sources"],
    )


BRAND: Shape = Record(
    {
        "name": Field(_localized, "Name of the site and the manuals"),
        "words": Field(
            MapOf(_localized, "placeholder", id_pattern=_name),
            "What stands for the placeholders, such as acquirer and hotline, inside a sentence",
        ),
        "primary": Field(_colour, "Colour of header and buttons, such as #1a5fb4, readable on white"),
        "accent": Field(_colour, "A second colour, readable on white"),
        "mark": Field(
            LocalizedShape(TextShape(r"[^\W_]{1,3}", "one to three letters or digits")),
            "One to three characters for the square in the header; left out: the beginning of the name",
            required=False,
        ),
        "publisher": Field(
            TextShape("independent|owner|unbranded", "independent, owner or unbranded"),
            "owner: the company itself, unbranded: it names no company, independent or left out: somebody else",
            required=False,
        ),
        "notes": Field(
            ListOf(
                Record(
                    {
                        "topic": Field(_word, "What it is about, in a word"),
                        "text": Field(_localized, "The fact"),
                        "agreement": Field(
                            TextShape("agreed|single|conflict", "agreed, single or conflict"),
                            "How far the sources agree: agreed, single or conflict",
                        ),
                        "confidence": Field(
                            TextShape("high|medium|low", "high, medium or low"), "How sure it is: high, medium or low"
                        ),
                        "sources": Field(ListOf(_word, at_least=1), "Keys of content/data/sources.yml"),
                    },
                    _note,
                ),
                "note",
            ),
            "Facts about this brand's terminals",
            required=False,
            default=(),
        ),
    },
    lambda node, values, reader: values,
)


def read_brand(root: Node, id: str, reader: Reader) -> Brand | None:
    """The brand in `root`; its id is its file's name."""
    values = BRAND.read(root, reader)
    if values is FAILED:
        return None
    span = Span(reader.file, 1, 1, 1, 1)
    primary, accent, publisher = values["primary"], values["accent"], values["publisher"]
    return Brand(
        id,
        span,
        values["name"],
        values["words"],
        primary.value,
        accent.value,
        values["notes"],
        mark=values["mark"],
        publisher=Publisher(publisher.value) if publisher else Publisher.INDEPENDENT,
        primary_span=primary.span,
        accent_span=accent.span,
    )


MESSAGES: Shape = MapOf(
    TextShape(),
    "message",
    lambda key, text, reader: text,
    id_pattern=re.compile(r"[a-z0-9]+(?:[_.-][a-z0-9]+)*\Z"),
)
"""A flat mapping from keys such as `guide.back` to words with their places."""
