"""What a logo may not hold, each in one line of an otherwise good drawing, and what drawing programs write."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problem import Problem
from tests.projects.folder import Folder, examined, small_files

LOGO = "site_config/brands/plain.svg"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
INSIDE = (
    ("script", "<script>a()</script>"),
    ("foreignObject", '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'),
    ("h:script", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">a()</h:script>'),
    ("s:script", '<s:script xmlns:s="http://www.w3.org/2000/svg">a()</s:script>'),
    ("image", '<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
    ("use", '<use href="#a"/>'),
    ("use", '<use xlink:href="https://example.com/a.svg#a"/>'),
    ("a", '<a href="javascript:a()"><rect width="9" height="9"/></a>'),
    ("set", '<set attributeName="href" to="javascript:a()"/>'),
    ("animate", '<animate attributeName="x" values="1;2"/>'),
    ("feImage", '<feImage href="https://example.com/a.png"/>'),
    ("iframe", '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.com/"/>'),
    ("onload", '<rect onload="a()" width="9" height="9"/>'),
    ("onClick", '<g onClick="a()"/>'),
    ("href", '<linearGradient xlink:href="https://example.com/a.svg#b"/>'),
    ("fill", '<rect fill="url(https://example.com/a.svg#b)"/>'),
    ("fill", "<rect fill=\"&#117;rl( '//example.com/a.svg#b' )\"/>"),
    ("style", '<rect style="fill:URL(https://example.com/a)"/>'),
    ("style", '<rect style="fill:u\\72l(https://example.com/a)"/>'),
    ("style", "<rect style=\"background:image-set('https://example.com/a.png' 1x)\"/>"),
    ("style", '<rect style="fill:url/**/(https://example.com/a)"/>'),
    ("base", '<g xml:base="https://example.com/"/>'),
    ("@", "<style>@import 'https://example.com/a.css';</style>"),
    ("url(", "<style>.a{fill:url(#b)}</style>"),
    ("style", "<style>.a{fill:u<!-- -->rl(https://example.com/a)}</style>"),
    ("\\", "<style>.a{fill:\\75rl(https://example.com/a)}</style>"),
    ("clip-path", '<clipPath id="a"><rect clip-path="url(#b)"/></clipPath>'),
    ("g", "<g>" * 40 + "</g>" * 40),
)
"""The words that are told, and what they stand in."""
WHOLE = {
    "an HTML page": "<html><script>a()</script></html>",
    "no svg namespace": '<svg viewBox="0 0 9 9"/>',
    "a document type": f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}&a;</svg>',
    "entities that grow": f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}&b;</svg>',
    "a style sheet from elsewhere": f'<?xml-stylesheet href="https://example.com/a.css"?>{HEAD}</svg>',
    "another encoding": f'<?xml version="1.0" encoding="utf-7"?>{HEAD}</svg>',
    "no viewBox": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    **{
        f"viewBox {box}": HEAD.replace("0 0 9 9", box) + "</svg>"
        for box in (
            "",
            "a b c d",
            "0 0 0 0",
            "0 0 -5 5",
            "0 0 1e999 NaN",
            "0 0 9",
            "0 0 9 9 9",
            "0,,0 9 9",
            "0 0 9 0.0",
        )
    },
    "not closed": f"{HEAD}<g>",
    "no XML": "PNG",
    "nothing behind the end": f"{HEAD}</svg><script/>",
    "too large": f"{HEAD}<path d='{'M0 0' * 20_000}'/></svg>",
    "empty": " ",
}
GOOD = {
    "shapes": '<g id="a"><path d="M0 0h9v9z" fill="#14532d"/><circle r="2"/></g>',
    "a gradient": '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><rect style="fill: url( \'#a\' )"/>',
    "classes": "<style>.a{fill:#14532d;stroke:none}</style><path class='a' d='M0 0h9'/>",
    "clipping": '<clipPath id="a"><rect width="9" height="9"/></clipPath><g clip-path="url(#a)"/>',
    "words": "<title>拉卡拉 & co</title><text>拉</text>".replace("&", "&amp;"),
    "a comment": "<!-- Generator: drawn by hand, https://example.com/ -->",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return Folder(tmp_path_factory.mktemp("logos"))


def problems(folder: Folder, logo: str) -> tuple[Problem, ...]:
    return examined(folder.hold({**small_files(), LOGO: logo.encode()})).problems


@pytest.mark.parametrize(("words", "inside"), INSIDE, ids=[inside for _, inside in INSIDE])
def test_what_could_do_harm_is_refused_at_its_place(folder: Folder, words: str, inside: str):
    text = f"{HEAD}\n<title>试</title> {inside}\n</svg>"
    (problem,) = problems(folder, text)
    assert problem.rule == "harmful-logo"
    assert problem.hint
    line, column, end = problem.span.line, problem.span.column - 1, problem.span.end_column - 1
    assert line == 2
    # Nothing, where what is refused does not stand there in these characters.
    assert text.split("\n")[1][column:end] in (words.rpartition(":")[2], "")


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_what_is_no_plain_drawing_is_refused(folder: Folder, text: str):
    (problem,) = problems(folder, text)
    assert (problem.rule, problem.span.file) == ("harmful-logo", LOGO)
    assert problem.hint


@pytest.mark.parametrize("inside", GOOD.values(), ids=GOOD)
def test_what_drawing_programs_write_is_taken(folder: Folder, inside: str):
    assert problems(folder, f'<?xml version="1.0" encoding="UTF-8"?>\n{HEAD}{inside}</svg>\n') == ()


def test_a_logo_that_is_no_text_is_told_and_nothing_else(folder: Folder, tmp_path: Path):
    root = folder.hold({**small_files(), LOGO: b"\x89PNG\r\n\x1a\n\x00\xff"})
    assert {problem.rule for problem in examined(root).problems} == {"not-utf8"}
