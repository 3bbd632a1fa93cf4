"""Texts of authors that mean something to what is written: each output is read by a parser that is not ours, and holds
them as they stand."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from pathlib import Path

import polib
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image

from generator.chart import chart_text
from generator.compare import compare
from generator.exchange import GraphFormat, write_tree
from generator.load import load
from generator.model.project import Site
from generator.model.text import Lang, plain
from generator.publish.failure import PublishError
from generator.publish.manuals import set_manuals
from generator.publish.pictures import draw_pictures
from generator.publish.sitemap import sitemap
from generator.render import chart_words, coverage_listing, difference_listing, path_listing, review_listing
from generator.render.escape import legible
from generator.terminal import is_shown
from generator.translate import po_file, units
from tests.print.reading import Printed
from tests.print.test_press import MANUALS
from tests.projects.copies import TODAY, small
from tests.render.building import BRAND, Author
from tests.render.reading import markdown_html, rendering
from tests.texts import LANGS, languages

PRINTABLE = (
    '#panic("x") @label $x$ = h',
    '#let x = 1; #import "/etc/passwd"',
    ']#eval("1")[ )( }{ unbalanced (',
    "// a comment /* another",
    "*/ end \\ back \\u{41} \\#x",
    "``` raw `tick`` <label> ~ --- ...",
    "(a) \\(b\\) \\) /Title (x) >> endobj",
    "]]> <![CDATA[ x ]]> <!DOCTYPE a [<!ENTITY b 'c'>]> &b; &#0;",
    "<!-- --><script>alert(1)</script></text></svg>",
    'msgid "evil" \\n msgstr ""',
    "{page} {number} {{ 7*7 }} {% raw %}",
    "=cmd|'/c calc'!A0 @SUM(1) +1 -1",
    "; DROP [a](b){c}|d|---|",
    '%%{init: {}}%% end --> x; click a href "y"',
    "- not a list # not a heading > not quoted 1. no",
    "W" * 300,
    "-----",
)
"""Every character of them is in the fonts."""
UNSEEN = (
    "\x1b[31mred\x1b]0;title\x07",
    "\u202eolleh",
    "a\u00adb\u0600c",
    "\x00\x0b\x7f\x9b",
    "a\u2028b\r\nc",
    "\ue000guide\ue001",
)
"""Files may not hold most of these; outputs do not rely on that."""
ATTACKS = (*PRINTABLE, *UNSEEN)


def site(words: str) -> Site:
    return Author(lambda _: words).site()


def exported(whole: Site, form: GraphFormat, lang: Lang) -> str:
    return write_tree(whole.trees, whole.trees["old-card"], form, lang, lambda _, name: f"{{{name}}}", "1")


def shown(words: str) -> str:
    """As a reader sees it: without inline markup, on one line."""
    return " ".join(legible(plain(words, lambda name: f"{{{name}}}")).split())


def squeezed(words: str) -> str:
    return "".join(words.split())


# --------------------------------------------------------------------------------------------------------- manuals


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Every layout, with another attack in each sentence."""
    folder = tmp_path_factory.mktemp("attacked")
    turns = itertools.cycle(PRINTABLE)
    manuals = rendering(Author(lambda _: next(turns)).site(manuals=MANUALS)).manuals
    found = {}
    for artifact in set_manuals(manuals, folder / "cache", jobs=1):
        file = folder / artifact.path.replace("/", "-")
        file.write_bytes(artifact.content)
        found[artifact.path] = Printed(file)
    return found


@pytest.mark.parametrize("words", PRINTABLE)
def test_a_handbook_holds_words_as_they_stand(pdfs: dict[str, Printed], words: str):
    for lang in LANGS:
        assert squeezed(shown(words)) in squeezed(pdfs[f"manuals/book.{lang}.pdf"].text.replace("\u200b", ""))


def test_bookmarks_and_titles_are_words(pdfs: dict[str, Printed]):
    expected = {squeezed(shown(words)) for words in PRINTABLE}
    for path, printed in pdfs.items():
        data = printed.pdf.get_metadata_dict()
        assert data["Title"], path
        assert not {"JavaScript", "AA", "OpenAction"} & data.keys()
        for value in data.values():
            assert value.isprintable(), path
    titles = [squeezed(mark.get_title()) for mark in pdfs["manuals/book.en.pdf"].pdf.get_toc()]
    assert len(titles) > 5
    assert expected & set(titles)
    assert all(title.isprintable() for title in titles)


def test_no_word_is_so_long_that_it_leaves_the_paper(pdfs: dict[str, Printed]):
    for path, printed in pdfs.items():
        for number, page in enumerate(printed.pdf, 1):
            width, height = page.get_size()
            words = page.get_textpage()
            for index in range(words.count_chars()):
                left, bottom, right, top = words.get_charbox(index)
                if right > left:
                    assert (left >= -1, right <= width + 1, bottom >= -1, top <= height + 1) == (True,) * 4, (
                        path,
                        number,
                    )


@pytest.mark.parametrize(("words", "character"), [("שלום", "05E9"), ("مرحبا", "0645"), ("🀄", "1F004")])
def test_a_letter_that_no_font_has_is_named(tmp_path: Path, words: str, character: str):
    manuals = rendering(Author(lambda _: words).site(manuals=MANUALS)).manuals
    with pytest.raises(PublishError, match=rf"no font has the character U\+{character} in"):
        list(set_manuals(manuals, tmp_path, jobs=1))


# -------------------------------------------------------------------------------------------------------- pictures


def test_pictures_of_shared_addresses_are_pictures(tmp_path: Path):
    turns = itertools.cycle(PRINTABLE)
    pictures = rendering(Author(lambda _: next(turns)).site()).pictures
    assert len(pictures) >= 4
    for artifact in draw_pictures(pictures, tmp_path):
        with Image.open(io.BytesIO(artifact.content)) as picture:
            picture.verify()
            assert (picture.format, picture.size) == ("PNG", (1200, 630))


def _svg(whole: Site, lang: Lang) -> bytes:
    return chart_text(whole, whole.trees["old-card"], lang, chart_words(whole, BRAND), "svg").encode()


@pytest.mark.parametrize("words", ATTACKS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_is_well_formed(words: str, lang: str):
    root = etree.fromstring(_svg(site(words), lang), etree.XMLParser(resolve_entities=False))
    names = {etree.QName(element).localname for element in root.iter()}
    assert names == {etree.QName(element).localname for element in etree.fromstring(_svg(site("说明"), lang)).iter()}


# ------------------------------------------------------------------------------------------------------------- XML


@pytest.mark.parametrize("words", ATTACKS)
def test_feed_and_sitemap(words: str):
    made = rendering(site(words))
    atom = "{http://www.w3.org/2005/Atom}"
    for lang in LANGS:
        text = next(text for text in made.texts if text.path == f"{lang}/changes.atom").write()
        feed = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        titles = {" ".join((title.text or "").split()) for title in feed.iterfind(f"{atom}entry/{atom}title")}
        assert titles == {shown(words)}
        assert feed.getroottree().docinfo.doctype == ""
    root = etree.fromstring(sitemap(made.pages, "https://help.example/?a=1&b=<", languages()).encode())
    assert len(root) == len(made.pages)


@pytest.mark.parametrize("words", ATTACKS)
def test_decision_tables(words: str):
    whole = site(words)
    for lang in LANGS:
        text = exported(whole, "dmn", lang)
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
        assert root.getroottree().docinfo.doctype == ""
        assert squeezed(shown(words)) in squeezed("".join(root.itertext()) + "".join(root.xpath("//@name | //@label")))


# -------------------------------------------------------------------------------------------------------- Markdown


@pytest.mark.parametrize("words", ATTACKS)
def test_files_for_machines_have_the_elements_of_harmless_ones(words: str):
    def shape(text: str) -> list[str]:
        return [element.name for element in BeautifulSoup(markdown_html(text), "html5lib").select("body *")]

    def shapes(made: Site) -> dict[str, list[str]]:
        return {
            text.path: shape(text.write()) for text in rendering(made).texts if text.path.endswith((".md", "llms.txt"))
        }

    found = shapes(site(words))
    own = {"code", "strong", "em"}
    harmless = shapes(site("说明"))
    assert found.keys() == harmless.keys()
    for path, names in found.items():
        if path.endswith("llms.txt"):
            assert [name for name in names if name not in own] == [name for name in harmless[path] if name not in own]
        assert not {"script", "img", "iframe", "svg", "style"} & set(names)


# -------------------------------------------------------------------------------------------------------------- PO


TREE = "trees/network/no-answer.yml"


@pytest.mark.parametrize("words", [*PRINTABLE, "a\u00adb\u0600c", 'a\n\n#, fuzzy\nmsgid "x"\nmsgstr "y"'])
def test_catalogues_for_translators(tmp_path: Path, words: str):
    def catalogue(folder: Path, summary: str) -> polib.POFile:
        folder.mkdir()
        root = small(folder)
        text = (root / TREE).read_text(encoding="utf-8")
        for lang in LANGS:
            text = re.sub(
                rf"(?m)^(summary:\n(?:  zh: .*\n)?  {lang}:) .*$",
                lambda found: f"{found[1]} {json.dumps(summary)}",
                text,
                count=1,
            )
        (root / TREE).write_text(text, encoding="utf-8")
        project = load(root, TODAY).project
        assert project
        return polib.pofile(po_file(project, units(project, "en"), "en").decode())

    harmless, attacked = catalogue(tmp_path / "a", "x"), catalogue(tmp_path / "b", words)
    assert [entry.msgctxt for entry in attacked] == [entry.msgctxt for entry in harmless]
    (changed,) = [entry for entry in attacked if entry.msgid == words]
    assert (changed.msgstr, changed.obsolete) == (words, 0)


# -------------------------------------------------------------------------------------------------------- terminal


@pytest.mark.parametrize("words", ATTACKS)
def test_nothing_that_is_printed_drives_a_terminal(words: str):
    whole = site(words)
    tree = whole.trees["old-card"]
    other = site("说明")
    difference = compare(other, whole, ("a", "b"))
    printed = {
        "paths": path_listing(whole, tree, "text", BRAND),
        "paths json": path_listing(whole, tree, "json", BRAND),
        "paths csv": path_listing(whole, tree, "csv", BRAND),
        "coverage": coverage_listing(whole, "text"),
        "reviews": review_listing(whole, "text"),
        **{f"diff {form}": difference_listing(difference, form) for form in ("text", "markdown", "json")},
        **{
            f"chart {form}": chart_text(whole, tree, "zh", chart_words(whole, BRAND), form)
            for form in ("mermaid", "dot", "svg")
        },
        **{f"export {form}": exported(whole, form, "zh") for form in ("json", "csv", "dmn")},
    }
    # What other programs read is not changed; what drives a terminal cannot be in a file that is read.
    files = {"paths csv", *(f"chart {form}" for form in ("mermaid", "dot", "svg")), "export csv", "export dmn"}
    for command, text in printed.items():
        if command in files and words not in PRINTABLE:
            continue
        driving = {character for character in text if not is_shown(character)} - {"\n", "\r"}
        assert not driving, command
    json.loads(printed["paths json"])
    rows = list(csv.reader(io.StringIO(printed["paths csv"])))
    assert len({len(row) for row in rows}) == 1
