"""Before anything is written: the new files say what the old ones said, but for the translations."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.translate import Intake, decoded, read_po, take_in, units, unproven
from generator.translation import Unproven
from tests.translate.building import by_id, contents, given_back, loaded, only, put_back

NOTHING = Intake((), frozenset(), (), 0, 0, 0)
TREE = "trees/network/no-answer.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (TREE, "seconds: 15", "seconds: 16", "trees no-answer nodes slip seconds"),
        (TREE, "zh: 已收款", "zh: 收了款", "trees no-answer nodes paid title"),
        (TREE, "to: paid", "to: call", "trees no-answer nodes slip answers 0 to node"),
        ("site_config/messages/en.yml", "Start here", "Begin here", "message en guide.start"),
        ("site_config/brands/plain.yml", "#14532d", "#14532e", "brands plain primary"),
        ("content/en/slips.md", "Keep slips", "Throw slips", "page en slips"),
        ("content/zh/slips.md", "小票请留", "小票要留", "page zh slips"),
        ("content/en/slips.md", "## Keeping {: #keep }", "## Keeping {: #kept }", "page en slips"),
        ("content/en/slips.md", '"Reading a slip"', '"Reading"', "page en slips"),
        ("content/en/slips.md", 'translates: "', 'translates: "0', "digest slips"),
    ],
)
def test_what_else_has_changed_is_found(root: Path, file: str, old: str, new: str, told: str):
    before = loaded(root)
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    changed = text.replace(old, new, 1)
    if old.startswith("translates"):
        changed = changed[: changed.index(new) + 25] + changed[changed.index(new) + 26 :]
    (root / file).write_text(changed, encoding="utf-8", newline="\n")
    assert unproven(before, before, NOTHING, "en") == ""
    assert unproven(before, loaded(root), NOTHING, "en") == told


@pytest.mark.parametrize(
    "id", [f"{TREE}: title", "content/zh/slips.md: #keep.paragraph.1", "content/zh/slips.md: title"]
)
def test_what_should_have_changed_and_has_not_is_found(root: Path, id: str):
    before, files = loaded(root), contents(root)
    po = only(by_id(root).values(), {id: "Something else"})
    entries = read_po(decoded(po, len(po), "x.po"), "x.po").entries
    intake = take_in(units(before, "en"), entries, "en", "x.po", lambda text: "")
    assert [unit.id for unit, _ in intake.taken] == [id]
    assert unproven(before, before, intake, "en")
    given_back(root, po)
    assert unproven(before, loaded(root), intake, "en") == ""
    put_back(root, files)


def test_a_file_that_changes_while_it_is_read(root: Path, monkeypatch: pytest.MonkeyPatch):
    tree = root / TREE

    def meanwhile(*arguments: object) -> dict[str, object]:
        tree.write_text(tree.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8", newline="\n")
        return {}

    monkeypatch.setattr("generator.translation.unfit_blocks", meanwhile)
    with pytest.raises(Unproven, match=r"no-answer\.yml has changed meanwhile; nothing was written"):
        given_back(root, only(by_id(root).values(), {f"{TREE}: title": "Something else"}))
    assert tree.read_text(encoding="utf-8").endswith("# theirs\n")
