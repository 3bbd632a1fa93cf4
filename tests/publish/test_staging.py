from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish import staging as module
from generator.publish.failure import PublishError
from generator.publish.staging import Staging


@pytest.fixture(params=["one step", "two renames"])
def site(request, tmp_path, monkeypatch):
    """A site with a file in it, on a system that can swap folders and on one that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text("old", encoding="utf-8")
    return target


def begin(target):
    return Staging.begin(target, mark="index.html")


def content(site):
    return {file.name: file.read_text(encoding="utf-8") for file in site.iterdir()}


def test_nothing_changes_before_the_commit_and_everything_with_it(site):
    staging = begin(site)
    staging.write("index.html", b"new")
    assert content(site) == {"index.html": "old"}
    staging.commit()
    assert content(site) == {"index.html": "new"}
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_an_abandoned_build_leaves_no_trace(site):
    staging = begin(site)
    staging.write("deep/index.html", b"new")
    staging.abandon()
    staging.abandon()
    assert content(site) == {"index.html": "old"}
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_a_first_build_needs_no_site(tmp_path):
    staging = begin(tmp_path / "new" / "site")
    staging.write("a/b.txt", b"x")
    staging.commit()
    assert (tmp_path / "new/site/a/b.txt").read_bytes() == b"x"


def test_two_builds_of_one_site_exclude_each_other(site):
    first = begin(site)
    with pytest.raises(PublishError, match="another build is writing"):
        begin(site)
    begin(site.parent / "other").abandon()
    first.abandon()
    begin(site).abandon()


KILLED = """
import os, signal, sys
from pathlib import Path
from generator.publish.staging import Staging
staging = Staging.begin(Path(sys.argv[1]), mark="index.html")
staging.write("half.html", b"half")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_site_and_no_lock(site):
    run = subprocess.run([sys.executable, "-c", KILLED, site], check=False, cwd=Path(__file__).parents[2])
    assert run.returncode < 0
    assert content(site) == {"index.html": "old"}
    assert (site.parent / ".site.building/new/half.html").exists()
    staging = begin(site)
    assert list(staging.folder.iterdir()) == []
    staging.commit()
    assert [entry.name for entry in site.parent.iterdir()] == ["site"]


def test_a_build_killed_between_two_renames_is_taken_back(tmp_path):
    old = tmp_path / ".site.building" / "old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("old", encoding="utf-8")
    begin(tmp_path / "site").abandon()
    assert content(tmp_path / "site") == {"index.html": "old"}


def test_a_failing_swap_puts_the_old_site_back(site, monkeypatch):
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    staging = begin(site)
    staging.folder.rmdir()
    with pytest.raises(PublishError, match="could not be written"):
        staging.commit()
    assert content(site) == {"index.html": "old"}


@pytest.mark.parametrize("path", ["../outside.txt", "a/../../outside.txt", "/tmp/outside.txt"])  # noqa: S108
def test_no_file_lies_outside_the_site(site, path):
    staging = begin(site)
    with pytest.raises(PublishError, match="outside the site"):
        staging.write(path, b"")
    staging.abandon()


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path):
    (tmp_path / "site").write_text("mine", encoding="utf-8")
    with pytest.raises(PublishError, match="is a file"):
        begin(tmp_path / "site")
    assert (tmp_path / "site").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_was_never_a_site_is_left_alone(tmp_path):
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(PublishError, match="was not made by poshelp; it would be lost"):
        begin(tmp_path)
    assert content(tmp_path) == {"precious.txt": "mine"}
    (tmp_path / "precious.txt").unlink()
    begin(tmp_path).abandon()


def test_what_the_disk_refuses_is_told(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PublishError, match="could not be written"):
        begin(tmp_path / "file" / "site")
    staging = begin(tmp_path / "site")
    staging.write("a", b"")
    with pytest.raises(PublishError, match="could not be written"):
        staging.write("a/b", b"")
    staging.abandon()
