"""A window of WebKit, steered by the protocol of browsers' own drivers (W3C WebDriver): what Safari would show."""

from __future__ import annotations

import contextlib
import http.client
import json
import time
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""Key under which the protocol names an element."""
PATIENCE = 3.0
"""Seconds in which something has to happen. Well below the six after which a guide shows all steps by itself."""


class Window:
    """One window with a profile of its own."""

    def __init__(self, driver: str) -> None:
        """`driver` is the host and port at which the browser's driver listens."""
        self._address = driver
        browser = {"binary": str(_browser()), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": browser}}
        self._session = self._call("POST", "/session", {"capabilities": wanted})["sessionId"]

    def go(self, address: str) -> None:
        self._in_session("POST", "/url", {"url": address})

    @property
    def address(self) -> str:
        return str(self._in_session("GET", "/url"))

    def run(self, script: str, *arguments: object) -> Any:
        """What the body of a function gives, or the promise that it returns."""
        return self._in_session("POST", "/execute/sync", {"script": script, "args": arguments})

    def shown(self, selector: str) -> list[str]:
        """Ids of the elements, as the protocol names them, that have a box on the page."""
        script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.getClientRects().length)"
        return [element[ELEMENT] for element in self.run(script, selector)]

    def click(self, element: str) -> None:
        self._in_session("POST", f"/element/{element}/click", {})

    def type(self, element: str, text: str) -> None:
        self._in_session("POST", f"/element/{element}/value", {"text": text})

    def enter_frame(self, element: str) -> None:
        self._in_session("POST", "/frame", {"id": {ELEMENT: element}})

    def leave_frame(self) -> None:
        self._in_session("POST", "/frame", {"id": None})

    def wait(self, script: str, *arguments: object, seconds: float = PATIENCE) -> Any:
        """What a script gives as soon as that is neither empty nor false; AssertionError when it never is."""
        end = time.monotonic() + seconds
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"never in {seconds} s: {script} {arguments}"
            time.sleep(0.05)
        return found

    def close(self) -> None:
        self._call("DELETE", f"/session/{self._session}")

    def _in_session(self, method: str, path: str, body: dict[str, object] | None = None) -> Any:
        return self._call(method, f"/session/{self._session}{path}", body)

    def _call(self, method: str, path: str, body: dict[str, object] | None = None) -> Any:
        content = None if body is None else json.dumps(body)
        with contextlib.closing(http.client.HTTPConnection(self._address, timeout=60)) as connection:
            connection.request(method, path, content, {"Content-Type": "application/json"})
            with connection.getresponse() as response:
                answer = json.load(response)["value"]
        assert not (isinstance(answer, dict) and "error" in answer), answer
        return answer


def _browser() -> Path:
    """The browser that comes with the driver; its folder names a machine and a version."""
    return max(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
