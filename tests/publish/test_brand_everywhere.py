"""A brand from its file to every output: pages, marks, style sheet and manuals; and nothing that its words could do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from generator.load import load
from generator.model.project import Site
from generator.model.settings import Brand, BrandNote, Publisher
from generator.model.text import Localized, Text
from generator.pipeline import Request, render_site, settings_of
from generator.publish import publish
from tests.print.reading import Printed
from tests.print.test_press import MANUALS
from tests.projects.copies import TODAY, worded
from tests.render.building import SPAN
from tests.render.test_hostile import HOSTILE, shape
from tests.texts import LANGS, localized

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Build = Callable[[Brand], Path]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 20"><rect width="400" height="20"/></svg>'
LONG = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
TYPST = '#panic("x") ]#eval("1+1")[ $x$ <label> @ref /* */ \\'


def said(zh: str, en: str = "") -> Localized:
    return localized(Text(zh, SPAN), Text(en or zh, SPAN))


def brand_saying(words: str) -> Brand:
    """A brand with `words` for each of its texts."""
    note = BrandNote(words, said(words), "agreed", "high", (Text("S1", SPAN),))
    own = {"acquirer": said(words), "hotline": said(words)}
    return Brand("b", SPAN, said(words), own, "#14532d", "#b45309", (note,), mark=said(words))


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds the small project, with manuals, under a brand. What `check` would say to its words is not asked."""
    root = worded(tmp_path_factory.mktemp("brands"))
    project, _ = load(root, TODAY)
    assert project

    def build(brand: Brand) -> Path:
        site = cast("Site", replace(project, brands={brand.id: brand}, manuals=MANUALS))
        request, out = Request(root, TODAY, brand.id), tmp_path_factory.mktemp("out") / "site"
        publish(render_site(request, site), settings_of(request, site), root=root, out=out)
        return out

    return build


def pages(out: Path) -> dict[str, BeautifulSoup]:
    return {
        file.relative_to(out).as_posix(): BeautifulSoup(file.read_text(encoding="utf-8"), "html5lib")
        for file in sorted(out.rglob("*.html"))
    }


def texts_of_manuals(out: Path) -> dict[str, str]:
    files = sorted((out / "manuals").rglob("*.pdf"))
    return {file.relative_to(out).as_posix(): re.sub(r"\s", "", Printed(file).text) for file in files}


@pytest.mark.parametrize("publisher", Publisher)
def test_silence_is_independent_and_then_every_page_and_manual_says_so(build: Build, publisher: Publisher):
    named = replace(brand_saying("拉卡拉"), words={"acquirer": said("拉卡拉", "Lakala"), "hotline": said("电话", "it")})
    brand = named if publisher is Publisher.INDEPENDENT else replace(named, publisher=publisher)
    out = build(brand)
    sentences = ("不是拉卡拉的官方资料", "not made or checked by Lakala")
    wanted = publisher is Publisher.INDEPENDENT
    for path, page in pages(out).items():
        if path.startswith(("embed/", "offline/")):
            # They have no foot like those of the site; the language is the page's.
            told = [sentence in page.get_text() for sentence in sentences]
            is_zh = page.html is not None and page.html.get("lang") == "zh-Hans"
            expected = [is_zh, not is_zh]
        else:
            (foot,) = page.select("footer.md-footer") or page.select("main")
            told = [sentence in foot.get_text() for sentence in sentences]
            expected = [path.startswith("zh/"), path.startswith("en/")] if "/" in path else [True, True]
        assert told == [wanted and language for language in expected], path
    # The section on the reader's own terminals says so.
    terminals = (out / "zh/terminals/index.html").read_text(encoding="utf-8")
    assert ("您看的是拉卡拉终端的版本" in terminals) == (publisher is not Publisher.UNBRANDED)
    for path, text in texts_of_manuals(out).items():
        short = "非拉卡拉官方资料" if ".zh." in path else "notmadebyLakala"
        whole = "不是拉卡拉的官方资料" if ".zh." in path else "notmadeorcheckedbyLakala"
        assert ((whole if "slips/" in path else short) in text) == wanted, path
        if "book" in path:
            assert (whole in text) == wanted


def check_shapes(out: Path, plain: dict[str, Counter[str]]) -> None:
    for path, page in pages(out).items():
        assert shape(page) == plain[path], path
        addresses = [str(link["href"]) for link in page.select("a[href]")]
        assert all(":" not in address or address.startswith(("https:", "http:")) for address in addresses), path


@pytest.fixture(scope="module")
def plain_shapes(build: Build) -> dict[str, Counter[str]]:
    return {path: shape(page) for path, page in pages(build(brand_saying("说明"))).items()}


@pytest.mark.no_cover  # the same builds as above, with other words
@pytest.mark.parametrize(
    "words",
    [" ".join(words for words in HOSTILE if words.isprintable()), TYPST, LONG, "}</style>*{display:none}"],
    ids=["markup", "typst", "long", "css"],
)
def test_words_are_text_in_every_output(build: Build, plain_shapes: dict[str, Counter[str]], words: str):
    out = build(brand_saying(f"说明 {words}"))
    check_shapes(out, plain_shapes)
    for lang in LANGS:
        mark = (out / f"assets/poshelp/mark/{lang}.svg").read_text(encoding="utf-8")
        assert len(list(ElementTree.fromstring(mark).iter())) == 5  # noqa: S314  our own
    css = (out / "assets/poshelp/brand.css").read_text(encoding="utf-8")
    schemes = re.split(r"@media screen(?: and \(prefers-color-scheme:dark\))?\{([^}]*\})\}", css)
    assert len(schemes) == 5
    heads = r"(?::root|\[data-md-color-(?:scheme=slate|media=\"system\")\])"
    assert all(re.fullmatch(heads + r"\{(?:--ph-[a-z-]+:#[0-9a-f]{6};)+\}", one) for one in schemes if one)
    for path, text in texts_of_manuals(out).items():
        assert "说明" in text, path


def test_a_name_of_any_length_leaves_the_narrowest_header_whole(build: Build, browser: Browser):
    for brand in (brand_saying(LONG), replace(brand_saying("拉卡拉"), logo=LOGO)):
        out = build(brand)
        page = browser.new_page(viewport={"width": 320, "height": 640})
        for path in ("zh/index.html", "en/causes/old-card/index.html", "index.html"):
            page.goto((out / path).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            if path != "index.html":
                mark = page.locator(".md-header .poshelp-mark").bounding_box()
                assert mark
                assert mark["height"] <= 44
                assert mark["width"] <= 60
                assert page.evaluate("document.querySelector('.md-header .poshelp-mark').naturalWidth") > 0
                right = page.evaluate(
                    "Math.max(...[...document.querySelectorAll('.md-header__inner > *')]"
                    ".filter(part => part.checkVisibility()).map(part => part.getBoundingClientRect().right))"
                )
                assert right <= 320, path
        page.close()


def test_a_logo_is_shown_as_an_image_everywhere_and_its_script_does_not_run(build: Build, browser: Browser):
    """Also one that no rule has looked at."""
    bad = LOGO.replace("<rect", "<script>document.documentElement.dataset.ran = 1; alert(1)</script><rect")
    out = build(replace(brand_saying("拉卡拉"), logo=bad))
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto((out / "zh/index.html").as_uri())
    assert page.locator(".md-header img.poshelp-mark").evaluate("image => image.naturalWidth") > 0
    page.close()
    for path, shown in pages(out).items():
        assert not shown.select("svg script"), path
        assert "dataset.ran" not in str(shown)
    assert (out / "assets/poshelp/mark/zh.svg").read_text(encoding="utf-8") == bad
