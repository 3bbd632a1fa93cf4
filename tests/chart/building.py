"""Small trees for tests of the charts, without files: `tree(question(…), outcome(…))`."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType, SimpleNamespace
from typing import cast

from generator.model.chart import ChartWords, Phrases
from generator.model.project import Site
from generator.model.text import Lang, Localized, Text
from generator.model.tree import Answer, DecisionTree, Jump, Node, Outcome, OutcomeKind, Question, Who
from generator.problem import Span
from tests.texts import LANGS, localized

SPAN = Span("trees/test/test.yml", 1, 1, 1, 2)
DAY = datetime.date(2026, 11, 22)

PHRASES: Mapping[Lang, Phrases] = MappingProxyType(
    {
        "zh": Phrases(
            tag="zh-Hans",
            is_dense=True,
            title="流程图：{tree}",
            description="从上往下读：{questions} 个问题，{outcomes} 个结果；后面的表格列出全部路线。",
            start="从这里开始",
            go_to="转到",
            go_to_page="转到第 {page} 页",
            go_to_part="见图 {letter}",
            kinds={
                OutcomeKind.FIXED: "已解决",
                OutcomeKind.RETRY: "可以再试一次",
                OutcomeKind.PAY_ANOTHER_WAY: "换一种方式付款",
                OutcomeKind.CALL_ISSUER: "联系发卡行",
                OutcomeKind.CALL_ACQUIRER: "联系收单机构",
                OutcomeKind.ASK_ADMIN: "找管理员",
                OutcomeKind.STOP: "停止操作",
            },
        ),
        "en": Phrases(
            tag="en",
            is_dense=False,
            title="Flowchart: {tree}",
            description="{questions} questions, {outcomes} outcomes, read from the top; a table of all paths follows.",
            start="Start here",
            go_to="Go to",
            go_to_page="Go to page {page}",
            go_to_part="See chart {letter}",
            kinds={
                OutcomeKind.FIXED: "Solved",
                OutcomeKind.RETRY: "Try once more",
                OutcomeKind.PAY_ANOTHER_WAY: "Pay another way",
                OutcomeKind.CALL_ISSUER: "Call the issuer",
                OutcomeKind.CALL_ACQUIRER: "Call the acquirer",
                OutcomeKind.ASK_ADMIN: "Ask the admin",
                OutcomeKind.STOP: "Stop",
            },
        ),
    }
)
WORDS = ChartWords(PHRASES, lambda lang, name: f"{name} in {lang}")


def text(value: str) -> Text:
    return Text(value, SPAN)


def both(value: str) -> Localized:
    """`zh|en`, or the same in both languages."""
    zh, separator, en = value.partition("|")
    return localized(text(zh), text(en if separator else zh))


def question(id: str, ask: str, **answers: tuple[str, str]) -> Question:
    """Answers as id=(label, target); a target with a slash is tree/node or tree/."""
    return Question(
        id=id,
        span=SPAN,
        ask=both(ask),
        help=None,
        seconds=5,
        customer_waits=True,
        answers=tuple(Answer(key, SPAN, both(label), jump(to)) for key, (label, to) in answers.items()),
    )


def jump(target: str) -> Jump:
    tree_id, slash, node = target.rpartition("/")
    return Jump(tree_id if slash else None, node or None, SPAN)


def outcome(id: str, title: str, kind: OutcomeKind = OutcomeKind.FIXED) -> Outcome:
    return Outcome(
        id=id,
        span=SPAN,
        kind=kind,
        kind_span=SPAN,
        who=Who.CASHIER,
        title=both(title),
        steps=(),
        say=both("谢谢|Thank you"),
        disclose=True,
        note_down=(),
        sources=(),
        customer_waits=True,
    )


def tree(*nodes: Node, id: str = "test-tree", title: str = "测试|Test") -> DecisionTree:
    """A tree that starts at the first of `nodes`."""
    return DecisionTree(
        id=id,
        family="test",
        file=f"trees/test/{id}.yml",
        span=SPAN,
        title=both(title),
        summary=both("摘要|Summary"),
        codes=(),
        faults=(),
        words={"zh": (), "en": ()},
        safety=(),
        owner=text("content-team"),
        reviewed=DAY,
        review_by=DAY,
        review_by_span=SPAN,
        sources=(),
        start=text(nodes[0].id),
        nodes={node.id: node for node in nodes},
        examples=(),
        whole=True,
    )


def site(*trees: DecisionTree) -> Site:
    """As much of a site as drawing reads: its trees and its glossary."""
    return cast(Site, SimpleNamespace(trees={tree.id: tree for tree in trees}, terms={}, langs=LANGS))


SLIP = tree(
    question(
        "slip",
        "小票打出来了吗？|Did a slip come out?",
        approved=("有，写着交易成功|Yes, it says approved", "paid"),
        declined=("有，写着失败|Yes, it says declined", "not-paid"),
        nothing=("没有|No", "query"),
        unsure=("看不清|Cannot read it", "query"),
    ),
    question(
        "query",
        "在终端上查询这一笔，结果是什么？|What does a query for this payment on the terminal say?",
        found=("查到了，成功|Found, approved", "reprint"),
        reversed=("已冲正或没有这一笔|Reversed, or no such payment", "not-paid"),
        waiting=("正在冲正|Reversal in progress", "other-tree/"),
        unsure=("查不了或看不懂|Cannot query, or unclear", "call"),
    ),
    outcome("paid", "已收款，不要再刷|Paid: do not charge again"),
    outcome("reprint", "已收款，补打小票即可|Paid: just reprint the slip"),
    outcome("not-paid", "没有收到款，可以再收一次|Not paid: you may try once more", OutcomeKind.RETRY),
    outcome("call", "结果仍不明，请拨打 {hotline}|Still unknown: call {hotline}", OutcomeKind.CALL_ACQUIRER),
    id="slip-tree",
    title="交易超时，结果不明|Timed out: result unknown",
)
OTHER = tree(
    outcome("first", "完|End"), outcome("second", "又完|Second end"), id="other-tree", title="正在冲正|Reversal"
)
MANY_ANSWERS = tree(
    question(
        "which",
        "屏幕上显示的是哪一种？|Which of these does the screen show?",
        card=("卡片问题|Card", "stop"),
        system=("系统故障|System", "admin"),
        operator=("操作失误|Operation", "retry"),
        balance=("余额不足|Balance", "another"),
        limit=("超过限额|Limit", "issuer"),
        network=("网络问题|Network", "other-tree/second"),
        unsure=("都不是|None of these", "other-tree/"),
    ),
    outcome("stop", "停下，把卡还给顾客|Stop and return the card", OutcomeKind.STOP),
    outcome("admin", "请管理员 < 处理 & 重启 >|Ask the admin to < restart & check >", OutcomeKind.ASK_ADMIN),
    outcome("retry", "只再试 **一次**|Try **once** more", OutcomeKind.RETRY),
    outcome("another", "换一种方式付款|Pay another way", OutcomeKind.PAY_ANOTHER_WAY),
    outcome("issuer", "请持卡人联系发卡行|The cardholder calls the issuer", OutcomeKind.CALL_ISSUER),
    id="many-answers",
    title="先看屏幕|Start with the screen",
)
EXAMPLES = site(SLIP, OTHER, MANY_ANSWERS)
