"""Folders as they are found on real machines: missing, empty, linked in circles, with names nobody thought of."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from generator.load.project import FOLDERS
from generator.load.shape import ID
from generator.problem import Report
from generator.problem_formats import as_github, as_json, as_sarif, as_text
from tests.check.test_cases import RULES
from tests.projects.copies import SMALL, TODAY, small
from tests.projects.folder import examined, small_files

TREE = "trees/network/no-answer.yml"
READ = [file for file in small_files() if file.startswith(("site_config/", "content/data/"))]
NEEDED = [
    file
    for file in READ
    if file.endswith(("site.yml", "families.yml", "sources.yml")) or file.startswith("site_config/brands/")
]
"""What no project can do without."""


def told(root: Path) -> list[tuple[str, str]]:
    """(rule, file) of each problem. Every format can show the report."""
    report = examined(root)
    for form in (as_text, as_json, as_github):
        form(report).encode(errors="backslashreplace")  # as the command line prints it
    as_sarif(report, RULES.values())
    return [(problem.rule, problem.span.file) for problem in report.problems]


@pytest.mark.parametrize("file", NEEDED)
def test_a_file_that_is_not_there(tmp_path: Path, file: str):
    root = small(tmp_path)
    (root / file).unlink()
    # The only brand is the whole folder of brands.
    assert told(root) == [("file-missing", "site_config/brands" if "brands" in file else file)]


@pytest.mark.parametrize("file", [file for file in READ if file not in NEEDED])
def test_a_file_that_a_project_may_do_without(tmp_path: Path, file: str):
    root = small(tmp_path)
    (root / file).unlink()
    assert "file-missing" not in {rule for rule, _ in told(root)}


@pytest.mark.parametrize("file", [*READ, TREE, "content/zh/slips.md"])
def test_a_folder_in_a_files_place(tmp_path: Path, file: str):
    root = small(tmp_path)
    (root / file).unlink()
    (root / file).mkdir()
    found = told(root)
    if file in READ:
        assert found == [("file-missing", "site_config/brands" if "brands" in file else file)]
    else:  # an empty folder is nothing, as for git
        assert found
        assert {rule for rule, _ in found} <= {
            "entry-without-tree",
            "page-missing",
            "orphan-page",
            "target-missing",
            "broken-link",
        }


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("state", ["missing", "empty", "a file", "a link to nothing", "only hidden files"])
def test_a_folder_that_is_not_there(tmp_path: Path, folder: str, state: str):
    root = small(tmp_path)
    shutil.rmtree(root / folder)
    if state == "empty":
        (root / folder).mkdir()
    elif state == "a file":
        (root / folder).write_text("x", encoding="utf-8")
    elif state == "a link to nothing":
        (root / folder).symlink_to("nowhere")
    elif state == "only hidden files":
        (root / folder).mkdir()
        (root / folder / ".keep").touch()
        (root / folder / "README.md").touch()
    assert told(root) == [("file-missing", folder)]


@pytest.mark.parametrize("root", ["nowhere", "a file", "empty"])
def test_a_project_that_is_none(tmp_path: Path, root: str):
    path = tmp_path / root
    if root == "a file":
        path.write_text("x", encoding="utf-8")
    elif root == "empty":
        path.mkdir()
    found = told(path)
    assert {rule for rule, _ in found} == {"file-missing"}
    assert {file for _, file in found} >= {*FOLDERS, "site_config/site.yml", "content/data/sources.yml"}


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """For root everything may be read, so the refusal is played."""
    root = small(tmp_path)
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "no-answer.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    report = examined(root)
    assert [(problem.rule, problem.span.file) for problem in report.problems] == [("file-missing", TREE)]
    assert "Permission denied" in report.problems[0].message


# ---------------------------------------------------------------------------------------------------------- links


@pytest.mark.parametrize("name", ["trees/network/b.yml", "content/zh/b.md", "site_config/brands/b.yml"])
@pytest.mark.parametrize("target", ["nowhere", None])
def test_a_link_to_nothing_or_to_itself(tmp_path: Path, name: str, target: str | None):
    root = small(tmp_path)
    (root / name).symlink_to(target or Path(name).name)
    assert told(root) == [("file-missing", name)]


@pytest.mark.parametrize(
    "name", ["trees/network/b", "trees/b", "content/zh/b", "content/zh/causes/b", "site_config/brands/b"]
)
@pytest.mark.parametrize("target", [".", "..", "../..", "/"])
def test_a_folder_that_leads_in_a_circle_is_not_followed(tmp_path: Path, name: str, target: str):
    root = small(tmp_path)
    (root / name).symlink_to(target)
    assert told(root) == [("stray-file", name)]


def test_a_linked_file_is_read_where_it_is_the_projects_own(tmp_path: Path):
    root = small(tmp_path)
    shutil.move(root / TREE, root / "elsewhere.yml")
    (root / TREE).symlink_to(root / "elsewhere.yml")
    assert told(root) == []


@pytest.mark.parametrize("name", [TREE, "content/zh/slips.md", "site_config/messages/en.yml", "site_config/site.yml"])
def test_a_link_that_leads_out_of_the_project_is_told(tmp_path: Path, name: str):
    """Somebody's change may add it, and what it leads to would be published."""
    root = small(tmp_path)
    shutil.move(root / name, tmp_path / "secret")
    (root / name).symlink_to(tmp_path / "secret")
    (problem, *_) = (problem for problem in examined(root).problems if problem.span.file == name)
    assert (problem.rule, problem.message) == (
        "file-missing",
        "cannot read this file: it is a link that leads out of the project",
    )


@pytest.mark.parametrize("name", [TREE, "site_config/site.yml", "content/data/rules.yml", "content/zh/slips.md"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "device"])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str, kind: str):
    """Opening a pipe waits for a writer; a device may never end."""
    root = small(tmp_path)
    (root / name).unlink()
    if kind == "pipe":
        os.mkfifo(root / name)
    elif kind == "device":
        (root / name).symlink_to("/dev/zero")
    else:
        with socket.socket(socket.AF_UNIX) as one:
            here = Path.cwd()
            try:
                os.chdir((root / name).parent)  # the path of a socket is short
                one.bind(Path(name).name)
            finally:
                os.chdir(here)
    found = told(root)
    assert ("file-missing", name) in found
    assert {rule for rule, _ in found} <= {"file-missing", "broken-link"}


# ---------------------------------------------------------------------------------------------------------- names

NAMES = (
    "No-Answer",
    "no answer",
    "无应答",
    "🀄",
    "no_answer",
    "-no",
    "no-",
    "no--answer",
    "no.answer",
    "é",
    "a'b",
    "a\nb",
    "a\\b",
    "%2e",
    "\x1b[2J",
)


@pytest.mark.parametrize("name", NAMES)
def test_names_that_cannot_be_an_address(tmp_path: Path, name: str):
    root = small(tmp_path)
    text = (root / TREE).read_text(encoding="utf-8").replace('codes: ["68"]', "codes: []").replace("[no-slip]", "[]")
    (root / f"trees/network/{name}.yml").write_text(text, encoding="utf-8")
    page = (SMALL / "content/zh/causes/no-answer.md").read_text(encoding="utf-8")
    english = (SMALL / "content/en/causes/no-answer.md").read_text(encoding="utf-8")
    (root / f"content/zh/causes/{name}.md").write_text(page, encoding="utf-8")
    (root / f"content/en/causes/{name}.md").write_text(english, encoding="utf-8")
    shutil.copy(SMALL / "site_config/brands/plain.yml", root / f"site_config/brands/{name}.yml")
    assert sorted(told(root)) == [
        ("bad-id", f"content/en/causes/{name}.md"),
        ("bad-id", f"content/zh/causes/{name}.md"),
        ("bad-id", f"site_config/brands/{name}.yml"),
        ("bad-id", f"trees/network/{name}.yml"),
    ]


def test_a_name_that_is_no_unicode(tmp_path: Path):
    root = small(tmp_path)
    (root / TREE).rename(root / "trees/network" / os.fsdecode(b"\xff\xfe.yml"))
    assert ("bad-id", "trees/network/\udcff\udcfe.yml") in told(root)
    (problem,) = [one for one in examined(root).problems if one.rule == "bad-id"]
    as_text(Report.of([problem], {})).encode()


@pytest.mark.parametrize("root", ["a b", "中 文", "🀄", "it's", "-x", "a%20b", "[x]", "*"])
def test_the_project_may_lie_anywhere(tmp_path: Path, root: str):
    shutil.copytree(SMALL, tmp_path / root)
    assert told(tmp_path / root) == []


STRAY = (
    "trees/a.yml",
    "trees/network/a.yaml",
    "trees/network/a.yml~",
    "trees/network/deep/a.yml",
    "content/zh/a.txt",
    "content/en/a.MD",
)


@pytest.mark.parametrize("name", [*STRAY, "site_config/brands/a.txt", "site_config/brands/deep/a.yml"])
def test_files_that_nothing_reads(tmp_path: Path, name: str):
    root = small(tmp_path)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("x", encoding="utf-8")
    assert told(root) == [("stray-file", name)]


LEFT_ALONE = (
    "trees/README.md",
    "trees/network/README.md",
    "content/zh/README.md",
    "trees/.git/x.yml",
    "content/en/.x.md",
)


@pytest.mark.parametrize(
    "name", [*LEFT_ALONE, "trees/network/.no-answer.yml.swp", "content/zh/.obsidian/a/b.json", "site_config/x.txt"]
)
def test_files_that_may_lie_anywhere(tmp_path: Path, name: str):
    root = small(tmp_path)
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text("\x00", encoding="utf-8")
    assert told(root) == []


# ---------------------------------------------------------------------------------------------- same input, same bytes

REPORT = """
import sys
import unicodedata
from datetime import date
from pathlib import Path
from generator.check import check
from generator.load import load
from generator.problem import Report
from generator.load.project import FOLDERS
from generator.load.shape import ID
from generator.problem_formats import as_json, as_text
project, report = load(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
if project is not None:
    report = check(project, report).report
sys.stdout.buffer.write((as_text(report) + as_json(report)).encode())
"""


def in_another_process(root: Path, seed: int) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", REPORT, str(root), TODAY.isoformat()]
    return subprocess.run(command, check=True, capture_output=True, env=environment).stdout


def damaged(root: Path) -> Path:
    """A project with many problems in many files, some of them several at one place."""
    for path in sorted(root.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        if "trees" in path.parts:
            text = text.replace("to: ", "to: x-").replace("[S1]", "[S2, S2, S3]").replace("en: ", "en: 4 <b> {x} ")
        elif path.name != "site.yml":
            text = text.replace("S1", "S9").replace("zh: {", "zh: {a: b, ")
        path.write_text(text, encoding="utf-8")
    for path in sorted(root.rglob("*.md")):
        path.write_text(path.read_text(encoding="utf-8") + "\n<b> [x](y) {z} 400-123-4567\n", encoding="utf-8")
    return root


def test_the_report_does_not_depend_on_the_hash_seed(tmp_path: Path):
    root = damaged(small(tmp_path))
    first, second = in_another_process(root, 1), in_another_process(root, 2)
    assert first.count(b'"rule"') > 50
    assert first == second


def test_the_report_does_not_depend_on_the_order_of_files(tmp_path: Path):
    """Files written in another order lie in another order in the folder."""
    first = damaged(small(tmp_path / "first"))
    second = tmp_path / "second/project"
    for path in sorted(first.rglob("*"), reverse=True):
        if path.is_file():
            target = second / path.relative_to(first)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    assert as_json(examined(first)) == as_json(examined(second))


def test_the_report_does_not_depend_on_what_the_system_tells_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = damaged(small(tmp_path))
    expected = as_json(examined(root))
    scandir = os.scandir

    class Reversed:
        def __init__(self, path: str) -> None:
            with scandir(path) as entries:
                self._entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

        def __enter__(self) -> Reversed:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def __iter__(self) -> Reversed:
            return self

        def __next__(self) -> os.DirEntry[str]:
            return next(self._entries)

        def close(self) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Reversed)
    assert [name for _, _, names in os.walk(root / "trees") for name in names] == ["no-answer.yml", "old-card.yml"]
    assert as_json(examined(root)) == expected


# ---------------------------------------------------------------------------------- names that some systems mix up

TWINS = (
    ("No-answer", "no-answer"),
    ("NO-ANSWER", "no-answer"),
    ("caf\u00e9", "cafe\u0301"),  # one character, and two that make it
    ("\uff41bc", "abc"),  # a letter of full width
    ("\u212aelvin", "kelvin"),  # the sign of kelvin, whose small letter is k
    ("\u0131d", "id"),  # a Turkish letter, whose capital is I
    ("a.", "a"),
    ("a ", "a"),
    (" a", "a"),
    ("a\u200b", "a"),
)
KINDS = {
    "tree": "trees/network/{}.yml",
    "page": "content/zh/{}.md",
    "page in a folder": "content/zh/{}/b.md",
    "brand": "site_config/brands/{}.yml",
    "manual": "site_config/manuals/{}.yml",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("twin", [twin for pair in TWINS for twin in pair if not ID.match(twin)])
def test_a_name_that_is_another_one_elsewhere_is_no_id(tmp_path: Path, kind: str, twin: str):
    """So no two files of a project differ by case or by the form of a character only."""
    root = small(tmp_path)
    path = root / KINDS[kind].format(twin)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "title: x\ndescription: y\nsources: [S1]\n"
    path.write_text(f"---\n{text}---\n" if path.suffix == ".md" else text, encoding="utf-8")
    found = [problem for problem in examined(root).problems if problem.span.file == path.relative_to(root).as_posix()]
    assert "bad-id" in {problem.rule for problem in found}
    assert all(problem.hint for problem in found if problem.rule == "bad-id")


def test_ids_are_the_same_in_every_form():
    """The grammar has no character with another case or another form."""
    letters = [chr(code) for code in range(0x110000) if ID.match(chr(code))]
    assert "".join(letters) == "0123456789abcdefghijklmnopqrstuvwxyz"
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert [unicodedata.normalize(form, letter) for letter in letters] == letters
    assert [letter.lower() for letter in letters] == letters


@pytest.mark.parametrize("name", ["plain.SVG", "Plain.svg", "plain .svg", "plain.svg."])
def test_a_logo_that_is_called_a_little_otherwise(tmp_path: Path, name: str):
    root = small(tmp_path)
    (root / "site_config/brands" / name).write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    assert told(root) == [("stray-file", f"site_config/brands/{name}")]


@pytest.mark.parametrize("folder", ["Network", "network.", "NETWORK"])
def test_a_family_of_trees_that_is_called_a_little_otherwise(tmp_path: Path, folder: str):
    root = small(tmp_path)
    (root / "trees/network").rename(root / "trees" / folder)
    assert ("unknown-family", f"trees/{folder}/no-answer.yml") in told(root)


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ("codes: {Z9: '68', z9: '54'}", {"duplicate-key"}),
        ("pages: {a: slips, a/index: slips}", {"duplicate-key"}),
        ("trees: {No-line: no-answer}", {"bad-id"}),
        ("pages: {Paper: slips}", {"bad-id"}),
        ('pages: {"cafe\\u0301": slips}', {"bad-id"}),
        ("faults: {a.: no-slip}", {"bad-id"}),
        ("families: {'line ': network}", {"bad-id"}),
        ("pages: {../x: slips}", {"bad-id"}),
        ("pages: {causes/x: slips}", {"bad-id"}),
        ("codes: {..: '68'}", {"bad-id"}),
        ("codes: {Z9: page:causes/old-card}", {"wrong-type"}),
        ("codes: {Z9: https://evil.example}", {"wrong-type"}),
        ("codes: {Z9: 'tree:old-card#date'}", {"wrong-type"}),
        ("codes: {68: '54'}", {"ambiguous-scalar", "moved-but-there"}),
        ("languages: {JA: en}", {"bad-id"}),
        ("languages: {ja: EN}", {"wrong-type"}),
        ("languages: {ja-jp: en}", {"bad-id"}),
        ("languages: {../x: en}", {"bad-id"}),
        ("languages: {ja: en, ja: zh}", {"duplicate-key"}),
        ("languages: {no: en}", {"ambiguous-scalar"}),
        ("languages: {en: en}", {"moved-but-there"}),
        ("languages: {ja: ja}", {"moved-twice"}),
        ("languages: {ja: plain}", {"wrong-type"}),
        ("languages: {ja: tree:old-card}", {"wrong-type"}),
        ("brands: {Bare: plain}", {"bad-id"}),
        ("brands: {../v1: plain}", {"bad-id"}),
        ("brands: {bare: zh}", {"moved-to-nowhere"}),
        ("brands: {plain: plain}", {"moved-but-there"}),
        ("brands: {bare: bare}", {"moved-twice"}),
    ],
)
def test_old_names_that_are_one_or_none(tmp_path: Path, lines: str, rules: set[str]):
    root = small(tmp_path)
    (root / "site_config/moved.yml").write_text(lines + "\n", encoding="utf-8")
    assert set(told(root)) == {(rule, "site_config/moved.yml") for rule in rules}
