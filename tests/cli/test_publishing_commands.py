"""`poshelp hosting` and `poshelp verify`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Here
from tests.publish.whole_site import build


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished site."""
    return build(tmp_path_factory.mktemp("finished") / "site")


def test_verify_is_silent_about_a_good_site(poshelp: Here, site: Path):
    assert poshelp("verify", site) == (0, "no problems\n", "")


def test_verify_tells_where_and_what(poshelp: Here, site: Path):
    extra = site / "extra.txt"
    extra.write_text("x", encoding="utf-8")
    try:
        text = poshelp("verify", site)
        told = poshelp("verify", "--format", "json", site)
    finally:
        extra.unlink()
    assert text.code == told.code == 1
    assert text.out.startswith("error[unlisted-file]: manifest.json does not know this file\n  --> extra.txt:1:1\n")
    assert text.out.endswith("\n1 error\n")  # these kinds have no page in `poshelp explain`
    assert json.loads(told.out)["errors"] == 1


@pytest.mark.parametrize("where", ["/no/such/folder", "http://help.example/", "https://no-such-host.invalid/"])
def test_verify_of_what_is_not_there(poshelp: Here, where: str):
    ran = poshelp("verify", where)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("poshelp: ")


@pytest.mark.parametrize("kind", ["nginx", "caddy", "cloudflare", "s3", "github"])
def test_hosting_prints(poshelp: Here, site: Path, kind: str):
    ran = poshelp("hosting", kind, "--site", site, "--root", "/srv/poshelp")
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 20
    assert str(site) not in ran.out


def test_hosting_without_a_built_site(poshelp: Here, project: Path):
    ran = poshelp("hosting", "nginx", project=project)
    assert (ran.code, ran.out) == (1, "")
    assert "holds no built site" in ran.err
