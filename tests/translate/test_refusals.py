"""What is wrong with one entry is told with its place, and does not keep the others out."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from generator.translation import exported
from tests.projects.copies import TODAY
from tests.translate.building import by_id, contents, edited_po, given_back, rules, translated

GOOD = {"trees/network/no-answer.yml: nodes.paid.say": "It is paid."}
HELP = "trees/network/no-answer.yml: nodes.slip.help"
CALL = "trees/network/no-answer.yml: nodes.call.steps.1.do"
NUMBERS = "content/zh/slips.md: #numbers"


@pytest.mark.parametrize(
    ("id", "text", "rule", "told"),
    [
        (CALL, "Call your acquirer.", "po-markup-differs", "placeholders differ in"),
        (CALL, "Call {hotlin}.", "po-markup-differs", "hotlin there, hotline in the source"),
        (HELP, "Press Reprint, see [reading a slip](page:slips).", "po-markup-differs", "bold spans differ"),
        (HELP, "Press **Reprint**, see [the start](page:index).", "po-markup-differs", "links differ"),
        (f"{NUMBERS}.member.2", "Note the number, then call {hotline}.", "po-markup-differs", "codes differ"),
        (f"{NUMBERS}.paragraph.1", "See [68](code:68).\n\nAnd more.", "po-unfit-block", "as one paragraph"),
        (f"{NUMBERS}.member.3", "- Time", "po-unfit-block", "as one member"),
        (f"{NUMBERS}.member.3", "Time\n# Heading", "po-unfit-block", "as one member"),
        (f"{NUMBERS}.row.2", "Merchant, top", "po-unfit-block", "as one row"),
        (f"{NUMBERS}.row.2", "| Merchant | top | left |", "po-unfit-block", "as one row"),
        (f"{NUMBERS}.heading", "Numbers\n\nand more", "po-unfit-block", "as one heading"),
        (f"{NUMBERS}.paragraph.1", "<b>See</b> [68](code:68).", "po-raw-html", "HTML is not allowed: `<b>`"),
        ("trees/network/no-answer.yml: title", "<i>No</i> result", "po-raw-html", "HTML is not allowed: `<i>`"),
        ("trees/network/no-answer.yml: title", "No\x08result", "po-forbidden-character", "U+0008"),
        ("trees/network/no-answer.yml: title", "No \u202eresult", "po-forbidden-character", "U+202E"),
        ("trees/network/no-answer.yml: title", "No\x0cresult", "po-forbidden-character", "U+000C"),
        ("trees/network/no-answer.yml: title", " \u3000", "po-empty", "only spaces"),
        ("trees/network/no-answer.yml: title", "No result\n", "po-line-end", "ends with a line end"),
        ("site_config/brands/plain.yml: mark", "Test", "po-too-long", "4 characters; the limit is 3"),
        ("site_config/brands/plain.yml: mark", "T-1", "po-wrong-type", "one to three letters or digits"),
        ("content/data/scheme-words.yml: 过期的卡.means", "54", "po-language", "no words in `en`"),
    ],
)
def test_a_translation_that_does_not_fit(root: Path, id: str, text: str, rule: str, told: str):
    before = by_id(root)
    po = translated(root, {**GOOD, id: text})
    done = given_back(root, po)
    assert rules(done) == [rule]
    (problem,) = done.report.problems
    assert told in problem.message
    assert f"`{id}`" in problem.message
    assert polib_line(po, before[id].source.value, problem.span.line)
    after = by_id(root)
    assert [change.id for change in done.changes] == list(GOOD)
    assert after[id].target.value == before[id].target.value
    assert after[next(iter(GOOD))].target.value == "It is paid."


def polib_line(po: bytes, source: str, line: int) -> bool:
    """Whether the entry of `source` begins on `line`."""
    written = po.decode().split("\n")[line - 1]
    return written.startswith("msgid ") and (written == 'msgid ""' or source.split("\n", maxsplit=1)[0][:20] in written)


def test_unknown_names(root: Path):
    def change(po: polib.POFile) -> None:
        po.append(polib.POEntry(msgctxt=HELP.replace("help", "hepl"), msgid="x", msgstr="y"))
        po.append(polib.POEntry(msgctxt="trees/network/no-anwser.yml: title", msgid="x", msgstr="y"))
        po.append(polib.POEntry(msgctxt="something else", msgid="x", msgstr="y"))
        po.append(polib.POEntry(msgid="x", msgstr="y"))

    done = given_back(root, edited_po(root, change))
    assert rules(done) == ["po-unknown-id", "po-unknown-id", "po-unknown-id", "po-no-context"]
    hints = [problem.hint for problem in done.report.problems]
    assert hints[:3] == [f"did you mean `{HELP}`?", "did you mean `trees/network/no-answer.yml`?", ""]


def test_duplicates_are_all_told_and_none_is_taken(root: Path):
    def change(po: polib.POFile) -> None:
        entry = next(entry for entry in po if entry.msgctxt == HELP)
        po.append(polib.POEntry(msgctxt=HELP, msgid=entry.msgid, msgstr="Press **Reprint**, [slip](page:slips)."))

    done = given_back(root, edited_po(root, change))
    assert rules(done) == ["po-duplicate-id"] * 2
    assert done.changes == ()
    assert len({problem.span.line for problem in done.report.problems}) == 2


def test_plural_forms(root: Path):
    def change(po: polib.POFile) -> None:
        entry = next(entry for entry in po if entry.msgctxt == HELP)
        entry.msgid_plural, entry.msgstr_plural, entry.msgstr = entry.msgid, {0: "a", 1: "b"}, ""

    assert rules(given_back(root, edited_po(root, change))) == ["po-plural"]


def test_a_source_that_has_changed(root: Path):
    po = translated(root, {**GOOD, HELP: "Press **Reprint**: [slip](page:slips)."})
    for name, old, new in (
        ("trees/network/no-answer.yml", "按 **重打印** 看一看", "请按 **重打印**"),
        ("trees/network/no-answer.yml", "zh: 没有结果", "zh: 没有消息"),
    ):
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1
        (root / name).write_text(text.replace(old, new), encoding="utf-8", newline="\n")
    done = given_back(root, po)
    # Nothing is lost where the translation is the one that is there.
    told = {problem.message.split("`")[1]: problem.severity for problem in done.report.problems}
    assert told == {HELP: "error", "trees/network/no-answer.yml: title": "warning"}
    assert [change.id for change in done.changes] == list(GOOD)


def test_empty_and_fuzzy_are_counted(root: Path):
    def change(po: polib.POFile) -> None:
        entries = {entry.msgctxt: entry for entry in po}
        entries[HELP].msgstr = ""
        entries[CALL].msgstr, entries[CALL].flags = "Call somebody.", ["fuzzy"]
        po.append(polib.POEntry(msgctxt="gone", msgid="x", msgstr="y", obsolete=True))

    before = contents(root)
    done = given_back(root, edited_po(root, change))
    assert (done.empty, done.fuzzy, done.changes, done.report.problems) == (1, 1, (), ())
    assert contents(root) == before


def not_fuzzy(po: polib.POFile) -> None:
    for entry in po:
        entry.flags = []


def page_is_stale(root: Path) -> None:
    file = root / "content/zh/slips.md"
    file.write_text(file.read_text(encoding="utf-8").replace("两年", "三年"), encoding="utf-8", newline="\n")


def test_a_page_that_was_read_names_its_source(root: Path):
    page_is_stale(root)
    keep = "content/zh/slips.md: #keep.paragraph.1"

    def change(po: polib.POFile) -> None:
        for entry in po:
            entry.flags = []
            if entry.msgctxt == keep:
                entry.msgstr = "Keep slips for three years."

    before = (root / "content/en/slips.md").read_text(encoding="utf-8")
    done = given_back(root, edited_po(root, change))
    assert done.pages == ("slips",)
    assert not any(unit.is_stale for unit in by_id(root).values())
    old = by_id(root)[keep]
    assert old.target.value == "Keep slips for three years."
    now = (root / "content/en/slips.md").read_text(encoding="utf-8")
    changed = [(a, b) for a, b in zip(before.split("\n"), now.split("\n"), strict=True) if a != b]
    assert [b[:13] for _, b in changed] == ['translates: "', "Keep slips fo"]


@pytest.mark.parametrize("spoilt", ["fuzzy", "empty", "refused", "missing"])
def test_a_page_that_was_not_read_whole_stays_stale(root: Path, spoilt: str):
    page_is_stale(root)

    def change(po: polib.POFile) -> None:
        for entry in po:
            entry.flags = []
        entry = next(entry for entry in po if entry.msgctxt == f"{NUMBERS}.paragraph.1")
        if spoilt == "fuzzy":
            entry.flags = ["fuzzy"]
        elif spoilt == "missing":
            po.remove(entry)
        else:
            entry.msgstr = "" if spoilt == "empty" else "without a code"

    before = contents(root)
    done = given_back(root, edited_po(root, change))
    assert (done.pages, done.changes) == ((), ())
    assert contents(root) == before


@pytest.mark.parametrize("front", [True, False])
def test_a_page_without_a_digest_gets_one(root: Path, front: bool):
    file = root / ("content/en/slips.md" if front else "content/en/causes/no-answer.md")
    lines = file.read_text(encoding="utf-8").split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("translates"))
    kept = lines[:start] + lines[start + 1 :] if front else lines[3:]
    file.write_text("\n".join(kept), encoding="utf-8", newline="\n")
    assert any(unit.is_stale for unit in by_id(root).values())
    done = given_back(root, edited_po(root, not_fuzzy))
    assert done.pages == (("slips" if front else "causes/no-answer"),)
    assert not any(unit.is_stale for unit in by_id(root).values())
    now = file.read_text(encoding="utf-8").split("\n")
    assert [line for line in now if line not in ("---", "")][-2:] == [line for line in kept if line][-2:]
    assert sum(line.startswith("translates: ") for line in now) == 1


def test_a_whole_section_is_translated(root: Path):
    file = root / "content/zh/slips.md"
    text = file.read_text(encoding="utf-8").replace("小票请留两年。", "小票请留两年。\n\n- 原件\n- 复印件")
    file.write_text(text, encoding="utf-8", newline="\n")
    all_of_it = "content/zh/slips.md: #keep.all"
    good = "Keep slips for two years.\n\n- the original\n- a copy"

    def rewritten(words: str) -> bytes:
        def change(po: polib.POFile) -> None:
            entry = next(entry for entry in po if entry.msgctxt == all_of_it)
            entry.msgstr, entry.flags = words, []

        return edited_po(root, change)

    for bad in ("Keep slips.\n\n## More {: #more }", " \nKeep slips.", "Keep slips.\n\n"):
        assert rules(given_back(root, rewritten(bad))) in (["po-unfit-block"], ["po-line-end"])
    assert len(given_back(root, rewritten(good)).changes) == 1
    assert by_id(root)["content/zh/slips.md: #keep.member.2"].target.value == "a copy"


@pytest.mark.parametrize("emptied", ["section", "body"])
def test_what_was_not_there_comes_to_its_place(root: Path, emptied: str):
    file = root / "content/en/slips.md"
    text = file.read_text(encoding="utf-8")
    head, _, body = text.partition("\n---\n")
    if emptied == "body":
        file.write_text(f"{head}\n---\n", encoding="utf-8", newline="\n")
        id, words = "content/zh/slips.md: body", body.strip("\n")
    else:
        file.write_text(text.replace("\nKeep slips for two years.\n", ""), encoding="utf-8", newline="\n")
        id, words = "content/zh/slips.md: #keep.all", "Keep slips for two years."
    assert by_id(root)[id].target.value == ""
    done = given_back(root, translated(root, {id: words}))
    assert [change.id for change in done.changes] == [id]
    assert by_id(root)["content/zh/slips.md: #keep.paragraph.1"].target.value == "Keep slips for two years."
    assert file.read_text(encoding="utf-8").endswith("Keep slips for two years.\n")


def test_an_empty_page_gets_its_words_and_its_digest(root: Path):
    file = root / "content/en/causes/no-answer.md"
    file.write_bytes(b"")
    body = "content/zh/causes/no-answer.md: body"
    words = "## Numbers {: #what }\n\nLook at [68](code:68)."
    done = given_back(root, translated(root, {body: words}))
    assert (done.report.problems, done.pages) == ((), ("causes/no-answer",))
    front, _, rest = file.read_text(encoding="utf-8").rpartition("---\n")
    assert front.startswith("---\ntranslates: ")
    assert rest == words
    assert not any(unit.is_stale for unit in by_id(root).values())


def test_a_long_text_inside_braces(root: Path):
    id = "site_config/site.yml: description"
    assert given_back(root, translated(root, {id: "For tests, " * 2000 + "again"})).report.problems == ()
    assert by_id(root)[id].target.value.endswith("tests, again")


def test_another_language(root: Path):
    po = exported(root, TODAY, "en").replace(b"Language: en\\n", b"Language: fr\\n")
    assert rules(given_back(root, po)) == ["po-language"]
    assert given_back(root, po.replace(b"Language: fr\\n", b"Language: en_GB\\n")).unchanged > 50


def test_all_of_a_file_that_would_grow_too_large(root: Path):
    id = "trees/network/no-answer.yml: title"
    before = contents(root)
    done = given_back(root, translated(root, {**GOOD, id: "x" * 300_000, "site_config/site.yml: name": "Name"}))
    assert rules(done) == ["po-file-too-large"] * 2
    assert [change.id for change in done.changes] == ["site_config/site.yml: name"]
    changed = {name for name, content in contents(root).items() if before[name] != content}
    assert changed == {"site_config/site.yml"}
