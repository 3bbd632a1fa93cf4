"""`poshelp new language`: what a language lacks is written to be translated, and nothing is published before it is."""

from __future__ import annotations

import json
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
    assert {p.rule for p in examined(root).problems} == {"missing-language", "unfinished"}
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


def page(root: Path, id: str) -> str:
    return (root / f"content/ja/{id}.md").read_text(encoding="utf-8")


def given_back(root: Path, catalogue: polib.POFile, po: Path) -> None:
    po.write_text(str(catalogue), encoding="utf-8")
    assert imported(root, TODAY, po, "ja", write=True).report.problems == ()


def test_a_page_is_a_copy_until_all_of_it_is_translated(root: Path, tmp_path: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    copy = page(root, "slips")
    catalogue = polib.pofile(exported(root, TODAY, "ja").decode())
    assert [entry.msgctxt for entry in catalogue if entry.fuzzy] == []
    own = [entry for entry in catalogue if entry.msgctxt.startswith("content/zh/slips.md: ")]
    assert {entry.msgstr for entry in own} == {""}
    assert [entry.msgctxt.partition(": ")[2] for entry in own[:2]] == ["title", "description"]
    assert len(own) == 4

    for entry in own[:-1]:
        entry.msgstr = f"{entry.msgid}訳"
    given_back(root, catalogue, tmp_path / "ja.po")
    assert "✎ This page is still to be translated.\n\n" in page(root, "slips")

    again = polib.pofile(exported(root, TODAY, "ja").decode())
    now = {entry.msgctxt: (entry.msgstr, entry.fuzzy) for entry in again}
    assert {entry.msgctxt: (entry.msgstr, False) for entry in own}.items() <= now.items()

    own[-1].msgstr = f"{own[-1].msgid}訳"
    given_back(root, catalogue, tmp_path / "ja.po")
    source = (root / "content/zh/slips.md").read_text(encoding="utf-8")
    front, _, body = page(root, "slips").rpartition("---\n")
    for entry in own[2:]:
        for end in (" {:", "\n"):
            source = source.replace(f"{entry.msgid}{end}", f"{entry.msgstr}{end}")
    assert body == source.rpartition("---\n")[2]
    assert [line for line in front.splitlines() if line.startswith("translates:")] == [
        line for line in copy.splitlines() if line.startswith("translates:")
    ]
    told = {p.rule for p in examined(root).problems if p.span.file == "content/ja/slips.md"}
    assert told.isdisjoint({"unfinished", "stale-translation"})


def test_names_do_not_move_with_the_mark(root: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    before = [entry.msgctxt for entry in polib.pofile(exported(root, TODAY, "ja").decode())]
    for path in (root / "content/ja").rglob("*.md"):
        rewrite(root, path.relative_to(root).as_posix(), "✎ This page is still to be translated.\n\n", "")
    assert [entry.msgctxt for entry in polib.pofile(exported(root, TODAY, "ja").decode())] == before


def test_a_source_that_changes_meanwhile_is_noticed(root: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    rewrite(root, "content/ja/slips.md", "✎ This page is still to be translated.\n\n", "")
    file = root / "content/zh/slips.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n再看一遍。\n", encoding="utf-8")
    assert "stale-translation" in {p.rule for p in examined(root).problems if p.span.file == "content/ja/slips.md"}


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


def test_editors_know_the_language(root: Path):
    written = new_language(Request(root, TODAY), "ja", force=False)
    schema = root / "site_config/schemas/tree.schema.json"
    assert schema in written
    assert "ja" in json.loads(schema.read_text(encoding="utf-8"))["properties"]["title"]["properties"]
    first = (root / "site_config/messages/ja.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schemas/messages.schema.json"


def test_nothing_is_written_over_and_no_language_is_guessed(root: Path):
    new_language(Request(root, TODAY), "ja", force=False)
    ja = root / "site_config/messages/ja.yml"
    ja.write_text(ja.read_text(encoding="utf-8").replace("guide.back:", "# guide.back:"), encoding="utf-8")
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
    written = [path for path in new_language(Request(root, TODAY), "de", force=False) if path.parent.name != "schemas"]
    assert [path.name for path in written] == ["de.yml"]
    told = words(root, "de")
    assert told.keys() == default_messages("en").keys()
    assert (told["language.name"], told["guide.back"]) == ("Deutsch", f"✎ {default_messages('en')['guide.back']}")
    with pytest.raises(BuildFailed, match="cannot be read"):
        new_language(Request(root, TODAY), "de", force=False)


def test_a_language_that_lacks_nothing(root: Path):
    assert all(path.parent.name == "schemas" for path in new_language(Request(root, TODAY), "zh", force=True))
    assert new_language(Request(root, TODAY), "en", force=False) == []
    new_language(Request(root, TODAY), "ja", force=False)
    assert new_language(Request(root, TODAY), "ja", force=False) == []
    (root / "content/ja/slips.md").unlink()
    assert [path.name for path in new_language(Request(root, TODAY), "ja", force=False)] == ["slips.md"]
