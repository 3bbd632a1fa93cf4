"""examples/charging is a whole project of another trade: correct, complete in both languages, and without our trade."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest

from generator import outputs, pipeline
from generator.pipeline import Request
from tests.cli.running import Here
from tests.projects.copies import TODAY
from tests.trades.spoken import about_card_payments, spoken

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/charging"
PRINTED = ("danger", "plug-locked")


def copied(folder: Path) -> Path:
    """A copy, so that nothing is written beside the example."""
    return Path(shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".cache", "site")))


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("trade") / "charging")


@pytest.fixture(scope="module")
def published(example: Path) -> Path:
    out = example / "site"
    assert pipeline.build(Request(example, TODAY), out, compress=False).problems == ()
    return out


def test_there_is_nothing_to_say_against_it(example: Path):
    assert pipeline.examine(Request(example, TODAY)).report.problems == ()


def test_what_is_published_is_sound(published: Path):
    assert outputs.verify(str(published), TODAY, pipeline.silent).problems == ()


def test_every_page_is_there_in_both_languages(published: Path, example: Path):
    pages = {
        lang: {path.relative_to(published / lang).as_posix() for path in (published / lang).rglob("*.html")}
        for lang in ("zh", "en")
    }
    assert pages["zh"] == pages["en"]
    trees = {path.stem for path in example.glob("trees/*/*.yml")}
    assert len(trees) == 6
    assert {f"causes/{tree}/index.html" for tree in trees} <= pages["zh"]
    assert {f"codes/{code}/index.html" for code in ("00", "e1", "e8")} <= pages["zh"]
    assert {"faults/dark-screen/index.html", "glossary/index.html", "safety/index.html"} <= pages["zh"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_embed_the_offline_file_and_the_sheets_are_there(published: Path, lang: str):
    for name in ("start", "danger"):
        assert 'data-tree="' in (published / f"embed/v1/{lang}/{name}.html").read_text(encoding="utf-8")
    offline = (published / f"offline/poshelp.{lang}.html").read_text(encoding="utf-8")
    assert "E8" in offline
    assert "plug-locked" in offline
    for tree in PRINTED:
        assert (published / f"manuals/causes/{tree}.{lang}.pdf").read_bytes().startswith(b"%PDF-")


def test_nobody_reads_of_card_payments(published: Path):
    said = dict(spoken(published))
    assert {"zh/index.html", "en/causes/danger/index.html", "llms.txt", "offline/poshelp.zh.html"} <= said.keys()
    assert {path: found for path, text in said.items() if (found := about_card_payments(text))} == {}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_prints_card_payments(published: Path, lang: str):
    text = "\n".join(printed_text(published / f"manuals/causes/{tree}.{lang}.pdf") for tree in PRINTED)
    assert ("充电桩" if lang == "zh" else "station") in text
    assert about_card_payments(text) == []


def printed_text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_our_own_words_would_be_found(published: Path):
    """The test of the tests above: the words that they look for are those of our own interface."""
    own = (ROOT / "site_config/messages/en.yml").read_text(encoding="utf-8")
    assert len(about_card_payments(own)) > 50


def test_its_own_words_stand_in_for_the_generators(published: Path):
    page = (published / "en/codes/e1/index.html").read_text(encoding="utf-8")
    assert "push it straight into the socket as far as it goes" in page
    assert "Please push the plug in as far as it goes" in page
    assert "Call the operator of the station" in (published / "en/causes/plug-locked/index.html").read_text(
        encoding="utf-8"
    )


def test_the_paths_end_where_safety_wants_them(example: Path):
    """Whoever sees smoke, or cannot tell, is never led on to the handling of plugs."""
    site = pipeline.examine(Request(example, TODAY)).site
    assert site
    listing = pipeline.path_listing(site, site.trees["danger"], "text", pipeline.brand_of(site, ""))
    assert "plug-locked" not in listing
    assert "will-not-start" not in listing


def commands(document: Path) -> list[list[str]]:
    """The command lines in the blocks of a document, without the name of the program."""
    blocks = re.findall(r"```sh\n(.*?)```", document.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line.partition("#")[0].split() for block in blocks for line in block.splitlines()]
    assert all(line[0] == "poshelp" for line in lines)
    return [line[1:] for line in lines]


def test_the_commands_of_its_readme_run(poshelp: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    copied(tmp_path / "examples/charging")
    monkeypatch.chdir(tmp_path)
    told = commands(EXAMPLE / "README.md")
    assert len(told) >= 9
    ran = {" ".join(command): poshelp(*command) for command in told}
    assert {command: result.err for command, result in ran.items() if result.code} == {}
    assert (tmp_path / "charging-site/index.html").is_file()
    assert (tmp_path / "my-help/trees/power/too-hot.yml").is_file()
    assert ran["--project my-help check"].out == "no problems\n"
