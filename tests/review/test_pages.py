"""Pages for reviewers: every text in both languages with its place, every path, every doubt, and what is signed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pytest

from generator.check import check
from generator.load import load
from generator.model.project import Site
from generator.model.text import Lang, Text, language_of, plain
from generator.model.walk import paths
from generator.problem import Problem, Severity, Span
from generator.render.pages.path_table import counter_seconds
from tests.projects.copies import SMALL, TODAY
from tests.render.building import BRAND, SPAN, Author, messages
from tests.render.reading import page_of, rendering, soup
from tests.render.test_hostile import HARMLESS, HOSTILE, shape
from tests.review.reviewed import DAY, body, shown, signed, site
from tests.texts import HTML_LANG, LANGS, localized

PAGE = "{lang}/review/old-card/"


@cache
def own() -> Site:
    """The small project in files, whose places are true, with roles and all messages."""
    project, report = load(SMALL, TODAY)
    assert project
    checked = check(project, report).site
    assert checked
    settings = replace(checked.settings, review_roles={"risk": checked.settings.name})
    return Site(replace(checked, settings=settings, messages=messages()))


def test_without_roles_there_is_nothing_of_all_this():
    made = rendering(Author().site())
    assert made.reviews == ()
    for lang in LANGS:
        assert "review/" not in page_of(made, f"{lang}/causes/old-card.md").blocks["facts"]


def test_there_is_a_page_for_each_tree_and_language():
    assert sorted(page.path for page in rendering(site()).reviews) == sorted(
        f"{lang}/review/{tree}/index.html" for lang in LANGS for tree in ("start", "old-card", "keep-card")
    )


def as_told(value: str, lang: Lang) -> str:
    return plain(value, lambda name: BRAND.words[name].text(lang))


def letters(text: str) -> str:
    """Markup keeps spaces between Chinese characters that plain text does without."""
    return "".join(text.split())


@pytest.mark.parametrize("lang", LANGS)
def test_every_text_stands_there_in_both_languages_with_its_place(lang: Lang):
    for tree in own().trees.values():
        page = body(own(), f"{lang}/review/{tree.id}/")
        rows = {
            (str(side["lang"]), shown(side.select_one(".place")), shown(side.select_one("span")))
            for side in page.select("dl.pairs dd")
        }
        for which, text in tree.localized():
            for other in LANGS:
                value: Text = text["zh"] if other == "zh" else text["en"]
                place = f"{tree.id}.yml:{value.span.line}"
                found = [row for row in rows if row[:2] == (HTML_LANG[other], place)]
                assert [letters(row[2]) for row in found] == [letters(as_told(value.value, other))], which


@pytest.mark.parametrize("lang", LANGS)
def test_prose_stands_beside_itself_with_the_line_of_each_heading(lang: Lang):
    page = body(own(), f"{lang}/review/old-card/")
    sides = page.select(".prose dd")
    assert [str(side["lang"]) for side in sides] == ["zh-Hans", "en"]
    assert [shown(side.select_one("b")) for side in sides] == ["号码", "Numbers"]
    for side, other in zip(sides, LANGS, strict=True):
        prose = own().pages[other, "causes/old-card"]
        place = f"{other}/causes/old-card.md:{prose.headings[0].span.line}"
        assert shown(side.select_one(".place")) == place
        assert (SMALL / "content" / place.partition(":")[0]).is_file()


@pytest.mark.parametrize("lang", LANGS)
def test_every_path_has_its_answers_end_time_and_facts(lang: Lang):
    the = site()
    page = body(the, PAGE.format(lang=lang))
    rows = [[shown(cell) for cell in row.select("td")] for row in page.select("[data-paths] tbody tr")]
    expected = list(paths(the.trees, the.trees["old-card"]))
    assert len(rows) == len(expected) == 4
    seconds = "{} 秒" if lang == "zh" else "{} s"
    assert [row[2] for row in rows] == [seconds.format(counter_seconds(path)) for path in expected]
    known = "已查清" if lang == "zh" else "it is known"
    assert [row[3] for row in rows] == ["", known, known, ""]
    answers = ("1 没过", "1 看不清 → 2 有") if lang == "zh" else ("1 No", "1 Cannot tell → 2 Yes")
    assert (rows[1][0], rows[2][0]) == answers
    links = [str(link["href"]) for link in page.select("[data-paths] a")]
    assert {link[1:] for link in links} <= {str(node["id"]) for node in page.select("section[id]")}


def test_a_jump_leads_to_the_review_of_the_other_tree():
    page = body(site(), "zh/review/start/")
    jumps = [str(link["href"]) for link in page.select("dl a[href^='../'], [data-paths] a[href^='../']")]
    assert sorted(set(jumps) & {"../old-card/#date", "../keep-card/#ask"}) == ["../keep-card/#ask", "../old-card/#date"]


NOTE = localized(Text("读了 `54`", SPAN), Text("Read `54`", SPAN))


@pytest.mark.parametrize(
    ("sign_offs", "zh", "en"),
    [
        ((), "尚无签字", "none yet"),
        ((signed("risk", "0" * 16),), f"签字后有改动：风控（{DAY}）", f"changed since signed: Risk ({DAY})"),
        ((signed("risk", "now"),), f"已签字：风控（{DAY}）", f"signed: Risk ({DAY})"),
        ((signed("risk", "0" * 16), signed("editor", "now")), f"已签字：编辑（{DAY}）", f"signed: Editor ({DAY})"),
        (
            (signed("risk", "now"), signed("editor", "now")),
            f"已签字：编辑（{DAY}）、风控（{DAY}）",
            f"signed: Editor ({DAY}), Risk ({DAY})",
        ),
        ((signed("risk", "now", tree="start"),), "尚无签字", "none yet"),
    ],
)
def test_a_reader_is_told_what_holds_and_nothing_more(sign_offs: tuple[object, ...], zh: str, en: str):
    made = rendering(site(None, sign_offs))  # type: ignore[arg-type]
    for lang, words in (("zh", zh), ("en", en)):
        facts = soup(page_of(made, f"{lang}/causes/old-card.md")).select_one(".ph-facts")
        assert facts
        (told,) = [line for line in facts.select("div") if line.select("a")]
        label, link = ("审核", "审核用页面") if lang == "zh" else ("Sign-off", "for reviewers")
        assert shown(told) == f"{label} {words} ({link})" or shown(told) == f"{label}{words} ({link})"
        assert [str(one["href"]) for one in told.select("a")] == ["../../review/old-card/"]


def test_each_role_has_its_state_day_and_note():
    the = site(None, [signed("risk", "now", NOTE), signed("editor", "0" * 16, Text("只看了英文", SPAN))])
    rows = body(the, "en/review/old-card/").select("[data-state]")
    assert [[shown(cell) for cell in row.select("th, td")] for row in rows] == [
        ["Editor", "changed since it was signed", f"{DAY}", "只看了英文"],
        ["Risk", "agrees to what stands here", f"{DAY}", "Read 54"],
    ]
    assert [str(row["data-state"]) for row in rows] == ["void", "valid"]
    assert str(rows[0].select("td")[2].select("span")[0]["lang"]) == "zh-Hans"
    rows = body(the, "en/review/start/").select("[data-state]")
    assert [str(row["data-state"]) for row in rows] == ["missing", "missing"]


def doubts(of: Site, *warnings: Problem) -> list[str]:
    return [shown(line) for line in body(of, "en/review/old-card/", warnings).select("#open_doubts ~ ul li")]


def test_weak_facts_are_doubts_and_lead_to_what_is_known_of_them():
    told = doubts(site())
    assert "Response code 54 · Caveat test.yml:1" in told
    assert "Terminal message card-unread · single source test.yml:1" in told
    assert "Rule look-first · sources differ · low confidence · Caveat test.yml:1" in told
    page = body(site(), "en/review/old-card/")
    for link in page.select("#open_doubts ~ ul a"):
        (there,) = page.select(str(link["href"]))
        assert shown(there) == shown(link)


@pytest.mark.parametrize(
    ("days", "told"),
    [(61, ""), (60, "Soon due for review: by 2027-05-22"), (0, "Soon due"), (-1, "Was due for review by 2027-05-22")],
)
def test_the_day_of_the_next_review(days: int, told: str):
    found = [line for line in doubts(site(today=date(2027, 5, 22) - timedelta(days=days))) if "due" in line]
    assert len(found) == bool(told)
    assert all(line.startswith(told) for line in found)


def test_warnings_of_the_checker_are_told_where_they_belong():
    def warning(file: str, message: str) -> Problem:
        return Problem("some-rule", Severity.WARNING, message, Span(file, 7, 1, 7, 2))

    told = doubts(
        site(),
        warning("trees/card-status/old-card.yml", "of <the> tree"),
        warning("content/en/causes/old-card.md", "of its prose"),
        warning("trees/entry/start.yml", "of another tree"),
    )
    assert "some-rule: of <the> tree old-card.yml:7" in told
    assert "some-rule: of its prose en/causes/old-card.md:7" in told
    assert not any("another" in line for line in told)


def test_no_doubts():
    the = site(rules={}, pages={})
    trees = {id: replace(tree, codes=(), faults=()) for id, tree in the.trees.items()}
    page = body(Site(replace(the, trees=trees)), "en/review/old-card/")
    assert shown(page.select_one("#open_doubts ~ p")) == "None."
    assert page.select("#facts_behind, #prose_of_both") == []


def reviewed_by(words: str) -> Site:
    """Every sentence is the same, notes too."""
    note = Text(words, SPAN)
    return site(Author(lambda _: words), [signed("risk", "now", note), signed("editor", "now", localized(note, note))])


@cache
def harmless(language: Lang | None) -> Counter[str]:
    return shape(body(reviewed_by(HARMLESS[language]), "zh/review/old-card/"))


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_authors_write_stays_text(words: str):
    page = body(reviewed_by(words), "zh/review/old-card/")
    assert shape(page) == harmless(language_of(words))
    addresses = [str(link["href"]) for link in page.select("a[href]")]
    assert all(":" not in address or address.startswith("https:") for address in addresses)
    assert "\u202e" not in page.text
    assert "\ue000" not in page.text


def test_the_same_site_gives_the_same_bytes():
    first, second = ([(page.path, page.title, page.write()) for page in rendering(site()).reviews] for _ in range(2))
    assert first == second
    assert {title for path, title, _ in first if "old-card" in path} == {"审核：卡片过期", "Review: Expired card"}
