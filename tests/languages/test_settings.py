"""The list of languages in the settings, right and wrong; and texts in any number of languages."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.collection_shapes import ListOf
from generator.load.languages import ByLanguage, LocalizedShape
from generator.load.project import load
from generator.load.scalar_shapes import TextShape
from generator.load.settings import SETTINGS, SettingsFile
from generator.load.shape import FAILED, Reader
from generator.load.yaml_reader import compose
from generator.model.language import Language, Script
from generator.model.text import DEFAULT_LANGS
from tests.languages.third import SETTINGS as FILE
from tests.projects.copies import SMALL, TODAY
from tests.strategies import any_text, effort
from tests.texts import languages

BASE = (SMALL / FILE).read_text(encoding="utf-8")


def settings(written: str) -> tuple[SettingsFile, list[tuple[str, str]]]:
    node, problems = compose(f"languages: {written}\n{BASE}", FILE)
    assert node, problems
    reader = Reader(FILE, "")
    found: SettingsFile = SETTINGS.read(node, reader)
    return found, [(problem.rule, problem.message) for problem in reader.problems if problem.rule != "missing-language"]


def test_a_project_that_names_none_has_two():
    found, _ = settings("[zh, en]")
    assert found.langs == DEFAULT_LANGS
    assert found.settings
    assert found.settings.langs == DEFAULT_LANGS


def test_their_order_is_kept():
    assert settings("[ja, zh, en, de]")[0].langs == ("ja", "zh", "en", "de")


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("ja", "wrong-type"),
        ("{zh: en}", "wrong-type"),
        ("[]", "wrong-type"),
        ("[zh, EN]", "wrong-type"),
        ("[zh, zh-Hans]", "wrong-type"),
        ("[zh, [en]]", "wrong-type"),
        ("[zh, assets]", "wrong-type"),
        ("[zh, no]", "ambiguous-scalar"),
        ("[zh, en, zh]", "duplicate-key"),
    ],
)
def test_lists_that_are_none(written: str, rule: str):
    found, problems = settings(written)
    assert rule in {name for name, _ in problems}
    assert found.langs


@effort(60)
@given(st.one_of(any_text(), st.lists(any_text(), max_size=4)))
def test_whatever_stands_there_is_read(value: object):
    text = f"languages: {json.dumps(value)}\n{BASE}"
    project, report = load(SMALL, TODAY, instead={FILE: text.encode("utf-8", "replace")})
    assert report.problems
    assert project is None or project.langs


LOCALIZED = LocalizedShape()
LANGS = ("zh", "en", "ja")


def read(shape: LocalizedShape | ByLanguage, yaml: str) -> tuple[object, list[str]]:
    node, _ = compose(f"x: {yaml}\n", "f.yml")
    assert node
    reader = Reader("f.yml", yaml, LANGS)
    reader.key = "title"
    return shape.read(node.value[0][1], reader), [problem.message for problem in reader.problems]


@pytest.mark.parametrize(
    ("yaml", "there", "told"),
    [
        ("{zh: 一, en: a, ja: ア}", "zh en ja", []),
        ("{ja: ア, zh: 一, en: a}", "zh en ja", []),
        ("{zh: 一, en: a}", "zh en", ["`ja` is missing (in `title`)"]),
        ("{en: a}", "en", ["`zh` and `ja` are missing (in `title`)"]),
        ("{zh: 一, en: a, jp: ア}", "zh en", ["unknown key `jp` (in `title`)", "`ja` is missing (in `title`)"]),
    ],
)
def test_what_there_is_of_a_text_is_given(yaml: str, there: str, told: list[str]):
    value, problems = read(LOCALIZED, yaml)
    assert list(value.texts) == there.split()  # type: ignore[attr-defined]
    assert problems == told


def test_a_text_in_no_language_is_none():
    assert read(LOCALIZED, "{}") == (FAILED, ["`zh`, `en` and `ja` are missing (in `title`)"])


def test_a_list_that_a_language_lacks_is_empty():
    value, problems = read(ByLanguage(ListOf(TextShape()), ()), "{zh: [一], en: []}")
    assert value["ja"] == ()  # type: ignore[index]
    assert problems == ["`ja` is missing"]


@pytest.mark.parametrize("script", Script)
def test_each_script_knows_its_letters(script: Script):
    language = Language("xx", "xx", "x", "X", "xx_XX", script, languages()["en"].words)
    assert script.letters
    assert language.between == ("" if script in ("han", "kana") else " ")
