"""How the browser of the tests is started."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.programs import FEATURES_OFF

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_all_that_playwright_turns_off_stays_off(browser: Browser):
    page = browser.new_page()
    page.goto("chrome://version")
    started = page.locator("#command_line").inner_text()
    page.close()
    theirs, ours = re.findall(r"--disable-features=(\S+)", started)
    assert set(ours.split(",")) == set(FEATURES_OFF)
    assert set(theirs.split(",")) <= set(FEATURES_OFF)
