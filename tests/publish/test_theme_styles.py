"""The theme's style sheets without what no page has look the same on every page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.publish.theme_styles import is_absent, trimmed
from tests.guide.conftest import DESKTOP, PHONE, Visits, folder, served, visit
from tests.publish.test_theme_files import THEME

__all__ = ["folder", "served", "visit"]

SHEETS = sorted((THEME / "assets/stylesheets").glob("*.min.css"))
DIFFERENCES = """async ([trimmed, whole]) => {
  const links = [...document.querySelectorAll("link[rel=stylesheet]")];
  const asSheet = text => new CSSStyleSheet().replace(text);
  const rules = link => [...link.sheet.cssRules].map(rule => rule.cssText).join("\\n");
  const ours = await Promise.all(links.slice(whole.length).map(rules).map(asSheet));
  const theirs = [await Promise.all(trimmed.map(asSheet)), await Promise.all(whole.map(asSheet))];
  links.forEach(link => link.remove());
  const looks = sheets => {
    document.adoptedStyleSheets = [...sheets, ...ours];
    return [...document.querySelectorAll("*")].flatMap(element => ["", "::before", "::after"].map(part => {
      const style = getComputedStyle(element, part);
      const names = part && style.content === "none" ? [] : [...style].filter(name => !name.startsWith("--"));
      return names.map(name => `${element.tagName}.${element.getAttribute("class")}${part} ${name}: ${style[name]}`);
    }));
  };
  looks(theirs[1]);  // until what scripts and the width of the page answer to a change has settled
  const [one, other] = theirs.map(looks);
  return other.flatMap((lines, i) => lines.filter((line, j) => line !== one[i][j]));
}"""


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (".md-nav{a:b}.md-tabs{a:b}.md-tabs__link--active:hover{a:b}", ".md-nav{a:b}"),
        (".md-typeset .admonition,.md-typeset details{a:b}", ".md-typeset details{a:b}"),
        (".md-typeset details,.md-typeset .admonition{a:b}", ".md-typeset details{a:b}"),
        ("[dir=ltr] .x{left:0}[dir=rtl] .x{right:0}", "[dir=ltr] .x{left:0}"),
        (".x:not(.md-tabs,:is(.grid)){a:b}", ".x:not(.md-tabs,:is(.grid)){a:b}"),
        (".md-grid{a:b}.grid{a:b}", ".md-grid{a:b}"),
        (".x,table:not([class]) td>:first-child{a:b}table:not([class]) td{a:b}", ".x{a:b}table:not([class]) td{a:b}"),
        ("@media print{.grid{a:b}}@media screen{.grid{a:b}.x{a:b}}", "@media screen{.x{a:b}}"),
        ("@keyframes grid{0%{a:b}to{a:c}}", "@keyframes grid{0%{a:b}to{a:c}}"),
        ('@charset "utf-8";.x{content:"}.grid{"}', '@charset "utf-8";.x{content:"}.grid{"}'),
        (":root{--md-tag-icon:url('data:,{;}');--md-nav-icon:url(x)}", ":root{--md-nav-icon:url(x)}"),
        (":root{--md-tag-icon:url('data:<g transform=\"rotate(9)\"/>')}.x{a:b}", ".x{a:b}"),
        ('.x{b:url(data:image/svg+xml;charset=utf-8,<svg fill="u"/>)}.grid{}', None),
        ("", ""),
    ],
)
def test_only_rules_for_nothing_are_left_out(rule: str, kept: str | None):
    assert trimmed(rule) == (rule.removesuffix(".grid{}") if kept is None else kept)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name.partition(".")[0])
def test_what_is_left_is_a_sheet_in_the_order_of_the_theme(sheet: Path):
    before = sheet.read_text(encoding="utf-8")
    after = trimmed(before)
    assert after.count("{") == after.count("}")
    assert trimmed(after) == after
    bodies = iter(re.findall(r"\{[^{}]*\}", before))
    # Every block of declarations that is left, stands in the theme's sheet, behind the one before it.
    assert all(body in bodies for body in re.findall(r"\{[^{}]*\}", after) if not body.startswith("{--"))


def test_no_page_has_what_has_no_rules(folder: Path):
    found: dict[str, str] = {}
    for page in folder.glob("??/**/*.html"):
        for classes in re.findall(r'\sclass="([^"]*)"', page.read_text(encoding="utf-8")):
            found.update((name, str(page.relative_to(folder))) for name in classes.split() if is_absent(name))
    assert not found


@pytest.mark.parametrize(
    ("path", "screen"),
    [
        ("zh/", PHONE),
        ("zh/", DESKTOP),
        ("zh/codes/51/", PHONE),
        ("en/sources/", DESKTOP),
        ("zh/embedding/", PHONE),
        ("en/manuals/", DESKTOP),
    ],
)
def test_pages_look_as_with_the_whole_sheets(visit: Visits, served: str, path: str, screen: dict[str, object]):
    page = visit(served + path, **screen, bypass_csp=True, reduced_motion="reduce")
    page.wait_for_load_state("networkidle")
    whole = [sheet.read_text(encoding="utf-8") for sheet in SHEETS]
    assert page.evaluate(DIFFERENCES, [[trimmed(sheet) for sheet in whole], whole]) == []
