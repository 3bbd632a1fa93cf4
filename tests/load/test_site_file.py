"""mkdocs.yml: what would keep the site from being built is told with its place, and nothing that it names runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import site_file

OURS = "plugins: [poshelp]\n"


def told(folder: Path, text: str) -> list[str]:
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    report = site_file(folder)
    assert set(report.sources) == {"mkdocs.yml"}
    return [f"{p.span.line}:{p.span.column} {p.rule}: {p.message}" for p in report.problems]


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search, poshelp]",
        "plugins:\n  - search: {lang: zh}\n  - poshelp:\n      brand: !ENV [BRAND, '']",
        "plugins: {poshelp: {}}",
        "plugins: {search: {}, poshelp: }",
        "INHERIT: ../base.yml\nsite_name: x",
        f"{OURS}extra: &a {{b: 1}}\ntheme: {{<<: *a}}",
        f"{OURS}extra: {{emoji: !!python/name:material.extensions.emoji.twemoji '', base: !relative $docs_dir}}",
        f"{OURS}extra: # a comment\n  title: Help #1",
    ],
)
def test_what_mkdocs_takes(tmp_path: Path, text: str):
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("site_name: a: b", "1:13 yaml-syntax: mapping values are not allowed in this context"),
        ("", "1:1 empty-text: the file is empty"),
        ("- poshelp", "1:1 wrong-type: a mapping of settings is expected"),
        ("site_name: x", "1:1 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        ("a: 1\nplugins: [search]", "2:10 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        ("plugins: poshelp", "1:10 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        (
            f"{OURS}x: [!!python/object/apply:os.system ['touch ran'], 1]",
            "2:5 yaml-feature: the tag `!!python/object/apply:os.system` runs code as soon as the file is read",
        ),
        (
            f"{OURS}x: {{? !!python/module:evil '' : 1}}",
            "2:7 yaml-feature: the tag `!!python/module:evil` runs code as soon as the file is read",
        ),
        (f"{OURS}x: \u202ey", "2:4 forbidden-character: character U+202E is not allowed"),
        (f"{OURS}x: &a [*a]", "2:4 too-deep: values are nested more than 20 levels deep"),
        (OURS + "x: " + "[" * 30 + "]" * 30, "2:23 too-deep: values are nested more than 20 levels deep"),
    ],
)
def test_what_is_told(tmp_path: Path, text: str, problem: str):
    assert told(tmp_path, text) == [problem]
    assert not (tmp_path / "ran").exists()


def test_a_missing_file_and_one_that_leads_elsewhere(tmp_path: Path):
    assert [p.rule for p in site_file(tmp_path).problems] == ["file-missing"]
    (tmp_path / "elsewhere.yml").write_text(OURS, encoding="utf-8")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "mkdocs.yml").symlink_to(tmp_path / "elsewhere.yml")
    (problem,) = site_file(inside).problems
    assert "leads out of the project" in problem.message


def test_aliases_of_aliases_take_no_time(tmp_path: Path):
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 19))
    assert told(tmp_path, f"{OURS}l0: &l0 lol\n{laughs}") == []
