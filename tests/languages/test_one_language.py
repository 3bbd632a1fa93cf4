"""A project in one language, whichever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.publish.verify import verify
from generator.translation import UnknownLanguage, exported
from tests.languages.conftest import built
from tests.projects.copies import TODAY
from tests.projects.folder import examined

Lone = tuple[str, Path]


def test_nothing_is_missing(lone_project: Lone):
    assert examined(lone_project[1]).problems == ()


def test_its_site_has_no_way_to_another(lone_project: Lone):
    lang, root = lone_project
    site = built(root, root.parent / "site")
    assert verify(str(site), TODAY).problems == ()
    assert not (site / ({"zh", "en"} - {lang}).pop()).exists()
    page = BeautifulSoup((site / lang / "index.html").read_text(encoding="utf-8"), "html5lib")
    assert page.select("a[data-language-switch]") == []
    frame = BeautifulSoup((site / f"embed/v1/{lang}/start.html").read_text(encoding="utf-8"), "html5lib")
    assert frame.select("a[data-language]") == []


def test_there_is_nothing_to_translate(lone_project: Lone):
    with pytest.raises(UnknownLanguage):
        exported(lone_project[1], TODAY, "")
