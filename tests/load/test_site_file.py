"""mkdocs.yml: what would keep the site from being built is told with its place, and nothing that it names runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from generator.load import site_file
from generator.load.site_file import MKDOCS_SETTINGS

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
        "INHERIT: ./base.yml\nsite_name: x",
        f"{OURS}extra: &a {{b: 1}}\ntheme: {{<<: *a}}",
        f"{OURS}extra: {{emoji: !!python/name:material.extensions.emoji.twemoji '', base: !relative $docs_dir}}",
        f"{OURS}extra: # a comment\n  title: Help #1",
        f"{OURS}extra: {{on: 2026-11-28, at: 0o17, so: 1e3, no: yes, a: !!int '1', b: !!str 1, c: !!python/tuple [1]}}",
        f"{OURS}extra: {{a: '2026-13-40', b: 0x, ? [a, b] : c}}",
    ],
)
def test_what_mkdocs_takes(tmp_path: Path, text: str):
    (tmp_path / "base.yml").write_text(OURS, encoding="utf-8")
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("site_name: a: b", "1:13 yaml-syntax: mapping values are not allowed in this context"),
        ("", "1:1 empty-text: the file is empty"),
        ("- poshelp", "1:1 wrong-type: a mapping of settings is expected"),
        ("site_name: x", "1:1 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        ("extra: 1\nplugins: [search]", "2:10 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        ("plugins: poshelp", "1:10 missing-key: the plugin `poshelp`, which makes the pages, is not named"),
        (
            f"{OURS}nav: [!!python/object/apply:os.system ['touch ran'], 1]",
            "2:7 yaml-feature: the tag `!!python/object/apply:os.system` runs code as soon as the file is read",
        ),
        (
            f"{OURS}nav: {{? !!python/module:evil '' : 1}}",
            "2:9 yaml-feature: the tag `!!python/module:evil` runs code as soon as the file is read",
        ),
        (f"{OURS}extra: !Env [A, b]", "2:8 yaml-feature: there is no tag `!Env`"),
        (f"{OURS}extra: {{a: !include b.yml}}", "2:12 yaml-feature: there is no tag `!include`"),
        (f"{OURS}extra: [!!integer 1]", "2:9 yaml-feature: there is no tag `!!integer`"),
        (f"{OURS}extra: [=]", "2:9 yaml-feature: there is no tag `!!value`"),
        (
            f"{OURS}extra: [2026-13-40]",
            "2:9 wrong-type: `2026-13-40` looks like a value of the type `!!timestamp`, and is none",
        ),
        (f"{OURS}extra: !!int abc", "2:8 wrong-type: `abc` looks like a value of the type `!!int`, and is none"),
        (f"{OURS}site_nam: x", "2:1 unknown-key: MkDocs has no setting `site_nam`"),
        (f"{OURS}extra: 1\nextra: 2", "3:1 duplicate-key: `extra` is there twice"),
        (f"{OURS}INHERIT: [a]", "2:10 wrong-type: `INHERIT` is the path of a file"),
        (f"{OURS}INHERIT: ''", "2:10 wrong-type: `INHERIT` is the path of a file"),
        (f"{OURS}INHERIT: bas.yml", "2:10 file-missing: `INHERIT` names a file that is not there: `bas.yml`"),
        (f"{OURS}INHERIT: ./mkdocs.yml", "2:10 wrong-type: `INHERIT` names this file itself"),
        (f"{OURS}x: \u202ey", "2:4 forbidden-character: character U+202E is not allowed"),
        (f"{OURS}x: &a [*a]", "2:4 too-deep: values are nested more than 20 levels deep"),
        (OURS + "x: " + "[" * 30 + "]" * 30, "2:23 too-deep: values are nested more than 20 levels deep"),
    ],
)
def test_what_is_told(tmp_path: Path, text: str, problem: str):
    assert told(tmp_path, text) == [problem]
    assert not (tmp_path / "ran").exists()


def test_the_settings_are_those_of_mkdocs():
    assert set(MKDOCS_SETTINGS) == {name for name, _ in MkDocsConfig._schema}


def test_a_missing_file_and_one_that_leads_elsewhere(tmp_path: Path):
    assert [p.rule for p in site_file(tmp_path).problems] == ["file-missing"]
    (tmp_path / "elsewhere.yml").write_text(OURS, encoding="utf-8")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "mkdocs.yml").symlink_to(tmp_path / "elsewhere.yml")
    (problem,) = site_file(inside).problems
    assert "leads out of the project" in problem.message


def test_aliases_of_aliases_take_no_time(tmp_path: Path):
    laughs = "".join(f"  l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 19))
    assert told(tmp_path, f"{OURS}extra:\n  l0: &l0 lol\n{laughs}") == []
