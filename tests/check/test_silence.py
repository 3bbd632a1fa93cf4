"""What cannot be read is reported once; that other things now seem missing is told by nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects.folder import Folder, examined, small_files

SMALL = small_files()
TREE, OTHER = "trees/network/no-answer.yml", "trees/card-status/old-card.yml"
CODES, FAULTS = "content/data/response-codes.yml", "content/data/terminal-faults.yml"
SCHEME_WORDS = "content/data/scheme-words.yml"
SOURCES, GLOSSARY = "content/data/sources.yml", "content/data/glossary.yml"

DEFECTS = [
    (CODES, 'code: "00"\n  table: field39', 'code: "00"\n  table: field38', "wrong-type"),  # an exempt code
    (CODES, 'code: "68"\n  table: field39', 'code: "68"\n  table: field38', "wrong-type"),  # one that pages link to
    (CODES, 'code: "54"', 'code: "5 4"', "wrong-type"),
    (CODES, 'code: "54"', "code: 54", "ambiguous-scalar"),
    (CODES, 'code: "54"', 'code: ".."', "wrong-type"),  # it would lie above its folder on the site
    (CODES, "cause: old-card", "cause: Old Card", "wrong-type"),
    (CODES, "unionpay: 交易超时", 'unionpay: ""', "empty-text"),
    (SCHEME_WORDS, "words: 过期的卡", "word: 过期的卡", "unknown-key"),
    (SCHEME_WORDS, "means: Expired card", "means: 54", "ambiguous-scalar"),
    (SCHEME_WORDS, "words: 过期的卡", "words: 交易超时", "duplicate-key"),
    (FAULTS, "id: no-slip", "id: No slip", "wrong-type"),
    (FAULTS, "escalate_to: acquirer", "escalate_to: acquirers", "wrong-type"),
    (SOURCES, "kind: code-table", 'kind: ""', "empty-text"),
    (SOURCES, "key: S1", "key: S 1", "wrong-type"),
    (GLOSSARY, "id: slip", "id: Slip", "wrong-type"),
    ("content/data/rules.yml", "confidence: high", "confidence: sure", "wrong-type"),
    ("content/data/rules.yml", "[no-answer]", "[No answer]", "wrong-type"),
    ("content/data/hotlines.yml", 'number: "95516"', "number: 95516", "ambiguous-scalar"),
    ("content/data/hotlines.yml", "publish: true", "publish: yes", "wrong-type"),
    ("site_config/brands/plain.yml", "hotline: {zh", "Hotline: {zh", "bad-id"),
    ("site_config/brands/plain.yml", 'primary: "#14532d"', 'primary: "green"', "wrong-type"),
    ("site_config/brands/plain.yml", "accent:", "acent:", "unknown-key"),
    ("site_config/messages/zh.yml", "从这里开始", '""', "empty-text"),
    ("site_config/messages/en.yml", "guide.start", "Guide.Start", "bad-id"),
    ("site_config/families.yml", "- id: network", "- id: Network", "wrong-type"),
    ("content/zh/index.md", "title: 首页", "titel: 首页", "unknown-key"),  # the page that links to the other
    ("content/zh/index.md", "[看", "<b>[看", "raw-html"),
    ("content/en/index.md", "title: Home", "title: [Home]", "wrong-type"),
    ("content/zh/slips.md", "title: 看小票", "title: ~", "ambiguous-scalar"),  # the page that is linked to
    (TREE, "start: slip", "start: [slip]", "wrong-type"),
    (TREE, "      declined:\n", "      Declined:\n", "bad-id"),
    (TREE, "ends: call}", "ends: [call]}", "wrong-type"),
    (TREE, "to: {tree: old-card}", "to: {tree: Old}", "wrong-type"),
    (OTHER, "start: date", "start: Date", "wrong-type"),  # the tree that the other jumps to, and the way in
    (OTHER, "  issuer:\n    outcome: call-issuer", "  issuer:\n    outcome: call-isuer", "wrong-type"),
    (OTHER, "title:\n  zh: 卡片过期", "titel:\n  zh: 卡片过期", "unknown-key"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.mark.parametrize(("file", "old", "new", "rule"), DEFECTS)
def test_a_defect_of_shape_is_told_alone(folder: Folder, file: str, old: str, new: str, rule: str):
    text = SMALL[file].decode()
    assert text.count(old) == 1
    report = examined(folder.hold(SMALL | {file: text.replace(old, new).encode()}))
    assert {(problem.rule, problem.span.file) for problem in report.problems} - stale(file) == {(rule, file)}


def stale(file: str) -> set[tuple[str, str]]:
    """A change of a Chinese page makes its translation old, whatever the change."""
    return {("stale-translation", file.replace("/zh/", "/en/"))} if "/zh/" in file else set()


@pytest.mark.parametrize("file", [TREE, OTHER, *(file for file in SMALL if file.endswith(".md"))])
def test_a_tree_or_page_that_cannot_be_read_at_all_is_told_alone(folder: Folder, file: str):
    report = examined(folder.hold(SMALL | {file: b"\xff"}))
    assert [(problem.rule, problem.span.file) for problem in report.problems] == [("not-utf8", file)]


@pytest.mark.parametrize("file", [OTHER, "content/zh/slips.md"])
def test_words_of_the_finder_may_lead_to_what_cannot_be_read(folder: Folder, file: str):
    case = Path(__file__).parent / "cases/unknown-finder-target/good/content/data/finder-words.yml"
    files = SMALL | {"content/data/finder-words.yml": case.read_bytes()}
    report = examined(folder.hold(files | {file: b"\xff"}))
    assert [problem.span.file for problem in report.problems] == [file]


@pytest.mark.parametrize("brand", [b"\xff", b"words: ["])
def test_a_brand_that_cannot_be_read_is_told_alone(folder: Folder, brand: bytes):
    report = examined(folder.hold(SMALL | {"site_config/brands/plain.yml": brand}))
    assert [problem.span.file for problem in report.problems] == ["site_config/brands/plain.yml"]


def test_a_node_that_only_an_unreadable_tree_jumps_to(folder: Folder):
    """No answer of its own tree leads to it, so it seems unreachable until the other tree can be read again."""
    island = SMALL[OTHER].decode().replace("  issuer:\n", ISLAND + "  issuer:\n")
    jump = SMALL[TREE].decode().replace("to: {tree: old-card}", "to: {tree: old-card, node: island}")
    jump = jump.replace("ends: {tree: old-card}", "ends: {tree: old-card, node: island}")
    whole = SMALL | {OTHER: island.encode(), TREE: jump.encode()}
    assert {problem.rule for problem in examined(folder.hold(whole)).problems} == set()
    for text in ("\xff", jump.replace("seconds: 15", "seconds: some"), jump.replace("seconds: 60", "seconds: some")):
        report = examined(
            folder.hold(whole | {TREE: text.encode("latin-1", "replace") if text == "\xff" else text.encode()})
        )
        assert {problem.span.file for problem in report.problems} == {TREE}
    # and where the jump itself is misspelt, that is the one thing to mend
    misspelt = jump.replace("old-card, node: island}\n", "old-card, node: iland}\n", 1)
    assert {problem.rule for problem in examined(folder.hold(whole | {TREE: misspelt.encode()})).problems} == {
        "target-missing"
    }


ISLAND = """\
  island:
    outcome: stop
    who: cashier
    title:
      zh: 停下
      en: Stop
    steps:
      - do:
          zh: 停下来。
          en: Stop here.
        seconds: 5
    say:
      zh: 请稍等。
      en: One moment please.
    disclose: true
    note_down: []
    sources: [S1]

"""

SETTINGS = "site_config/site.yml"
MISSING = [
    (SETTINGS, "brand: plain", "brand: plian", "target-missing", "plain"),
    (SETTINGS, "entry: old-card", "entry: old-crad", "target-missing", "old-card"),
    ("content/data/rules.yml", "[no-answer]", "[no-anwser]", "target-missing", "no-answer"),
    (SETTINGS, "verify-first: result", "verify-frist: result", "unknown-word", "verify-first"),
    (SETTINGS, "no-retry: attempt", "no-retry: atempt", "unknown-word", "attempt-changed"),
    (SETTINGS, "needs: result-known", "needs: result-knwon", "unknown-word", "result-known"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "nearest"), MISSING)
def test_names_in_settings_and_facts_must_exist(folder: Folder, file: str, old: str, new: str, rule: str, nearest: str):
    text = SMALL[file].decode()
    assert text.count(old) == 1
    report = examined(folder.hold(SMALL | {file: text.replace(old, new).encode()}))
    hint = f"did you mean `{nearest}`?"
    assert (rule, file, hint) in {(problem.rule, problem.span.file, problem.hint) for problem in report.problems}
    assert {problem.rule for problem in report.problems} == {rule}


def test_links_are_refused_also_where_a_list_is_empty(folder: Folder):
    page = SMALL["content/en/slips.md"].decode() + "\nSee [it](term:slip).\n"
    files = SMALL | {GLOSSARY: b"[]\n", "content/en/slips.md": page.encode()}
    assert [problem.rule for problem in examined(folder.hold(files)).problems] == ["broken-link"]


def test_a_page_that_only_links_to_itself_is_an_orphan(folder: Folder):
    files = {
        f"content/{lang}/alone.md": b"---\ntitle: %s\ndescription: %s\n---\n[%s](page:alone)\n" % ((word.encode(),) * 3)
        for lang, word in (("zh", "独"), ("en", "Alone"))
    }
    found = {(problem.rule, problem.span.file) for problem in examined(folder.hold(SMALL | files)).problems}
    assert ("orphan-page", "content/zh/alone.md") in found
