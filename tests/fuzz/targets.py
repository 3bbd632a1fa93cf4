"""What is fuzzed: each target takes any bytes, and raises where a reader did, or where what it gave cannot be right."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.check import check
from generator.check.brands.harmful_logo import _Examination
from generator.exchange import ImportFormat, Known, read_import
from generator.load import Memory, load, read_events, read_page
from generator.load.scalars import scalar_edits
from generator.load.yaml_reader import ScalarNode, compose, forbidden_characters, read_text, span_of
from generator.model.edit import edited
from generator.model.events import Reading
from generator.model.path_code import PathCodes, Trail
from generator.model.project import Site
from generator.model.text import DEFAULT_LANGS, parse, plain
from generator.model.walk import Walk
from generator.problem import Report
from generator.problem_formats import as_github, as_json, as_text
from generator.publish.failure import PublishError
from generator.publish.moved_addresses import moved_addresses
from generator.publish.page_text import page_sections
from generator.publish.verify.listing import UnfitManifest, read_listing
from generator.publish.verify.page_parts import page_parts
from generator.render.escape import commonmark_text, html_text, json_text, markdown_text
from generator.translate import NoCatalogue, decoded, read_po
from generator.translate.blocks import page_blocks
from tests.projects.copies import SMALL, TODAY

ROOT = Path(__file__).parents[2]
_READY = 60_000
"""Characters of a seed's file that are used."""


class Target(NamedTuple):
    """A reader to be fuzzed."""

    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    """Inputs that are good, or nearly."""


# ------------------------------------------------------------------------------------------- files of a project

_TREES = ("trees/network/no-answer.yml",)
_FACTS = tuple(
    f"content/data/{name}.yml"
    for name in (
        *("response-codes", "terminal-faults", "rules", "hotlines"),
        *("sources", "glossary", "scheme-words", "finder-words"),
    )
)
_SETTINGS = (
    *(f"site_config/{name}.yml" for name in ("site", "families", "exemptions", "moved")),
    *("site_config/messages/en.yml", "site_config/brands/plain.yml", "site_config/manuals/book.yml"),
)
_PAGES = ("content/en/slips.md", "content/zh/causes/no-answer.md")


@cache
def _project() -> Path:
    """A folder with a file of every kind."""
    root = Path(tempfile.mkdtemp(prefix="poshelp-fuzz-"))
    shutil.copytree(SMALL, root, dirs_exist_ok=True)
    for file in ("content/data/finder-words.yml", "site_config/moved.yml"):
        shutil.copyfile(ROOT / file, root / file)
    (root / "site_config/manuals").mkdir()
    shutil.copyfile(ROOT / "site_config/manuals/handbook.yml", root / "site_config/manuals/book.yml")
    return root


_memory: Memory = {}


def _examined(file: str, content: bytes) -> None:
    project, report = load(_project(), TODAY, memory=_memory, instead={file: content})
    _memory.pop(file, None)
    if project is not None:
        report = check(project, report).report
    _assert_shown(report)


def _assert_shown(report: Report) -> None:
    for problem in report.problems:
        span = problem.span
        assert problem.message, problem
        assert 1 <= span.line <= span.end_line, problem
        assert span.column >= 1, problem
    assert not set(as_text(report)) & _CONTROLS
    as_json(report).encode("utf-8", "backslashreplace")
    assert as_github(report).count("\n") == len(report.problems)


_CONTROLS = {
    chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def _files(names: tuple[str, ...]) -> Target:
    """The first byte says which of the files it is."""

    def run(content: bytes) -> None:
        if content:
            _examined(names[content[0] % len(names)], content[1:])

    def seeds() -> list[bytes]:
        return [bytes([number]) + (_project() / name).read_bytes()[:_READY] for number, name in enumerate(names)]

    return Target(run, seeds)


# ------------------------------------------------------------------------------------------------ texts and pages


def _page(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    for lang in DEFAULT_LANGS:
        for id in ("slips", "causes/a"):
            page, problems = read_page(text, "content/x.md", id, lang)
            _assert_shown(Report.of(problems, {"content/x.md": text}))
            if page is not None:
                assert all(text.split("\n")[block.text.span.line - 1 :] for block in page_blocks(page))


def _inline(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    parse(text)
    shown = plain(text, lambda name: name)
    for escaped in (html_text(text), commonmark_text(text), markdown_text(text), html_text(shown)):
        assert not set(escaped) & (_CONTROLS - {"\t", "\r"})
    assert "<" not in html_text(text)
    assert "\n" not in markdown_text(text)
    assert "</" not in json_text(text)


def _scalars(content: bytes) -> None:
    """A value in place of another: what reads back at all says what it said, with the new value."""
    yaml, _, value = content.partition(b"\0")
    text, problems = read_text(yaml, len(yaml), "x.yml", 1 << 20)
    new = value.decode("utf-8", "replace")
    if text is None or problems or not new or forbidden_characters(new, ""):
        return
    node, problems = compose(text, "x.yml")
    if node is None or problems:
        return
    found = next(iter(_leaves(node)), None)
    if found is None or not found.value:
        return
    edits = scalar_edits(text, "x.yml", {span_of(found, "x.yml"): new})
    again, _ = compose(edited(text, list(edits.values()))[0], "x.yml")
    if again is None:
        return  # an author's layout that no new value fits; `translate import` proves what it writes, and refuses it
    values = [one.value for one in _leaves(again)]
    before = [one.value for one in _leaves(node)]
    assert values == [new, *before[1:]], (values, before, new)


def _leaves(node: object) -> list[ScalarNode]:
    """Values that are scalars, in their order."""
    leaves: list[ScalarNode] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, ScalarNode):
            leaves.append(one)
        else:
            children = getattr(one, "value", ())
            stack.extend(reversed([child[1] if isinstance(child, tuple) else child for child in children]))
    return leaves


# -------------------------------------------------------------------------------------- what comes from elsewhere


@cache
def _site() -> Site:
    project, report = load(SMALL, TODAY)
    assert project
    site = check(project, report).site
    assert site
    return site


@cache
def _codes() -> PathCodes:
    return PathCodes(Walk.of(_site().trees))


def _path_code(content: bytes) -> None:
    trail = _codes().decode(content.decode("utf-8", "replace"))
    if isinstance(trail, Trail):
        assert _codes().decode(_codes().encode(trail)) == trail


def _events(content: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="poshelp-fuzz-") as folder:
        file = Path(folder, "events.jsonl")
        file.write_bytes(content)
        reading = Reading()
        for event in read_events(os.fspath(file), reading, lambda done, all: None):
            assert repr(event).isascii()


def _catalogue(content: bytes) -> None:
    try:
        entries = read_po(decoded(content, len(content), "x.po"), "x.po").entries
    except NoCatalogue as error:
        _assert_shown(Report.of([error.problem], {"x.po": error.text}))
    else:
        assert all(entry.line >= 1 for entry in entries)


def _import(form: ImportFormat | None, suffix: str) -> Callable[[bytes], None]:
    def run(content: bytes) -> None:
        read = read_import(f"x{suffix}", content, form, Known())
        assert (read.report.errors > 0) == (read.tree is None and read.codes is None)
        _assert_shown(read.report)

    return run


def _web_page(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    parts = page_parts(text)
    assert all(named.line >= 1 for named in (*parts.links, *parts.loaded))
    page_sections("x", text)


def _manifest(content: bytes) -> None:
    with suppress(UnfitManifest):
        read_listing(content)
    with suppress(PublishError):
        moved_addresses(content)


def _logo(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    if not forbidden_characters(text, ""):
        breach = _Examination(text).breach()
        if breach is None:
            assert "<script" not in text.lower()


def _golden(folder: str, *suffixes: str) -> Callable[[], list[bytes]]:
    return lambda: (
        [path.read_bytes()[:_READY] for path in sorted((ROOT / folder).rglob("*")) if path.suffix in suffixes][:40]
        or [b""]
    )


def _lines(*seeds: bytes) -> Callable[[], list[bytes]]:
    return lambda: list(seeds)


_EVENT = (
    b'{"v":1,"type":"ready","tree":"no-answer","node":"slip","version":"0123456789ab"}\n'
    b'{"message":{"v":1,"type":"step","tree":"no-answer","node":"a","move":"answer","from":"slip","answer":"yes",'
    b'"version":"0123456789ab"}}\n'
)
_INLINE = "按 **确认** `51`，[看小票](page:slips)，*一次*，拨打 {hotline}。<b>&lt;</b> \u202e".encode()
_LOGO = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><clipPath id="a"><rect width="9" height="9"/>'
    b'</clipPath></defs><g clip-path="url(#a)" style="fill:#123"><text>a</text></g><style>.a{fill:red}</style></svg>'
)
_HTML = (
    b'<!doctype html><html lang="en"><head><link rel="alternate" hreflang="zh" href="../x/"><script>a()</script></head>'
    b'<body><h1 id="a">A</h1><!-- c --><section id="n" data-node><a href="b/#c">b</a></section></body></html>'
)
_MANIFEST = (
    b'{"format":1,"url":"https://help.example/","languages":["zh-Hans","en"],"review_grace_days":30,'
    b'"headers":{"":{"X":"y"}},"files":{"index.html":{"sha256":"' + b"0" * 64 + b'","size":1}}}'
)

TARGETS: Mapping[str, Target] = {
    "tree": _files(_TREES),
    "facts": _files(_FACTS),
    "settings": _files(_SETTINGS),
    "pages": _files(_PAGES),
    "page": Target(_page, _golden("tests/projects/small/content", ".md")),
    "inline": Target(_inline, _lines(_INLINE)),
    "scalars": Target(_scalars, _lines(b'a: "b"\nc: [d, {e: f}]\n\0x: "y"', b"- |\n  a\n  b\n- 'c'\n\0- z #", b"a\0b")),
    "path-codes": Target(_path_code, _lines(b"ABCD-EFGH", b"0123 4567")),
    "events": Target(_events, _lines(_EVENT)),
    "po": Target(_catalogue, _golden("tests/translate/golden", ".po")),
    "mermaid": Target(_import("mermaid", ".mmd"), _golden("tests/exchange", ".mmd", ".md")),
    "tables": Target(_import("ssvc", ".csv"), _golden("tests/exchange", ".csv")),
    "json": Target(_import(None, ".json"), _golden("tests/exchange", ".json")),
    "codes": Target(_import("codes", ".csv"), _lines(b"code,zh,en\n51,\xe4\xbd\x99,low\n", b"code;zh\n'=1;x\n")),
    "web-pages": Target(_web_page, _lines(_HTML)),
    "manifest": Target(_manifest, _lines(_MANIFEST, b'{"/zh/causes/old/":"/zh/causes/new/#a"}')),
    "logo": Target(_logo, _lines(_LOGO)),
}
"""By name."""
