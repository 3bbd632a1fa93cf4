"""What is loaded: small, in a language that old WebViews understand, and the same from the same input."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.model.artifact import Artifact
from generator.publish.assets import FOLDER, collect_assets
from generator.render.edition import Edition, Facts
from generator.render.finder.browser_index import SiteWords, browser_index
from tests.render.building import ROOT
from tests.texts import LANGS

SCRIPTS = {asset.path.removeprefix(FOLDER): asset.content.decode("utf-8") for asset in collect_assets([]).files}
BOTH_SCRIPTS, SCRIPT_AND_INDEX = 12 * 1024, 60 * 1024
"""Bytes, compressed."""

TOO_NEW = {
    "optional chaining (80)": r"\?\.(?!\d)",
    "nullish coalescing (80)": r"\?\?",
    "logical assignment (85)": r"(?:\|\||&&)=",
    "matchAll (73), replaceAll (85), flat and flatMap (69), at (92)": r"\.(?:matchAll|replaceAll|flat|flatMap|at)\(",
    "trimStart and trimEnd (66)": r"\.trim(?:Start|End)\(",
    "fromEntries (73)": r"Object\.fromEntries",
    "optional catch binding (66)": r"\bcatch\s*\{",
    "private names and class fields (72)": r"(?<![\w\"'`&(\[/?=])#[a-z]\w*\s*[=(;]",
    "classes with fields (72)": r"\bclass\s+\w+",
    "globalThis (71)": r"\bglobalThis\b",
    "dynamic import (63)": r"\bimport\s*\(",
    "named groups (64) and lookbehind (62)": r"\(\?<",
    "classes of Unicode (64)": r"\\[pP]\{",
    "asynchronous iteration (63)": r"\bfor\s+await\b",
    "separators of digits (75)": r"\b\d+_\d",
    "whole numbers without end (67)": r"\b\d+n\b",
    "Array.prototype.toSorted and the like (110)": r"\.to(?:Sorted|Reversed|Spliced)\(",
    "allSettled (76), any (85)": r"Promise\.(?:allSettled|any)",
    "Intl.Segmenter (87)": r"Intl\.Segmenter",
}


def without_strings(script: str) -> str:
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE))


@pytest.mark.parametrize("name", [name for name in SCRIPTS if name.endswith(".js")])
@pytest.mark.parametrize("feature", TOO_NEW)
def test_nothing_is_newer_than_chromium_61(name: str, feature: str):
    assert not re.search(TOO_NEW[feature], without_strings(SCRIPTS[name])), f"{name}: {feature}"


@pytest.mark.parametrize(
    ("feature", "script"),
    [
        ("optional chaining (80)", "a?.b"),
        ("nullish coalescing (80)", "a ?? b"),
        ("optional catch binding (66)", "try {} catch {}"),
        ("private names and class fields (72)", "class A { #x = 1 }"),
        ("named groups (64) and lookbehind (62)", "/(?<a>b)/"),
    ],
)
def test_the_guard_sees_what_it_guards_against(feature: str, script: str):
    assert re.search(TOO_NEW[feature], without_strings(script))


def test_published_scripts_are_without_comments_and_otherwise_the_same():
    for name, published in SCRIPTS.items():
        if name.endswith(".js"):
            assert not re.search(r"^\s*//|^[ \t]|^\n", published, flags=re.MULTILINE), name
    written = (ROOT / "generator/assets/finder.js").read_text(encoding="utf-8")
    kept = [line.strip() for line in written.splitlines() if line.strip() and not line.strip().startswith("//")]
    assert SCRIPTS["finder.js"].split("\n")[:-1] == kept


def compressed(*parts: str | bytes) -> int:
    return sum(len(gzip.compress(part.encode() if isinstance(part, str) else part, 9, mtime=0)) for part in parts)


def test_script_and_index_are_small(indexes: tuple[Artifact, ...]):
    for index in indexes:
        assert compressed(SCRIPTS["finder.js"], index.content) <= SCRIPT_AND_INDEX, index.path


def test_both_scripts_are_small():
    own = [SCRIPTS[name] for name in ("finder.js", "guide.js") if name in SCRIPTS]
    assert compressed(*own) <= BOTH_SCRIPTS


def test_the_index_is_the_same_each_time(words: SiteWords, indexes: tuple[Artifact, ...]):
    again = SiteWords(words.site)
    brand = words.site.brands[words.site.settings.brand]
    made = [browser_index(again, Edition(Facts(words.site), lang, brand)) for lang in LANGS]
    assert made == list(indexes)


def test_the_index_is_a_call_with_json(indexes: tuple[Artifact, ...]):
    for lang, index in zip(LANGS, indexes, strict=True):
        assert index.path == f"assets/poshelp/finder/{lang}.js"
        text = index.content.decode("utf-8")
        found = json.loads(text.removeprefix("poshelpFinder.load(").removesuffix(");\n"))
        assert found["lang"] == lang
        tokens = sum(len(group) - 1 for group in found["han"].split(" ")) + len(found["latin"].split(" "))
        assert len(found["says"].split(" ")) == tokens


def test_files_are_where_the_header_says(folder: Path):
    page = (folder / "en" / "codes" / "54" / "index.html").read_text(encoding="utf-8")
    address = re.search(r'data-finder-index="([^"?]+)\?[0-9a-f]+"', page)
    assert address
    assert (folder / "en" / "codes" / "54" / address[1]).resolve().is_file()
