"""A project without codes, messages, glossary, manuals and everything else that it may do without."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator import outputs, pipeline
from generator.load import load
from generator.model.finder_words import CODE_CUES, UNITS
from generator.pipeline import Part, Request
from generator.render.addresses import GLOSSARY
from generator.render.offline.places import CODES, FAULTS, page_place
from tests.projects.copies import TODAY
from tests.trades.test_example import copied, printed_text

NOT_NEEDED = (
    "content/data/response-codes.yml",
    "content/data/terminal-faults.yml",
    "content/data/glossary.yml",
    "content/data/finder-words.yml",
    "site_config/exemptions.yml",
)
_CODE_LINK = re.compile(r"\(?\[E\d\]\(code:E\d\)\)?")
_TERM_LINK = re.compile(r"\[([^\]]*)\]\(term:[a-z-]+\)")


def bare(root: Path) -> Path:
    """The example without what it may do without."""
    for file in NOT_NEEDED:
        (root / file).unlink()
    for folder in ("site_config/manuals", "site_config/messages"):
        shutil.rmtree(root / folder)
    for tree in root.glob("trees/*/*.yml"):
        text = re.sub(r"(?m)^  (codes|faults): .*$", r"  \1: []", tree.read_text(encoding="utf-8"))
        tree.write_text(text, encoding="utf-8")
    for page in root.glob("content/*/**/*.md"):
        text = _TERM_LINK.sub(r"\1", _CODE_LINK.sub("E", page.read_text(encoding="utf-8")))
        page.write_text(text, encoding="utf-8")
    return root


HANDBOOK = """\
layout: handbook
file: handbook
title: {zh: 手册, en: Handbook}
summary: {zh: 全部内容, en: All of it}
contents: [cover, contents, causes, codes, screens, glossary, sources]
without_chart: [start]
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = bare(copied(tmp_path_factory.mktemp("bare") / "project"))
    parts = frozenset({Part.SITE, Part.EMBED, Part.PACK})
    report = pipeline.build(Request(root, TODAY), root / "site", parts, compress=False)
    assert {problem.rule for problem in report.problems} <= {"stale-translation"}
    return root / "site"


def page(published: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((published / path).read_text(encoding="utf-8"), "lxml")


def test_it_is_sound(published: Path):
    """No link leads to what is not there, in either language, in lists for machines neither."""
    assert outputs.verify(str(published), TODAY, pipeline.silent).problems == ()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_that_would_be_empty_are_not_there(published: Path, lang: str):
    folders = {path.name for path in (published / lang).iterdir() if path.is_dir()}
    assert folders == {"causes", "contacts", "families", "find", "safety", "search", "sources"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", ["index.html", "causes/danger/index.html", "find/index.html", "sources/index.html"])
def test_nothing_links_to_them(published: Path, lang: str, path: str):
    links = [str(link["href"]) for link in page(published, f"{lang}/{path}").select("a[href]")]
    assert links
    assert [link for link in links if re.search(r"(?:codes|faults|glossary|manuals|terminals)/", link)] == []


def test_the_list_behind_the_finder_has_the_causes(published: Path):
    titles = page(published, "en/find/index.html").select(".ph-family li a")
    assert [title.get_text() for title in titles].count("The plug does not come out") == 1


def test_the_home_page_has_no_heading_without_content(published: Path):
    home = page(published, "en/index.html")
    assert not home.select("#by_code, #all_codes, .ph-grid, .ph-first-character")
    assert home.select("#by_cause, #by_screen")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_offline_file_has_no_empty_part(published: Path, lang: str):
    whole = page(published, f"offline/poshelp.{lang}.html")
    ids = {str(tag["id"]) for tag in whole.select("[id]")}
    anchors = {
        str(link["href"])[1:] for link in whole.select("a[href^='#'], form[action^='#']") if link.has_attr("href")
    }
    assert anchors - ids == set()
    form = whole.select_one("form[data-finder]")
    assert form
    assert str(form["action"])[1:] in ids
    assert not {CODES, FAULTS, page_place(GLOSSARY)} & ids


def test_lists_for_programs_are_empty(published: Path):
    for name in ("codes", "faults"):
        assert json.loads((published / f"data/v1/{name}.json").read_text(encoding="utf-8"))[name] == []


def test_lists_for_language_models_name_only_what_is_there(published: Path):
    listed = re.findall(
        r"\]\(<?https://charging\.example/([^)>]+)", (published / "llms.txt").read_text(encoding="utf-8")
    )
    assert listed
    assert [path for path in listed if not (published / path).is_file()] == []


def test_the_finder_knows_what_is_a_code_without_being_told(published: Path):
    """With an empty list every number would be taken for an amount, and none for a code."""
    (file,) = (published / "assets/poshelp/finder").glob("en*.js")
    index = json.loads(file.read_text(encoding="utf-8").partition("load(")[2].rpartition(");")[0])
    assert set(index["cues"]) == set(CODE_CUES)
    assert set(index["units"]) == set(UNITS)


def test_empty_lists_of_such_words_are_as_if_there_were_none(tmp_path: Path):
    root = copied(tmp_path / "project")
    file = root / "content/data/finder-words.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("code_cues:")] + "code_cues: []\nunits: []\n", encoding="utf-8")
    project, report = load(root, TODAY)
    assert project
    assert report.problems == ()
    assert (project.finder_words.code_cues, project.finder_words.units) == (CODE_CUES, UNITS)


def test_a_handbook_has_no_index_of_nothing(tmp_path: Path):
    root = bare(copied(tmp_path / "project"))
    (root / "site_config/manuals").mkdir()
    (root / "site_config/manuals/handbook.yml").write_text(HANDBOOK, encoding="utf-8")
    report = pipeline.build(Request(root, TODAY), tmp_path / "out", frozenset({Part.MANUALS}), compress=False)
    assert {problem.rule for problem in report.problems} <= {"stale-translation"}
    text = printed_text(tmp_path / "out/manuals/handbook.en.pdf")
    assert "The plug does not come out" in text
    assert "Sources" in text
    assert [title for title in ("Index of codes", "Index of screen messages", "Glossary") if title in text] == []
