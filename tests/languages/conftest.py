"""Sites in three languages and in one, each built once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.translation import Imported, exported, imported
from tests.languages.third import ROOT, add_words, alone, buildable, named, translated
from tests.projects.copies import TODAY


def built(root: Path, out: Path) -> Path:
    command = [sys.executable, "-m", "generator", "--project", str(root), "build", "--out", str(out)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600"}
    done = subprocess.run(command, check=False, capture_output=True, env=environment, cwd=root)
    assert done.returncode == 0, done.stderr.decode()
    return out


def fully_translated(root: Path) -> Imported:
    """Add all that the third language lacks: by hand what no PO file carries, the rest by one."""
    add_words(root)
    po = root.parent / "ja.po"
    po.write_text(translated(exported(root, TODAY, "ja")), encoding="utf-8")
    return imported(root, TODAY, po, "ja", write=True)


@pytest.fixture(scope="session")
def third_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project in Chinese, English and Japanese, in which nothing is missing."""
    root = named(buildable(tmp_path_factory.mktemp("third")), "zh", "en", "ja")
    fully_translated(root)
    return root


@pytest.fixture(scope="session")
def third_site(third_project: Path) -> Path:
    return built(third_project, third_project.parent / "site")


@pytest.fixture(scope="session", params=["zh", "en"])
def lone_project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A language, and a project in it alone."""
    lang: str = request.param
    return lang, alone(buildable(tmp_path_factory.mktemp(f"alone-{lang}")), lang)
