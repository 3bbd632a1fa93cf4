"""`poshelp export`, `import` and `chart --format png`: exit codes, files, and what is left alone."""

from __future__ import annotations

import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from generator.check.language import unfinished
from generator.exchange import graph_schema
from tests.cli.running import ROOT, Here, program

CHART = """\
flowchart TD
    paper[Is there paper?] -->|Yes| light{Red light?}
    paper -->|No| load["Load paper, 2 rolls"]
    paper -->|Cannot tell| call[Call us]
    light -->|On| call
    light -->|Off| load
    light -. Cannot tell .-> call
"""
SUFFIXES = {"json": ".json", "mermaid": ".mmd", "dot": ".dot", "csv": ".csv", "dmn": ".dmn"}


@pytest.fixture
def project(project: Path) -> Path:
    """The small project with the words of charts."""
    for name in ("zh.yml", "en.yml"):
        shutil.copy(ROOT / "site_config/messages" / name, project / "site_config/messages")
    return project


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


# ------------------------------------------------------------------------------------------------------- export


@pytest.mark.parametrize("form", SUFFIXES)
def test_one_tree_is_printed_or_written(poshelp: Here, project: Path, tmp_path: Path, form: str):
    printed = poshelp("export", "no-answer", "--format", form, "--lang", "en", project=project)
    assert (printed.code, printed.err) == (0, "")
    file = tmp_path / f"new/tree{SUFFIXES[form].upper()}"
    ran = poshelp("export", "no-answer", "--out", file, "--lang", "en", project=project)
    assert (ran.code, ran.out, ran.err) == (0, f"written: {file}\n", "")
    assert file.read_bytes().decode() == printed.out
    assert form == "dot" or "slip" in printed.out


def test_all_trees_go_into_a_folder(poshelp: Here, project: Path, tmp_path: Path):
    ran = poshelp("export", "--out", tmp_path / "all", "--format", "csv", project=project)
    assert ran.code == 0
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["no-answer.csv", "old-card.csv"]
    again = poshelp("export", "--out", tmp_path / "all", "no-answer", project=project)
    assert (again.code, (tmp_path / "all/no-answer.json").is_file()) == (0, True)


def test_nothing_is_overwritten(poshelp: Here, project: Path, tmp_path: Path):
    (tmp_path / "old-card.json").write_text("mine", encoding="utf-8")
    ran = poshelp("export", "--out", tmp_path, project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "exists; --force overwrites it" in ran.err
    assert not (tmp_path / "no-answer.json").exists()
    assert poshelp("export", "--out", tmp_path, "--force", project=project).code == 0
    assert json.loads((tmp_path / "old-card.json").read_text(encoding="utf-8"))["id"] == "old-card"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-anwser"], "there is no tree `no-anwser`; did you mean `no-answer`?"),
        ([], "several trees go into a folder: name it with --out"),
        (["no-answer", "old-card"], "several trees go into a folder: name it with --out"),
        (["no-answer", "old-card", "--out", "x.json"], "x.json would be a file"),
        (["no-answer", "--out", "x.jsn"], "the suffix of x.jsn names no format; did you mean `.json`?"),
        (["no-answer", "--format", "xml"], "'json', 'mermaid', 'dot', 'csv', 'dmn'"),
    ],
)
def test_wrong_usage_of_export(poshelp: Here, project: Path, arguments: list[str], words: str):
    before = files(project)
    ran = poshelp("export", *arguments, project=project)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert files(project) == before


def test_csv_keeps_its_line_ends_on_standard_output():
    ran = program("export", "no-answer", "--format", "csv", environment={"PROJECT": str(ROOT / "tests/projects/small")})
    assert ran.code == 0
    assert "\r\r" not in ran.out
    assert ran.out.count("\r\n") > 5


# ------------------------------------------------------------------------------------------------------- import


def problems(poshelp: Here, project: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(poshelp("check", "--format", "json", project=project).out)["problems"]
    return found


def test_check_lists_exactly_what_the_source_does_not_have(poshelp: Here, project: Path, tmp_path: Path):
    before = problems(poshelp, project)
    ran = poshelp("import", written(tmp_path, "printer.mmd", CHART), "--as", "network/printer", project=project)
    assert (ran.code, ran.err) == (0, "")
    names = ("trees/network/printer.yml", "content/zh/causes/printer.md", "content/en/causes/printer.md")
    assert ran.out.splitlines()[:-1] == [f"written: {project / name}" for name in names]
    assert ran.out.endswith(f" schemas for editors in {project / 'site_config/schemas'}\n")
    text = (project / names[0]).read_text(encoding="utf-8")
    assert 'zh: "✎ Load paper, 2 rolls"' in text
    assert "reviewed: 2026-11-22\n" in text
    found = [problem for problem in problems(poshelp, project) if problem not in before]
    assert {str(problem["rule"]) for problem in found} == {"unfinished", "untried"}
    unwritten = sum(line.count("✎") for line in text.splitlines() if "#" not in line)
    told = [p for p in found if p["rule"] == unfinished.RULE.id and p["file"] == names[0]]
    assert len(told) == unwritten == 29


def test_what_is_not_carried_over_is_told_on_standard_error(poshelp: Here, project: Path, tmp_path: Path):
    file = written(tmp_path, "x.mmd", CHART + "    style paper fill:#f00\n")
    ran = poshelp("import", file, "--as", "network/x", project=project)
    assert ran.code == 0
    assert f"warning[style]: colours and lines are not carried over\n  --> {file}:8:5\n" in ran.err
    assert ran.err.endswith("1 warning\n")


def test_a_tree_comes_back(poshelp: Here, project: Path, tmp_path: Path):
    file = tmp_path / "tree.json"
    poshelp("export", "old-card", "--out", file, project=project)
    ran = poshelp("import", file, "--as", "network/newer-card", project=project)
    assert (ran.code, ran.err) == (0, "")
    tree = (project / "trees/network/newer-card.yml").read_text(encoding="utf-8")
    first, _, rest = tree.split("\n", 2)
    assert first == "# yaml-language-server: $schema=../../site_config/schemas/tree.schema.json"
    assert "✎" not in rest
    (project / "trees/network/newer-card.yml").rename(project / "trees/card-status/old-card.yml")
    for lang in ("zh", "en"):
        (project / f"content/{lang}/causes/newer-card.md").unlink()
    assert problems(poshelp, project) == []
    again = poshelp("export", "old-card", project=project)
    assert again.out == file.read_text(encoding="utf-8")


def test_a_chart_of_ours_comes_back_with_its_kinds(poshelp: Here, project: Path, tmp_path: Path):
    file = tmp_path / "tree.mmd"
    poshelp("export", "no-answer", "--out", file, "--lang", "en", project=project)
    ran = poshelp("import", file, "--as", "network/again", project=project)
    assert (ran.code, ran.err) == (0, "")
    text = (project / "trees/network/again.yml").read_text(encoding="utf-8")
    for kind in ("fixed", "retry", "call-acquirer"):
        assert f"    outcome: {kind}\n" in text
    assert "to: {tree: old-card}\n" in text


@pytest.mark.parametrize("existing", ["trees/network/x.yml", "content/en/causes/x.md"])
def test_import_overwrites_nothing(poshelp: Here, project: Path, tmp_path: Path, existing: str):
    (project / existing).write_text("mine", encoding="utf-8")
    before = files(project)
    file = written(tmp_path, "x.mmd", CHART)
    ran = poshelp("import", file, "--as", "network/x", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert f"{project / existing} exists; --force overwrites it" in ran.err
    assert files(project) == before
    assert poshelp("import", file, "--as", "network/x", "--force", project=project).code == 0
    assert (project / existing).read_text(encoding="utf-8") != "mine"


def test_a_broken_file_is_told_and_nothing_is_written(poshelp: Here, project: Path, tmp_path: Path):
    before = files(project)
    file = written(tmp_path, "x.json", '{"schema_version": "1.0",\n "nodes": [}')
    ran = poshelp("import", file, "--as", "network/x", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert f"error[unreadable]: this is not JSON: expecting value\n  --> {file}:2:12\n" in ran.err
    assert ran.err.endswith("1 error\nnothing was written\n")
    assert files(project) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x.mmd"], "a tree needs a name: add --as FAMILY/ID"),
        (["x.mmd", "--as", "netwrok/x"], "there is no family `netwrok`; did you mean `network`?"),
        (["x.mmd", "--as", "network/X"], "lower-case Latin letters"),
        (["x.mmd", "--as", "network/../x"], "lower-case Latin letters"),
        (["x.mdm", "--as", "network/x"], "x.mmd`?"),
        ([".", "--as", "network/x"], "is no file"),
        (["x.mmd\0", "--as", "network/x"], "there is no file"),
        (["codes.csv", "--as", "network/x"], "leave out --as"),
        (["x.mmd", "--format", "dmn"], "'json', 'ssvc', 'mermaid', 'codes'"),
        ([], "Missing argument 'FILE'"),
    ],
)
def test_wrong_usage_of_import(
    poshelp: Here, project: Path, tmp_path: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
):
    written(tmp_path, "x.mmd", CHART)
    written(tmp_path, "codes.csv", "code,zh\n51,余额\n")
    monkeypatch.chdir(tmp_path)
    before = files(project)
    ran = poshelp("import", *arguments, project=project)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert files(project) == before


def test_standard_input(project: Path):
    command = [sys.executable, "-m", "generator", "--project", str(project), "import", "-", "--as", "network/x"]
    done = subprocess.run(
        [*command, "--format", "mermaid"], input=CHART.encode(), capture_output=True, check=False, cwd=ROOT
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert (project / "trees/network/x.yml").is_file()


def test_a_tree_that_would_be_too_large_is_refused(poshelp: Here, project: Path, tmp_path: Path):
    nodes = [{"id": f"n{n}", "kind": "outcome", "text": "x" * 2000} for n in range(200)]
    file = written(tmp_path, "x.json", json.dumps({"schema_version": "1.0", "nodes": nodes}))
    ran = poshelp("import", file, "--as", "network/x", project=project)
    assert ran.code == 1
    assert "the tree would have more than 256 KiB" in ran.err


def test_codes_go_into_the_list(poshelp: Here, project: Path, tmp_path: Path):
    list_ = project / "content/data/response-codes.yml"
    before = list_.read_text(encoding="utf-8")
    file = written(tmp_path, "codes.csv", "code,zh,en\n51,余额不足,Insufficient funds\n54,过期的卡,Old card\n")
    ran = poshelp("import", file, project=project)
    assert ran.code == 0
    assert ran.out == f"written: {list_}\n1 new code\n"
    assert "`en` of code `54` is `Old card` here and `Expired card` in the project" in ran.err
    assert list_.read_text(encoding="utf-8").startswith(before)
    found = {(p["rule"], p["line"]) for p in problems(poshelp, project)}
    assert {rule for rule, _ in found} == {"unfinished", "entry-without-tree", "fact-without-caveat"}
    again = poshelp("import", file, project=project)
    assert again.out == "0 new codes\n"


def test_a_list_in_brackets_is_left_alone(poshelp: Here, project: Path, tmp_path: Path):
    list_ = project / "content/data/response-codes.yml"
    list_.write_text("[\n]\n", encoding="utf-8")
    ran = poshelp("import", written(tmp_path, "codes.csv", "code,zh\n51,余额\n"), project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "written in brackets; write it in block style first" in ran.err
    assert list_.read_text(encoding="utf-8") == "[\n]\n"


def test_a_project_without_a_list_of_codes(poshelp: Here, project: Path, tmp_path: Path):
    (project / "content/data/response-codes.yml").unlink()
    ran = poshelp("import", written(tmp_path, "codes.csv", "code,zh\n51,余额\n"), project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot change" in ran.err


def test_schema_of_the_graph(poshelp: Here):
    ran = poshelp("schema", "graph")
    assert (ran.code, json.loads(ran.out)) == (0, graph_schema())


# ------------------------------------------------------------------------------------------------- chart as a png


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_png(poshelp: Here, project: Path, tmp_path: Path):
    pictures = []
    for number, (lang, scale) in enumerate((("zh", "1"), ("zh", "2"), ("en", "1"))):
        file = tmp_path / f"{number}.png"
        ran = poshelp(
            "chart", "no-answer", "--format", "png", "--lang", lang, "--scale", scale, "--out", file, project=project
        )
        assert (ran.code, ran.out, ran.err) == (0, f"written: {file}\n", "")
        pictures.append(file.read_bytes())
    width, height = size(pictures[0])
    assert abs(size(pictures[1])[0] - 2 * width) <= 1
    assert abs(size(pictures[1])[1] - 2 * height) <= 1
    assert pictures[0] != pictures[2]
    shutil.rmtree(project / ".cache")
    poshelp("chart", "no-answer", "--format", "png", "--scale", "1", "--out", tmp_path / "again.png", project=project)
    assert (tmp_path / "again.png").read_bytes() == pictures[0]


def test_png_is_the_default_of_nothing_and_no_file_is_overwritten(poshelp: Here, project: Path, tmp_path: Path):
    file = written(tmp_path, "x.svg", "mine")
    ran = poshelp("chart", "no-answer", "--out", file, project=project)
    assert ran.code == 1
    assert "exists; --force overwrites it" in ran.err
    assert poshelp("chart", "no-answer", "--out", file, "--force", project=project).code == 0
    assert file.read_text(encoding="utf-8") == poshelp("chart", "no-answer", project=project).out


def test_png_on_standard_output_but_not_on_a_terminal(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    command = [sys.executable, "-m", "generator", "--project", str(project), "chart", "no-answer", "--format", "png"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0
    size(done.stdout)
    assert done.stdout.endswith(b"IEND\xaeB`\x82")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    ran = poshelp("chart", "no-answer", "--format", "png", project=project)
    assert (ran.code, ran.out) == (2, "")
    assert "a png is nothing for a terminal: name a file with --out" in ran.err


def test_a_character_that_no_font_has_is_named(poshelp: Here, project: Path):
    tree = project / "trees/network/no-answer.yml"
    tree.write_text(
        tree.read_text(encoding="utf-8").replace("小票出来了吗", "小票\U0001f9fe出来了吗"), encoding="utf-8"
    )
    ran = poshelp("chart", "no-answer", "--format", "png", "--out", project / "x.png", project=project)
    assert ran.code == 1
    assert "no font has the character U+1F9FE" in ran.err
    assert not (project / "x.png").exists()
