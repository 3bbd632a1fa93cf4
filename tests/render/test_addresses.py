"""Relative addresses, for browsers and for MkDocs, and anchors that any code can have."""

from __future__ import annotations

import pytest

from generator.render.addresses import Address, code_anchor, markdown_url, url


@pytest.mark.parametrize(
    ("page", "to", "browser", "mkdocs"),
    [
        ("causes/a.md", Address("causes/b.md"), "../b/", "b.md"),
        ("causes/a.md", Address("causes/a.md", "x"), "#x", "#x"),
        ("causes/a.md", Address("causes/a.md"), "./", "a.md"),
        ("causes/a.md", Address("index.md"), "../../", "../index.md"),
        ("index.md", Address("codes/index.md", "code-1"), "codes/#code-1", "codes/index.md#code-1"),
        ("codes/index.md", Address("codes/51.md"), "51/", "51.md"),
        ("codes/51.md", Address("codes/index.md"), "../", "index.md"),
        ("codes/51.md", Address("glossary.md", "mac"), "../../glossary/#mac", "../glossary.md#mac"),
        ("causes/a-index.md", Address("causes/b-index.md"), "../b-index/", "b-index.md"),
    ],
)
def test_relative_addresses(page: str, to: Address, browser: str, mkdocs: str):
    assert url(page, to) == browser
    assert markdown_url(page, to) == mkdocs


@pytest.mark.parametrize(
    ("code", "anchor"),
    [
        ("51", "code-51"),
        ("A0", "code-a0"),
        ("F1..F5", "code-f1-to-f5"),
        ("-1", "code-minus-1"),
        ("-999", "code-minus-999"),
        ("xx", "code-xx"),
        ("1075..1077", "code-1075-to-1077"),
        ("1.2", "code-1-dot-2"),
    ],
)
def test_anchors_of_codes(code: str, anchor: str):
    assert code_anchor(code) == anchor
