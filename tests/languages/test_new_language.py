"""`poshelp new language`: what a language lacks is written to be translated, and nothing is published before it is."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest
import yaml

from generator.authoring import new_language
from generator.load import load
from generator.load.default_messages import default_messages
from generator.pipeline import BuildFailed, Request, UnknownName
from generator.translation import exported, imported
from tests.languages.third import alone, named, rewrite
from tests.projects.copies import TODAY, small
from tests.projects.folder import examined


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return named(small(tmp_path), "zh", "en", "ja")


def words(root: Path, lang: str) -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((root / f"site_config/messages/{lang}.yml").read_text(encoding="utf-8"))
    return found


def test_what_is_left_are_texts_to_write(root: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    assert {p.rule for p in examined(root).problems} == {"missing-language", "unfinished", "stale-translation"}
    ja = words(root, "ja")
    assert ja.keys() == default_messages("en").keys()
    facts = {"tag": "ja", "name": "日本語", "english": "Japanese", "locale": "ja_JP", "script": "kana"}
    assert {key: text for key, text in ja.items() if not text.startswith("✎ ")} == {
        f"language.{name}": fact for name, fact in facts.items()
    }
    assert ja["guide.start"] == f"✎ {words(root, 'en')['guide.start']}"
    project, _ = load(root, TODAY)
    assert project
    pages = {(lang, id): page.body for (lang, id), page in project.pages.items()}
    assert {id for lang, id in pages if lang == "ja"} == {id for lang, id in pages if lang == "en"}
    assert all(pages["ja", id] == f"✎ This page is still to be translated.\n\n{pages['en', id]}" for _, id in pages)


def test_its_words_go_to_a_translator_and_come_back(root: Path, tmp_path: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    catalogue = polib.pofile(exported(root, TODAY, "ja").decode())
    entry = next(entry for entry in catalogue if entry.msgctxt.endswith(".yml: guide.back"))
    assert (entry.msgid, entry.msgstr) == (default_messages("zh")["guide.back"], "")
    entry.msgstr = "もどる"
    (tmp_path / "ja.po").write_text(str(catalogue), encoding="utf-8")
    assert len(imported(root, TODAY, tmp_path / "ja.po", "ja", write=True).changes) == 1
    assert words(root, "ja")["guide.back"] == "もどる"


def test_what_is_known_of_a_language_and_what_is_not(root: Path):
    named_so = root / "site_config/site.yml"
    named_so.write_text(named_so.read_text(encoding="utf-8").replace("ja]", "de, ar, xx]"), encoding="utf-8")
    for lang in ("de", "ar", "xx"):
        new_language(Request(root, TODAY), lang, force=False)
    assert words(root, "de")["language.script"] == "latin"
    assert words(root, "ar")["language.english"] == "Arabic"
    assert words(root, "ar")["language.script"].startswith("✎")  # not among those that charts can be set in
    assert words(root, "xx")["language.name"].startswith("✎")
    told = {p.message for p in examined(root).problems if p.span.file == "site_config/messages/ar.yml"}
    assert "message `language.script` is still to be written" in told


def test_nothing_is_written_over_and_no_language_is_guessed(root: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    with pytest.raises(BuildFailed, match=r"ja\.yml exists; --force"):
        new_language(Request(root, TODAY), "ja", force=False)
    with pytest.raises(UnknownName) as told:
        new_language(Request(root, TODAY), "fr", force=False)
    assert "languages: [zh, en, ja, fr]" in str(told.value)


def test_words_of_a_language_that_comes_first(tmp_path: Path):
    """Without them the project cannot be read."""
    lang, root = "en", alone(small(tmp_path), "en")
    rewrite(root, "site_config/site.yml", f"languages: [{lang}]", "languages: [de]")
    assert load(root, TODAY).project is None
    assert [path.name for path in new_language(Request(root, TODAY), "de", force=False)] == ["de.yml"]
    told = words(root, "de")
    assert told.keys() == default_messages("en").keys()
    assert (told["language.name"], told["guide.back"]) == ("Deutsch", f"✎ {default_messages('en')['guide.back']}")
    with pytest.raises(BuildFailed, match="cannot be read"):
        new_language(Request(root, TODAY), "de", force=False)
