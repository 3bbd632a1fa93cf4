"""Dark colours: the same with and without a script, never on paper, and never where the reader chose light ones."""

from __future__ import annotations

from typing import Any

import pytest

from generator.dark_style import UNTOLD, for_dark_systems
from generator.publish.theme_files import mend_page
from tests.guide.conftest import DESKTOP, Visits, folder, served, visit
from tests.offline.conftest import OfflineFile, offline_file

__all__ = ["folder", "offline_file", "served", "visit"]

# In Material's own order: what it says of the page, then of the button that asks the system.
BODY = '<body dir="ltr" data-md-color-scheme="default">'
BUTTON = '<input data-md-color-media="(prefers-color-scheme: dark)" data-md-color-scheme="slate">'
UNTOLD_RULE = f"@media screen and (prefers-color-scheme:dark){{[{UNTOLD}]"
SITE = ("zh/codes/51/", "en/causes/tamper-lock/", "en/glossary/", "zh/")
FRAMED = "embed/v1/zh/tamper-lock.html"
# What the guide's script shows and hides differs; the colours of what both have do not.
COLOURS = """() => {
  const parts = document.querySelectorAll("body, h1, h2, p, li, a, td, code, .ph-node, svg [class], header, footer");
  const ofScripts = ".ph-here, .ph-card, .ph-trail, .chart-start, form, .md-icon, .md-search";
  const names = ["color", "background-color", "border-top-color", "fill", "stroke"];
  const looks = {};
  [...parts].filter(part => !part.closest(ofScripts)).forEach(part => {
    const style = getComputedStyle(part);
    const key = part.localName + "." + (part.getAttribute("class") || "");
    (looks[key] = looks[key] || []).push(names.map(name => style.getPropertyValue(name)).join(" "));
  });
  return Object.keys(looks).map(key => [key, [...new Set(looks[key])].sort()]);
}"""
SHEET = """() => {
  const colour = element => getComputedStyle(element).getPropertyValue("background-color");
  const around = [document.body, document.documentElement].map(colour);
  return around.find(one => one !== "rgba(0, 0, 0, 0)") || around[0];
}"""
INK = "() => getComputedStyle(document.querySelector('h1')).color"
DARK, LIGHT = "rgb(26, 29, 35)", "rgb(255, 255, 255)"
DARK_INK = "rgb(23, 33, 43)"


@pytest.mark.parametrize(
    ("rule", "both"),
    [
        (
            '.x{a:b}[data-md-color-scheme="slate"]{--a:1;--b:2}',
            '.x{a:b}@media screen{[data-md-color-scheme="slate"]{--a:1;--b:2}}' + UNTOLD_RULE + "{--a:1;--b:2}}",
        ),
        (
            "@media screen{[data-md-color-scheme=slate] img,.x{a:b}.y{c:d}}",
            "@media screen{.x{a:b}@media screen{[data-md-color-scheme=slate] img{a:b}}"
            + UNTOLD_RULE
            + " img{a:b}}.y{c:d}}",
        ),
        (".x:not([data-md-color-scheme=slate]){a:b}", None),
        ('[data-md-color-scheme=default],.x{a:"}[data-md-color-scheme=slate]{"}', None),
        ("@media print{.x{a:b}}", None),
        ("", None),
    ],
)
def test_rules_of_the_dark_scheme_stand_there_twice(rule: str, both: str | None):
    assert for_dark_systems(rule) == (rule if both is None else both)


def test_only_a_page_with_the_button_that_asks_the_system_asks_it_without_a_script():
    assert mend_page(BODY, {}) == BODY
    assert mend_page(BODY + BUTTON, {}) == BODY.replace('"ltr"', f'"ltr" {UNTOLD}') + BUTTON


@pytest.mark.parametrize("path", [*SITE, FRAMED])
def test_a_dark_page_has_the_same_colours_without_a_script(visit: Visits, served: str, path: str):
    found = {}
    for scheme, script in (("dark", True), ("dark", False), ("light", False)):
        page = visit(served + path, color_scheme=scheme, java_script_enabled=script, reduced_motion="reduce", **DESKTOP)
        if script:
            page.locator("[data-md-color-scheme=slate]").first.wait_for(state="attached")
            # What the theme moves aside when it has begun has its colours by then.
            page.wait_for_load_state("networkidle")
        found[scheme, script] = dict(page.evaluate(COLOURS))
        assert page.evaluate(SHEET) == (DARK if scheme == "dark" else LIGHT)
    one, other, light = found.values()
    both = one.keys() & other.keys()
    assert len(both) > 8
    assert {part: one[part] for part in both} == {part: other[part] for part in both}
    assert {part: light[part] for part in both} != {part: other[part] for part in both}


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_paper_is_never_dark(visit: Visits, served: str, offline_file: OfflineFile, script: bool):
    for address in (f"{served}{SITE[0]}", f"{served}{FRAMED}", offline_file("zh").as_uri()):
        page = visit(address, color_scheme="dark", java_script_enabled=script)
        if script:
            page.locator("[data-md-color-scheme=slate]").first.wait_for(state="attached")
        assert page.evaluate(SHEET) == DARK
        page.emulate_media(media="print")
        assert (page.evaluate(SHEET), page.evaluate(INK)) == (LIGHT, DARK_INK), address


@pytest.mark.parametrize("chosen", [True, False], ids=["chosen", "not chosen"])
def test_light_colours_that_a_reader_chose_stay_in_a_dark_system(visit: Visits, served: str, chosen: bool):
    options: dict[str, Any] = {"color_scheme": "dark", **DESKTOP}
    page = visit(f"{served}zh/codes/51/", **options)
    if chosen:
        page.locator("label[for=__palette_1]:visible").click()
    # Without the theme's script: what is shown until it comes, or where it does not.
    page.route("**/bundle.*", lambda route: route.fulfill(body=""))
    page.reload()
    assert page.evaluate(SHEET) == (LIGHT if chosen else DARK)
