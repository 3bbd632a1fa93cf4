"""Revisions of real repositories: what is written, and what nobody can make it write."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import revision
from generator.revision import FOLDERS, NoRepository, UnknownRevision, UnreadableRevision, write_revision
from tests.diff.repository import committed, crafted, git
from tests.projects.copies import small


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for top in FOLDERS
        for path in sorted((folder / top).rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "somewhere/out"
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize("below", ["", "shops/the [first]/*", "店铺/一店"])
def test_what_was_committed_is_written(below: str, tmp_path: Path, out: Path):
    top = tmp_path / "repository"
    root = top / below
    root.parent.mkdir(parents=True, exist_ok=True)
    small(tmp_path).rename(root)
    (root / "README.md").write_text("not content", encoding="utf-8")
    before = files(root)
    commit = committed(top)
    (root / "trees/network/no-answer.yml").write_text("changed", encoding="utf-8")
    assert write_revision(root, "HEAD", out) == (commit, ())
    assert files(out) == before
    assert not (out / "README.md").exists()


HOSTILE = [
    *("--output=x", "-h", "--all", "--git-dir=/", "HEAD:../..", "HEAD:trees", "HEAD^{tree}", "HEAD..HEAD", "^HEAD"),
    *("", " ", "\0", "HEAD\0", "HEAD\n", "$(touch x)", "; touch x", "\udcff", "x" * 5000, ":/", "🀄"),
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_are_no_revision(name: str, tmp_path: Path, out: Path):
    root = small(tmp_path)
    committed(root)
    there = sorted(tmp_path.rglob("*"))
    with pytest.raises(UnknownRevision):
        write_revision(root, name, out)
    assert sorted(tmp_path.rglob("*")) == there


def test_the_nearest_branch_or_tag_is_named(tmp_path: Path, out: Path):
    root = small(tmp_path)
    committed(root)
    git(root, "tag", "v1.2.0")
    for name, hint in (("mian", "did you mean `main`?"), ("v1.2", "did you mean `v1.2.0`?"), ("zzzzzz", "")):
        with pytest.raises(UnknownRevision) as raised:
            write_revision(root, name, out)
        assert str(raised.value) == hint


def test_a_branch_that_is_called_like_an_option_is_a_branch(tmp_path: Path, out: Path):
    root = small(tmp_path)
    commit = committed(root)
    git(root, "update-ref", "refs/heads/--output=x", commit)
    assert write_revision(root, "--output=x", out).commit == commit
    assert not (root / "x").exists()


def test_nothing_is_written_outside(tmp_path: Path, out: Path):
    root = small(tmp_path)
    committed(root)
    link = ("120000", b"/etc")
    tree = crafted(
        root,
        {
            "trees/../../escaped.yml": ("100644", b"x"),
            "trees/ok/fine.yml": ("100644", b"fine"),
            "trees/ok/back\\slash.yml": ("100644", b"x"),
            "trees/.git/config": ("100644", b"x"),
            "content/zh": link,
            "content/zh/passwd.md": ("100644", b"x"),
            f"site_config/{'n' * 300}.yml": ("100644", b"x"),
            "site_config/brands/link.yml": link,
        },
    )
    git(root, "update-ref", "refs/heads/evil", git(root, "commit-tree", tree, "-m", "evil"))
    outside = sorted(path for path in tmp_path.rglob("*") if not path.is_relative_to(out))
    written = write_revision(root, "evil", out)
    assert sorted(path for path in tmp_path.rglob("*") if not path.is_relative_to(out)) == outside
    assert not any(path.is_symlink() for path in out.rglob("*"))
    assert files(out)["trees/ok/fine.yml"] == b"fine"
    assert {"content/zh", "site_config/brands/link.yml", "trees/ok/back\\slash.yml"} <= set(written.left_out)


def test_no_repository(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch):
    root = small(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(NoRepository, match="lies in no git repository"):
        write_revision(root, "HEAD", out)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRepository, match="no git here"):
        write_revision(root, "HEAD", out)


def test_a_hook_s_surroundings_do_not_matter(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch):
    root = small(tmp_path)
    commit = committed(root)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert write_revision(root, "HEAD", out).commit == commit


def test_content_that_is_lost(tmp_path: Path, out: Path):
    root = small(tmp_path)
    committed(root)
    blob = git(root, "rev-parse", "HEAD:trees/network/no-answer.yml")
    (root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(UnreadableRevision):
        write_revision(root, "HEAD", out)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("sleep 30", "git took more than 0.2 seconds"),
        ("echo 'fatal: detected dubious ownership' >&2; exit 128", "git cannot be used in .*: fatal: detected dubious"),
        ("exit 3", "git cannot be used in .*: exit code 3"),
    ],
)
def test_a_git_that_does_not_do_what_it_should(
    script: str, said: str, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
):
    program = tmp_path / "bin/git"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script.replace('sleep', 'exec sleep')}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(revision, "_SECONDS", 0.2)
    with pytest.raises((UnreadableRevision, NoRepository), match=said):
        write_revision(small(tmp_path), "HEAD", out)


def test_too_much_content(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch):
    root = small(tmp_path)
    committed(root)
    monkeypatch.setattr(revision, "_MOST_BYTES", 1000)
    with pytest.raises(UnreadableRevision, match="more than 0 MB"):
        write_revision(root, "HEAD", out)
    assert not list(out.iterdir())
