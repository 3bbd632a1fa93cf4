from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.page_text import PageSection, as_html, page_sections


def sections(html):
    return [(section.anchor, section.title, section.paragraphs) for section in page_sections("Page", html)]


def test_headings_with_an_id_begin_a_section():
    html = "<p>first</p><h2 id='no'>x</h2>".replace("'", '"') + "<p>a</p><ul><li>b</li><li>c</li></ul>"
    assert sections(html) == [("", "Page", ["first"]), ("no", "x", ["a", "b", "c"])]


def test_a_node_is_found_by_its_own_id_under_its_heading():
    html = (
        '<h2 id="guide">Guide</h2><section id="ask" data-node><h3>Is it <code>51</code>?</h3><p>Look.</p></section>'
        '<section id="end" data-node><h3>Done</h3><h4>Say</h4><p>Bye.</p></section><h2 id="why">Why</h2>'
    )
    assert sections(html) == [
        ("", "Page", []),
        ("guide", "Guide", []),
        ("ask", "Is it 51?", ["Look."]),
        ("end", "Done", ["Say", "Bye."]),
        ("why", "Why", []),
    ]


def test_the_page_title_is_not_repeated():
    assert sections('<h1 id="x">Page</h1><p>text</p>') == [("", "Page", ["text"])]


def test_inline_elements_do_not_cut_words():
    assert sections("<p>un<em>break</em>able <a href='#'>link</a></p>") == [("", "Page", ["unbreakable link"])]


def test_drawings_scripts_comments_and_what_is_marked_are_left_out():
    html = (
        "<p>a</p><!-- <p>comment</p> --><svg><text>drawn</text><svg>inner</svg></svg><script>if (a < b) {}</script>"
        '<style>p > a {}</style><div data-search-exclude><div>no</div>no</div><nav><a href="x">no</a></nav><p>z</p>'
    )
    assert sections(html) == [("", "Page", ["a", "z"])]


def test_what_the_style_sets_apart_is_apart_and_what_is_only_seen_is_left_out():
    html = (
        '<h2 id="x"><span aria-hidden="true">1</span>Title</h2>'
        '<p><span>51</span><span>3</span><i aria-hidden="true">→</i></p>'
    )
    assert sections(html) == [("", "Page", []), ("x", "Title", ["51 3"])]


def test_a_heading_with_an_id_in_a_node_does_not_begin_another_section():
    html = '<section id="ask"><h3 id="ask_title">Ask</h3><p>a</p></section>'
    assert sections(html) == [("", "Page", []), ("ask", "Ask", ["a"])]


def test_characters_are_read_as_a_reader_sees_them():
    assert sections('<p title="a > b">1 &lt; 2 &amp;\n  3&nbsp;€</p>') == [("", "Page", ["1 < 2 & 3 €"])]


def test_paragraphs_are_written_as_html_again():
    assert as_html(["a < b", 'say "x"']) == '<p>a &lt; b</p><p>say "x"</p>'


@given(st.text(alphabet="<>/!-ab \"'=sectionh2id&;", max_size=60))
def test_any_text_is_read(html):
    assert isinstance(page_sections("Page", html)[0], PageSection)
