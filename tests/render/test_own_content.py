"""The project's own content: what only all of it together can show."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from generator.model.artifact import Rendering, SitePage
from generator.model.facts import ACTIONS
from generator.model.project import Site
from generator.model.text import language_of
from generator.model.walk import paths
from generator.render import addresses
from generator.render.codes.advice import danger_of
from generator.render.codes.advised import Danger
from generator.render.data.schemas import schemas
from generator.render.edition import Facts
from tests.render.building import messages
from tests.render.own_site import own_rendering, own_site
from tests.render.reading import rendering, written
from tests.texts import HTML_LANG, LANGS

_ID = re.compile(r'\sid="([^"]+)"|\{: #(\S+)')
_ANSWER = re.compile(r'data-answer="[^"]*" href="([^"]*)"')


@pytest.fixture(scope="module")
def site() -> Site:
    return own_site()


@pytest.fixture(scope="module")
def made() -> Rendering:
    return own_rendering()


@pytest.fixture(scope="module")
def by_path(made: Rendering) -> Mapping[str, SitePage]:
    return {page.path: page for page in made.pages}


def places(page: SitePage) -> list[str]:
    text = "".join((page.markdown, *page.blocks.values(), *page.figures.values()))
    return [one or other for one, other in _ID.findall(text)]


def test_both_languages_have_the_same_places_in_the_same_order(by_path: Mapping[str, SitePage]):
    for path, page in by_path.items():
        if page.lang == "zh":
            chinese, english = places(page), places(by_path[f"en/{path.removeprefix('zh/')}"])
            assert chinese == english, path
            assert len(set(chinese)) == len(chinese), path


def test_answers_lead_to_the_same_places_in_both_languages(site: Site, by_path: Mapping[str, SitePage]):
    for tree in site.trees:
        chinese, english = (_ANSWER.findall(by_path[f"{lang}/causes/{tree}.md"].blocks["guide"]) for lang in LANGS)
        assert chinese == english, tree
        assert chinese


def test_every_answer_leads_to_a_node_and_every_path_is_a_row(site: Site, by_path: Mapping[str, SitePage]):
    for lang in LANGS:
        for tree in site.trees.values():
            page = by_path[f"{lang}/causes/{tree.id}.md"]
            for href in _ANSWER.findall(page.blocks["guide"]):
                address, _, node = href.partition("#")
                target = address.strip("./") or tree.id
                assert target in site.trees, href
                assert not node or node in site.trees[target].nodes, href
            rows = re.findall(r'data-path="([^"]*)"', page.figures["paths"])
            expected = ["/".join(answer.id for _, answer in path.choices) for path in paths(site.trees, tree)]
            assert rows == expected


def test_a_number_that_is_not_published_appears_nowhere(site: Site, made: Rendering):
    kept_back = [hotline.number for hotline in site.hotlines.values() if hotline.number and not hotline.publish]
    assert kept_back
    texts = ["".join((page.markdown, *page.blocks.values(), *page.figures.values())) for page in made.pages]
    texts += written(made).values()
    for number in kept_back:
        pattern = re.compile(rf"(?<!\d){r'[ -]?'.join(number)}(?!\d)")
        assert not [text for text in texts if pattern.search(text)], number


def test_data_fit_their_schemas(made: Rendering):
    files = {path: json.loads(text) for path, text in written(made).items() if path.startswith("data/v1/")}
    assert len(files) > len(schemas())
    validators = {name: Draft202012Validator(schema) for name, schema in schemas().items()}
    for path, data in files.items():
        if not path.endswith(".schema.json"):
            validators[data["$schema"].partition(".")[0]].validate(data)


def test_codes_have_addresses_of_their_own(site: Site):
    anchors = [addresses.code_anchor(code) for code in site.codes]
    assert len(set(anchors)) == len(anchors)
    pages = [addresses.code_address(code).page for code in site.codes.values() if addresses.has_page(code)]
    assert len(set(pages)) == len(pages)
    assert all(re.fullmatch(r"code-[a-z0-9]+(-[a-z0-9]+)*", anchor) for anchor in anchors)


def test_schemes_kinds_and_actions_have_names(site: Site):
    there = set(messages()["zh"])
    codes = site.codes.values()
    schemes = {scheme for code in codes for scheme in (*code.schemes, *code.scope, *code.cause_by_scheme)}
    assert {f"scheme.{scheme}" for scheme in schemes} == {key for key in there if key.startswith("scheme.")}
    kinds = {f"source-kind.{source.kind}" for source in site.sources.values()}
    assert kinds == {key for key in there if key.startswith("source-kind.")}
    assert {code.action.value for code in codes} <= set(ACTIONS)


def test_no_page_of_a_code_has_words_that_its_reader_cannot_read(site: Site, by_path: Mapping[str, SitePage]):
    seen = 0
    for lang in LANGS:
        other = HTML_LANG["en" if lang == "zh" else "zh"]
        for code in site.codes.values():
            if not addresses.has_page(code):
                continue
            page = by_path[f"{lang}/{addresses.code_address(code).page}"]
            for block in (page.blocks["now"], page.blocks["meaning"]):
                shown = BeautifulSoup(block, "html5lib")
                for words in shown.select(f'[lang="{other}"]'):
                    quotation = words.find_parent("q")
                    assert quotation, page.path
                    means = quotation.find_next_sibling()
                    assert means, page.path
                    assert means["class"] == ["ph-means"], page.path
                    assert language_of(means.text) == lang, page.path
                    seen += 1
                # Without what is quoted nothing is left that is not for this reader.
                for quotation in shown.select("q"):
                    quotation.decompose()
                cells = shown.select(".ph-schemes td")
                assert not [cell for cell in cells if language_of(cell.text) not in (lang, None)], page.path
    assert seen > len(site.codes)


def test_meanings_are_sorted_so_that_each_has_one_place(site: Site):
    assert list(site.scheme_words) == sorted(site.scheme_words)


def test_words_for_a_cause_and_a_retry_rule_are_for_codes_that_exist(site: Site):
    pairs = {f"{code.cause.value}.{code.retry}" for code in site.codes.values()}
    own = [key.partition(".") for key in messages()["zh"]]
    assert {at for group, _, at in own if group in ("advice-at", "retry-at", "say-at")} <= pairs


@pytest.mark.parametrize("code", ["25", "64", "13", "30", "55", "95", "96", "E7"])
def test_codes_that_no_other_card_mends_do_not_begin_with_one(by_path: Mapping[str, SitePage], code: str):
    first = by_path[f"zh/codes/{code.lower()}.md"].blocks["now"].partition('class="ph-now__retry"')[0]
    assert messages()["zh"]["advice.decline"] not in first
    assert messages()["zh"]["retry.once"] not in first
    assert messages()["zh"]["retry.after-wait"] not in first


@pytest.mark.parametrize("code", ["09", "68", "98", "Z1", "A2", "Y1"])
def test_codes_with_an_unknown_result_are_never_to_be_tried_at_once(
    site: Site, by_path: Mapping[str, SitePage], code: str
):
    assert danger_of(Facts(site), site.codes[code]) is Danger.VERIFY_FIRST
    now = by_path[f"zh/codes/{code.lower()}.md"].blocks["now"]
    assert messages()["zh"]["advice.verify-first"] in now
    assert "再试 1 次" not in now.partition('class="ph-caveat"')[0]


def test_a_code_that_may_be_a_success_or_a_reversal_somewhere_is_found_out_first(site: Site):
    """With `79` nobody charges at all before the acquirer has answered."""
    careful = {Danger.VERIFY_FIRST, Danger.UNKNOWN, Danger.PICK_UP}
    may_have_moved = {"none", "reversal-in-progress", "timeout-result-unknown"}
    found = {
        code.code: danger_of(Facts(site), code)
        for code in site.codes.values()
        if may_have_moved & {cause.value for cause in code.cause_by_scheme.values()}
    }
    assert {"R1", "Z2"} <= found.keys()
    assert {code for code, danger in found.items() if danger not in careful} == {"79"}


def test_the_most_dangerous_meaning_stands_first(by_path: Mapping[str, SitePage]):
    for lang in LANGS:
        now = by_path[f"{lang}/codes/z1.md"].blocks["now"]
        assert 0 < now.index("causes/timeout-result-unknown/") < now.index("causes/chip-declined-offline/")


@pytest.mark.parametrize("code", ["04", "07", "33", "34", "35", "36", "37", "41", "43", "67"])
def test_pick_up_codes_have_the_neutral_sentence(site: Site, by_path: Mapping[str, SitePage], code: str):
    for lang in LANGS:
        sentence = site.settings.neutral_sentence.text(lang)
        assert (
            f'<blockquote aria-labelledby="code_say"><p>{sentence}</p>'
            in by_path[f"{lang}/codes/{code}.md"].blocks["now"]
        )


def test_a_message_about_such_a_card_leaves_no_other_way_to_try_it(by_path: Mapping[str, SitePage]):
    for lang in LANGS:
        now = by_path[f"{lang}/faults/exception-file.md"].blocks["now"]
        assert messages()[lang]["retry.never"] in now
        assert messages()[lang]["retry.no-retry"] not in now


def test_what_is_said_to_a_customer_has_no_word_that_must_never_be_said(site: Site):
    for lang in LANGS:
        for key in ("say.approve", "say.terminal", "say.verify-first"):
            assert not [word for word in site.settings.never_say[lang] if word.value in messages()[lang][key]]


def test_rendering_the_whole_site_is_quick(site: Site):
    import time

    begun = time.process_time()
    rendering(site)
    # Far more than it takes, so that a busy machine does not fail; a page that is quadratic in something would.
    assert time.process_time() - begun < 10
