"""MkDocs' server → one that has each file made before it is sent, and watches more closely."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import RLock
from typing import Any

from mkdocs.livereload import LiveReloadServer

from generator.publish.mkdocs_run import log

_POLLING_SECONDS = 0.1
_QUIET_SECONDS = 0.05
"""After a change, how long nothing more must happen: editors write a file in several steps."""
_INDEX = "index.html"


class LiveServer(LiveReloadServer):
    """Serves the folder `root` at `mount_path` of `host`."""

    def __init__(
        self,
        refresh: Callable[[], None],
        prepare: Callable[[str], None],
        host: str,
        port: int,
        root: str,
        mount_path: str,
    ) -> None:
        """`refresh` is called after a change, `prepare` before a file is sent, with its path below `root`; never both
        at once.
        """
        self._prepare = prepare
        self._lock = RLock()

        def locked() -> None:
            with self._lock:
                refresh()

        super().__init__(locked, host, port, root, mount_path, polling_interval=_POLLING_SECONDS)
        self.build_delay = _QUIET_SECONDS

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith(self.mount_path):
            file = path.removeprefix(self.mount_path)
            file = f"{file}{_INDEX}" if not file or file.endswith("/") else file
            try:
                with self._lock:
                    self._prepare(file)
                    # A folder without its slash: the server sends whoever asks to the right address if it is there.
                    self._prepare(f"{file}/{_INDEX}")
            except Exception as error:  # noqa: BLE001  whatever it was, the server goes on
                message = f"{file} could not be made: {type(error).__name__}: {error}{_place(error)}"
                log.error("%s", message)
                log.debug("", exc_info=True)
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [f"{message}\n".encode()]
        return super().serve_request(environ, start_response)


def _place(error: Exception) -> str:
    """Where in a template the mistake stands, if it is one of a template: its error knows, and does not say."""
    name, line = (getattr(error, attribute, None) for attribute in ("filename", "lineno"))
    return f" ({name}:{line})" if name and line else ""
