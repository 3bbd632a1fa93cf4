"""What rendering makes and publishing writes."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.language import NO_LANGUAGES, Languages
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
    head_title: str = ""
    """What a list of search results and the browser's tab show; empty: `title`, with the name of the site."""
    structured: str = ""
    """What the page is about, for machines: JSON-LD that may stand in a script element; empty: nothing."""
    picture: str = ""
    """Path below the site of the picture that stands for the page where it is shared; empty: none."""
    twin: str = ""
    """Path below the site of the file that says the same as plain Markdown; empty: none."""
    reviewed: datetime.date | None = None
    """Day of the last review; None: it has none of its own."""


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
class SocialPicture:
    """A PNG that is still to be drawn: what stands for a page where somebody shares its address."""

    path: str
    """Below the site folder, forward slashes."""
    write: Callable[[], str] = field(compare=False)
    """Gives JSON: all that is drawn, author text as strings. A server never asks."""


@dataclass(frozen=True, slots=True)
class LateText:
    """A text file that is only written where a site is, not where a page is looked at while it is being written."""

    path: str
    """Below the site folder, forward slashes."""
    write: Callable[[], str] = field(compare=False)


@dataclass(frozen=True, slots=True)
class Move:
    """An address that was given up: whoever still has it is led on."""

    path: str
    """File below the site folder: `zh/causes/old/index.html`. At one that is no HTML only a server can lead on."""
    to: str
    """The same of the page that took its place."""
    lang: Lang
    title: str
    """Of that page."""


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
class ReviewPage:
    """A page for those who sign a tree off: complete without the theme; nothing leads to it but the cause's page."""

    path: str
    """Below the site folder, forward slashes."""
    lang: Lang
    title: str
    write: Callable[[], str] = field(compare=False)
    """Gives the HTML of its body. A server never asks."""


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

    pages: Sequence[SitePage]
    navigation: Mapping[Lang, tuple[NavigationEntry, ...]]
    files: tuple[Artifact, ...]
    languages: Languages = field(default_factory=lambda: NO_LANGUAGES)
    """Those of the project, the source language first."""
    manuals: tuple[PrintedManual, ...] = ()
    framed: tuple[FramedPage, ...] = ()
    offline: tuple[OfflineFile, ...] = ()
    pictures: tuple[SocialPicture, ...] = ()
    texts: tuple[LateText, ...] = ()
    moves: tuple[Move, ...] = ()
    """With those of `moved_folders`, one by one."""
    moved_folders: Mapping[str, str] = field(default_factory=dict)
    """Folders of languages and brands that were given up, and those that hold the same now: below the site folder,
    with a closing slash, such as `ja/`: `en/`. Where a page of the first has gone to another place, `moves` knows."""
    reviews: tuple[ReviewPage, ...] = ()
    notice: Mapping[Lang, str] = field(default_factory=dict)
    """What the foot of every page tells about who publishes it, without markup; empty: nothing."""
    origin: Origin = Origin()
    reviewed: str = ""
    """Day of the newest review of a tree, as 2026-11-22."""


MARK_FOLDER = "assets/poshelp/mark/"
"""Holds the image that stands for the brand, `<lang>.svg`."""


def block_mark(name: str) -> str:
    """The paragraph that stands for block or figure `name`. Its characters are refused in author text."""
    return f"\ue000{name}\ue001"
