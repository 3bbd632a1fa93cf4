"""A new version on the server: the old one answers as a whole until the new one is there as a whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.worker.conftest import Device, Host, edition_of, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Editions = dict[str, Path]
PAGES = ("zh/", "zh/causes/network/", "zh/codes/51/")
LINE = "(document.querySelector('.ph-kept') || {textContent: ''}).textContent"
CACHES = "caches.keys().then(names => names.filter(name => !name.endsWith(' record')))"
INDEX = "fetch('/pos/zh/search/search_index.json').then(response => response.text())"


def editions_of_all(page: Page, host: Host) -> set[str]:
    """Editions of all pages, each of them visited."""
    found = set()
    for path in PAGES:
        page.goto(host.address + path)
        found.add(edition_of(page))
    return found


def asked_for(page: Page, host: Host, path: str) -> None:
    """Wait until the server is asked for `path`."""
    for _ in range(2000):
        if path in host.requests:
            return
        page.wait_for_timeout(20)
    pytest.fail(f"{path} was never asked for")


def test_the_new_version_answers_when_all_of_it_is_there(device: Device, host: Host, editions: Editions):
    page = device.keep(f"{host.address}zh/")
    host.folder = editions["B"]
    page.reload()
    assert edition_of(page) == "A"  # at once, from what is kept
    until(page, f"{LINE}.includes('新版本已下载')")
    page.locator(".ph-kept button").click()
    until(page, "(document.querySelector('article') || {textContent: ''}).textContent.includes('Edition B')")
    assert editions_of_all(page, host) == {"B"}
    host.cut()
    assert editions_of_all(page, host) == {"B"}


def test_files_that_did_not_change_are_not_fetched_again(device: Device, host: Host, editions: Editions):
    page = device.keep(f"{host.address}zh/")
    host.folder = editions["B"]
    host.requests.clear()
    page.reload()
    until(page, f"{LINE}.includes('新版本已下载')")
    assert [path for path in host.requests if path.startswith("assets/")] == [
        "assets/poshelp/kept/zh.json",
        "assets/poshelp/brand.css",
    ]


def visit_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Open the page again until it is so. What failed is tried at a later visit, which need not be the next one."""
    for _ in range(12):
        page.reload()
        for _ in range(150):
            if is_so():
                return
            page.wait_for_timeout(20)
    pytest.fail("it never came to be")


def test_wrong_answers_leave_the_old_version_whole(device: Device, host: Host, editions: Editions):
    page = device.keep(f"{host.address}zh/")
    host.folder = editions["B"]
    for fault in ("500", "half", "other", "portal"):
        host.fault = lambda path, fault=fault: fault if path == "zh/codes/51/" else ""  # type: ignore[misc]
        host.requests.clear()
        visit_until(page, lambda: "zh/codes/51/" in host.requests)
        page.wait_for_timeout(200)
        assert editions_of_all(page, host) == {"A"}
    host.fault = lambda path: ""
    visit_until(page, lambda: bool(page.evaluate(f"{LINE}.includes('新版本已下载')")))
    assert editions_of_all(page, host) == {"B"}


def test_a_portal_that_answers_everything_changes_nothing(device: Device, host: Host):
    page = device.keep(f"{host.address}zh/")
    host.fault = lambda path: "portal"
    page.reload()
    until(page, f"{LINE}.includes('连不上网站')")
    assert editions_of_all(page, host) == {"A"}


def test_a_server_that_dies_during_an_update_leaves_the_old_version_whole(
    device: Device, host: Host, editions: Editions
):
    page = device.keep(f"{host.address}zh/")
    host.folder = editions["B"]
    host.delay = 0.15
    page.reload()
    host.requests.clear()
    asked_for(page, host, "zh/causes/network/")
    host.cut()
    assert editions_of_all(page, host) == {"A"}
    until(page, f"{LINE}.includes('连不上网站')")
    host.delay = 0
    host.requests.clear()
    host.start()
    page.reload()
    until(page, f"{LINE}.includes('新版本已下载')")
    assert "assets/poshelp/brand.css" not in host.requests  # it goes on where it was
    assert editions_of_all(page, host) == {"B"}


def test_a_tab_that_stays_open_keeps_its_version(device: Device, host: Host, editions: Editions):
    old = device.keep(f"{host.address}zh/")
    old.goto(f"{host.address}zh/causes/network/")
    host.folder = editions["B"]
    new = device.open(f"{host.address}zh/")
    until(new, f"{LINE}.includes('新版本已下载')")
    until(old, f"{LINE}.includes('新版本已下载')")
    new.reload()
    assert (edition_of(old), edition_of(new)) == ("A", "B")
    assert ("Edition A" in old.evaluate(INDEX), "Edition B" in new.evaluate(INDEX)) == (True, True)
    host.cut()
    assert ("Edition A" in old.evaluate(INDEX), "Edition B" in new.evaluate(INDEX)) == (True, True)
    host.start()
    assert len(new.evaluate(CACHES)) == 2
    old.close()
    new.goto(f"{host.address}zh/codes/51/")
    until(new, f"{CACHES}.then(names => names.length === 1)")


def test_a_site_that_keeps_no_copies_takes_back_those_that_were(device: Device, host: Host, editions: Editions):
    page = device.keep(f"{host.address}zh/")
    host.folder = editions["none"]
    page.reload()
    until(page, f"{CACHES}.then(names => !names.length)")
    until(page, "navigator.serviceWorker.getRegistrations().then(all => !all.length)")
    assert editions_of_all(page, host) == {"none"}
    assert page.evaluate("caches.keys()") == []
    page.wait_for_timeout(2000)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
