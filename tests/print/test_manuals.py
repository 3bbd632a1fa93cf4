"""The manuals as files: valid, whole, searchable, with pages, links and QR codes that lead where they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import page as validator
import pytest

from generator.model.manual import Layout
from generator.model.text import Lang, plain
from generator.model.tree import OutcomeKind
from tests.guide.conftest import own_site
from tests.print.reading import Opened
from tests.texts import HTML_LANG, LANGS

pytestmark = pytest.mark.no_cover  # the files were made before

HANDBOOK, CARDS = "poshelp-handbook", "counter-cards"
CALLED = (OutcomeKind.CALL_ISSUER, OutcomeKind.CALL_ACQUIRER)
CONTINUED = {"zh": "续", "en": "continued"}
PAGE_NUMBER = {"zh": r"第 ?(\d+) ?页", "en": r"page (\d+)"}


def expected_files() -> set[str]:
    trees = own_site().trees
    return {
        *(f"{name}.{lang}.pdf" for name in (HANDBOOK, CARDS) for lang in LANGS),
        *(f"{folder}/{tree}.{lang}.pdf" for folder in ("causes", "slips") for tree in trees for lang in LANGS),
    }


def test_all_that_the_contract_names_are_there(manuals: Path):
    assert {file.relative_to(manuals).as_posix() for file in manuals.rglob("*.pdf")} == expected_files()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(
    "name", [*(f"{name}.{lang}" for name in (HANDBOOK, CARDS) for lang in LANGS), "causes", "slips"]
)
def test_a_validator_finds_nothing(manuals: Path, name: str, profile: str):
    files = sorted((manuals / name).glob("*.pdf")) if "." not in name else [manuals / f"{name}.pdf"]
    assert files
    for file in files:
        report = validator.validate_pdf(file, profile=profile, limits=validator.SafetyLimits.unlimited())
        assert report.is_compliant, (file.name, [(found.rule_id, found.message) for found in report.failures])


def text(value: str) -> str:
    return re.sub(r"\s", "", plain(value, lambda name: name))


@pytest.mark.parametrize("lang", LANGS)
def test_titles_codes_and_screens_are_found_by_searching(opened: Opened, lang: Lang):
    whole = re.sub(r"\s", "", opened(f"{HANDBOOK}.{lang}.pdf").text)
    site = own_site()
    lacking = [tree.id for tree in site.trees.values() if text(tree.title.text(lang)) not in whole]
    lacking += [code.code for code in site.codes.values() if code.code != "xx" and code.code not in whole]
    lacking += [fault.id for fault in site.faults.values() if text(fault.name.text(lang)) not in whole]
    lacking += [term.id for term in site.terms.values() if text(term.term.text(lang)) not in whole]
    lacking += [key for key in site.sources if key not in whole]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [HANDBOOK, "causes/timeout-result-unknown", "causes/start"])
def test_every_page_number_is_that_of_the_place_it_leads_to(opened: Opened, name: str, lang: Lang):
    told = 0
    for link in opened(f"{name}.{lang}.pdf").links():
        # In the table of contents the number is all that follows the dots.
        numbers = re.findall(PAGE_NUMBER[lang], link.text) or re.findall(r"[.．…·]\s*(\d+)\s*\Z", link.text)
        if numbers:
            told += 1
            assert link.to in map(int, numbers), link
    trees = own_site().trees
    answers = sum(len(node.answers) for tree in trees.values() for node in tree.questions)
    assert told >= (answers if name == HANDBOOK else 10)


@pytest.mark.parametrize("lang", LANGS)
def test_where_an_answer_leads_there_is_that_number(opened: Opened, lang: Lang):
    book = opened(f"{HANDBOOK}.{lang}.pdf")
    for link in book.links():
        found = re.search(r"→ ?(?:[《\"].*[》\"] ?)?(\d+)[，,]", link.text)
        if found:
            assert found[1] in re.findall(r"\d+", book.texts[link.to - 1]), link


@pytest.mark.parametrize("lang", LANGS)
def test_each_page_says_where_it_belongs_and_how_old_it_is(opened: Opened, lang: Lang):
    for name, has_cover in ((HANDBOOK, True), (CARDS, False), ("causes/card-expired", False)):
        printed = opened(f"{name}.{lang}.pdf")
        pages = len(printed)
        for number, shown in enumerate(printed.texts, 1):
            assert re.search(r"[0-9a-f]{8}", shown)
            assert re.search(r"2026-\d\d-\d\d", shown)
            if number > has_cover:
                assert re.search(rf"\b{number}\b.*\b{pages}\b", shown), (name, number)
    assert opened(f"{HANDBOOK}.{lang}.pdf").pdf.get_metadata_dict()["Title"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [HANDBOOK, CARDS, "slips/card-pickup", "causes/insufficient-funds"])
def test_qr_codes_lead_to_places_that_exist(opened: Opened, manuals: Path, name: str, lang: Lang):
    site, root = own_site(), manuals.parent
    found = opened(f"{name}.{lang}.pdf").addresses()
    for address in found:
        assert address.startswith(site.settings.url)
        parts = urlsplit(address)
        page = root / parts.path.lstrip("/") / "index.html"
        assert page.is_file(), address
        assert not parts.fragment or f'id="{parts.fragment}"' in page.read_text(encoding="utf-8"), address
    base = f"{site.settings.url}{lang}/"
    if name == HANDBOOK:
        expected = [base]
        for tree in site.trees.values():
            expected.append(f"{base}causes/{tree.id}/")
            called = [end.id for end in tree.outcomes if end.kind in CALLED]
            expected += [f"{base}causes/{tree.id}/#{id}" for id in called]
        assert Counter(found) == Counter(expected)
    assert found


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_in_a_chart_is_smaller_than_8_pt(opened: Opened, lang: Lang, record_property):
    """Headers and footers, which are smaller, stand in the margins."""
    book = opened(f"{HANDBOOK}.{lang}.pdf")
    smallest = 99.0
    for number, shown in enumerate(book.texts, 1):
        begins = re.search(r"流程图|Flowchart", shown[:200])
        if begins and book.pdf[number - 1].get_size()[0] > book.pdf[number - 1].get_size()[1]:
            height = book.pdf[number - 1].get_size()[1]
            sizes = [letter.size for letter in book.letters(number) if 45 < letter.y < height - 50]
            smallest = min(smallest, *sizes)
    record_property("told", f"smallest letters in the charts of the handbook ({lang}): {smallest:.2f} pt")
    assert 8 <= smallest < 20


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_at_all_is_smaller_than_the_footers(opened: Opened, lang: Lang, record_property):
    for name, least in ((HANDBOOK, 6.0), (CARDS, 5.5), ("slips/insufficient-funds", 6.0)):
        printed = opened(f"{name}.{lang}.pdf")
        smallest = min(letter.size for number in range(1, len(printed) + 1) for letter in printed.letters(number))
        record_property("told", f"smallest letters of {name}.{lang}: {smallest:.2f} pt")
        assert smallest >= least


def cards_of_causes(cards: Opened, lang: Lang) -> Mapping[str, str]:
    """Cause → what its card says, or its two cards."""
    (manual,) = (manual for manual in own_site().manuals.values() if manual.layout is Layout.CARDS)
    pages = [re.sub(r"\s", "", page) for page in cards(f"{CARDS}.{lang}.pdf").texts[:-1]]
    found = {}
    for cause in manual.causes:
        title = text(own_site().trees[cause.value].title.text(lang))
        found[cause.value] = pages.pop(0)
        if pages and f"{title}·{CONTINUED[lang]}" in pages[0]:
            found[cause.value] += pages.pop(0)
        assert title in found[cause.value]
    assert pages == []
    return found


def test_who_does_it_stands_on_one_line(opened: Opened):
    for name in (CARDS, HANDBOOK, "slips/tamper-lock"):
        pages = [page.get_textpage().get_text_bounded() for page in opened(f"{name}.en.pdf").pdf]
        told = [line for page in pages for line in page.splitlines() if "does it:" in line]
        assert told
        assert [
            line for line in told if not re.search(r"Who does it: (?:cashier|merchant admin|cardholder)", line)
        ] == []


@pytest.mark.parametrize("lang", LANGS)
def test_cards_are_a5_pages_and_the_codes_one_a4_page(opened: Opened, lang: Lang):
    (manual,) = (manual for manual in own_site().manuals.values() if manual.layout is Layout.CARDS)
    cards = opened(f"{CARDS}.{lang}.pdf")
    sizes = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in cards.pdf]
    assert sizes == [(148, 210)] * (len(sizes) - 1) + [(210, 297)]
    assert all(code.value in cards.texts[-1] for code in manual.codes)


@pytest.mark.parametrize("lang", LANGS)
def test_no_card_leaves_out_what_to_do_and_to_note_down(opened: Opened, lang: Lang):
    note_down = own_site().settings.note_down
    for cause, shown in cards_of_causes(opened, lang).items():
        for node in own_site().trees[cause].outcomes:
            told = [step.do for step in node.steps] + [note_down[item.value] for item in node.note_down] * (
                node.kind in CALLED
            )
            lacking = [
                value for value in (words.text(lang) for words in told) if "{" not in value and text(value) not in shown
            ]
            assert lacking == [], (cause, node.id)


def test_slips_fit_a_roll_of_58_mm(manuals: Path, opened: Opened):
    for file in sorted((manuals / "slips").glob("*.pdf")):
        slip = opened(f"slips/{file.name}")
        assert len(slip) == 1
        assert round(slip.pdf[0].get_size()[0] / 72 * 25.4) == 58


@pytest.mark.parametrize("lang", LANGS)
def test_the_handbook_has_bookmarks_for_every_cause(opened: Opened, lang: Lang):
    marks = [mark.get_title() for mark in opened(f"{HANDBOOK}.{lang}.pdf").pdf.get_toc()]
    for tree in own_site().trees.values():
        assert text(tree.title.text(lang)) in {re.sub(r"\s", "", mark) for mark in marks}


@pytest.mark.parametrize("lang", LANGS)
def test_the_language_is_told(manuals: Path, lang: Lang):
    content = (manuals / f"{HANDBOOK}.{lang}.pdf").read_bytes()
    assert re.search(rf"/Lang ?\({HTML_LANG[lang].partition('-')[0]}".encode(), content)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_of_manuals_links_to_all_of_them(folder: Path, lang: Lang):
    shown = (folder / lang / "manuals" / "index.html").read_text(encoding="utf-8")
    linked = {name.partition("manuals/")[2] for name in re.findall(r'href="([^"]+\.pdf)"', shown)}
    assert linked == {name for name in expected_files() if f".{lang}." in name}


@pytest.mark.parametrize("lang", LANGS)
def test_a_card_names_the_other_cause_that_an_answer_leads_to(opened: Opened, lang: Lang):
    """Its number alone would be taken for one of the same card."""
    trees = own_site().trees
    for name, shown in cards_of_causes(opened, lang).items():
        for node in trees[name].questions:
            for answer in node.answers:
                if answer.to.tree:
                    title = text(trees[answer.to.tree].title.text(lang))
                    assert title in shown, (name, answer.to.tree)
