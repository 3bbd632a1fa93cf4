"""Finds or installs a browser for the tests that ask for one, and tells in numbers which tests could not be run.

A test becomes a browser test by asking for `browser` or `chromium_path`. Without a Chromium these tests are taken out
of the run, the end of the run says how many and why, and with `CI=true` the run fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",  # its sandbox does not start for root, and root is what containers run as
    "--disable-gpu",
    # Nothing that a browser does on its own account: no look-ups, no updates, no connections but to the page.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CHINESE_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
"""Where Debian's and Ubuntu's fonts-noto-cjk lies. Without it a picture of a Chinese page is a picture of boxes."""
APT_SECONDS = 300


class NotRun(NamedTuple):
    """Browser tests that were taken out of the run."""

    number: int
    reason: str


chromium_key = pytest.StashKey[str]()
not_run_key = pytest.StashKey[NotRun]()


def find_chromium() -> str | None:
    """The browser that `CHROMIUM` names, else the first known one on PATH."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([named] if named else CHROMIUM_NAMES))
    return next((path for path in found if path), None)


def driver_starts() -> bool:
    """Whether Playwright's own program runs; on a minimal Debian it lacks a library that no wheel can bring."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0


def missing_packages() -> list[str]:
    """The Debian packages without which browser tests cannot be run, or show boxes for Chinese."""
    is_missing = {
        # A browser that is named is the one that is meant: no other is put in its place.
        "chromium": find_chromium() is None and "CHROMIUM" not in os.environ,
        "libatomic1": not driver_starts(),
        "fonts-noto-cjk": not CHINESE_FONT.exists(),
    }
    return [package for package, missing in is_missing.items() if missing]


def can_install() -> bool:
    """Whether apt-get may be used without asking anybody: as root, as in CI."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install() -> None:
    """Install what is missing, once, however many test processes ask for it at the same time."""
    import fcntl  # here, because Windows has none

    with (Path(tempfile.gettempdir()) / "poshelp-tests-apt.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        packages = missing_packages()  # asked again: another process may have been first
        if not packages:
            return
        end = time.monotonic() + APT_SECONDS
        for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "--quiet=2", "-o", "DPkg::Lock::Timeout=60", *command],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=end - time.monotonic(),
            )


def provide_chromium() -> tuple[str | None, str]:
    """The browser to use, or None and the reason why there is none."""
    trouble = ""
    if missing_packages() and can_install():
        try:
            install()
        except subprocess.CalledProcessError as error:
            trouble = f"; apt-get failed: {error.stderr.decode('utf-8', 'replace').strip()[-300:]}"
        except subprocess.TimeoutExpired:
            trouble = f"; apt-get took more than {APT_SECONDS} seconds"
    path = find_chromium()
    if path and driver_starts():
        return path, ""
    if path:
        return None, f"Playwright does not start; on Debian and Ubuntu it needs libatomic1{trouble}"
    if named := os.environ.get("CHROMIUM"):
        return None, f"CHROMIUM={named} is not a program"
    return None, f"no Chromium; install one or name it with CHROMIUM=/path{trouble}"


def pytest_report_header() -> str | None:
    """Say so when the check for a missing encoding= is off, since Python can only turn it on when it starts."""
    if sys.flags.warn_default_encoding:
        return None
    return "a missing encoding= goes unnoticed in this run: PYTHONWARNDEFAULTENCODING is not set"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark browser tests by what they ask for, so that nobody can forget to."""
    if "chromium_path" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.browser)


@pytest.hookimpl(trylast=True)  # after -m and -k have chosen: a browser is installed only for tests that are run
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Provide the browser, or take the tests that need it out and remember how many they were."""
    browser_tests = [item for item in items if item.get_closest_marker("browser")]
    if not browser_tests or config.option.collectonly:
        return
    path, reason = provide_chromium()
    if path:
        config.stash[chromium_key] = path
        return
    config.stash[not_run_key] = NotRun(len(browser_tests), reason)
    config.hook.pytest_deselected(items=browser_tests)
    items[:] = [item for item in items if item not in browser_tests]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail in CI when tests were left out. A worker of pytest-xdist only reports them."""
    not_run = session.config.stash.get(not_run_key, None)
    if not_run is None:
        return
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["browser_tests_not_run"] = tuple(not_run)
    elif os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # a WorkerController, which pytest-xdist does not annotate
    """Take over what a worker of pytest-xdist reports. Every worker sees all tests, so the numbers are equal."""
    if left_out := getattr(node, "workeroutput", {}).get("browser_tests_not_run"):
        node.config.stash[not_run_key] = NotRun(*left_out)


@pytest.hookimpl(wrapper=True, tryfirst=True)  # outermost, so that the line comes after what plugins have to say
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, None, None]:
    """Name the number of tests that were not run where nobody overlooks it."""
    yield
    for report in (report for kind in ("passed", "failed") for report in terminalreporter.getreports(kind)):
        for name, told in report.user_properties:
            if name == "told":  # by record_property: figures that people want to see of a test that passed
                terminalreporter.write_line(str(told))
    if not_run := config.stash.get(not_run_key, None):
        in_ci = os.environ.get("CI") == "true"
        line = (
            f"browser tests not run: {not_run.number}: {not_run.reason}{' (in CI this is a failure)' if in_ci else ''}"
        )
        terminalreporter.write_line(line, red=in_ci, yellow=not in_ci)


@pytest.fixture(scope="session")
def chromium_path(pytestconfig: pytest.Config) -> str:
    """The Chromium to use, for tests that start it themselves; with `CHROMIUM_FLAGS`."""
    return pytestconfig.stash[chromium_key]


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One browser for the whole session; a test opens a context of its own in it, which shares nothing."""
    # Imported here, because it takes half a second that other tests need not wait.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
