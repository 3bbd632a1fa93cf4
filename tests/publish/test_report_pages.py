from __future__ import annotations

from bs4 import BeautifulSoup

from generator.publish.plain_page import PlainFrame
from generator.publish.report_pages import report_page, with_report
from tests.publish.small_site import SETTINGS
from tests.texts import languages

REPORT = "error[x]: <b>\n --> file"
PAGE = '<body>\n<div data-md-component="announce">\n</div><main>text</main></body>'


def test_the_report_is_text():
    page = BeautifulSoup(
        report_page(PlainFrame(SETTINGS, languages(), "/", {"front.css": "f.css"}, "", {}), REPORT), "html5lib"
    )
    assert page.select("pre")[0].string == REPORT
    assert [heading["lang"] for heading in page.select("h1")] == ["zh-Hans", "en"]


def test_the_report_stands_above_the_page_in_its_language():
    page = BeautifulSoup(with_report(PAGE, REPORT, languages()["en"]), "html5lib")
    (announced,) = page.select("[data-md-component=announce]")
    assert "The content has errors" in announced.get_text()
    assert announced.select("pre")[0].string == REPORT
    assert page.select("main")[0].string == "text"


def test_without_a_report_nothing_changes():
    assert with_report(PAGE, "", languages()["zh"]) == PAGE
