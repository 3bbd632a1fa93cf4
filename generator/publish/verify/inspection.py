"""A place with a site → all that its files say, each read once, and what is wrong with each of them by itself."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from generator.problem import Problem
from generator.publish.addresses import INDEX
from generator.publish.failure import PublishError
from generator.publish.manifest import MANIFEST, fingerprint
from generator.publish.moved_addresses import MOVED, MovedAddresses, moved_addresses
from generator.publish.verify.complaint import complaint
from generator.publish.verify.listing import LARGEST_FILE, Listing
from generator.publish.verify.page_parts import PageParts, page_parts
from generator.publish.verify.places import Answer, Place, Unreachable

_MOST_SECONDS = 1800
_MOST_SILENCES = 5
"""Files without an answer, one after the other, after which nobody is expected to answer any more."""
_REDIRECTS = (301, 302, 307, 308)
_KEPT = (".json", ".css", ".svg", ".txt")
"""Files of which more is asked than pages tell by their parts."""


class OutOfTime(Exception):
    """The site takes too long, or has stopped to answer."""


@dataclass(slots=True)
class Inspection:
    """What was read of a site."""

    place: Place
    listing: Listing
    pages: dict[str, PageParts] = field(default_factory=dict)
    """By path of the file."""
    texts: dict[str, bytes] = field(default_factory=dict)
    """Content of data and style sheets, by path."""
    headers: dict[str, Mapping[str, str]] = field(default_factory=dict)
    """Of each file that a server sent."""
    pinned: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Page → texts in it that name a script of the embed with its fingerprint."""
    _end: float = field(default_factory=lambda: time.monotonic() + _MOST_SECONDS)
    _silences: int = 0

    def ask(self, path: str, largest: int = LARGEST_FILE) -> Answer:
        """Raises Unreachable; OutOfTime where it makes no sense to go on."""
        self.go_on()
        try:
            answer = self.place.ask(path, largest)
        except Unreachable as error:
            self._silences += 1
            if self._silences >= _MOST_SILENCES:
                raise OutOfTime(f"{_MOST_SILENCES} files in a row had no answer: {error}") from error
            raise
        self._silences = 0
        return answer

    def go_on(self) -> None:
        """Raises OutOfTime."""
        if time.monotonic() > self._end:
            raise OutOfTime(f"it took more than {_MOST_SECONDS // 60} minutes")

    def name(self, path: str) -> str:
        """How people are told of a file."""
        return self.place.name(path)

    def read(self, progress: Callable[[int, int], None]) -> Iterator[Problem]:
        """Every file of the manifest, that of moved addresses first: a server leads on from their pages."""
        for number, path in enumerate(sorted(self.listing.files, key=lambda path: path != MOVED), 1):
            progress(number, len(self.listing.files))
            yield from self._file(path)

    def resolve(self, path: str, address: str) -> tuple[str, str] | None:
        """File below the site and fragment that `address` means on the page `path`; None where it leads elsewhere."""
        try:
            target = urljoin(self.listing.url + path, address)
            parts = urlsplit(target)
        except ValueError:
            return None
        site = urlsplit(self.listing.url)
        if (parts.scheme, parts.netloc) != (site.scheme, site.netloc) or not parts.path.startswith(site.path):
            return None
        file = unquote(parts.path[len(site.path) :])
        if not file or file.endswith("/"):
            file += INDEX
        return file, unquote(parts.fragment)

    def _file(self, path: str) -> Iterator[Problem]:
        wanted = self.listing.files[path]
        if path.startswith("_") and self.place.is_server:
            return  # its host has read it, and shows it to nobody
        name = self.name(path)
        if wanted.size > LARGEST_FILE:
            yield complaint("file-too-large", f"it claims to have {wanted.size} bytes, and is not read", name)
            return
        try:
            answer = self.ask(path, wanted.size)
            if answer.status in _REDIRECTS:
                if self._has_moved(path):
                    return  # where to is judged with all moved addresses
                # Some hosts have pages at one address alone: with a slash for a folder, without .html for a file.
                if (short := _short(path)) is not None and self._leads_to(answer, path) == short:
                    answer = self.ask(short, wanted.size)
        except Unreachable as error:
            yield complaint("unreachable", str(error), name)
            return
        if answer.status != 200:
            hint = "publish the whole folder that was built" if answer.status == 404 else ""
            there = "is not there" if answer.status == 404 else f"was answered with status {answer.status}"
            yield complaint("file-missing", f"a file of {MANIFEST} {there}", name, hint=hint)
            return
        self.headers[path] = answer.headers
        if not answer.is_whole or fingerprint(answer.content) != wanted:
            longer = f"more than {wanted.size}" if not answer.is_whole else str(len(answer.content))
            message = f"it is not the file that was built: {longer} bytes instead of {wanted.size}, or others"
            yield complaint("file-changed", message, name, hint="build and publish again; nothing may rewrite files")
        yield from self._content(path, answer.content)

    def moved(self) -> MovedAddresses:
        """Old and new addresses; none where they cannot be read, which `records` complains of."""
        try:
            return moved_addresses(self.texts.get(MOVED, b""))
        except (PublishError, RecursionError):
            return MovedAddresses({}, {})

    def _leads_to(self, answer: Answer, path: str) -> str | None:
        """Path below the site to which the answer for `path` leads on; None where it leads elsewhere."""
        try:
            there = urljoin(self.name(path), answer.headers.get("location", ""))
        except ValueError:
            return None
        return unquote(there.removeprefix(self.name(""))) if there.startswith(self.name("")) else None

    def _has_moved(self, path: str) -> bool:
        """Whether the page at `path` is at an address that was given up."""
        moved = self.moved()
        pages = {resolved[0] for old in moved.pages if (resolved := self.resolve("", f".{old}"))}
        return path in pages or bool(moved.of_folder(f"/{path}"))

    def _content(self, path: str, content: bytes) -> Iterator[Problem]:
        if path.endswith(".html"):
            try:
                html = content.decode()
            except UnicodeDecodeError as error:
                yield complaint("not-utf8", f"byte {error.start} is no UTF-8", self.name(path))
                html = content.decode(errors="replace")
            self.pages[path] = page_parts(html, self.go_on)
            if "integrity=" in html and "sha384-" in html:
                self.pinned[path] = (html,)
        elif path.endswith(".pdf"):
            if not content.startswith(b"%PDF-"):
                yield complaint("no-pdf", "it does not begin with %PDF-", self.name(path))
        elif path.endswith(_KEPT) or path.startswith("embed/v1/poshelp"):
            self.texts[path] = content


def _short(path: str) -> str | None:
    """The other address of a page below the site; None for what is no page."""
    if path == INDEX or path.endswith(f"/{INDEX}"):
        return path.removesuffix(INDEX)
    return path.removesuffix(".html") if path.endswith(".html") else None
