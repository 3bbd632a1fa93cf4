from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.links import Reference, dead_links, link

HERE = "zh/causes/x/"


@pytest.mark.parametrize(
    ("written", "better", "file", "fragment"),
    [
        ("../y/", "../y/index.html", "zh/causes/y/index.html", ""),
        ("../y/#node", "../y/index.html#node", "zh/causes/y/index.html", "node"),
        ("../y/?p=1&amp;q=2#node", "../y/index.html?p=1&amp;q=2#node", "zh/causes/y/index.html", "node"),
        ("../y", "../y/index.html", "zh/causes/y/index.html", ""),
        ("../..", "../../index.html", "zh/index.html", ""),
        ("../../../", "../../../index.html", "index.html", ""),
        ("./", "./index.html", "zh/causes/x/index.html", ""),
        ("../y/index.html#a", None, "zh/causes/y/index.html", "a"),
        ("#node", None, "zh/causes/x/index.html", "node"),
        ("?p=1", None, "zh/causes/x/index.html", ""),
        ("../../../data/v1/codes.json", None, "data/v1/codes.json", ""),
        ("../%E5%9B%BE/#%E5%9B%BE", "../%E5%9B%BE/index.html#%E5%9B%BE", "zh/causes/图/index.html", "图"),
    ],
)
def test_a_link_to_a_folder_names_the_file_in_it(written, better, file, fragment):
    linked = link(f'<a href="{written}">x</a>', HERE)
    assert linked.html == f'<a href="{better or written}">x</a>'
    assert linked.references == {Reference(written, file, fragment)}


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:a@example.org", "tel:+8695516"])
def test_links_to_elsewhere_stay_and_are_not_followed(target):
    assert link(f'<a href="{target}">x</a>', HERE) == (f'<a href="{target}">x</a>', frozenset(), frozenset())


@pytest.mark.parametrize(
    ("html", "trouble"),
    [
        ('<img src="https://example.org/x.png">', "loads from another site"),
        ('<img src="//example.org/x.png">', "loads from another site"),
        ('<a href="javascript:alert(1)">', "is an address of a kind that is not allowed"),
        ('<a href="JavaScript&#58;alert(1)">', "is an address of a kind that is not allowed"),
        ('<a href="//example.org/">', "is an address of a kind that is not allowed"),
        ('<a href="/zh/">', "is absolute and breaks where the site is not at the top of its host"),
    ],
)
def test_links_that_may_not_be_published(html, trouble):
    linked = link(html, HERE)
    assert linked.html == html
    assert [reference.trouble for reference in linked.references] == [trouble]


def test_charts_link_too():
    linked = link('<svg><a xlink:href="../y/"/><use href="#icon"/></svg>', HERE)
    assert 'xlink:href="../y/index.html"' in linked.html
    assert {reference.file for reference in linked.references} == {"zh/causes/y/index.html", "zh/causes/x/index.html"}


def test_what_only_looks_like_a_link_stays():
    html = '<p data-href="../y/">href="../y/" and <code> src=&quot;../y/&quot;</code></p>'
    # A quotation mark in text is never written out by Markdown or by our templates, so ` href="` is an attribute.
    assert link(html.replace('>href="../y/"', ">"), HERE).references == frozenset()


def test_dead_links_are_named_with_page_link_and_reason():
    references = {
        "zh/index.html": frozenset(
            {
                Reference("x/", "zh/x/index.html", ""),
                Reference("y/#here", "zh/y/index.html", "here"),
                Reference("y/#there", "zh/y/index.html", "there"),
                Reference("manual.pdf#page=2", "manual.pdf", "page=2"),
                Reference("javascript:0", "", "", "is bad"),
            }
        )
    }
    complaints = list(
        dead_links(references, {"zh/y/index.html", "manual.pdf"}, {"zh/y/index.html": frozenset({"here"})})
    )
    assert complaints == [
        "zh/index.html: the link `javascript:0` is bad",
        "zh/index.html: the link `x/` leads to zh/x/index.html, which does not exist",
        "zh/index.html: the link `y/#there` leads to a place `there` that zh/y/index.html does not have",
    ]


@given(st.text(alphabet=st.characters(exclude_characters='"'), max_size=40))
def test_any_address_is_taken_without_an_exception_and_settles(text):
    once = link(f'<a href="{text}">', HERE).html
    assert link(once, HERE).html == once
