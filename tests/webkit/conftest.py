"""The project's own site, and a window of WebKit without a screen that looks at it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest

from tests.guide.conftest import folder, served
from tests.webkit.web_driver import Window

__all__ = ["folder", "served"]

START_SECONDS = 30


@pytest.fixture(scope="session")
def driver(webkit_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Host and port of the browser's driver, which has a screen and a home of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("webkit")
    process = subprocess.Popen(
        ["xvfb-run", "--auto-servernum", webkit_path, f"--port={port}"],
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "XDG_DATA_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield f"127.0.0.1:{port}"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(START_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, "the driver of WebKit does not start"
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def window(driver: str) -> Iterator[Window]:
    """One for all tests: each begins with a page."""
    window = Window(driver)
    yield window
    window.close()
