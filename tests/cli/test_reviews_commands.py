"""`poshelp approve` and `poshelp reviews`: an entry more and nothing else, and what of the entries still holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Here, Ran

TREE = "trees/card-status/old-card.yml"
FILE = "site_config/reviews.yml"


@pytest.fixture
def project(project: Path) -> Path:
    """The small project with two roles."""
    with (project / "site_config/site.yml").open("a", encoding="utf-8") as settings:
        settings.write("review_roles:\n  risk: {zh: 风控, en: Risk}\n  editor: {zh: 编辑, en: Editor}\n")
    return project


def rewrite(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def states(poshelp: Here, project: Path, tree: str = "old-card") -> dict[str, Any]:
    ran = poshelp("reviews", "--format", "json", project=project)
    assert (ran.code, ran.err) == (0, "")
    (found,) = [entry for entry in json.loads(ran.out)["trees"] if entry["tree"] == tree]
    roles: dict[str, Any] = found["roles"]
    return roles


def approve(poshelp: Here, project: Path, tree: str = "old-card", role: str = "risk", *more: str) -> Ran:
    return poshelp("approve", tree, "--as", role, *more, project=project)


def test_a_sign_off_holds_until_something_changes(poshelp: Here, project: Path):
    ran = approve(poshelp, project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("signed: old-card by risk on 2026-11-22, version ")
    assert poshelp("check", project=project).code == 0
    missing = {"state": "missing", "on": None}
    assert states(poshelp, project) == {"risk": {"state": "valid", "on": "2026-11-22"}, "editor": missing}
    assert states(poshelp, project, "no-answer") == {"risk": missing, "editor": missing}
    rewrite(project, "content/en/causes/old-card.md", "call", "phone")
    assert states(poshelp, project)["risk"] == {"state": "void", "on": "2026-11-22"}
    rewrite(project, "content/en/causes/old-card.md", "phone", "call")
    assert states(poshelp, project)["risk"]["state"] == "valid"


def test_the_table(poshelp: Here, project: Path):
    approve(poshelp, project)
    approve(poshelp, project, "no-answer", "editor")
    rewrite(project, "trees/network/no-answer.yml", "先查清上一笔", "查清上一笔")
    ran = poshelp("reviews", project=project)
    assert ran.out == (
        "tree       risk        editor\n"
        "old-card   2026-11-22  missing\n"
        "no-answer  missing     void, 2026-11-22\n"
        "\n"
        "risk: 1 valid, 0 void, 1 missing\n"
        "editor: 0 valid, 1 void, 1 missing\n"
    )


def test_comments_and_line_ends_stay(poshelp: Here, project: Path):
    before = b"# ours\r\nsignoffs: []\r\n# the end"
    (project / FILE).write_bytes(before)
    approve(poshelp, project, "old-card", "risk", "--note", 'Read "aloud": twice # really')
    after = (project / FILE).read_bytes()
    lines = after.split(b"\r\n")
    assert lines[:2] == [b"# ours", b"signoffs:"]
    assert lines[-3:] == [b'    note: "Read \\"aloud\\": twice # really"', b"# the end", b""]
    assert b"\n" not in after.replace(b"\r\n", b"")
    assert poshelp("check", project=project).code == 0
    approve(poshelp, project, "no-answer", "editor")
    assert (project / FILE).read_bytes().startswith(after[: after.index(b"# the end")])


def test_a_renamed_tree_keeps_its_sign_offs(poshelp: Here, project: Path):
    approve(poshelp, project)
    for file in (TREE, "content/zh/causes/old-card.md", "content/en/causes/old-card.md"):
        (project / file).rename(project / file.replace("old-card", "worn-card"))
    for path in [*project.rglob("*.yml"), *project.rglob("*.md")]:
        if path.name != "reviews.yml":
            path.write_text(path.read_text(encoding="utf-8").replace("old-card", "worn-card"), encoding="utf-8")
    ran = poshelp("check", project=project)
    assert ran.code == 1
    assert "error[sign-off-of-nothing]: `old-card`" in ran.out
    (project / "site_config/moved.yml").write_text("trees:\n  old-card: worn-card\n", encoding="utf-8")
    assert poshelp("check", project=project).code == 0
    assert states(poshelp, project, "worn-card")["risk"]["state"] == "valid"
    assert "is signed by risk today already" in approve(poshelp, project, "old-card").err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["old-crad", "--as", "risk"], 2, "there is no tree `old-crad`; did you mean `old-card`?"),
        (["qqq", "--as", "risk"], 2, "there is no tree `qqq`"),
        (["old-card", "--as", "rsk"], 2, "there is no role `rsk`; did you mean `risk`?"),
        (["old-card", "--as", "qqq"], 2, "there is no role `qqq`; known: risk, editor"),
        (["old-card"], 2, "Missing option '--as'"),
        (["old-card", "--as", "risk", "--note", "a\u202eb"], 1, "character U+202E is not allowed"),
        (["old-card", "--as", "risk", "--note", "<script>"], 1, "the entry cannot be written: HTML is not allowed"),
    ],
)
def test_what_is_refused_leaves_no_file(poshelp: Here, project: Path, arguments: list[str], code: int, words: str):
    ran = poshelp("approve", *arguments, project=project)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert sorted(path.name for path in (project / "site_config").glob("reviews*")) == []


def test_without_roles_nobody_can_sign(poshelp: Here, project: Path):
    rewrite(project, "site_config/site.yml", "review_roles:", "review_roles: {}\nunread:")
    settings = project / "site_config/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("unread:")[0], encoding="utf-8")
    assert "there is no role `risk`; site_config/site.yml names none" in approve(poshelp, project).err
    assert "no `review_roles`" in poshelp("reviews", project=project).out


@pytest.mark.parametrize("file", [TREE, "content/zh/causes/old-card.md"])
def test_a_tree_with_errors_cannot_be_signed_and_others_can(poshelp: Here, project: Path, file: str):
    old, new = ("to: issuer", "to: issuers") if file == TREE else ("(code:68)", "(code:6868)")
    rewrite(project, file, old, new)
    ran = approve(poshelp, project)
    assert (ran.code, ran.out) == (1, "")
    assert "tree `old-card` has errors and cannot be signed: " + file in ran.err
    assert not (project / FILE).exists()
    assert approve(poshelp, project, "no-answer").code == 0


def test_the_same_is_not_signed_twice_a_day(poshelp: Here, project: Path):
    approve(poshelp, project)
    before = (project / FILE).read_bytes()
    ran = approve(poshelp, project)
    assert (ran.code, ran.out) == (1, "")
    assert "tree `old-card` is signed by risk today already" in ran.err
    assert (project / FILE).read_bytes() == before
    rewrite(project, TREE, "卡面日期过了吗", "卡面的日期过了吗")
    assert approve(poshelp, project).code == 0


def test_a_file_that_cannot_be_read_is_left_alone(poshelp: Here, project: Path):
    (project / FILE).write_text("signoffs:\n  - tree: old-card\n", encoding="utf-8")
    ran = approve(poshelp, project)
    assert (ran.code, ran.out) == (1, "")
    assert f"{FILE}:2:5: `by` is missing" in ran.err
    assert (project / FILE).read_text(encoding="utf-8") == "signoffs:\n  - tree: old-card\n"
