"""The generator's own words of the interface: complete, of no trade, and replaced key by key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from generator.load import load
from generator.load.default_messages import default_messages
from generator.model.settings import HOTLINE, OPERATOR
from generator.model.text import Lang
from generator.render import OPTIONAL_GROUPS, required_messages
from generator.render.codes.advice import advice
from generator.render.edition import Edition, Facts
from tests.projects.copies import TODAY, small
from tests.projects.folder import examined
from tests.render.building import BRAND, Author, messages
from tests.texts import LANGS
from tests.trades.spoken import about_card_payments

ROOT = Path(__file__).parents[2]
SITE = Author().site()
_FIELD = re.compile(r"\{([a-z_]+)\}")


@pytest.mark.parametrize("lang", LANGS)
def test_every_message_that_pages_ask_for_is_there_and_no_other(lang: Lang):
    there = default_messages(lang).keys()
    assert required_messages() - there == set()
    assert {key for key in there - required_messages() if key.partition(".")[0] not in OPTIONAL_GROUPS} == set()


def test_both_languages_have_the_same_fields():
    zh, en = default_messages("zh"), default_messages("en")
    assert zh.keys() == en.keys()
    assert [key for key in zh if set(_FIELD.findall(zh[key])) != set(_FIELD.findall(en[key]))] == []


@pytest.mark.parametrize("lang", LANGS)
def test_they_are_of_no_trade(lang: Lang):
    assert about_card_payments("\n".join(default_messages(lang).values())) == []


@pytest.mark.parametrize("lang", LANGS)
def test_they_lead_to_no_page_that_a_project_may_not_have(lang: Lang):
    assert [key for key, words in default_messages(lang).items() if "](" in words] == []


def test_the_brands_words_in_them_are_the_two_that_every_brand_has():
    """The fields of the generator's words are those of ours, and these two."""
    ours = {field for words in messages()["en"].values() for field in _FIELD.findall(words)}
    general = {field for words in default_messages("en").values() for field in _FIELD.findall(words)}
    assert general - ours == {OPERATOR}
    assert HOTLINE in general


def own(lang: Lang) -> Mapping[str, str]:
    found: Mapping[str, str] = yaml.safe_load((ROOT / f"site_config/messages/{lang}.yml").read_text(encoding="utf-8"))
    return found


def test_ours_are_those_that_say_something_else():
    general = {lang: default_messages(lang) for lang in LANGS}
    ours = {lang: own(lang) for lang in LANGS}
    assert [key for key in ours["zh"] if all(general[lang].get(key) == ours[lang][key] for lang in LANGS)] == []


def test_a_projects_words_stand_in_for_them_key_by_key(tmp_path: Path):
    root = small(tmp_path)
    (root / "site_config/messages/en.yml").write_text("guide.start: Begin\n", encoding="utf-8")
    project, report = load(root, TODAY)
    assert project
    assert report.problems == ()
    assert project.messages["en"] == {**default_messages("en"), "guide.start": "Begin"}


def test_a_key_in_one_language_only_is_told_although_the_generator_has_both(tmp_path: Path):
    root = small(tmp_path)
    (root / "site_config/messages/en.yml").write_text("guide.back: Back\nguide.start: Begin\n", encoding="utf-8")
    assert [problem.message for problem in examined(root).problems] == [
        "message `guide.back` is in en.yml and not in zh.yml"
    ]


def test_a_brand_is_called_by_its_name_where_it_says_no_other():
    assert Edition(Facts(SITE), "en", replace(BRAND, words={})).fill(OPERATOR) == BRAND.name.text("en")
    told = replace(BRAND, words={OPERATOR: BRAND.name})
    assert Edition(Facts(SITE), "zh", told).fill(OPERATOR) == BRAND.name.text("zh")


def test_a_brand_that_cannot_be_called_is_told(tmp_path: Path):
    root = small(tmp_path)
    brand = root / "site_config/brands/plain.yml"
    text = brand.read_text(encoding="utf-8")
    brand.write_text(re.sub(r"hotline: \{[^}]*\}", "phone: {zh: 电话, en: phone}", text), encoding="utf-8")
    told = [
        problem.message for problem in examined(root).problems if problem.span.file == "site_config/brands/plain.yml"
    ]
    assert told
    assert told[0].startswith("brand `plain` does not fill in `{hotline}`, which message `")


def facts_with(**words: str) -> Facts:
    more = {key.replace("__", "."): text for key, text in words.items()}
    return Facts(Author().site(messages={lang: {**messages()[lang], **more} for lang in LANGS}))


WHISTLE = SITE.codes["92"]
"""Its action is one that the generator does not know."""


def test_a_code_has_the_words_of_its_own_action():
    given = advice(facts_with(advice__whistle="Whistle.", say__whistle="One moment."), WHISTLE)
    assert (given.action, given.retry, given.say) == ("advice.whistle", "retry.after-wait", "say.whistle")


def test_an_action_may_lack_words_for_the_customer():
    given = advice(facts_with(advice__whistle="Whistle."), WHISTLE)
    assert (given.action, given.say) == ("advice.whistle", "")
