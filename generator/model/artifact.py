"""What rendering makes and publishing writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.model.manual import Layout
from generator.model.text import Lang


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page for MkDocs, free of MkDocs' own types."""

    path: str
    """Source path below the docs folder: `zh/causes/card-expired.md`; becomes `zh/causes/card-expired/`."""
    lang: Lang
    title: str
    description: str
    markdown: str
    """Body. Each block stands in it as a paragraph `block_mark(name)`."""
    blocks: Mapping[str, str]
    """HTML put in place before indexing: found by search."""
    figures: Mapping[str, str]
    """HTML put in place after indexing: charts and tables that repeat what blocks say."""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of a language's navigation: a page, or a titled group of entries."""

    title: str
    path: str
    """Source path of the page; empty for a group without a page of its own."""
    children: tuple[NavigationEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site that MkDocs has no part in."""

    path: str
    """Below the site folder, forward slashes."""
    content: bytes


@dataclass(frozen=True, slots=True)
class PrintedManual:
    """A PDF that is still to be set."""

    path: str
    """Below the site folder, forward slashes."""
    layout: Layout
    """Which template sets it."""
    write: Callable[[], str] = field(compare=False)
    """Gives JSON: all that is printed, author text as strings. Asked only when the PDF is set, which a server never
    does: writing all of them takes longer than a page may."""


@dataclass(frozen=True, slots=True)
class FramedPage:
    """A page of the embed: complete without the theme, to be shown in a frame on somebody else's page."""

    path: str
    """Below the site folder, forward slashes."""
    lang: Lang
    brand: str
    """Id of the brand whose words and colours it has."""
    is_own: bool
    """It stands without the name of a brand, because the site has the same."""
    title: str
    has_finder: bool
    write: Callable[[], str] = field(compare=False)
    """Gives the HTML of its body. Asked only when the page is published: there are as many as causes, languages and
    brands together."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What a published site can be traced back to."""

    version: str = ""
    """Of the tool."""
    brand: str = ""
    """Id of the brand that it was built for."""
    reviewed: str = ""
    """Day of the newest review of a tree, as YYYY-MM-DD; empty: no tree."""
    review_grace_days: int = 0
    """Days after a tree's `review_by` until nobody should read it any more."""


@dataclass(frozen=True, slots=True)
class OfflineBody:
    """What the offline file shows."""

    html: str
    """Content of its body."""
    style: str
    """A style sheet of what `html` draws, to come before all others."""


@dataclass(frozen=True, slots=True)
class OfflineFile:
    """The whole help in one file, for where there is no network."""

    path: str
    """Below the site folder, forward slashes."""
    lang: Lang
    title: str
    write: Callable[[], OfflineBody] = field(compare=False)
    """Asked only when the file is published, which a server never does: it has every page in it."""
    write_shorter: Callable[[], OfflineBody] = field(compare=False)
    """Without what is written about causes beside their steps, which is the first that a large file does without."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Everything that a build publishes, in memory."""

    pages: tuple[SitePage, ...]
    navigation: Mapping[Lang, tuple[NavigationEntry, ...]]
    files: tuple[Artifact, ...]
    manuals: tuple[PrintedManual, ...] = ()
    framed: tuple[FramedPage, ...] = ()
    offline: tuple[OfflineFile, ...] = ()
    notice: Mapping[Lang, str] = field(default_factory=dict)
    """What the foot of every page tells about who publishes it, without markup; empty: nothing."""
    origin: Origin = Origin()


MARK_FOLDER = "assets/poshelp/mark/"
"""Holds the image that stands for the brand, `<lang>.svg`."""


def block_mark(name: str) -> str:
    """The paragraph that stands for block or figure `name`. Its characters are refused in author text."""
    return f"\ue000{name}\ue001"
