"""Our scripts hold nothing that Chromium 61, the WebView of old terminals, cannot read or does not know."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from generator.publish.assets import FOLDER, collect_assets
from tests.guide.conftest import ROOT

FOLDERS = ("generator/assets", "generator/publish", "examples")
SCRIPTS = sorted(script for folder in FOLDERS for script in (ROOT / folder).rglob("*.js"))

KINDS = frozenset(
    [
        "program",
        "comment",
        "hash_bang_line",
        "expression_statement",
        "variable_declaration",
        "lexical_declaration",
        "variable_declarator",
        "statement_block",
        "empty_statement",
        "if_statement",
        "else_clause",
        "for_statement",
        "for_in_statement",
        "while_statement",
        "do_statement",
        "switch_statement",
        "switch_body",
        "switch_case",
        "switch_default",
        "break_statement",
        "continue_statement",
        "return_statement",
        "throw_statement",
        "try_statement",
        "catch_clause",
        "finally_clause",
        "labeled_statement",
        "statement_identifier",
        "function_declaration",
        "function_expression",
        "arrow_function",
        "formal_parameters",
        "assignment_expression",
        "augmented_assignment_expression",
        "binary_expression",
        "unary_expression",
        "update_expression",
        "ternary_expression",
        "sequence_expression",
        "parenthesized_expression",
        "call_expression",
        "new_expression",
        "member_expression",
        "subscript_expression",
        "arguments",
        "identifier",
        "property_identifier",
        "shorthand_property_identifier",
        "shorthand_property_identifier_pattern",
        "this",
        "undefined",
        "null",
        "true",
        "false",
        "number",
        "string",
        "string_fragment",
        "escape_sequence",
        "regex",
        "regex_pattern",
        "regex_flags",
        "array",
        "object",
        "pair",
        "computed_property_name",
        "method_definition",
        "class_declaration",
        "class_heritage",
        "class_body",
        "super",
        "spread_element",
        "template_string",
        "template_substitution",
        "array_pattern",
        "object_pattern",
        "rest_pattern",
        "assignment_pattern",
    ]
)
"""Kinds of syntax that are used here and that Chromium 61 reads. What is not among them is not allowed."""
NEWER_WORDS = frozenset({"?.", "??", "??=", "||=", "&&=", "#"})
NEWER_NAMES = frozenset(
    [
        "allSettled",
        "any",
        "at",
        "finally",
        "findLast",
        "findLastIndex",
        "flat",
        "flatMap",
        "fromEntries",
        "globalThis",
        "hasOwn",
        "matchAll",
        "replaceAll",
        "trimEnd",
        "trimStart",
        "structuredClone",
        "queueMicrotask",
        "toggleAttribute",
        "replaceChildren",
        "checkVisibility",
        "AbortController",
        "ResizeObserver",
        "BigInt",
        "WeakRef",
        "clipboard",
        "showModal",
        "inert",
        "scrollend",
        "randomUUID",
        "requestIdleCallback",
        "toSorted",
        "toReversed",
        "toSpliced",
        "groupBy",
        "Temporal",
    ]
)
"""Of the library; `finally` is meant as a method, the statement is old."""
ASKED_FOR = {"frame.js": frozenset({"ResizeObserver"})}
"""Names that a script uses only where they are, which it asks in an `if`."""
NAMESAKES = {"worker.js": {"matchAll": "self.clients"}}
"""Names that mean something old where they are asked of this object."""
GLOBAL_FUNCTIONS = frozenset({"globalThis", "structuredClone", "queueMicrotask", "requestIdleCallback"})
"""Those that are called without an object. Other names in small letters are free for variables."""


@cache
def parser() -> Parser:
    return Parser(Language(tree_sitter_javascript.language()))


def nodes(source: str) -> Iterator[Node]:
    """Every node, named or not."""
    waiting = [parser().parse(source.encode()).root_node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.children)


def too_new(source: str) -> list[str]:
    """What an old browser stumbles over, as `kind: text`."""
    found = []
    for node in nodes(source):
        text = (node.text or b"").decode()
        is_newer = (
            node.is_error
            or node.is_missing
            or (node.is_named and node.type not in KINDS)
            or (not node.is_named and node.type in NEWER_WORDS)
            or (node.type == "catch_clause" and node.child_by_field_name("parameter") is None)
            or (node.type == "property_identifier" and text in NEWER_NAMES)
            or (node.type == "identifier" and text in NEWER_NAMES and text[0].isupper() | (text in GLOBAL_FUNCTIONS))
            or (node.type == "number" and (text.endswith("n") or "_" in text))
            or (node.type == "regex_pattern" and re.search(r"\(\?<|\\[pPk]", text) is not None)
            or (node.type == "regex_flags" and set(text) - set("gimuy"))
            or (node.type in ("async", "await") and not node.is_named)
        )
        if is_newer:
            found.append(f"{node.type}: {text[:60]}")
    return found


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_browser_of_2017_can_read_it(script: Path):
    source = script.read_text(encoding="utf-8")
    asked_for = ASKED_FOR.get(script.name, frozenset())
    assert all(f"if (window.{name}) " in source for name in asked_for)
    for name, owner in NAMESAKES.get(script.name, {}).items():
        source = re.sub(rf"{re.escape(owner)}\s*\.{name}\b", f"{owner}.old", source)
    assert [found for found in too_new(source) if found.partition(": ")[2] not in asked_for] == []


@pytest.mark.parametrize(
    "source",
    [
        "a?.b;",
        "a?.[0];",
        "a ?? b;",
        "a ??= b;",
        "a ||= b;",
        "class A { x = 1; }",
        "class A { #x; }",
        "class A { static {} }",
        "try { a(); } catch { b(); }",
        "[].flat();",
        '"".matchAll(/a/g);',
        '"".replaceAll("a", "b");',
        "a.finally(b);",
        "Object.fromEntries(a);",
        "globalThis.a;",
        "1_000;",
        "1n;",
        "/(?<=a)b/;",
        "/(?<name>a)/;",
        "/\\p{L}/u;",
        "/a/s;",
        "import('a');",
        "import a from 'a';",
        "for await (const a of b) {}",
        "async () => {};",
        "var ;",
    ],
)
def test_the_test_notices_what_is_newer(source: str):
    assert too_new(source) != []


def test_guide_and_finder_are_small():
    """As they are published; the drawer of QR codes comes when somebody asks for one."""
    published = {file.path.removeprefix(FOLDER): file.content for file in collect_assets(()).files}
    sizes = {name: len(gzip.compress(published[name], 9, mtime=0)) for name in ("guide.js", "finder.js")}
    assert sum(sizes.values()) <= 12 * 1024, sizes


def test_no_script_keeps_or_sends_anything():
    for script in (ROOT / "generator" / "assets").rglob("*.js"):
        source = script.read_text(encoding="utf-8")
        words = ("localStorage", "sessionStorage", "document.cookie", "sendBeacon", "XMLHttpRequest", "indexedDB")
        assert not [word for word in words if word in source], script.name
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", source), script.name
        assert "eval(" not in source
        assert "innerHTML" not in source
