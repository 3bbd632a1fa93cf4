"""Links by identity get addresses, placeholders their words, and the rest of an author's Markdown stays as it is."""

from __future__ import annotations

import pytest

from generator.render.edition import Edition, Facts
from generator.render.prose import prose_markdown
from generator.render.sheet import Sheet
from tests.render.building import BRAND, Author

EDITION = Edition(Facts(Author().site()), "zh", BRAND)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("见[小票](page:slips)。", "见[小票](slips.md)。"),
        ("[查询](page:slips#query)", "[查询](slips.md#query)"),
        ("[这里](page:safety#here)", "这里"),
        ("[说明](page:causes/old-card#call)", "[说明](causes/old-card.md#about_call)"),
        ("[过期](tree:old-card)", "[过期](causes/old-card.md)"),
        ("[问题](tree:old-card#date)", '<a href="../causes/old-card/#date">问题</a>'),
        ("[54](code:54)", "[54](codes/54.md)"),
        ("[116](code:116)", '<a href="../codes/#code-116">116</a>'),
        ("[读卡](fault:card-unread)", "[读卡](faults/card-unread.md)"),
        ("[发卡行](term:issuer)", "[发卡行](glossary.md#issuer)"),
        ("[外面](https://example.org/a)", "[外面](https://example.org/a)"),
        ("[`54` **过期**](code:54)", "[`54` **过期**](codes/54.md)"),
        ("[坏](javascript:alert)", "坏"),
        ("问{acquirer}", "问收单机构"),
        ("{nobody}", "&#123;nobody&#125;"),
        ("`{hotline} <b> [x](page:slips)`", "`{hotline} <b> [x](page:slips)`"),
        ("a < b & c", "a &#60; b &#38; c"),
        ("![图](https://example.org/a.png)", "&#33;[图](https://example.org/a.png)"),
        ("[x]: https://example.org", "&#91;x]: https://example.org"),
        ("## 查询 {: #query }", "## 查询 {: #query }"),
        ("- 一\n- 二\n\n> 引", "- 一\n- 二\n\n> 引"),
        ("```\n{hotline} <b>\n```\n{hotline}", "```\n{hotline} <b>\n```\n小票上的电话"),
    ],
)
def test_prose(written: str, made: str):
    assert prose_markdown(written, Sheet(EDITION, "test.md")) == made


def test_headings_on_the_page_of_a_cause_cannot_be_taken_for_its_nodes():
    made = prose_markdown("## 该找谁 {: #call }", Sheet(EDITION, "causes/old-card.md"))
    assert made == "## 该找谁 {: #about_call }"


def test_a_paragraph_in_bold_can_be_marked_as_the_rule():
    made = prose_markdown("先看。\n\n**先查** 再收。", Sheet(EDITION, "index.md"), rule_class="ph-rule")
    assert made == "先看。\n\n**先查** 再收。\n{: .ph-rule }"
