"""What is said of the project's own pages elsewhere: titles, descriptions, and what machines are told."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator

from generator.model.artifact import Rendering
from generator.model.project import Site
from generator.render.codes.answer import code_answer
from generator.render.edition import Edition, Facts
from generator.render.head import NARROWEST, WIDEST, WIDEST_TITLE, columns
from tests.render.building import BRAND, messages
from tests.render.own_site import own_rendering, own_site
from tests.render.reading import found, page_of, soup
from tests.texts import HTML_LANG, LANGS

ADDRESS = {"type": "string", "pattern": r"^https://[^\s<>\"{}]+$"}
TEXT = {"type": "string", "minLength": 1}
LANGUAGE = {"enum": [*HTML_LANG.values()]}


def thing(kind: str, required: Mapping[str, Any], **optional: Any) -> dict[str, Any]:
    """A schema of a thing in the words of schema.org: nothing else may be said of it."""
    return {
        "type": "object",
        "properties": {"@type": {"const": kind}, **required, **optional},
        "required": ["@type", *required],
        "additionalProperties": False,
    }


PUBLISHER = thing("Organization", {"name": TEXT})
KINDS = {
    "BreadcrumbList": thing(
        "BreadcrumbList",
        {
            "itemListElement": {
                "type": "array",
                "minItems": 2,
                "items": thing("ListItem", {"position": {"type": "integer"}, "name": TEXT, "item": ADDRESS}),
            }
        },
    ),
    "FAQPage": thing(
        "FAQPage",
        {
            "url": ADDRESS,
            "inLanguage": LANGUAGE,
            "mainEntity": {
                "type": "array",
                "minItems": 1,
                "items": thing("Question", {"name": TEXT, "acceptedAnswer": thing("Answer", {"text": TEXT})}),
            },
        },
    ),
    "TechArticle": thing(
        "TechArticle",
        {
            "url": ADDRESS,
            "mainEntityOfPage": ADDRESS,
            "headline": {**TEXT, "maxLength": 110},
            "description": TEXT,
            "inLanguage": LANGUAGE,
            "dateModified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
            "image": {**ADDRESS, "pattern": r"\.png$"},
            "keywords": {"type": "array", "items": TEXT},
        },
        publisher=PUBLISHER,
    ),
    "WebSite": thing(
        "WebSite",
        {
            "url": ADDRESS,
            "name": TEXT,
            "description": TEXT,
            "inLanguage": LANGUAGE,
            "potentialAction": thing(
                "SearchAction",
                {
                    "target": thing(
                        "EntryPoint",
                        {"urlTemplate": {"type": "string", "pattern": r"^https://.*/find/\?q=\{search_term_string\}$"}},
                    ),
                    "query-input": {"const": "required name=search_term_string"},
                },
            ),
        },
        publisher=PUBLISHER,
    ),
}


@pytest.fixture(scope="module")
def site() -> Site:
    return own_site()


@pytest.fixture(scope="module")
def made() -> Rendering:
    return own_rendering()


def things(structured: str) -> list[dict[str, Any]]:
    told = json.loads(structured)
    assert told.keys() == {"@context", "@graph"}
    assert told["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = told["@graph"]
    return graph


def test_each_description_fills_its_line_and_no_more(made: Rendering):
    wrong = {
        page.path: (width, page.description)
        for page in made.pages
        if not NARROWEST <= (width := columns(page.description)) <= WIDEST
    }
    assert wrong == {}


def test_no_two_pages_have_the_same_title_or_description(made: Rendering):
    for told in ([page.head_title or page.title for page in made.pages], [page.description for page in made.pages]):
        # The name of the site sets pages of one title in two languages apart.
        assert [text for text, number in Counter(told).items() if number > 1] == []


def test_titles_of_what_people_search_for_are_not_cut(made: Rendering):
    wide = {page.path: page.head_title for page in made.pages if columns(page.head_title) > WIDEST_TITLE}
    assert wide == {}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("zh/codes/51.md", "POS机 51 余额不足：怎么办"),
        ("en/codes/51.md", "POS error 51: Insufficient funds – what to do"),
        ("zh/codes/00.md", "POS机 00 交易成功：怎么核对"),
    ],
)
def test_a_code_is_called_what_people_search_for(made: Rendering, path: str, title: str):
    assert page_of(made, path).head_title == title


def test_a_page_of_a_code_answers_in_its_first_sentence(site: Site, made: Rendering):
    for lang in LANGS:
        edition = Edition(Facts(site), lang, BRAND)
        for code in edition.facts.paged_codes():
            page = page_of(made, f"{lang}/codes/{code.code.lower()}.md")
            answer = code_answer(edition, code)
            assert found(soup(page), ".ph-now__do").text == answer.first
            assert code.code in answer.first
            assert edition.plain(code.name) in answer.first
            assert page.description.startswith(answer.first[:40])


def test_a_code_that_differs_says_so_before_anything_else(site: Site):
    edition = Edition(Facts(site), "zh", BRAND)
    words = messages()["zh"]["code.answer-differs"].partition("（")[0].replace("{code}", "")
    differing = [code for code in site.codes.values() if len({c.value for c in code.cause_by_scheme.values()}) > 1]
    assert differing
    for code in differing:
        assert code_answer(edition, code).first.startswith(words.replace("显示 ", f"显示 {code.code}"))


def test_what_machines_are_told_is_valid(made: Rendering):
    validators = {kind: Draft202012Validator(schema) for kind, schema in KINDS.items()}
    for page in made.pages:
        for told in things(page.structured):
            faults = [fault.message for fault in validators[told["@type"]].iter_errors(told)]
            assert faults == [], page.path
            if "inLanguage" in told:
                assert told["inLanguage"] == HTML_LANG[page.lang]


def test_every_page_but_the_first_has_its_place(site: Site, made: Rendering):
    pages = {
        f"{site.settings.url}{page.path.removesuffix('.md').removesuffix('index').rstrip('/')}/" for page in made.pages
    }
    for page in made.pages:
        trails = [told for told in things(page.structured) if told["@type"] == "BreadcrumbList"]
        assert len(trails) == (not page.path.endswith(f"{page.lang}/index.md")), page.path
        for steps in (told["itemListElement"] for told in trails):
            assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
            assert {step["item"] for step in steps} <= pages, page.path
            assert steps[-1]["name"] == page.title


def test_answers_for_machines_are_those_of_the_page(made: Rendering):
    """Search engines ask that what is marked up can be read on the page."""
    for path in ("zh/codes/51.md", "en/codes/91.md", "zh/codes/04.md", "en/faults/paper-out.md"):
        page = page_of(made, path)
        shown = "".join(soup(page).text.split())
        for told in things(page.structured):
            for asked in told.get("mainEntity", ()):
                answer = asked["acceptedAnswer"]["text"]
                for sentence in answer.replace("。", "。\n").replace(". ", ".\n").splitlines():
                    words = "".join(sentence.split()).strip('「」"“”')
                    tail = words.rpartition("「")[2].rpartition('"')[2].rpartition("：")[2].rpartition(":")[2]
                    assert tail in shown, (path, sentence)


def test_a_card_that_is_wanted_is_not_talked_about(site: Site, made: Rendering):
    """The sentence for the customer is the neutral one, wherever it is told."""
    neutral = site.settings.neutral_sentence.text("zh")
    asked = next(told for told in things(page_of(made, "zh/codes/43.md").structured) if told["@type"] == "FAQPage")
    assert neutral in asked["mainEntity"][0]["acceptedAnswer"]["text"]


def test_each_page_has_a_picture_that_is_drawn(made: Rendering):
    drawn = {picture.path for picture in made.pictures}
    assert {page.picture for page in made.pages} == drawn
    assert len(drawn) == len(made.pictures)


def test_each_twin_is_written_and_stands_beside_its_page(made: Rendering):
    written = {text.path for text in made.texts}
    twins = {page.twin: page.path for page in made.pages if page.twin}
    assert twins.keys() == {path for path in written if path.endswith(".md")}
    for twin, path in twins.items():
        assert twin.removesuffix("index.md").rstrip("/") == path.removesuffix(".md").removesuffix("/index")


def test_the_list_for_language_models_leads_to_files_that_are_there(site: Site, made: Rendering):
    texts = {text.path: text for text in made.texts}
    files = {*texts, *(file.path for file in made.files)}
    lines = texts["llms.txt"].write().splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = [line.rpartition("](")[2].partition(")")[0] for line in lines if line.startswith("- [")]
    assert len(links) > 2 * len(site.trees)
    assert [link for link in links if link.removeprefix(site.settings.url) not in files] == []
    assert all(urlsplit(link).scheme == "https" for link in links)
