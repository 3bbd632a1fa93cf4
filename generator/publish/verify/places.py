"""A folder or an address → the files of a published site, asked for one by one, politely and never without end."""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol
from urllib.parse import quote, urlsplit

from generator.publish.failure import PublishError

_SOCKET_SECONDS = 15
_FILE_SECONDS = 60
_CHUNK = 65_536
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Answer(NamedTuple):
    """What is at a place."""

    status: int
    headers: Mapping[str, str]
    """By name in lower case; a folder has none."""
    content: bytes
    is_whole: bool = True
    """False: there is more of it than was wanted."""


class Unreachable(Exception):
    """There is no answer; the message says why."""


class Place(Protocol):
    """Where a site is."""

    @property
    def is_server(self) -> bool:
        """Whether files come with headers."""
        ...

    def name(self, path: str) -> str:
        """How people are told of a file."""
        ...

    def ask(self, path: str, largest: int) -> Answer:
        """The file at `path` below the site, with at most `largest` bytes. Raises Unreachable."""
        ...

    def others(self) -> Iterator[str]:
        """Paths of all files where that can be known."""
        ...


@dataclass(frozen=True, slots=True)
class FolderPlace:
    """A site on a disk."""

    folder: Path
    is_server: bool = False

    def name(self, path: str) -> str:
        return path

    def ask(self, path: str, largest: int) -> Answer:
        file = self.folder / path
        try:
            if not file.is_file():
                return Answer(404, {}, b"")
            with file.open("rb") as stream:
                content = stream.read(largest + 1)
        except OSError as error:
            raise Unreachable(error.strerror or str(error)) from error
        return Answer(200, {}, content[:largest], len(content) <= largest)

    def others(self) -> Iterator[str]:
        for path in sorted(self.folder.rglob("*")):
            if not path.is_dir():
                yield path.relative_to(self.folder).as_posix()


@dataclass(slots=True)
class ServerPlace:
    """A site on a server: one connection, one question at a time, no redirect is followed."""

    url: str
    is_server: bool = True
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def name(self, path: str) -> str:
        return self.url + path

    def ask(self, path: str, largest: int) -> Answer:
        target = urlsplit(self.url).path + quote(path, safe="/?=&")
        for is_last in (False, True):
            try:
                return self._answer(target, largest)
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.close()
                # A server may close a connection that has waited; then, and only then, it is asked again.
                if is_last or not isinstance(error, (http.client.BadStatusLine, ConnectionError)):
                    raise Unreachable(_why(error)) from error
        raise AssertionError  # the second turn returns or raises

    def others(self) -> Iterator[str]:
        return iter(())

    def close(self) -> None:
        """Hang up."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _answer(self, target: str, largest: int) -> Answer:
        connection = self._connection = self._connection or _connect(self.url)
        asked = {"User-Agent": "poshelp-verify", "Accept-Encoding": "identity", "Accept": "*/*"}
        # Whoever sends a byte now and then, for ever, is never late for a single one.
        late = threading.Event()
        alarm = threading.Timer(_FILE_SECONDS, _hang_up, (connection, late))
        alarm.daemon = True
        alarm.start()
        try:
            answer = self._read(connection, target, asked, largest)
        finally:
            alarm.cancel()
        if late.is_set():
            raise TimeoutError
        return answer

    def _read(
        self, connection: http.client.HTTPConnection, target: str, asked: Mapping[str, str], largest: int
    ) -> Answer:
        connection.request("GET", target, headers=dict(asked))
        response = connection.getresponse()
        content, is_whole = bytearray(), True
        while chunk := response.read1(_CHUNK):
            content += chunk
            if len(content) > largest:
                is_whole = False
                self.close()
                break
        headers: dict[str, str] = {}
        for name, value in response.getheaders():
            key = name.lower()
            headers[key] = f"{headers[key]}, {value}" if key in headers else value
        if is_whole and not response.isclosed():
            response.close()
        return Answer(response.status, headers, bytes(content[:largest]), is_whole)


def place_of(where: str) -> FolderPlace | ServerPlace:
    """Raises PublishError for what is neither a folder nor an address that may be asked."""
    if "://" not in where:
        folder = Path(where)
        if not folder.is_dir():
            raise PublishError(f"{where} is no folder", "name the folder of a built site, or its https address")
        return FolderPlace(folder)
    try:
        url = urlsplit(where)
        host, _ = url.hostname or "", url.port
    except ValueError as error:
        raise PublishError(f"{where} is no address: {error}") from error
    if not host or not where.isascii() or any(character.isspace() for character in where):
        raise PublishError(f"{where} is no address")
    if url.scheme != "https" and not (url.scheme == "http" and host in _LOOPBACK):
        raise PublishError(f"{where} cannot be verified", "only https says who answers; http is for this machine alone")
    if url.query or url.fragment or url.username:
        raise PublishError(f"{where} is not the address of a whole site", "leave out what follows ? or #, and names")
    return ServerPlace(f"{url.scheme}://{url.netloc}{url.path or '/'}".rstrip("/") + "/")


def _connect(url: str) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "http":
        return http.client.HTTPConnection(host, parts.port, timeout=_SOCKET_SECONDS)
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, parts.port, timeout=_SOCKET_SECONDS, context=context)


def _hang_up(connection: http.client.HTTPConnection, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


def _why(error: Exception) -> str:
    if isinstance(error, socket.gaierror):
        return "there is no host of this name"
    if isinstance(error, TimeoutError):
        return f"no answer within {_SOCKET_SECONDS} seconds, or not all of it within {_FILE_SECONDS}"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {error.verify_message}"
    return f"{type(error).__name__}: {str(error)[:200]}"
