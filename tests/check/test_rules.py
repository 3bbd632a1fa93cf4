"""Ways to break a rule that its case folder does not show, and ways to keep it that look like a breach.

Each entry changes a few words of the small project. In the place of what is told stand rule and line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problem import Report
from tests.projects.folder import Folder, examined, small_files

SMALL = small_files()
TREE, OTHER = "trees/network/no-answer.yml", "trees/card-status/old-card.yml"
CODES, FAULTS = "content/data/response-codes.yml", "content/data/terminal-faults.yml"
SCHEME_WORDS = "content/data/scheme-words.yml"
SETTINGS, EXEMPTIONS = "site_config/site.yml", "site_config/exemptions.yml"
MESSAGES_EN, PAGE_EN, PAGE_ZH = "site_config/messages/en.yml", "content/en/slips.md", "content/zh/slips.md"

Edit = tuple[str, str, str]
"""File, words in it (they must be there once), other words."""


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def report_after(folder: Folder, *edits: Edit) -> Report:
    files = {file: content.decode() for file, content in SMALL.items()}
    for file, old, new in edits:
        assert files[file].count(old) == 1, (file, old, files[file].count(old))
        files[file] = files[file].replace(old, new)
    return examined(folder.hold({file: text.encode() for file, text in files.items()}))


def told(report: Report) -> set[tuple[str, str]]:
    """Rule, and the words of the file at its place."""
    found = set()
    for problem in report.problems:
        span = problem.span
        line = report.sources[span.file].split("\n")[span.line - 1]
        found.add((problem.rule, line[span.column - 1 : span.end_column - 1] if span.end_line == span.line else ""))
    return found


NEUTRAL = "say:\n      zh: 请换一种方式支付。\n      en: Please pay another way.\n    disclose: true"
NEUTRALLY = "say:\n      zh: 这次没能完成付款。\n      en: The payment could not be completed.\n    disclose: false"
ASK = (
    "say:\n      zh: 请您问一下发卡行，也可以换一种方式支付。\n      en: Please ask your bank, or pay another way.\n"
    "    disclose: true"
)
NO_ANSWER = "cause: no-answer\n  action: retry"
SCHEMES = "cause: no-answer\n  cause_by_scheme: {%s}\n  action: retry"
ONCE_MORE = "en: That did not go through, let us try once more."
PICKUP = (CODES, "cause: old-card\n  action: decline", "cause: old-card\n  action: retain card")

BREACHES: dict[str, tuple[list[Edit], set[tuple[str, str]]]] = {
    "a start that is no node": (
        [(TREE, "start: slip", "start: slips")],
        {("target-missing", "slips")},
    ),
    "a tree named as if it were a node": (
        [(TREE, "to: {tree: old-card}", "to: old-card"), (TREE, "ends: {tree: old-card}", "ends: call")],
        {("target-missing", "old-card")},
    ),
    "a jump to a tree that is not there": (
        [(TREE, "to: {tree: old-card}", "to: {tree: old-crad}"), (TREE, "ends: {tree: old-card}", "ends: call")],
        {("target-missing", "old-crad")},
    ),
    "an outcome deleted, in which an example ends": (
        [(TREE, "to: {tree: old-card}", "to: gone"), (TREE, "ends: {tree: old-card}", "ends: gone")],
        {("target-missing", "gone")},
    ),
    "bold that does not end in one language": (
        [(TREE, "en: Hand over the slip.", "en: Hand over **the slip.")],
        {("open-markup", "Hand over **the slip.")},
    ),
    "an address apart from its link": (
        [
            (
                PAGE_EN,
                "The numbers stand on the slip;",
                "The numbers stand on [the slip][1];\n\n[1]: https://x.example/\n\n",
            )
        ],
        {("broken-link", "[1]: https://x.example/")},
    ),
    "a code of another tree": (
        [(OTHER, 'codes: ["54"]', 'codes: ["54", "68"]')],
        {("unknown-entry", '"68"')},
    ),
    "an address in a text": (
        [
            (TREE, "zh: 把小票交给顾客。", "zh: 把小票交给顾客，[小票](slips.md)。"),
            (TREE, "Hand over the slip.", "Hand over [the slip](slips.md)."),
        ],
        {
            ("broken-link", "把小票交给顾客，[小票](slips.md)。"),
            ("broken-link", "Hand over [the slip](slips.md)."),
        },
    ),
    "a retry that says what it needs and does not have": (
        [(TREE, "to: again\n        ensures: [result-known]", "to: again")],
        {("need-not-met", "result-known")},
    ),
    "an example that ends nowhere": (
        [(TREE, "ends: {tree: old-card}", "ends: {tree: old-crad}")],
        {("target-missing", "old-crad")},
    ),
    "a circle of two trees": (
        [
            (OTHER, 'en: "No"\n        to: issuer', 'en: "No"\n        to: {tree: no-answer}'),
            (OTHER, 'answers: ["no"], ends: issuer', 'answers: ["no"], ends: {tree: no-answer}'),
            (
                OTHER,
                "看不清\n          en: Cannot tell\n        to: other-card",
                "看不清\n          en: Cannot tell\n        to: issuer",
            ),
            (OTHER, "answers: [unsure], ends: other-card", "answers: [unsure], ends: issuer"),
        ],
        {("endless-path", "old-card")},
    ),
    "a fault that leads to a tree which does not take it": (
        [(TREE, "faults: [no-slip]", "faults: []")],
        {("entry-without-tree", "no-answer")},
    ),
    "a fault that leads nowhere": (
        [(FAULTS, "cause: no-answer", "cause: nowhere"), (TREE, "faults: [no-slip]", "faults: []")],
        {("entry-without-tree", "nowhere")},
    ),
    "one scheme's meaning leads to a tree that does not take the code": (
        [
            (CODES, NO_ANSWER, SCHEMES % "visa: old-card"),
        ],
        {("entry-without-tree", "old-card")},
    ),
    "a fault that no list has": (
        [(TREE, "faults: [no-slip]", "faults: [no-slip, no-slp]")],
        {("unknown-entry", "no-slp")},
    ),
    "an exemption of a fault that a tree takes": (
        [(EXEMPTIONS, "faults: []", "faults:\n  - {fault: no-slip, reason: none}")],
        {("stale-exemption", "no-slip")},
    ),
    "an exemption of a fault that is not there": (
        [(EXEMPTIONS, "faults: []", "faults:\n  - {fault: no-slp, reason: none}")],
        {("stale-exemption", "no-slp")},
    ),
    "messages with other placeholders": (
        [(MESSAGES_EN, "Start here", "Start {here}")],
        {("messages-differ", "Start {here}")},
    ),
    "an id twice on a page": (
        [(PAGE_EN, "## Numbers {: #numbers }", "## Numbers {: #numbers }\n\n## More {: #numbers }")],
        {("headings-differ", "## More {: #numbers }")},
    ),
    "a heading more in one language": (
        [(PAGE_EN, "## Numbers {: #numbers }", "## Numbers {: #numbers }\n\n### More {: #more }")],
        {("headings-differ", "### More {: #more }")},
    ),
    "words that only a meaning has": (
        [(SCHEME_WORDS, "words: 过期的卡", "words: 过了期的卡")],
        {("words-without-meaning", "过了期的卡")},
    ),
    "words that only a code has": (
        [(CODES, "unionpay: 过期的卡", "unionpay: 过期的卡, visa: Expired card")],
        {("words-without-meaning", "Expired card")},
    ),
    "a meaning in the language of the words": (
        [(SCHEME_WORDS, "means: Expired card", "means: 卡片过期")],
        {("words-without-meaning", "卡片过期")},
    ),
    "a meaning that is no words": (
        [(SCHEME_WORDS, "means: Expired card", 'means: "54"')],
        {("words-without-meaning", '"54"')},
    ),
    "a meaning with the punctuation of the other language": (
        [(SCHEME_WORDS, "means: Expired card", "means: Expired，card")],
        {("en-punctuation", "，")},
    ),
    "a place in a code": (
        [(PAGE_EN, "(code:68)", "(code:68#what)")],
        {("broken-link", "[68](code:68#what)")},
    ),
    "a place in a tree that it does not have": (
        [(PAGE_EN, "(code:68)", "(tree:no-answer#slp)")],
        {("broken-link", "[68](tree:no-answer#slp)")},
    ),
    "a word that must not be said": (
        [(TREE, ONCE_MORE, "en: The card may be STOLEN.")],
        {("disclosure", "The card may be STOLEN.")},
    ),
    "a sentence of its own where nothing may be disclosed": (
        [(OTHER, NEUTRAL, NEUTRAL.replace("true", "false"))],
        {("disclosure", "请换一种方式支付。"), ("disclosure", "Please pay another way.")},
    ),
    "a tree of a pick-up code that discloses": (
        [PICKUP, (OTHER, ASK, NEUTRALLY)],
        {("disclosure", "other-card")},
    ),
    "a retry in a tree of a pick-up code": (
        [
            PICKUP,
            (OTHER, NEUTRAL, NEUTRALLY),
            (OTHER, ASK, NEUTRALLY),
            (OTHER, "outcome: pay-another-way", "outcome: retry"),
        ],
        {("unsafe-retry", "retry")},
    ),
    "a wait that is long only along the jump": (
        [(TREE, "seconds: 15", "seconds: 55"), (OTHER, "seconds: 5\n", "seconds: 95\n")],
        {("long-wait", "slip")},
    ),
    "Chinese in an English page": (
        [(PAGE_EN, "The numbers stand", "The 号码 stand")],
        {("untranslated", "The 号码 stand on the slip; before you call look at [68](code:68).")},
    ),
    "a source of a fault that is not there": (
        [(FAULTS, "sources: [S1]", "sources: [S7]")],
        {("unknown-source", "S7")},
    ),
    "a source of a page that is not there": (
        [(PAGE_EN, "sources: [S1]", "sources: [S7]")],
        {("unknown-source", "S7")},
    ),
    "a mark in a page": (
        [(PAGE_EN, "The numbers stand", "✎ The numbers stand")],
        {("unfinished", "✎ The numbers stand on the slip; before you call look at [68](code:68).")},
    ),
    "a placeholder in a page": (
        [(PAGE_EN, "The numbers stand", "{hotlin} stands")],
        {("unknown-placeholder", "{hotlin} stands on the slip; before you call look at [68](code:68).")},
    ),
    "a number in a page": (
        [(PAGE_EN, "The numbers stand", "95193 stands")],
        {("unpublishable-number", "95193")},
    ),
    "a number in the words of a brand": (
        [
            (
                "site_config/brands/plain.yml",
                "zh: 小票上的电话, en: the number on the slip",
                "zh: 400-111-2222, en: 400-111-2222",
            )
        ],
        {("unpublishable-number", "400-111-2222")},
    ),
    "the day after the review": (
        [(TREE, "reviewed: 2026-11-22\nreview_by: 2027-05-22", "reviewed: 2026-01-01\nreview_by: 2026-11-21")],
        {("review-due", "2026-11-21")},
    ),
    "the last day of grace": (
        [(TREE, "reviewed: 2026-11-22\nreview_by: 2027-05-22", "reviewed: 2026-01-01\nreview_by: 2026-10-23")],
        {("review-due", "2026-10-23")},
    ),
    "the day after it": (
        [(TREE, "reviewed: 2026-11-22\nreview_by: 2027-05-22", "reviewed: 2026-01-01\nreview_by: 2026-10-22")],
        {("review-overdue", "2026-10-22")},
    ),
    "a row twice": (
        [
            (CODES, '- code: "00"', '- code: "54"'),
            (EXEMPTIONS, '  - {code: "00", reason: approved; not an error}', "  []"),
        ],
        {("duplicate-key", '"54"')},
    ),
}

GOOD: dict[str, list[Edit]] = {
    "the day of the review": [
        (TREE, "reviewed: 2026-11-22\nreview_by: 2027-05-22", "reviewed: 2026-01-01\nreview_by: 2026-11-22")
    ],
    "a tree of a pick-up code that says the neutral sentence": [
        PICKUP, (OTHER, NEUTRAL, NEUTRALLY), (OTHER, ASK, NEUTRALLY),
    ],
    "one scheme's meaning that is no error": [
        (CODES, NO_ANSWER, SCHEMES % "visa: none, amex: unknown")
    ],
    "words that are a number": [(CODES, "unionpay: 过期的卡", 'unionpay: 过期的卡, iso8583_1993: "101"')],
    "the same words twice": [(CODES, "unionpay: 过期的卡", "unionpay: 过期的卡, ccb: 过期的卡")],
    "numbers in another order": [
        (TREE, "zh: 先查清上一笔，再决定下一步。", "zh: 先查 2 次，等 30 秒，再查 2 次。"),
        (TREE, "en: Find out about the first payment before the next step.", "en: After 30 seconds query 2 times."),
    ],
    "a link out of the site": [(PAGE_EN, "(code:68)", "(https://www.example.com/a#b)")],
    "a place in a tree": [(PAGE_EN, "(code:68)", "(tree:no-answer#slip)")],
    "no words that must not be said": [(SETTINGS, "{zh: [被盗], en: [stolen]}", "{zh: [], en: []}")],
    "a part of a word that must not be said": [(TREE, ONCE_MORE, "en: The stolenest.")],
    "Chinese that a screen shows": [(PAGE_EN, "The numbers stand", "The `号码` stand")],
    "a published number": [(PAGE_EN, "The numbers stand", "95516 stands")],
    "a mark within a line": [(PAGE_EN, "The numbers stand", "The numbers (✎) stand")],
    "a source in quotes": [(TREE, "review_by: 2027-05-22\nsources: [S1]", 'review_by: 2027-05-22\nsources: ["S1"]')],
    "an explicit jump to the own tree": [(TREE, "to: paid", "to: {tree: no-answer, node: paid}")],
}  # fmt: skip


@pytest.mark.parametrize(("edits", "expected"), BREACHES.values(), ids=BREACHES)
def test_breaches(folder: Folder, edits: list[Edit], expected: set[tuple[str, str]]):
    assert told(report_after(folder, *edits)) == expected


@pytest.mark.parametrize("edits", GOOD.values(), ids=GOOD)
def test_no_breaches(folder: Folder, edits: list[Edit]):
    assert told(report_after(folder, *edits)) == set()


def test_a_hint_shows_how_to_jump(folder: Folder):
    edits = BREACHES["a tree named as if it were a node"][0]
    (problem,) = report_after(folder, *edits).problems
    assert problem.hint == "to jump to the tree of that name write `{tree: old-card}`"


def test_headings_of_two_levels_are_told_apart(folder: Folder):
    (problem,) = report_after(folder, (PAGE_EN, "## Numbers", "### Numbers")).problems
    assert problem.message.endswith("heading 1 is ## #numbers in Chinese, ### #numbers in English")


def test_a_circle_over_trees_names_them(folder: Folder):
    (problem,) = report_after(folder, *BREACHES["a circle of two trees"][0]).problems
    assert problem.notes == ("the circle: old-card#date → no-answer#slip → old-card#date",)


def test_a_long_wait_shows_its_path(folder: Folder):
    (problem,) = report_after(folder, *BREACHES["a wait that is long only along the jump"][0]).problems
    assert problem.notes == ("the longest path: slip (55 s) → old-card#date (95 s) → old-card#other-card (10 s)",)


def test_an_example_that_ends_elsewhere_in_the_same_tree_says_where(folder: Folder):
    report = report_after(folder, (TREE, "to: {tree: old-card}", "to: {tree: old-card, node: other-card}"))
    (problem,) = report.problems
    assert problem.message.endswith("ends at `other-card` of tree `old-card`, not at tree `old-card`")


def test_an_offending_path_over_a_jump_is_shown(folder: Folder):
    """The answer that ensures is in one tree, the step that needs in another, with its own start on the way."""
    report = report_after(
        folder,
        (
            OTHER,
            "        seconds: 10\n    say:\n      zh: 请换",
            "        seconds: 10\n        needs: [result-known]\n    say:\n      zh: 请换",
        ),
        (TREE, "to: {tree: old-card}", "to: {tree: old-card, node: other-card}"),
        (TREE, "ends: {tree: old-card}", "ends: {tree: old-card, node: other-card}"),
    )
    (problem,) = report.problems
    assert problem.rule == "need-not-met"
    assert problem.notes in (
        ("a path without `result-known`: enter `old-card` → date: yes → other-card",),
        ("a path without `result-known`: enter `no-answer` → slip: expired → old-card#other-card",),
    )


def test_a_need_behind_a_circle_is_told_too(folder: Folder):
    report = report_after(
        folder,
        (TREE, "to: again\n        ensures: [result-known]", "to: again"),
        *BREACHES["a circle of two trees"][0],
    )
    assert told(report) == {("endless-path", "old-card"), ("need-not-met", "result-known")}


def test_words_that_one_of_two_brands_lacks_are_told_once_of_the_brand(folder: Folder):
    second = SMALL["site_config/brands/plain.yml"].replace(b"  acquirer: {zh: \xe6", b"  taker: {zh: \xe6")
    tree = SMALL[TREE].replace("正在核实".encode(), "问{acquirer}".encode()).replace(b"checking", b"asking {acquirer}")
    report = examined(folder.hold(SMALL | {"site_config/brands/second.yml": second, TREE: tree}))
    assert [(problem.rule, problem.span.file) for problem in report.problems] == [
        ("unknown-placeholder", "site_config/brands/second.yml")
    ]
    assert "`{acquirer}`" in report.problems[0].message


def test_checking_changes_nothing_and_makes_a_site_of_a_good_project_only(folder: Folder):
    from generator.check import check
    from generator.load import load
    from tests.projects.copies import TODAY

    project, read = load(folder.hold(SMALL), TODAY)
    assert project
    checked = check(project, read)
    assert checked.site is project
    assert check(project, read) == checked
    worse, read = load(folder.hold(SMALL | {TREE: SMALL[TREE].replace(b"to: paid", b"to: payed")}), TODAY)
    assert worse
    assert check(worse, read).site is None
    later, read = load(folder.hold(SMALL), TODAY.replace(year=2027, month=5, day=23))
    assert later
    assert check(later, read).site is later  # warnings alone
    assert check(later, read).report.warnings == 2
