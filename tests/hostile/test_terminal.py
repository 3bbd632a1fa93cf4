"""Whatever a file, its name, an argument or a revision holds: no command prints a character that drives a terminal."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from generator.problem import nearest
from generator.terminal import visible, visible_json
from tests.cli.running import Here
from tests.projects.copies import small

EVIL = "\x1b[31m\x9b2J\u202e\x07\u200b\U000e0041"
TREE = "trees/network/no-answer.yml"


@pytest.fixture
def poshelp(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small(tmp_path)


def harmless(text: str) -> bool:
    return not [one for one in text if one != "\n" and unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


NAMES = (
    ("check", EVIL),
    ("build", "--brand", EVIL),
    ("build", "--only", EVIL),
    ("explain", EVIL),
    ("paths", EVIL),
    ("chart", EVIL),
    ("diff", EVIL),
    ("funnel", EVIL),
    ("funnel", "-", "--tree", EVIL),
    ("verify", EVIL),
    ("verify", f"https://{EVIL}/"),
    ("verify", "http://127.0.0.1:1/a\x1bb"),
    ("hosting", "nginx", "--site", EVIL),
    ("serve", "--address", EVIL),
    ("import", EVIL),
    ("export", EVIL),
    ("translate", "import", EVIL),
    ("new", "tree", EVIL),
    ("new", "tree", f"network/{EVIL}"),
    (EVIL,),
    (f"--{EVIL}",),
    ("--project", EVIL, "check"),
)


@pytest.mark.parametrize("arguments", NAMES, ids=[str(number) for number in range(len(NAMES))])
def test_names_that_do_not_exist(poshelp: Here, project: Path, arguments: tuple[str, ...]):
    ran = poshelp(*arguments, project=project)
    assert ran.code in (1, 2)
    assert ran.err
    assert harmless(ran.out + ran.err)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_problems_of_files(poshelp: Here, project: Path, form: str):
    file = project / TREE
    text = file.read_text(encoding="utf-8")
    escaped = EVIL.encode("unicode_escape").decode()
    file.write_text(text.replace("title:\n", f'"tit{escaped}le":\n', 1), encoding="utf-8")
    (project / f"trees/network/{EVIL}.yml").write_text("a: b\n", encoding="utf-8")
    (project / "content/zh" / f"{EVIL}\n.md").write_text("x\n", encoding="utf-8")
    ran = poshelp("check", "--format", form, project=project)
    assert ran.code == 1
    assert harmless(ran.out + ran.err)
    if form == "json":  # in which nothing is lost
        assert f"unknown key `tit{EVIL}le`" in {problem["message"] for problem in json.loads(ran.out)["problems"]}
    for command in (["build"], ["translate", "export", "-"], ["coverage"], ["diff", "HEAD"]):
        ran = poshelp(*command, project=project)
        assert ran.code
        assert harmless(ran.out + ran.err)


def test_names_of_files_that_are_written_and_read(poshelp: Here, project: Path, tmp_path: Path):
    here = tmp_path / EVIL
    here.mkdir()
    (here / "x.json").write_text('{"\x1b', encoding="utf-8")
    (here / "x.po").write_text("\x1b", encoding="utf-8")
    commands: tuple[list[str | Path], ...] = (
        ["export", "no-answer", "--out", here / "y.json"],
        ["translate", "export", here / "y.po"],
        ["import", here / "x.json"],
        ["translate", "import", here / "x.po"],
        ["translate", "import", here / "y.po"],
        ["translate", "export", here],
        ["verify", here],
        ["hosting", "nginx", "--site", here],
    )
    for command in commands:
        ran = poshelp(*command, project=project)
        assert ran.out or ran.err
        assert harmless(ran.out + ran.err), command
    (here / "manifest.json").write_text(json.dumps({"format": 1, "url": EVIL, "files": {EVIL: 1}}), encoding="utf-8")
    assert harmless(poshelp("verify", here, project=project).out)


@pytest.mark.parametrize("name", ["folder", "nothing", "/dev/zero", "/dev/full"])
def test_what_is_no_file_is_refused_at_once(poshelp: Here, project: Path, tmp_path: Path, name: str):
    if name == "folder":
        (tmp_path / name).mkdir()
    for command in (["import"], ["translate", "import"], ["verify"], ["funnel"]):
        ran = poshelp(*command, tmp_path / name, project=project)
        assert ran.code in (1, 2)
        assert ran.err or "error" in ran.out


def test_text_and_json():
    assert visible(f"a{EVIL}\n字") == "a�[31m�2J����\n字"
    assert harmless(visible_json({EVIL: [EVIL, "\ud800"]}))
    assert json.loads(visible_json({EVIL: [EVIL, "\ud800"]})) == {EVIL: [EVIL, "\ud800"]}
    assert visible_json(["字", "é", "👩"]) == '[\n  "字",\n  "é",\n  "👩"\n]\n'


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("tіtle", "did you mean `title`? `і` is U+0456, a letter of another script"),
        ("titlе", "did you mean `title`? `е` is U+0435, a letter of another script"),
        ("ｔitle", "did you mean `title`? `ｔ` is U+FF54, a letter of another script"),
        ("titel", "did you mean `title`?"),
        ("标题", ""),
    ],
)
def test_letters_that_look_alike_are_named(name: str, hint: str):
    assert nearest(name, ["title", "summary"]) == hint


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("title:\n", "tіtle:\n", "unknown-key"),
        ('codes: ["68"]', 'codes: ["6８"]', "unknown-entry"),
        ("to: paid", "to: раid", "wrong-type"),
        ("sources: [S1]", "sources: [Ѕ1]", "unknown-source"),
    ],
)
def test_letters_that_look_alike_are_not_taken_for_each_other(
    poshelp: Here, project: Path, old: str, new: str, rule: str
):
    file = project / TREE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    ran = poshelp("check", "--format", "json", project=project)
    line = text[: text.index(old)].count("\n") + 1
    found = {(problem["rule"], problem["file"], problem["line"]) for problem in json.loads(ran.out)["problems"]}
    assert (rule, TREE, line) in found, found


HIDDEN = (0x034F, 0x061C, 0x115F, 0x1160, 0x180E, 0x200C, 0x3164, 0xFFA0, 0xE0001, 0xE0041, 0xE0100)


@pytest.mark.parametrize("code", HIDDEN, ids=lambda code: f"U+{code:04X}")
def test_characters_that_nobody_sees(poshelp: Here, project: Path, code: int):
    file = project / TREE
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("en: No result", f"en: No{chr(code)} result", 1), encoding="utf-8")
    ran = poshelp("check", project=project)
    assert f"error[forbidden-character]: character U+{code:04X} is not allowed\n  --> {TREE}:3:9\n" in ran.out
