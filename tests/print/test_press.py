"""Setting manuals: hostile words, missing characters, the cache, and the same bytes on every run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from generator.model.artifact import PrintedManual, Rendering
from generator.model.manual import Layout, Manual
from generator.model.text import Localized, Text
from generator.publish import publish_parts
from generator.publish.failure import PublishError
from generator.publish.manuals import set_manuals
from tests.print.reading import Printed
from tests.render.building import SPAN, Author
from tests.render.reading import rendering
from tests.texts import localized

HOSTILE = (
    '#panic("x") $sum_x$ *b* _e_ `c` @ref <label> = h',
    '#let x = 1; #import "/etc/passwd" \\ // c /* d */',
    ']#eval("1+1")[',
    "{page} {number} {title} {letter}",
    "</svg><script>alert(1)</script>&amp;",
)


def manual(layout: Layout, file: str) -> Manual:
    def both(words: str) -> Localized:
        return localized(Text(words, SPAN), Text(words, SPAN))

    contents = ("cover", "contents", "page:slips", "causes", "codes", "screens", "glossary", "sources")
    return Manual(
        id=str(layout),
        span=SPAN,
        layout=layout,
        file=Text(file, SPAN),
        title=both("手册 Manual"),
        summary=both("试印 Trial"),
        contents=tuple(Text(name, SPAN) for name in contents) if layout is Layout.HANDBOOK else (),
        causes=(),
        codes=(Text("54", SPAN),) if layout is Layout.CARDS else (),
        without_chart=(),
    )


MANUALS = {
    "book": manual(Layout.HANDBOOK, "book"),
    "cards": manual(Layout.CARDS, "cards"),
    "sheet": manual(Layout.SHEET, "causes/{cause}"),
    "slip": manual(Layout.SLIP, "slips/{cause}"),
}


def made(author: Author) -> tuple[PrintedManual, ...]:
    return rendering(author.site(manuals=MANUALS)).manuals


def printed(manuals: tuple[PrintedManual, ...], tmp_path: Path) -> Iterator[tuple[str, Printed]]:
    for artifact in set_manuals(manuals, tmp_path / "cache", jobs=2):
        file = tmp_path / artifact.path.replace("/", "-")
        file.write_bytes(artifact.content)
        yield artifact.path, Printed(file)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_authors_are_printed_as_they_stand(words: str, tmp_path: Path):
    squeezed = "".join(words.split())
    for path, pdf in printed(made(Author(lambda _: words)), tmp_path):
        shown = "".join(pdf.text.split())
        assert squeezed.replace("`", "").replace("*", "").replace("_", "")[:12] in shown.replace("*", "").replace(
            "_", ""
        ).replace("`", ""), path


def test_the_same_content_gives_the_same_bytes(tmp_path: Path):
    manuals = made(Author())
    first = list(set_manuals(manuals, tmp_path / "one"))
    assert list(set_manuals(manuals, tmp_path / "two", jobs=3)) == first
    assert list(set_manuals(manuals, tmp_path / "one")) == first
    assert made(Author()) == manuals


def test_a_cache_that_is_spoilt_or_cannot_be_written_changes_nothing(tmp_path: Path):
    manuals = made(Author())[:2]
    first = list(set_manuals(manuals, tmp_path / "cache"))
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:1000])
    assert list(set_manuals(manuals, tmp_path / "cache")) == first
    (tmp_path / "blocked").write_text("", encoding="utf-8")
    assert list(set_manuals(manuals, tmp_path / "blocked")) == first


def test_what_a_build_asks_for_is_kept_however_much_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("generator.publish.press._MOST_KEPT", 1)
    list(set_manuals(made(Author())[:3], tmp_path))
    manuals = made(Author(lambda words: f"{words}。"))[:2]
    list(set_manuals(manuals, tmp_path))
    kept = {file.name for file in tmp_path.iterdir()}
    assert len(kept) == 2 + 1
    list(set_manuals(manuals, tmp_path))
    assert {file.name for file in tmp_path.iterdir()} == kept


def test_a_character_that_no_font_has_is_named_with_its_place(tmp_path: Path):
    manuals = made(Author(lambda _: "字𠀀字"))
    with pytest.raises(PublishError, match=r"manuals/book\.zh\.pdf: no font has the character U\+20000 in 「.*𠀀.*」"):
        list(set_manuals(manuals, tmp_path))


def test_another_version_is_told_when_any_word_changes():
    def versions(author: Author) -> set[str]:
        return {json.loads(manual.write())["version"] for manual in made(author)}

    assert versions(Author()) & versions(Author(lambda words: f"{words}。")) == set()


def test_a_large_one_that_cannot_be_set_fails_like_a_small_one(tmp_path: Path):
    (book,) = [manual for manual in made(Author()) if manual.path == "manuals/book.zh.pdf"]
    for filler in (10, 300_000):
        content = json.loads(book.write())
        content["summary"] = ["字" * filler]
        content["sections"][0]["k"] = "page"  # which has no title then
        broken = replace(book, write=partial(json.dumps, content, ensure_ascii=False))
        with pytest.raises(PublishError, match=r"manuals/book\.zh\.pdf cannot be set: .*title"):
            list(set_manuals([broken], tmp_path))


def test_no_manuals_need_no_fonts(tmp_path: Path):
    assert list(set_manuals((), tmp_path)) == []


def test_progress_counts_to_the_end(tmp_path: Path):
    seen: list[tuple[int, int]] = []
    manuals = made(Author())[:3]
    list(set_manuals(manuals, tmp_path, progress=lambda done, all_: seen.append((done, all_))))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_manuals_alone_are_written_beside_what_is_there(tmp_path: Path):
    (tmp_path / "index.html").write_text("as it was", encoding="utf-8")
    manuals = made(Author())[:2]
    rendered = Rendering((), {}, (), manuals=tuple(manuals))
    publish_parts(rendered, tmp_path / "project", tmp_path)
    assert (tmp_path / "index.html").read_text(encoding="utf-8") == "as it was"
    assert sorted(file.name for file in (tmp_path / "manuals").rglob("*") if file.is_file()) == sorted(
        Path(manual.path).name for manual in manuals
    )
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match=r"could not be written: .*taken"):
        publish_parts(rendered, tmp_path / "project", tmp_path / "taken")
