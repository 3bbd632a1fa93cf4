"""What the offline file is before anybody runs its scripts: one small document whose links all lead somewhere."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from html.parser import HTMLParser
from typing import cast

import pytest

from generator.model.text import Lang
from generator.publish.offline_file import LARGEST
from generator.render import addresses
from tests.guide.conftest import own_site
from tests.offline.conftest import OfflineFile
from tests.texts import HTML_LANG, LANGS


class Reader(HTMLParser):
    """Collects ids, links, and what scripts and styles hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.anchors: set[str] = set()
        self.addresses: set[str] = set()
        self.loads: list[str] = []
        self.styled: list[str] = []
        self.lang = ""
        self.articles: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        href = given.get("href", "")
        if href.startswith("#"):
            self.anchors.add(href[1:])
        elif href:
            self.addresses.add(href)
        self.loads += [given[name] for name in ("src", "srcset", "data", "poster", "background") if name in given]
        self.styled += [tag for name in given if name == "style" or name.startswith("on")]
        if tag == "html":
            self.lang = given["lang"]
        if tag == "article":
            self.articles.append(given["id"])


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    return cast("Lang", request.param)


@pytest.fixture
def html(offline_file: OfflineFile, lang: Lang) -> str:
    return offline_file(lang).read_text(encoding="utf-8")


def test_it_is_small(offline_file: OfflineFile, lang: Lang):
    assert offline_file(lang).stat().st_size <= LARGEST <= 1_500_000


def test_every_link_within_the_file_has_its_place_and_every_place_one_name(html: str, lang: Lang):
    found = Reader(html)
    assert found.lang == HTML_LANG[lang]
    assert sorted(found.ids) == sorted(set(found.ids))
    assert found.anchors - set(found.ids) == set()


def test_it_has_every_cause_code_and_message(html: str):
    found, site = Reader(html), own_site()
    places = set(found.ids)
    assert set(site.trees) <= set(found.articles)
    assert found.articles[0] == site.settings.entry
    assert {f"{tree.id}.{node}" for tree in site.trees.values() for node in tree.nodes} <= places
    assert {f"fault-{fault}" for fault in site.faults} <= places
    paged = [code for code in site.codes.values() if addresses.has_page(code)]
    assert {addresses.code_anchor(code.code) for code in paged} <= places
    assert html.count("<svg ") == len(site.trees) + 1


def test_it_loads_nothing_and_leads_out_by_whole_addresses_only(html: str):
    found = Reader(html)
    assert found.loads == []
    assert found.styled == []
    assert {address for address in found.addresses if not address.startswith(("https:", "data:,"))} == set()
    assert not re.search(r"@import|url\(", html)


def test_the_policy_allows_its_own_scripts_and_styles_alone(html: str):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = dict(rule.split(" ", 1) for rule in policy[1].split("; "))
    for directive, tag in (("script-src", "script"), ("style-src", "style")):
        inline = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = {f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline}
        assert set(rules.pop(directive).split()) == hashes
    assert rules == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}


def test_each_language_says_the_same_things(offline_file: OfflineFile):
    chinese, english = (Reader(offline_file(lang).read_text(encoding="utf-8")) for lang in LANGS)
    named = [{id for id in found.ids if not id.startswith("_")} for found in (chinese, english)]
    assert named[0] == named[1]
