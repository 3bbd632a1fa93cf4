"""Two builds with nothing in common but their input give the same bytes: pages, data, manuals, copies, manifest."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.publish.verify import verify
from tests.projects.copies import worded
from tests.publish.whole_site import TODAY

ROOT = Path(__file__).parents[2]


def project(folder: Path) -> Path:
    """The small project with the words and a manual of the large one, which takes a minute."""
    folder.mkdir(parents=True)
    root = worded(folder)
    (root / "site_config/manuals").mkdir(exist_ok=True)
    sheets = (ROOT / "site_config/manuals/cause-sheets.yml").read_text(encoding="utf-8")
    own, _, _ = sheets.partition("without_chart:")  # names a tree of the large project
    (root / "site_config/manuals/cause-sheets.yml").write_text(own, encoding="utf-8")
    return root


def built(root: Path, umask: int, cwd: Path, **environment: str) -> Path:
    command = [sys.executable, "-m", "generator", "--project", str(root), "build", "--jobs", environment.pop("JOBS")]
    own = {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1795305600", **environment}
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **own},
        umask=umask,
    )
    assert done.returncode == 0, done.stderr.decode()
    return root / "site"


def digests(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    one = project(tmp_path_factory.mktemp("one") / "a")
    other = project(tmp_path_factory.mktemp("other") / "a folder" / "with spaces 和汉字")
    # Neither knows what the other has laid out and set: the caches lie in the folders of the projects.
    with ThreadPoolExecutor(max_workers=2) as pool:
        first = pool.submit(
            built, one, 0o022, one, TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C.UTF-8", JOBS="1"
        )
        second = pool.submit(
            built, other, 0o077, Path("/"), TZ="America/Adak", PYTHONHASHSEED="2", LC_ALL="C", JOBS="4"
        )
        return first.result(), second.result()


def test_all_bytes_are_the_same(sites: tuple[Path, Path]):
    one, other = map(digests, sites)
    assert any(path.endswith(".pdf") for path in one)
    assert any(path.endswith(".br") for path in one)
    assert one == other


def test_the_manifest_tells_of_every_file(sites: tuple[Path, Path]):
    site = sites[0]
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["brand"], manifest["languages"]) == ("plain", ["zh-Hans", "en"])
    listed = {path: known["sha256"] for path, known in manifest["files"].items()}
    assert listed == {
        path: digest
        for path, digest in digests(site).items()
        if not path.endswith((".br", ".gz")) and path != "manifest.json"
    }
    assert list(listed) == sorted(listed)
    assert manifest["reviewed"] == max(
        tree["reviewed"] for tree in json.loads((site / "data/v1/trees.json").read_text(encoding="utf-8"))["trees"]
    )


def test_verify_is_content(sites: tuple[Path, Path]):
    assert verify(str(sites[0]), TODAY).problems == ()
