"""`poshelp check --since REV`: every address that there was leads somewhere, or a line of moved.yml is asked for."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.cli.running import Here
from tests.diff.repository import committed, git
from tests.languages.third import SETTINGS, alone, named
from tests.languages.third import rewrite as rewrite_once

MOVED = "site_config/moved.yml"
CODES, FAULTS = "content/data/response-codes.yml", "content/data/terminal-faults.yml"


@pytest.fixture
def repository(project: Path) -> Path:
    committed(project)
    return project


def rewrite(root: Path, old: str, new: str) -> None:
    """In every file of the project."""
    found = 0
    for path in (path for name in ("trees", "content", "site_config") for path in (root / name).rglob("*.*")):
        text = path.read_text(encoding="utf-8")
        found += text.count(old)
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert found


def rename_everything(root: Path) -> None:
    """A tree, a node, a code, a fault, a family and a page."""
    rewrite(root, "68", "69")
    rewrite(root, "no-slip", "no-paper")
    rewrite(root, "network", "line")
    (root / "trees/network").rename(root / "trees/line")
    rewrite(root, "slips", "paper")
    rewrite(root, "old-card", "worn-card")
    (root / "trees/card-status/old-card.yml").rename(root / "trees/card-status/worn-card.yml")
    for lang in ("zh", "en"):
        (root / f"content/{lang}/slips.md").rename(root / f"content/{lang}/paper.md")
        (root / f"content/{lang}/causes/old-card.md").rename(root / f"content/{lang}/causes/worn-card.md")
    tree = root / "trees/line/no-answer.yml"
    text = tree.read_text(encoding="utf-8")
    tree.write_text(re.sub(r"\bpaid(?=:\n)|(?<=to: )paid|(?<=ends: )paid", "done", text), encoding="utf-8")


def lost(poshelp: Here, root: Path, revision: str = "main") -> dict[str, str]:
    """Address → hint."""
    ran = poshelp("check", "--since", revision, "--format", "json", project=root)
    problems = [problem for problem in json.loads(ran.out)["problems"] if problem["rule"] == "address-lost"]
    assert {problem["file"] for problem in problems} <= {MOVED}
    assert ran.code == bool(json.loads(ran.out)["errors"])
    return {problem["message"].split("`")[1]: problem["hint"] for problem in problems}


def test_nothing_is_lost(poshelp: Here, repository: Path):
    assert poshelp("check", "--since", "main", project=repository) == (0, "no problems\n", "")


def test_what_the_hints_say_leads_everything_on(poshelp: Here, repository: Path):
    rename_everything(repository)
    assert poshelp("check", project=repository).code == 0
    found = lost(poshelp, repository)
    assert set(found) == {
        "causes/old-card/", "causes/no-answer/#paid", "codes/68/", "faults/no-slip/", "families/network/", "slips/",
    }  # fmt: skip
    sections: dict[str, list[str]] = defaultdict(list)
    for hint in found.values():
        section, line = re.findall(r"`([^`]+)`", hint)
        sections[section].append(f"  {line.replace('…', 'done')}\n")
    text = "".join(f"{section}:\n{''.join(lines)}" for section, lines in sections.items())
    (repository / MOVED).write_text(text, encoding="utf-8")
    assert lost(poshelp, repository) == {}
    # What was given up once stays given up: the next revision remembers it.
    committed(repository)
    (repository / MOVED).unlink()
    assert set(lost(poshelp, repository)) == set(found)
    assert set(lost(poshelp, repository, "main~1")) == set(found)


def test_a_code_leads_to_the_cause_that_it_had(poshelp: Here, repository: Path):
    rename_everything(repository)
    assert '`"68": tree:no-answer`' in lost(poshelp, repository)["codes/68/"]
    assert "`slips: paper`" in lost(poshelp, repository)["slips/"]


def test_places_are_those_of_the_missing_lines(poshelp: Here, repository: Path):
    rename_everything(repository)
    (repository / MOVED).write_text("# Moved.\ntrees: {}\npages: {}\n", encoding="utf-8")
    ran = poshelp("check", "--since", "main", "--format", "json", project=repository)
    problems = [problem for problem in json.loads(ran.out)["problems"] if problem["rule"] == "address-lost"]
    places = {problem["message"].split("`")[1]: problem["line"] for problem in problems}
    assert (places["causes/old-card/"], places["slips/"], places["codes/68/"]) == (2, 3, 1)


def test_letters_of_a_code_have_one_address(poshelp: Here, project: Path):
    rewrite(project, '"68"', '"Z9"')
    rewrite(project, "code:68", "code:Z9")
    committed(project)
    rewrite(project, "Z9", "z9")
    assert lost(poshelp, project) == {}
    rewrite(project, "z9", "68")
    assert set(lost(poshelp, project)) == {"codes/z9/"}


FAMILY = """- id: line
  name: {zh: 线路, en: Line}
  summary: {zh: 线路不通。, en: The line is down.}
  screen: {zh: [], en: []}
"""


def test_a_family_without_a_tree_has_no_page(poshelp: Here, repository: Path):
    rewrite(repository, "- id: network", f"{FAMILY}- id: network")
    committed(repository)
    rewrite(repository, "- id: line", "- id: wire")
    assert lost(poshelp, repository) == {}


def test_what_today_cannot_be_read_is_not_lost(poshelp: Here, repository: Path):
    (repository / "trees/network/no-answer.yml").write_text("[", encoding="utf-8")
    (repository / "content/zh/slips.md").write_bytes(b"\xff")
    (repository / "content/en/slips.md").write_bytes(b"\xff")
    assert lost(poshelp, repository) == {}


def test_of_an_old_tree_that_cannot_be_read_the_name_is_known(poshelp: Here, project: Path):
    whole = (project / "trees/network/no-answer.yml").read_bytes()
    (project / "trees/network/no-anwser.yml").write_text("[", encoding="utf-8")
    committed(project)
    (project / "trees/network/no-anwser.yml").unlink()
    (project / "trees/network/no-answer.yml").write_bytes(whole)
    ran = poshelp("check", "--since", "main", project=project)
    assert ran.code == 1
    assert "the address `causes/no-anwser/`" in ran.out
    assert "note: reading main (" in ran.err


def test_a_language_is_told_once(poshelp: Here, project: Path):
    named(project, "zh", "en", "ja")
    committed(project)
    rewrite_once(project, SETTINGS, "languages: [zh, en, ja]\n", "")
    assert poshelp("check", project=project).code == 0
    told = lost(poshelp, project)
    assert list(told) == ["ja/"]
    assert told["ja/"] == "say under `languages` in site_config/moved.yml what took its place: `ja: en`"
    (project / MOVED).write_text("languages:\n  ja: en\n", encoding="utf-8")
    assert lost(poshelp, project) == {}
    # The next revision remembers it.
    committed(project)
    (project / MOVED).write_text("languages: {}\n", encoding="utf-8")
    assert list(lost(poshelp, project)) == ["ja/"]


def test_english_leads_to_the_only_language_that_is_left(poshelp: Here, repository: Path):
    alone(repository, "zh")
    assert lost(poshelp, repository)["en/"].endswith("`en: zh`")
    (repository / MOVED).write_text("languages: {en: zh}\n", encoding="utf-8")
    assert lost(poshelp, repository) == {}


def test_a_brand_is_told_once(poshelp: Here, repository: Path):
    brands = repository / "site_config/brands"
    (brands / "no.yml").write_bytes((brands / "plain.yml").read_bytes())
    committed(repository)
    (brands / "no.yml").unlink()
    assert lost(poshelp, repository) == {
        "embed/v1/no/": 'say under `brands` in site_config/moved.yml what took its place: `"no": plain`'
    }
    (repository / MOVED).write_text('brands: {"no": plain}\n', encoding="utf-8")
    assert lost(poshelp, repository) == {}
    # A renamed one leads to the one that has come.
    (brands / "plain.yml").rename(brands / "bare.yml")
    rewrite_once(repository, SETTINGS, "brand: plain", "brand: bare")
    (repository / MOVED).write_text('brands: {"no": bare}\n', encoding="utf-8")
    assert list(lost(poshelp, repository)) == ["embed/v1/plain/"]
    assert lost(poshelp, repository)["embed/v1/plain/"].endswith("`plain: bare`")


def test_a_brand_that_cannot_be_read_is_not_lost_today_and_known_by_its_file_before(poshelp: Here, repository: Path):
    brands = repository / "site_config/brands"
    (brands / "bare.yml").write_text("[", encoding="utf-8")
    committed(repository)
    assert lost(poshelp, repository) == {}
    (brands / "bare.yml").unlink()
    assert list(lost(poshelp, repository)) == ["embed/v1/bare/"]


@pytest.mark.parametrize("name", ["mian", "--", "HEAD:../..", "\x1b[31mred", ""])
def test_unknown_revision(poshelp: Here, repository: Path, name: str):
    ran = poshelp("check", f"--since={name}", project=repository)
    assert (ran.code, ran.out) == (2, "")
    assert "there is no revision" in ran.err
    assert "\x1b" not in ran.err


def test_a_revision_that_cannot_be_read(poshelp: Here, project: Path):
    (project / "site_config/site.yml").rename(project / "site.yml")
    committed(project)
    (project / "site.yml").rename(project / "site_config/site.yml")
    ran = poshelp("check", "--since", "main", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "cannot read main" in ran.err


def test_a_project_that_cannot_be_read_is_told_as_ever(poshelp: Here, repository: Path):
    (repository / "site_config/site.yml").unlink()
    assert poshelp("check", "--since", "main", project=repository) == poshelp("check", project=repository)


def test_a_shallow_clone_with_its_tag_is_enough(poshelp: Here, repository: Path, tmp_path: Path):
    git(repository, "tag", "published")
    rename_everything(repository)
    committed(repository)
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "clone")
    git(tmp_path / "clone", "fetch", "--quiet", "--depth=1", "origin", "tag", "published")
    assert "slips/" in lost(poshelp, tmp_path / "clone", "published")
