"""A small site for tests of rendering, without files; every author's sentence goes through `write`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from generator.model.chart import Drawing, Drawings, PaperChart, Turn
from generator.model.facts import (
    Agreement,
    Confidence,
    Family,
    Hotline,
    OperationalRule,
    ResponseCode,
    Retry,
    SchemeWords,
    Source,
    Table,
    Term,
    TerminalFault,
)
from generator.model.page import Page
from generator.model.project import Project, Site
from generator.model.settings import Brand, Limits, SiteSettings
from generator.model.text import Lang, Localized, Text, language_of
from generator.model.tree import Answer, DecisionTree, Jump, Node, Outcome, OutcomeKind, Question, Step, Who
from generator.problem import Span
from tests.texts import LANGS, languages, localized

Write = Callable[[str], str]

ROOT = Path(__file__).parents[2]
SPAN = Span("test.yml", 1, 1, 1, 2)
TODAY = datetime.date(2026, 11, 22)
UNPUBLISHED = "4007795516"

BRAND = Brand(
    "plain",
    SPAN,
    localized(Text("帮助", SPAN), Text("Help", SPAN)),
    {
        "acquirer": localized(Text("收单机构", SPAN), Text("your acquirer", SPAN)),
        "hotline": localized(Text("小票上的电话", SPAN), Text("the number on the slip", SPAN)),
    },
    "#14532d",
    "#b45309",
    (),
)


OWN_ACTION = {"zh": {"advice.whistle": "吹哨。"}, "en": {"advice.whistle": "Whistle."}}
"""Words of code 92, whose action the generator does not know."""


@cache
def messages() -> Mapping[Lang, Mapping[str, str]]:
    """The project's own messages, and the generator's where it has none."""
    folders = (ROOT / "generator/defaults/messages", ROOT / "site_config/messages")
    read = {
        lang: [yaml.safe_load((one / f"{lang}.yml").read_text(encoding="utf-8")) for one in folders] for lang in LANGS
    }
    return {lang: cast("dict[str, str]", {**general, **own}) for lang, (general, own) in read.items()}


def drawings(site: Site) -> Drawings:
    """Stand-ins for the charts."""
    return {
        (tree, lang): Drawing(
            f'<svg lang="{lang}"><title>{tree}</title></svg>',
            (PaperChart("", 1, '<svg xmlns="http://www.w3.org/2000/svg"/>', Turn.PORTRAIT, 100, 50),),
        )
        for tree in site.trees
        for lang in LANGS
    }


def as_it_is(words: str) -> str:
    return words


class Author:
    """Writes a site whose sentences all went through `write`; ids, codes and numbers do not."""

    def __init__(self, write: Write = as_it_is) -> None:
        self.write = write

    def text(self, words: str) -> Text:
        return Text(self.write(words), SPAN)

    def both(self, words: str) -> Localized:
        """`zh|en`, or the same in both languages."""
        zh, separator, en = words.partition("|")
        return localized(self.text(zh), self.text(en if separator else zh))

    def words(self, words: str) -> dict[Lang, tuple[str, ...]]:
        zh, _, en = words.partition("|")
        return {"zh": (self.write(zh),), "en": (self.write(en),)}

    def question(self, id: str, ask: str, **answers: tuple[str, str]) -> Question:
        """Answers as id=(label, target); a target with a slash is tree/node or tree/."""
        found = tuple(
            Answer(key, SPAN, self.both(label), jump(to), (known("result-known"),) if key == "known" else ())
            for key, (label, to) in answers.items()
        )
        return Question(id, SPAN, self.both(ask), self.both("看 **屏幕**|Look at the **screen**"), 5, True, found)

    def outcome(self, id: str, title: str, kind: OutcomeKind, *, disclose: bool = True) -> Outcome:
        needs = (known("result-known"),) if kind is OutcomeKind.RETRY else ()
        steps = (
            Step(self.both("请换卡|Take another card"), 10, (), None, SPAN),
            Step(self.both("拨打 {hotline}|Call {hotline}"), 100, needs, None, SPAN),
        )
        return Outcome(
            id, SPAN, kind, SPAN, Who.CASHIER, self.both(title), steps,
            self.both("请换一种方式|Please pay another way"),
            disclose, (known("time"), known("code")), (known("S1"),), True,
        )  # fmt: skip

    def tree(self, id: str, family: str, title: str, *nodes: Node, **more: tuple[str, ...]) -> DecisionTree:
        """`more`: codes and faults that lead here."""
        return DecisionTree(
            id=id,
            family=family,
            file=f"trees/{family}/{id}.yml",
            span=SPAN,
            title=self.both(title),
            summary=self.both("先看 `54`|Look at `54` first"),
            codes=tuple(map(known, more.get("codes", ()))),
            faults=tuple(map(known, more.get("faults", ()))),
            words={"zh": (self.text("卡到期"),), "en": (self.text("expired"),)},
            safety=(self.both("不要再刷|Do not swipe again"),),
            owner=self.text("content-team"),
            reviewed=datetime.date(2026, 11, 22),
            review_by=datetime.date(2027, 5, 22),
            review_by_span=SPAN,
            sources=(known("S1"),),
            start=known(nodes[0].id),
            nodes={node.id: node for node in nodes},
            examples=(),
            whole=True,
        )

    def code(self, code: str, cause: str, action: str, retry: Retry, **more: object) -> ResponseCode:
        """`more`: table, scope, schemes, cause_by_scheme, agreement."""
        by_scheme = cast("dict[str, str]", more.get("cause_by_scheme", {}))
        schemes = cast("dict[str, str]", more.get("schemes", {"unionpay": "过期", "visa": "Expired card"}))
        return ResponseCode(
            code=code,
            span=SPAN,
            table=cast("Table", more.get("table", Table.FIELD39)),
            name=self.both("卡片过期|Expired card"),
            scope=cast("tuple[str, ...]", more.get("scope", ())),
            cause=known(cause),
            cause_by_scheme={scheme: known(tree) for scheme, tree in by_scheme.items()},
            action=known(action),
            retry=retry,
            cup_class="",
            maps_to="",
            schemes={scheme: self.text(words) for scheme, words in schemes.items()},
            sources=(known("S1"), known("S2")),
            agreement=cast("Agreement", more.get("agreement", Agreement.AGREED)),
            caveat=self.both("先看卡面|Look at the card first"),
        )

    def fault(self, id: str, cause: str, retry: Retry) -> TerminalFault:
        return TerminalFault(
            id=id,
            span=SPAN,
            name=self.both("读卡失败|Cannot read the card"),
            cause=known(cause),
            variants=(self.write("讀卡錯誤"), self.write("Card read error")),
            codes=(self.write("NDK -50"),),
            seen_on=(self.write("Newland"),),
            first_check=self.both("再插一次|Insert it once more"),
            then=self.both("换一张卡|Use another card"),
            safety=self.both("不要手输卡号|Do not key in the number"),
            escalate_to="acquirer",
            retry=retry,
            sources=(known("S1"),),
            agreement=Agreement.SINGLE,
        )

    def page(self, id: str, lang: Lang, title: str, body: str) -> Page:
        return Page(
            id=id, lang=lang, file=f"content/{lang}/{id}.md", span=SPAN, title=self.write(title),
            description=self.write(title), sources=(known("S1"),), body=body, body_line=5, headings=(), links=(),
            translates=None,
        )  # fmt: skip

    def site(self, **changes: object) -> Site:
        """Three trees, a code of each kind, two faults, and the pages that go with them."""
        start = self.tree(
            "start",
            "entry",
            "先看屏幕|Start with the screen",
            self.question(
                "screen",
                "屏幕上有什么？|What does the screen show?",
                expired=("54|Code 54", "old-card/"),
                lost=("04|Code 04", "keep-card/ask"),
                unsure=("看不清|Cannot tell", "wait"),
            ),
            self.outcome("wait", "先查询|Query first", OutcomeKind.CALL_ACQUIRER),
            codes=("xx",),
        )
        old_card = self.tree(
            "old-card",
            "card-status",
            "卡片过期|Expired card",
            self.question(
                "date",
                "过期了吗？|Has it expired?",
                passed=("过了|Yes", "other-way"),
                known=("没过|No", "once-more"),
                unsure=("看不清|Cannot tell", "call"),
            ),
            # Named like a section of the prose, which must not disturb it.
            self.question(
                "call",
                "还有别的卡吗？|Is there another card?",
                known=("有|Yes", "once-more"),
                unsure=("不清楚|Cannot tell", "other-way"),
            ),
            self.outcome("other-way", "换一种方式|Pay another way", OutcomeKind.PAY_ANOTHER_WAY),
            self.outcome("once-more", "再试一次|Try once more", OutcomeKind.RETRY),
            codes=("54", "98", "116"),
            faults=("card-unread", "no-answer"),
        )
        keep_card = self.tree(
            "keep-card",
            "card-status",
            "要求没收的卡|Pick-up card",
            self.question("ask", "顾客还在吗？|Is the customer there?", unsure=("不确定|Cannot tell", "hand-back")),
            self.outcome("hand-back", "还给顾客|Hand it back", OutcomeKind.STOP, disclose=False),
            codes=("04",),
        )
        codes = [
            self.code("00", "none", "approve", Retry.NO_RETRY),
            self.code("04", "keep-card", "retain card", Retry.NO_RETRY, cause_by_scheme={"bill99": "old-card"}),
            self.code("10", "old-card", "approve", Retry.NO_RETRY),
            self.code(
                "54", "old-card", "decline", Retry.AFTER_FIX, schemes={"unionpay": "过期", "iso8583_1993": "116"}
            ),
            self.code("76", "unknown", "decline", Retry.NO_RETRY, agreement=Agreement.CONFLICT),
            self.code("91", "old-card", "retry", Retry.ONCE),
            self.code("92", "old-card", "whistle", Retry.AFTER_WAIT),
            self.code(
                "98", "old-card", "retry", Retry.VERIFY_FIRST, cause_by_scheme={"visa": "none", "ums": "unknown"}
            ),
            self.code("F1..F5", "unknown", "contact acquirer", Retry.NO_RETRY),
            self.code("E1", "old-card", "re-sign-in", Retry.AFTER_FIX, table=Table.LOCAL),
            self.code(
                "Z2", "old-card", "check terminal", Retry.AFTER_FIX, table=Table.PRIVATE, scope=("bill99", "ums")
            ),
            self.code("-1", "old-card", "contact acquirer", Retry.ONCE, table=Table.PRIVATE, scope=("easypay",)),
            self.code("116", "old-card", "decline", Retry.AFTER_FIX, table=Table.ISO_1993),
            self.code("1016", "old-card", "decline", Retry.AFTER_FIX, table=Table.ISO_2003),
            self.code("xx", "unknown", "contact acquirer", Retry.VERIFY_FIRST, table=Table.FALLBACK),
        ]
        faults = [
            self.fault("card-unread", "old-card", Retry.ONCE),
            self.fault("no-answer", "old-card", Retry.VERIFY_FIRST),
            self.fault("listed", "keep-card", Retry.NO_RETRY),
            self.fault("odd", "none", Retry.NO_RETRY),
        ]
        families = [("entry", "先看屏幕|The screen"), ("card-status", "卡片问题|Card problem"), ("empty", "空的|Empty")]
        pages = [self.page(id, lang, title, body) for lang in LANGS for id, title, body in PAGES]
        whole: dict[str, object] = {
            "settings": self.settings(),
            "brands": {"plain": BRAND},
            "messages": {lang: {**words, **OWN_ACTION[lang]} for lang, words in messages().items()},
            "languages": languages(),
            "families": {
                id: Family(id, SPAN, self.both(name), self.both("说明|About it"), self.words("请插卡|Insert the card"))
                for id, name in families
            },
            "trees": {tree.id: tree for tree in (start, old_card, keep_card)},
            "pages": {(page.lang, page.id): page for page in pages},
            "codes": {code.code: code for code in codes},
            "faults": {fault.id: fault for fault in faults},
            "rules": {"look-first": self.rule()},
            "hotlines": {"impostor": self.hotline()},
            "sources": {
                "S1": Source("S1", SPAN, "page", self.write("https://example.org/codes"), self.write("Seen in 2014.")),
                "S2": Source("S2", SPAN, "tea-leaves", self.write("a source without an address"), ""),
            },
            "terms": {
                "issuer": Term(
                    "issuer", SPAN, self.both("发卡行|issuer"), self.both("发卡的银行|The bank of the card"),
                    self.words("银行|bank"), {"zh": (), "en": ()}, (),
                )
            },
            "exempt_codes": {},
            "exempt_faults": {},
            "files": {},
            "today": TODAY,
            "unreadable": frozenset(),
        }  # fmt: skip
        whole |= changes
        whole.setdefault("scheme_words", self.scheme_words(cast("dict[str, ResponseCode]", whole["codes"])))
        return Site(Project(**whole))  # type: ignore[arg-type]

    def scheme_words(self, codes: Mapping[str, ResponseCode]) -> dict[str, SchemeWords]:
        """What the words of all schemes mean."""
        words = {text.value for code in codes.values() for text in code.schemes.values()}
        means: dict[str | None, str] = {"zh": "Too old", "en": "太旧"}
        return {
            text: SchemeWords(text, SPAN, self.text(means[language_of(text)])) for text in words if language_of(text)
        }

    def settings(self) -> SiteSettings:
        return SiteSettings(
            name=self.both("帮助|Help"),
            description=self.both("说明|About"),
            url="https://help.example/",
            brand="plain",
            brand_span=SPAN,
            limits=Limits(60, 200, 240, 420, 90, 40, 22),
            facts={"result-known": self.both("已查清|it is known")},
            hazards={},
            retry_gates={},
            note_down={"time": self.both("时间|Time"), "code": self.both("应答码|Code")},
            neutral_sentence=self.both("这次没能完成付款|This card could not complete the payment"),
            never_say={"zh": (), "en": ()},
            entry="start",
            entry_span=SPAN,
        )

    def rule(self) -> OperationalRule:
        return OperationalRule(
            "look-first", SPAN, "retry", self.both("先看卡面|Look first"), (known("old-card"),), (known("S1"),),
            Agreement.CONFLICT, Confidence.LOW, self.both("说法不一|Sources differ"),
        )  # fmt: skip

    def hotline(self) -> Hotline:
        return Hotline(
            "impostor", SPAN, self.both("冒充|Impostor"), UNPUBLISHED, False, self.both("不要打|Do not call"), None,
            (known("S1"),), Agreement.SINGLE, Confidence.LOW,
        )  # fmt: skip


PAGES: tuple[tuple[str, str, str], ...] = (
    ("index", "首页", "别急。\n\n**先查清** 再说，见[小票](page:slips#query)。\n"),
    ("slips", "小票", "## 查询 {: #query }\n\n拨打 {hotline}，见[代码](code:F1..F5)、[54](code:54)。\n"),
    ("contacts", "该找谁", "问[发卡行](term:issuer)。\n"),
    ("unknown-code", "没人认识", "- 停下\n- [查询](page:slips)\n"),
    ("causes/old-card", "", "## 该找谁 {: #call }\n\n见[首页](page:index)和[没收](tree:keep-card#ask)。\n"),
)


def known(value: str) -> Text:
    return Text(value, SPAN)


def jump(target: str) -> Jump:
    tree, slash, node = target.rpartition("/")
    return Jump(tree if slash else None, node or None, SPAN)
