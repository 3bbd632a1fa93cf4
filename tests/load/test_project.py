"""A folder becomes a `Project`: everything in it, in one order, with every problem of every file in one report."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.load import Memory, load
from generator.load.default_messages import default_messages
from generator.load.yaml_reader import compose, read_text
from generator.model.facts import Agreement, Confidence, Retry, Table
from generator.model.project import Project
from generator.model.tree import Outcome, OutcomeKind, Question, Who
from tests.projects.copies import SMALL, TODAY, small
from tests.projects.folder import Folder, small_files

FILES = {file: content for file, content in small_files().items() if file != "mkdocs.yml"}
"""All but the file that is read for its problems alone."""
TREE = "trees/network/no-answer.yml"


@pytest.fixture(scope="module")
def project() -> Project:
    loaded, report = load(SMALL, TODAY)
    assert report.problems == ()
    assert loaded
    return loaded


def test_everything_is_there(project: Project):
    assert list(project.families) == ["card-status", "network"]
    assert list(project.trees) == ["old-card", "no-answer"]
    assert sorted(project.pages) == sorted(
        (lang, id) for lang in ("zh", "en") for id in ("index", "slips", "causes/old-card", "causes/no-answer")
    )
    assert list(project.codes) == ["54", "68", "00"]
    assert list(project.faults) == ["no-slip"]
    assert list(project.brands) == ["plain"]
    assert (list(project.rules), list(project.terms), list(project.sources)) == (["verify"], ["slip"], ["S1"])
    assert list(project.scheme_words) == ["交易超时", "过期的卡"]
    assert (list(project.exempt_codes), list(project.exempt_faults)) == (["00"], [])
    assert [list(spans) for spans in project.message_spans.values()] == [["guide.start"], ["guide.start"]]
    assert project.messages["zh"] == {**default_messages("zh"), "guide.start": "从这里开始"}
    assert [(one.id, one.tag, one.script) for one in project.languages.values()] == [
        ("zh", "zh-Hans", "han"),
        ("en", "en", "latin"),
    ]
    assert (project.today, project.unreadable) == (TODAY, frozenset())
    assert set(FILES) == set(project.files)
    assert all(project.files[file].encode() == content for file, content in FILES.items())


def test_values_are_what_the_files_say(project: Project):
    code = project.codes["68"]
    assert (code.table, code.retry, code.agreement) == (Table.FIELD39, Retry.VERIFY_FIRST, Agreement.CONFLICT)
    assert (code.cup_class, code.maps_to, code.scope, code.cause_by_scheme) == ("", "", (), {})
    assert code.caveat
    assert code.caveat.text("en") == "Query first."
    words = code.schemes["unionpay"]
    assert (words.value, words.span.line, words.span.column) == ("交易超时", 16, 23)
    texts = project.scheme_words[words.value].texts
    assert texts
    assert [texts.text("zh"), texts.text("en")] == ["交易超时", "Transaction timed out"]
    fault = project.faults["no-slip"]
    assert (fault.variants, fault.codes, fault.seen_on, fault.safety) == (("未打印",), (), ("Example",), None)
    hotline = project.hotlines["rumour"]
    assert (hotline.number, hotline.publish, hotline.hours, hotline.confidence) == (
        "95193",
        False,
        None,
        Confidence.LOW,
    )
    assert project.terms["slip"].also == {"zh": ("签购单",), "en": ("receipt",)}
    assert project.settings.limits.nodes == 12
    assert project.settings.hazards["open-payment"].needs.value == "result-known"
    assert project.brands["plain"].words["hotline"].text("zh") == "小票上的电话"
    assert project.brands["plain"].notes == ()


def test_trees_are_what_the_files_say(project: Project):
    tree = project.trees["no-answer"]
    assert (tree.family, tree.file, tree.whole) == ("network", TREE, True)
    assert (tree.reviewed, tree.review_by) == (datetime.date(2026, 11, 22), datetime.date(2027, 5, 22))
    assert list(tree.nodes) == ["slip", "paid", "again", "call"]
    question, outcome = tree.nodes["slip"], tree.nodes["again"]
    assert isinstance(question, Question)
    assert isinstance(outcome, Outcome)
    assert [answer.id for answer in question.answers] == ["approved", "declined", "expired", "unsure"]
    assert [(answer.to.tree, answer.to.node) for answer in question.answers] == [
        (None, "paid"), (None, "again"), ("old-card", None), (None, "call"),
    ]  # fmt: skip
    assert (outcome.kind, outcome.who, outcome.disclose, outcome.customer_waits) == (
        OutcomeKind.RETRY,
        Who.CASHIER,
        True,
        True,
    )
    (step,) = outcome.steps
    assert step.destroys
    assert ([need.value for need in step.needs], step.destroys.value) == (["result-known"], "open-payment")
    assert tree.examples[2].ends.tree == "old-card"


def test_every_value_knows_its_place(project: Project):
    for tree in project.trees.values():
        lines = project.files[tree.file].split("\n")
        texts = [text for _, localized in tree.localized() for text in localized]
        texts += [
            *tree.codes,
            *tree.faults,
            *tree.sources,
            tree.owner,
            tree.start,
            *tree.words["zh"],
            *tree.words["en"],
        ]
        for value, span in texts:
            assert span.file == tree.file
            assert lines[span.line - 1][span.column - 1 : span.end_column - 1].strip("\"'") == value
        for node in tree.nodes.values():
            assert lines[node.span.line - 1][node.span.column - 1 : node.span.end_column - 1] == node.id


def test_trees_follow_the_order_of_families_and_names(tmp_path: Path):
    root = small(tmp_path)
    text = (root / TREE).read_text(encoding="utf-8")
    for name in ("trees/network/a.yml", "trees/card-status/z.yml", "trees/unknown/b.yml", "trees/aaa/c.yml"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    seen: list[tuple[int, int]] = []
    loaded, _ = load(root, TODAY, lambda done, total: seen.append((done, total)))
    assert loaded
    assert list(loaded.trees) == ["old-card", "z", "a", "no-answer", "c", "b"]
    assert seen == [(number, 6) for number in range(1, 7)]


def test_all_files_are_read_also_when_the_first_is_wrong(tmp_path: Path):
    root = small(tmp_path)
    for file in FILES:
        (root / file).write_text("---\na: [\n---\n", encoding="utf-8")
    loaded, report = load(root, TODAY)
    assert loaded is None
    assert {problem.span.file for problem in report.problems} == set(FILES)


def test_a_tree_is_read_also_where_the_settings_cannot_be(tmp_path: Path):
    root = small(tmp_path)
    (root / "site_config/site.yml").write_text("a: b\n", encoding="utf-8")
    (root / TREE).write_text("a: b\n", encoding="utf-8")
    loaded, report = load(root, TODAY)
    assert loaded is None
    assert {problem.span.file for problem in report.problems} == {"site_config/site.yml", TREE}


def test_the_second_of_two_rows_is_told(tmp_path: Path):
    root = small(tmp_path)
    path = root / "content/data/hotlines.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: rumour", "id: network"), encoding="utf-8")
    loaded, report = load(root, TODAY)
    assert loaded
    assert loaded.hotlines["network"].number == "95516"
    (problem,) = report.problems
    assert (problem.rule, problem.span.line, problem.hint) == ("duplicate-key", 9, "first on line 1")


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a: b: c\n", 1, 5, "quote the value: it contains `: `"),
        ("a: {b: c d\n", 1, 4, "close the brace"),
        ("a: {b: c]}\n", 1, 9, "flow style"),
        ("a: [b, c\nd: e\n", 1, 4, "close the list"),
        ("a: @b\n", 1, 4, "quote values that begin with @"),
        ("a: `b`\n", 1, 4, "quote values that begin with @"),
        ("a: b\n c: d\n", 2, 3, "quote the value"),
        ("a:\n  b: c\n d: e\n", 3, 2, "indentation"),
        ("a\nb: c\n", 2, 2, "quote the value"),
        ("a: *b\n", 1, 4, "asterisk"),
        ("a: **b**\n", 1, 4, "begins with `*` or `&`"),
        ("a: b\n---\nc: d\n", 2, 1, "second `---`"),
        ('a: "b\n', 1, 4, "close the quotation marks"),
        ('x:\n  "no:\n    a: b\n  "yes":\n    a: b\n', 2, 3, "close the quotation marks"),
        ('a: "b" c\nd: e\n', 1, 8, "ends before this"),
        ("a:\n  - b\n  c: d\n", 3, 3, "begins with `- `"),
        ("%FOO\na: b\n", 1, 4, ""),
        ("a: !<x b\n", 1, 4, ""),
    ],
)
def test_syntax_errors_have_a_place_and_a_hint(text: str, line: int, column: int, hint: str):
    node, (problem, *more) = compose(text, "f.yml")
    assert (node, more) == (None, [])
    assert problem.rule == "yaml-syntax"
    assert problem.span[:2] == ("f.yml", line)
    assert abs(problem.span.column - column) <= 3
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "line", "column", "hint"),
    [
        ("a:\n  b：c\n  d: e\n", 2, 4, "half-width colon"),
        ("a:\n  问：\n    d: e\n", 2, 4, "half-width colon"),
        ('a:\n  "no"：x\n\n  d: e\n', 2, 7, "half-width colon"),
        ("a:\n  b:c\n  d: e\n", 2, 4, "a space after the colon"),
        ("a:\n  b: c\n\td: e\n", 3, 1, "not tabs"),
        ("a:\n  b: c\n\u3000\u3000d: e\n   f: g\n", 3, 1, "plain spaces"),
        ("a:\n  - b: c\n  -d: e\n", 3, 3, "after the dash"),
        ('a:\n  b: "c\n  d: e\n  f: "g"\n', 2, 6, "close the quotation marks"),
        ("- a: 'b\n- c: 'd'\n", 1, 6, "close the quotation marks"),
        ("a:\n  b: “c: d”\n", 2, 6, "straight quotation marks"),
        ('a: ["b"， "c"]\n', 1, 8, "half-width `,`"),
        ("a:\n  b: c\n d: e\n", 3, 2, "1 space here, 2 or 0 in the lines above"),
        ("a:\n  b:\n    c: d\n   e: f\n", 4, 4, "3 spaces here, 4, 2 or 0 in the lines above"),
        ("x:\n  a:\n      b:\n        c: d\n    - b: e\n", 3, 7, "write `- ` before it"),
        ("name {zh: 甲, en: b}\nc: d\n", 1, 5, "a colon after the key"),
        ("title 看小票\nd: e\n", 1, 6, "a colon after the key"),
        ("a:\n  b: c d\n    e: f\n", 3, 6, "check the indentation"),
        ("a:\n  - b c\n    d: e\n", 3, 6, "check the indentation"),
    ],
)
def test_a_mistake_that_the_parser_passes_over_is_where_it_was_made(text: str, line: int, column: int, hint: str):
    _, (problem,) = compose(text, "f.yml")
    assert (problem.rule, *problem.span[1:3]) == ("yaml-syntax", line, column)
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> branch\n", [1]),
        ("a: b\n<<<<<<< HEAD\nc: d\n", [2]),
        ("a: b\n=======\nc: d\n>>>>>>> branch\n<<<<<<< HEAD\n||||||| a\n>>>>>>> b\n<<<<<<< c\n", [4, 5, 8]),
        ("a\n=======\n\n<<<<<<<\n<<<<<<<< a\n >>>>>>> b\n", []),
    ],
)
def test_what_git_could_not_merge(text: str, lines: list[int]):
    content = text.encode()
    problems = read_text(content, len(content), "f.md", 1000)[1]
    assert [(problem.rule, problem.span.line) for problem in problems] == [("merge-conflict", line) for line in lines]


@pytest.mark.parametrize("line", ["zh: 甲 # 乙", "- en: See code #5 # or 6", "  en:  a b #c"])
def test_a_text_that_a_comment_cuts_short_is_told(line: str):
    node, (problem,) = compose(f"a: b\nc:\n  {line}\n", "f.yml")
    assert node is None
    assert (problem.rule, problem.span.line) == ("yaml-feature", 3)
    assert f"  {line}"[problem.span.column - 1] == "#"


@pytest.mark.parametrize("line", ['zh: "甲 # 乙"', "en: code#5", "# en: a # b", "to: x # why"])
def test_other_comments_are_left_alone(line: str):
    assert compose(f"c:\n  {line}\nd: e\n", "f.yml")[1] == []


def test_the_smallest_file_that_differs_matters_only_to_its_own_part(tmp_path: Path):
    folder = Folder(tmp_path)
    first, _ = load(folder.hold(FILES), TODAY)
    second, _ = load(
        folder.hold(FILES | {"content/data/sources.yml": FILES["content/data/sources.yml"] + b"  note: x\n"}), TODAY
    )
    assert first
    assert second
    assert first.sources["S1"].note == ""
    assert second.sources["S1"].note == "x"
    assert first.trees == second.trees


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>'


def test_a_logo_beside_a_brand_is_its_logo(tmp_path: Path):
    root = small(tmp_path)
    (root / "site_config/brands/plain.svg").write_text(LOGO, encoding="utf-8")
    project, report = load(root, TODAY)
    assert project is not None
    assert project.brands["plain"].logo == LOGO
    assert not report.errors


def test_a_logo_of_no_brand_is_reported(tmp_path: Path):
    root = small(tmp_path)
    (root / "site_config/brands/plian.svg").write_text(LOGO, encoding="utf-8")
    _, report = load(root, TODAY)
    assert [(problem.rule, problem.span.file) for problem in report.problems] == [
        ("stray-file", "site_config/brands/plian.svg")
    ]


def test_a_reading_that_remembers_gives_what_a_fresh_one_gives(tmp_path: Path):
    """Whatever is done to a file: broken, mended, given back, taken away, read under another limit."""
    root = small(tmp_path)
    memory: Memory = {}
    first = load(root, TODAY, memory=memory)
    assert load(root, TODAY, memory=memory) == first
    for file in sorted(FILES):
        path = root / file
        content = path.read_bytes()
        for changed in (content.replace(b": ", b":  ", 1), content + b"\nmore: [", b"", b"\xff", content):
            path.write_bytes(changed)
            assert load(root, TODAY, memory=memory) == load(root, TODAY), file
        path.unlink()
        assert load(root, TODAY, memory=memory) == load(root, TODAY), file
        path.write_bytes(content)
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("nodes: 12", "nodes: 2"), encoding="utf-8")
    assert load(root, TODAY, memory=memory) == load(root, TODAY) != first
    settings.write_bytes(FILES["site_config/site.yml"])
    assert load(root, TODAY, memory=memory) == first


def test_what_did_not_change_is_not_read_again(tmp_path: Path):
    root = small(tmp_path)
    memory: Memory = {}
    first, _ = load(root, TODAY, memory=memory)
    file = root / "trees/card-status/old-card.yml"
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    second, _ = load(root, TODAY, memory=memory)
    assert first
    assert second
    assert second.trees["no-answer"] is first.trees["no-answer"]
    assert second.trees["old-card"] is not first.trees["old-card"]
