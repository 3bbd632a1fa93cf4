"""Trees and codes that are begun in a project with other languages have a place for each of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.exchange import in_languages
from generator.new_tree import new_tree_files
from generator.pipeline import Request
from generator.transfer import import_file
from tests.exchange.golden_files import GOLDEN
from tests.languages.third import named
from tests.projects.copies import TODAY, small
from tests.projects.folder import examined

PAIR = """\
title:
  zh: 打印机
  en: "Printer"
words:
  zh: [纸]
  en: [paper]
safety:
  - zh: ✎ 别动
    en: ✎ Hands off
"""


def test_a_language_that_is_not_there_gets_a_mark():
    assert yaml.safe_load(in_languages(PAIR, ("ja", "zh", "en"))) == {
        "title": {"ja": "✎ Printer", "zh": "打印机", "en": "Printer"},
        "words": {"ja": [], "zh": ["纸"], "en": ["paper"]},
        "safety": [{"ja": "✎ Hands off", "zh": "✎ 别动", "en": "✎ Hands off"}],
    }


def test_two_languages_are_left_as_they_are():
    assert in_languages(PAIR, ("zh", "en")) is PAIR


@pytest.mark.parametrize("langs", [("zh", "en", "ja"), ("en",), ("ja", "de")])
def test_a_new_tree_is_in_the_languages_of_the_project(langs: tuple[str, ...]):
    files = new_tree_files("network", "x", date(2026, 11, 22), langs=langs)
    assert list(files) == ["trees/network/x.yml", *(f"content/{lang}/causes/x.md" for lang in langs)]
    tree = yaml.safe_load(files["trees/network/x.yml"])
    assert list(tree["title"]) == list(tree["leads_here"]["words"]) == list(tree["safety"][0]) == list(langs)
    assert set(tree["title"].values()) <= {"✎ 这个原因叫什么", "✎ What this cause is called"}


def test_what_is_imported_waits_for_the_third_language(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    done = import_file(Request(root, TODAY), str(GOLDEN / "exports/no-answer.json"), "network/again", None, force=False)
    assert not done.report.errors
    tree = yaml.safe_load((root / "trees/network/again.yml").read_text(encoding="utf-8"))
    assert tree["title"]["ja"] == f"✎ {tree['title']['en']}"
    own = [problem for problem in examined(root).problems if problem.span.file == "trees/network/again.yml"]
    assert "missing-language" not in {problem.rule for problem in own}
    assert "unfinished" in {problem.rule for problem in own}


def test_codes_that_are_imported_wait_for_it_too(tmp_path: Path):
    root = named(small(tmp_path), "zh", "en", "ja")
    (tmp_path / "codes.csv").write_text("code,zh,en\n51,余额不足,Low funds\n", encoding="utf-8")
    import_file(Request(root, TODAY), str(tmp_path / "codes.csv"), "", None, force=False)
    codes = yaml.safe_load((root / "content/data/response-codes.yml").read_text(encoding="utf-8"))
    (new,) = [code for code in codes if code["code"] == "51"]
    assert json.loads(json.dumps(new["name"])) == {"zh": "余额不足", "en": "Low funds", "ja": "✎ Low funds"}
