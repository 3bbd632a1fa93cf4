"""Finds or installs the programs that tests ask for, and tells in numbers which tests could not be run.

A test becomes a browser test by asking for `browser` or `chromium_path`, and one of a server by asking for
`nginx_path`. Without the program these tests are taken out of the run, the end of the run says how many and why, and
with `CI=true` the run fails, unless the program is one that nobody has to have.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
FEATURES_OFF = (
    # A window that nobody sees prepares pages for its address bar: half of what a new context costs.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    # What Playwright turns off itself, because the last --disable-features is the one that counts.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
    "msEdgeUpdateLaunchServicesPreferredVersion",
    "msForceBrowserSignIn",
)
"""Names of Chromium's features. One that it does not know is no error."""
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
    f"--disable-features={','.join(FEATURES_OFF)}",
)
CHINESE_FONT = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
"""Where Debian's and Ubuntu's fonts-noto-cjk lies. Without it a picture of a Chinese page is a picture of boxes."""
APT_SECONDS = 300

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As a job in the background of a shell. Programs inherit it, and those that tests interrupt would never end.
    signal.signal(signal.SIGINT, signal.default_int_handler)


class NotRun(NamedTuple):
    """Tests that were taken out of the run."""

    kind: str
    number: int
    reason: str
    is_failure: bool
    """In CI."""


class Program(NamedTuple):
    """What some tests cannot be run without."""

    fixture: str
    """By which a test becomes one of them."""
    provide: Callable[[], tuple[str | None, str]]
    """Gives its path, or None and the reason why there is none."""
    is_expected: bool = True
    """Whether CI has it."""


programs_key = pytest.StashKey[dict[str, str]]()
not_run_key = pytest.StashKey[list[NotRun]]()


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


def install(missing: Callable[[], list[str]]) -> None:
    """Install what is missing, once, however many test processes ask for it at the same time."""
    import fcntl  # here, because Windows has none

    with (Path(tempfile.gettempdir()) / "poshelp-tests-apt.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        packages = missing()  # asked again: another process may have been first
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


def install_if_possible(missing: Callable[[], list[str]]) -> str:
    """Install what is missing, or give the reason why that did not work."""
    if missing() and can_install():
        try:
            install(missing)
        except subprocess.CalledProcessError as error:
            return f"; apt-get failed: {error.stderr.decode('utf-8', 'replace').strip()[-300:]}"
        except subprocess.TimeoutExpired:
            return f"; apt-get took more than {APT_SECONDS} seconds"
    return ""


def provide_chromium() -> tuple[str | None, str]:
    """The browser to use, or None and the reason why there is none."""
    trouble = install_if_possible(missing_packages)
    path = find_chromium()
    if path and driver_starts():
        return path, ""
    if path:
        return None, f"Playwright does not start; on Debian and Ubuntu it needs libatomic1{trouble}"
    if named := os.environ.get("CHROMIUM"):
        return None, f"CHROMIUM={named} is not a program"
    return None, f"no Chromium; install one or name it with CHROMIUM=/path{trouble}"


def find_nginx() -> str | None:
    """The server on PATH, or where only root has it on PATH."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def provide_nginx() -> tuple[str | None, str]:
    """The server to use, or None and the reason why there is none."""
    trouble = install_if_possible(lambda: [] if find_nginx() else ["nginx-light"])
    path = find_nginx()
    return path, "" if path else f"no nginx; install one, on Debian and Ubuntu nginx-light{trouble}"


def provide_caddy() -> tuple[str | None, str]:
    """The other server to use, or None and the reason why there is none."""
    trouble = install_if_possible(lambda: [] if shutil.which("caddy") else ["caddy"])
    path = shutil.which("caddy")
    return path, "" if path else f"no caddy; install one, on Debian and Ubuntu caddy{trouble}"


def provide_webkit() -> tuple[str | None, str]:
    """The driver of WebKit, or None and the reason why there is none. It is large, so it is not installed by itself."""
    path = shutil.which("WebKitWebDriver")
    if path and shutil.which("xvfb-run"):
        return path, ""
    return None, "no WebKit; on Debian and Ubuntu: webkit2gtk-driver, xvfb and xauth"


PROGRAMS: dict[str, Program] = {
    "browser": Program("chromium_path", provide_chromium),
    "nginx": Program("nginx_path", provide_nginx),
    "caddy": Program("caddy_path", provide_caddy),
    "webkit": Program("webkit_path", provide_webkit, is_expected=False),
}
"""By kind of tests."""


def pytest_report_header() -> str | None:
    """Say so when the check for a missing encoding= is off, since Python can only turn it on when it starts."""
    if sys.flags.warn_default_encoding:
        return None
    return "a missing encoding= goes unnoticed in this run: PYTHONWARNDEFAULTENCODING is not set"


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark tests by what they ask for, so that nobody can forget to."""
    for kind, program in PROGRAMS.items():
        if program.fixture in getattr(item, "fixturenames", ()):
            item.add_marker(kind)
            if kind in ("browser", "webkit"):
                item.add_marker("no_cover")  # what it looks at was made before


@pytest.hookimpl(trylast=True)  # after -m and -k have chosen: a program is installed only for tests that are run
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Provide the programs, or take the tests that need one out and remember how many they were."""
    programs = config.stash.setdefault(programs_key, {})
    not_run = config.stash.setdefault(not_run_key, [])
    for kind, program in PROGRAMS.items():
        asking = [item for item in items if item.get_closest_marker(kind)]
        if not asking or config.option.collectonly:
            continue
        path, reason = program.provide()
        if path:
            programs[kind] = path
            continue
        not_run.append(NotRun(kind, len(asking), reason, program.is_expected))
        config.hook.pytest_deselected(items=asking)
        items[:] = [item for item in items if item not in asking]


def pytest_collection_finish() -> None:
    """Take the tests themselves, which stay to the end, out of what Python searches for garbage again and again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail in CI when tests were left out. A worker of pytest-xdist only reports them."""
    not_run = session.config.stash.get(not_run_key, [])
    if not not_run:
        return
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["tests_not_run"] = [tuple(kind) for kind in not_run]
    elif os.environ.get("CI") == "true" and any(kind.is_failure for kind in not_run):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:  # a WorkerController, which pytest-xdist does not annotate
    """Take over what a worker of pytest-xdist reports. Every worker sees all tests, so the numbers are equal."""
    if left_out := getattr(node, "workeroutput", {}).get("tests_not_run"):
        node.config.stash[not_run_key] = [NotRun(*kind) for kind in left_out]


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
    in_ci = os.environ.get("CI") == "true"
    for kind, number, reason, is_failure in config.stash.get(not_run_key, []):
        fails = in_ci and is_failure
        line = f"{kind} tests not run: {number}: {reason}{' (in CI this is a failure)' if fails else ''}"
        terminalreporter.write_line(line, red=fails, yellow=not fails)


@pytest.fixture(scope="session")
def chromium_path(pytestconfig: pytest.Config) -> str:
    """The Chromium to use, for tests that start it themselves; with `CHROMIUM_FLAGS`."""
    return pytestconfig.stash[programs_key]["browser"]


@pytest.fixture(scope="session")
def nginx_path(pytestconfig: pytest.Config) -> str:
    """The nginx to start."""
    return pytestconfig.stash[programs_key]["nginx"]


@pytest.fixture(scope="session")
def caddy_path(pytestconfig: pytest.Config) -> str:
    """The Caddy to start."""
    return pytestconfig.stash[programs_key]["caddy"]


@pytest.fixture(scope="session")
def webkit_path(pytestconfig: pytest.Config) -> str:
    """The driver of WebKit to start."""
    return pytestconfig.stash[programs_key]["webkit"]


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One browser for the whole session; a test opens a context of its own in it, which shares nothing."""
    # Imported here, because it takes half a second that other tests need not wait.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=list(CHROMIUM_FLAGS))
        yield chromium
        chromium.close()
