"""The workflow for GitHub, and the one of its steps that is more than a command."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.publish.hosting.github import WORKFLOW

ROOT = Path(__file__).parents[2]
JOBS = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
STEPS = [step for job in JOBS.values() for step in job["steps"]]


def test_what_is_printed_is_our_own():
    own = ROOT / ".github/workflows/publish.yml"
    assert own.read_text(encoding="utf-8") == WORKFLOW.read_text(encoding="utf-8")


def test_it_builds_verifies_and_only_then_publishes():
    steps = [step.get("run") or step["uses"] for step in JOBS["build"]["steps"]]
    order = [
        next(number for number, step in enumerate(steps) if part in step)
        for part in ("checkout", "make site", "--since published", "verify site", "upload-pages-artifact")
    ]
    assert order == sorted(order)
    assert (JOBS["publish"]["needs"], JOBS["remember"]["needs"]) == ("build", "publish")


def test_no_job_may_do_more_than_it_has_to():
    assert yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
    allowed = {name: job.get("permissions") for name, job in JOBS.items()}
    assert allowed == {
        "build": None,
        "publish": {"pages": "write", "id-token": "write"},
        "remember": {"contents": "write"},
    }
    keeps = [step["with"]["persist-credentials"] for step in STEPS if "checkout" in step.get("uses", "")]
    assert keeps == [False, True]
    assert all("timeout-minutes" in job for job in JOBS.values())


def test_nothing_of_an_event_gets_into_a_command_and_all_actions_are_of_github():
    assert not any("${{" in step.get("run", "") for step in STEPS)
    assert all(step["uses"].startswith("actions/") for step in STEPS if "uses" in step)


def test_folders_that_begin_with_a_dot_are_published():
    (upload,) = [step for step in STEPS if "upload-pages-artifact" in step.get("uses", "")]
    assert upload["with"] == {"path": "site", "include-hidden-files": True}


@pytest.fixture
def clone(tmp_path):
    """A clone with a commit; its poshelp writes down what it is asked, and finds a lost address where `lost` is."""
    program = tmp_path / ".venv/bin/poshelp"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "$@" >> asked\ntest ! -e lost\n', encoding="utf-8")
    program.chmod(0o755)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--allow-empty", "-m", "a")
    return tmp_path


def git(folder, *arguments):
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("is_published", "is_lost", "ends", "asked"),
    [(False, True, 0, ""), (True, False, 0, "check --since published\n"), (True, True, 1, "check --since published\n")],
    ids=["first", "kept", "lost"],
)
def test_addresses_are_compared_with_what_was_published_last(clone, is_published, is_lost, ends, asked):
    if is_published:
        git(clone, "tag", "published")
    if is_lost:
        (clone / "lost").touch()
    (step,) = [step["run"] for step in STEPS if "--since" in step.get("run", "")]
    # As GitHub runs it.
    ran = subprocess.run(["bash", "-e", "-c", step], cwd=clone, check=False, capture_output=True, env=dict(os.environ))
    assert ran.returncode == ends
    found = clone / "asked"
    assert (found.read_text(encoding="utf-8") if found.exists() else "") == asked
