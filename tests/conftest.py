"""Provides the programs that tests ask for, and tells in numbers which tests could not be run.

A test becomes a browser test by asking for `browser` or `chromium_path`, and one of a server by asking for
`nginx_path`. Without the program these tests are taken out of the run, the end of the run says how many and why, and
with `CI=true` the run fails, unless the program is one that nobody has to have.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.programs import CHROMIUM_FLAGS, PROGRAMS

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


programs_key = pytest.StashKey[dict[str, str]]()
not_run_key = pytest.StashKey[list[NotRun]]()


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
