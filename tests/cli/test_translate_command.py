"""`poshelp translate`: exit codes, what is printed, and files that cannot be read or written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.running import Here, program
from tests.languages.third import alone
from tests.projects.copies import SMALL, small
from tests.translate.building import contents, given_back, translated

SAY = "trees/network/no-answer.yml: nodes.paid.say"
CALL = "trees/network/no-answer.yml: nodes.call.steps.1.do"


@pytest.fixture
def po(tmp_path: Path) -> Path:
    return tmp_path / "en.po"


def test_there_and_back(poshelp: Here, project: Path, po: Path):
    assert poshelp("translate", "export", po, project=project) == (0, f"written: {po}\n", "")
    before = contents(project)
    ran = poshelp("translate", "import", po, project=project)
    number = po.read_text(encoding="utf-8").count("\nmsgctxt ")
    assert ran == (0, f"imported 0 translations into 0 files; {number} as they were\n", "")
    assert contents(project) == before


def test_standard_output(po: Path):
    ran = program("--project", str(SMALL), "translate", "export", "-", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert program("--project", str(SMALL), "translate", "export", str(po)).code == 0
    assert po.read_text(encoding="utf-8") == ran.out


def test_nothing_is_overwritten_without_being_asked(poshelp: Here, project: Path, po: Path):
    po.write_text("mine", encoding="utf-8")
    ran = poshelp("translate", "export", po, project=project)
    assert ran == (1, "", f"poshelp: {po} exists; --force overwrites it\n")
    assert po.read_text(encoding="utf-8") == "mine"
    assert poshelp("translate", "export", po, "--force", project=project).code == 0
    assert po.read_text(encoding="utf-8") != "mine"


def test_what_would_change(poshelp: Here, project: Path, po: Path):
    po.write_bytes(translated(project, {SAY: "It is paid."}))
    before = contents(project)
    ran = poshelp("translate", "import", po, "--dry-run", project=project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:-1] == [
        "trees/network/no-answer.yml:69: nodes.paid.say",
        "  - This is paid, thank you.",
        "  + It is paid.",
    ]
    assert ran.out.splitlines()[-1].startswith("would import 1 translation into 1 file; ")
    assert contents(project) == before


def test_what_is_refused_is_shown_and_the_rest_is_taken(poshelp: Here, project: Path, po: Path):
    po.write_bytes(translated(project, {SAY: "It is paid.", CALL: "Call."}))
    ran = poshelp("translate", "import", po, project=project)
    assert (ran.code, ran.err) == (1, "")
    assert (
        f"error[po-markup-differs]: placeholders differ in the translation of `{CALL}`: none there, hotline" in ran.out
    )
    assert f"  --> {po.as_posix()}:" in ran.out
    assert ' | msgid "拨打 {hotline}。"' in ran.out
    assert ran.out.splitlines()[-1].startswith("imported 1 translation into 1 file; ")
    assert ran.out.splitlines()[-1].endswith("; refused 1")
    assert "It is paid." in (project / "trees/network/no-answer.yml").read_text(encoding="utf-8")


def test_pages_and_what_was_skipped_are_counted(poshelp: Here, project: Path, po: Path):
    source = project / "content/zh/slips.md"
    source.write_text(source.read_text(encoding="utf-8").replace("先看", "请看"), encoding="utf-8", newline="\n")
    assert poshelp("translate", "export", po, project=project).code == 0
    assert "; skipped 2 fuzzy\n" in poshelp("translate", "import", po, project=project).out
    po.write_text(po.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8", newline="\n")
    ran = poshelp("translate", "import", po, project=project)
    assert ran.out.startswith("imported 0 translations into 1 file; 1 page compared with the source; ")
    assert poshelp("check", project=project).out == "no problems\n"


def test_no_po_file(poshelp: Here, project: Path, po: Path):
    po.write_text("# a page\n\nSome words.\n", encoding="utf-8", newline="\n")
    ran = poshelp("translate", "import", po, project=project)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith("error[po-syntax]: this is no line of a PO file\n")
    assert "3 | Some words." in ran.out
    assert ran.out.endswith("nothing was imported\n")


def test_files_that_cannot_be_read_or_written(poshelp: Here, project: Path, tmp_path: Path):
    (tmp_path / "texts.en.po").touch()
    ran = poshelp("translate", "import", tmp_path / "text.en.po", project=project)
    assert ran == (2, "", f"poshelp: there is no file `{tmp_path / 'text.en.po'}`; did you mean `texts.en.po`?\n")
    assert poshelp("translate", "import", tmp_path / "none/x.po", project=project).code == 2
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place in (tmp_path, pipe):
        ran = poshelp("translate", "import", place, project=project)
        assert ran == (1, "", f"poshelp: cannot read {place}: it is a folder or a device\n")
    ran = poshelp("translate", "export", tmp_path / "none/x.po", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "No such file or directory" in ran.err


def test_the_source_is_not_translated_into_itself(poshelp: Here, project: Path):
    ran = poshelp("translate", "export", "-", "--lang", "zh", project=project)
    assert ran.code == 2
    assert "no translation in language `zh`; known: en" in ran.err


@pytest.mark.parametrize("direction", ["export", "import"])
def test_a_project_that_cannot_be_read_whole(poshelp: Here, project: Path, po: Path, direction: str):
    po.write_bytes(translated(project, {SAY: "It is paid."}))
    tree = project / "trees/network/no-answer.yml"
    tree.write_text(tree.read_text(encoding="utf-8").replace("seconds: 15", "seconds: soon"), encoding="utf-8")
    ran = poshelp("translate", direction, po, *["--force"] * (direction == "export"), project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "trees/network/no-answer.yml:30: " in ran.err
    assert "`poshelp check`" in ran.err


def test_a_proof_that_fails_writes_nothing(poshelp: Here, project: Path, po: Path, monkeypatch: pytest.MonkeyPatch):
    po.write_bytes(translated(project, {SAY: "It is paid."}))
    before = contents(project)
    monkeypatch.setattr("generator.translation.unproven", lambda *arguments: "title of tree `no-answer`")
    ran = poshelp("translate", "import", po, project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "title of tree `no-answer` would not read back as it was meant; nothing was written" in ran.err
    assert contents(project) == before
    monkeypatch.undo()
    assert len(given_back(project, po.read_bytes()).changes) == 1


def test_a_project_in_one_language_has_no_translations(poshelp: Here, tmp_path: Path):
    ran = poshelp("translate", "export", tmp_path / "x.po", project=alone(small(tmp_path), "zh"))
    assert (ran.code, ran.out) == (2, "")
    assert "the project has one language, so it has no translations; name another under `languages`" in ran.err
