"""The site's own settings: limits, hazard vocabulary, brands and the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from generator.model.text import DEFAULT_LANGS, Lang, Localized, Text
from generator.problem import Span

OPERATOR, HOTLINE = "operator", "hotline"
"""Placeholders that the generator's own words of the interface have: who runs the machines, and how they are reached.
A brand that does not fill in the first is called by its name."""
_NOWHERE = Span("", 1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something that a step may destroy, and the fact that must hold before."""

    id: str
    name: Localized
    needs: Text


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that the checker holds trees to."""

    nodes: int
    """Nodes of a tree."""
    paths: int
    """Paths of a tree: rows of its table."""
    tree_wait: int
    """Seconds that a customer may stand there on a path of one tree."""
    total_wait: int
    """The same along jumps into other trees."""
    review_grace_days: int
    """Days after `review_by` until it becomes an error."""
    sentence_characters: int
    """Characters of a sentence in a language that is written without spaces."""
    sentence_words: int
    """Words of a sentence in any other language."""


@dataclass(frozen=True, slots=True)
class SecurityContact:
    """Whom to tell about a hole in the security of the published site, and until when that is certain."""

    contact: str
    """`mailto:`, `https:` or `tel:` address."""
    expires: date
    """First day on which nobody may rely on it any more."""
    expires_span: Span


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """site_config/site.yml."""

    name: Localized
    description: Localized
    url: str
    """Address of the published site with a closing slash."""
    brand: str
    """Brand of a build without --brand."""
    brand_span: Span
    limits: Limits
    facts: Mapping[str, Localized]
    """What answers can ensure and steps can need, by id."""
    hazards: Mapping[str, Hazard]
    retry_gates: Mapping[str, Text]
    """Retry rule of a code or fault → fact that every retry outcome of its tree must hold."""
    note_down: Mapping[str, Localized]
    """What can be noted down, by id."""
    neutral_sentence: Localized
    """What may be said where nothing may be disclosed."""
    never_say: Mapping[Lang, tuple[Text, ...]]
    """Words that no sentence for the customer may contain."""
    entry: str
    """Id of the entry tree."""
    entry_span: Span
    langs: tuple[Lang, ...] = DEFAULT_LANGS
    """The languages of the project, the source language first."""
    spacing_exceptions: tuple[str, ...] = ()
    """Names in which Chinese and Latin stand without a space between them."""
    portals: tuple[str, ...] = ()
    """Origins whose pages may frame the embed; empty: every https page."""
    security: SecurityContact | None = None
    """None: the site has no security.txt."""
    offline_copies: bool = True
    """Whether readers' browsers keep the pages of their language for the time without a network."""
    review_roles: Mapping[str, Localized] = field(default_factory=dict)
    """Names of the roles that can sign a tree off, by id; empty: nobody is asked, and pages say nothing of it."""
    required_sign_offs: tuple[Text, ...] = ()
    """Roles without whose valid sign-off each tree gets a warning."""


class Publisher(StrEnum):
    """Who publishes the help under a brand, as its file says."""

    INDEPENDENT = "independent"
    """Somebody other than the company it is about. What a file that says nothing is taken for: every page and manual
    then tells that the company has no part in it."""
    OWNER = "owner"
    """The company itself."""
    UNBRANDED = "unbranded"
    """It carries no company's name."""


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose help it is: the words for the placeholders, and colours."""

    id: str
    span: Span
    name: Localized
    words: Mapping[str, Localized]
    """Placeholder → words, e.g. `hotline`, `operator`."""
    primary: str
    """CSS colour #rrggbb of the header and buttons."""
    accent: str
    notes: tuple[BrandNote, ...]
    logo: str = ""
    """SVG of its owner; empty: a mark is drawn. It may only be shown as an image, never as part of a page."""
    mark: Localized | None = None
    """The one to three characters of the mark; None: taken from the name."""
    publisher: Publisher = Publisher.INDEPENDENT
    primary_span: Span = _NOWHERE
    accent_span: Span = _NOWHERE

    @property
    def logo_file(self) -> str:
        """Where its owner puts the logo."""
        return f"site_config/brands/{self.id}.svg"

    @property
    def is_owner(self) -> bool:
        """Whether the company that it is about publishes the help itself."""
        return self.publisher is Publisher.OWNER

    @property
    def is_independent(self) -> bool:
        """Whether it has to be told that the company it is about has no part in it."""
        return self.publisher is Publisher.INDEPENDENT


@dataclass(frozen=True, slots=True)
class BrandNote:
    """A fact about this brand's terminals."""

    topic: str
    text: Localized
    agreement: str
    confidence: str
    sources: tuple[Text, ...]


Messages = Mapping[Lang, Mapping[str, str]]
"""Words of the interface: language → key → words."""
