from __future__ import annotations

import fnmatch
import json
import shlex
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish import hosting_configuration, hosting_kinds
from generator.publish.failure import PublishError
from generator.publish.headers import CACHE, EVERYWHERE, FOREVER, caching, headers_of
from generator.publish.hosting import KINDS
from generator.publish.hosting.cloudflare import beyond_cloudflare, headers_file
from generator.publish.hosting.hosted_site import HostedSite
from generator.publish.hosting.object_storage import beyond_object_storage, object_storage
from tests.hosting.configurations import GOLDEN, MOVED, configurations, hosted, table, written
from tests.publish.whole_site import WHOLE_SETTINGS

ROOT = Path(__file__).parents[2]
PATHS = (
    "index.html",
    "404.html",
    "zh/causes/network/index.html",
    "manifest.json",
    "assets/poshelp/frame.css",
    "assets/javascripts/bundle.a5f9d56c.min.js",
    "assets/javascripts/workers/search.a7633da7.min.js",
    "assets/stylesheets/main.57a0d79d.min.css",
    "data/v1/trees.json",
    "embed/v1/zh/start.html",
    "embed/v1/poshelp.js",
    "embed/v1/poshelp-6f6b217c7322.js",
    "manuals/poshelp-handbook.zh.pdf",
    "offline/poshelp.zh.html",
    "schema/tree.schema.json",
)


def test_the_kinds_that_are_offered_are_those_that_there_are():
    assert hosting_kinds() == tuple(KINDS)


@pytest.mark.parametrize("name", configurations())
def test_golden(name):
    """`python -m tests.hosting.accept` writes them anew."""
    assert configurations()[name] == (GOLDEN / name).read_text(encoding="utf-8")


def as_cloudflare_reads_it(text: str, path: str) -> dict[str, str]:
    """Every rule that matches, in order; `!` takes away, two values of one name are joined.

    By itself Cloudflare sends two headers; a rule for Cache-Control puts the other value in its place.
    """
    found = {"Access-Control-Allow-Origin": "*"}
    matches = False
    for line in text.splitlines():
        if not line.startswith(" "):
            matches = fnmatch.fnmatchcase(path, line)
        elif matches and not line.strip().startswith("#"):
            name, _, value = line.strip().partition(": ")
            if name.startswith("! "):
                del found[name[2:]]
            else:
                found[name] = f"{found[name]}, {value}" if name in found else value
    return found


@pytest.mark.parametrize("path", PATHS)
def test_cloudflare_sends_what_is_asked_for(path):
    assert as_cloudflare_reads_it(headers_file(hosted()), f"/pos/{path}") == headers_of(path, table())


def test_cloudflare_reads_all_of_it():
    assert sum(not line.startswith(" ") for line in headers_file(hosted()).splitlines()) <= 100
    assert list(beyond_cloudflare(hosted())) == []


def moves(number: int, end: str) -> bytes:
    return json.dumps({f"/ja/{place}/{end}": f"/en/x{place}/{end}" for place in range(number)}).encode()


LONG = "x" * 1000


@pytest.mark.parametrize(
    ("site", "told"),
    [
        (hosted(moves(2001, "")), "2001 pages have moved, 2000 lines"),
        (hosted(moves(101, "*")), "101 folders have moved, 100 lines"),
        (hosted(f'{{"/{LONG}/": "/en/"}}'.encode()), "line 1 of _redirects has 10"),
        (
            hosted(settings=replace(WHOLE_SETTINGS, portals=tuple(f"https://{i:029}.example" for i in range(50)))),
            "of _headers has 2",
        ),
        (hosted(sizes={str(number): 1 for number in range(100_001)}), "100001 files, 100000 are taken"),
        (hosted(sizes={"a.pdf": 25 * 1024 * 1024, "b.pdf": 25 * 1024 * 1024 + 1}), "b.pdf has 26214401 bytes"),
    ],
    ids=["pages", "folders", "address", "portals", "files", "size"],
)
def test_what_cloudflare_would_leave_out_is_told(site, told):
    complaint, *more = beyond_cloudflare(site)
    assert (told in complaint, more) == (True, [])


def test_as_much_as_cloudflare_takes_is_taken():
    assert list(beyond_cloudflare(hosted(moves(2000, "")))) == list(beyond_cloudflare(hosted(moves(100, "*")))) == []


def test_more_rules_than_storage_takes_are_told():
    assert list(beyond_object_storage(hosted(moves(50, "*")))) == []
    assert list(beyond_object_storage(hosted(moves(2000, "")))) == []
    assert "51 folders" in next(beyond_object_storage(hosted(moves(51, "*"))))


@pytest.mark.parametrize("kind", ["cloudflare", "s3"])
def test_nothing_is_printed_that_would_not_be_read(tmp_path, kind):
    (tmp_path / "manifest.json").write_bytes(written(WHOLE_SETTINGS))
    (tmp_path / "moved.json").write_bytes(moves(101, "*"))
    assert hosting_configuration("nginx", tmp_path)
    with pytest.raises(PublishError, match="101 folders"):
        hosting_configuration(kind, tmp_path)


def rules(moved: dict[str, str]) -> list[tuple[str, str]]:
    """Beginning of an old address and where it leads, in the order of the rules."""
    line = next(line for line in object_storage(hosted(json.dumps(moved).encode())).splitlines() if "Routing" in line)
    told = json.loads(shlex.split(line)[-1])["RoutingRules"]
    return [(rule["Condition"]["KeyPrefixEquals"], rule["Redirect"].get("ReplaceKeyWith", "…")) for rule in told]


def test_storage_looks_at_the_longest_beginning_first():
    found = rules({"/ja/a/": "/zh/b/", "/ja/a/b/*": "/zh/*", "/ja/*": "/en/*"})
    assert found == [("pos/ja/a/b/", "…"), ("pos/ja/a/", "pos/zh/b/"), ("pos/ja/", "…")]


def test_the_front_page_of_a_folder_takes_nothing_else_along():
    assert rules({"/ja/": "/zh/", "/ja/*": "/en/*"}) == [("pos/ja/", "…")]


def test_storage_needs_no_rule_for_what_leads_on_from_the_place_of_its_folder():
    renamed = {"/en/old/": "/en/new/", "/ja/old/": "/en/new/", "/ja/*": "/en/*"}
    assert rules(renamed) == [("pos/ja/", "…")]


@pytest.mark.parametrize("moved", [b"", MOVED])
def test_storage_finds_the_page_for_what_is_missing_in_the_folder_of_the_site(moved):
    script = object_storage(hosted(moved))
    assert ('"Key": "pos/404.html"' if moved else "--error-document pos/404.html\n") in script


def test_braces_of_a_caddyfile_are_closed():
    depth = 0
    for line in configurations()["caddy.txt"].splitlines():
        depth += line.endswith("{") - (line.strip() == "}")
        assert depth >= 0
    assert depth == 0


def test_the_script_for_storage_is_one(tmp_path):
    script = tmp_path / "s3.sh"
    script.write_text(configurations()["s3.txt"], encoding="utf-8")
    assert subprocess.run(["sh", "-n", str(script)], check=False).returncode == 0
    refused = subprocess.run(["sh", str(script)], check=False, capture_output=True, env={"PATH": "/usr/bin:/bin"})
    assert (refused.returncode != 0, b"name the bucket" in refused.stderr) == (True, True)


def test_the_container_has_a_user_without_rights_and_verifies_what_it_serves():
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("FROM ")][-1].split()[1].startswith("docker.io/nginxinc/")
    assert "USER 101" in lines
    assert any("poshelp verify site" in line for line in lines)
    assert configurations()["nginx.txt"].count("listen 80;") == 1


@pytest.mark.parametrize(
    ("path", "query", "is_forever"),
    [
        ("embed/v1/poshelp-6f6b217c7322.js", "", True),
        ("embed/v1/poshelp.js", "", False),
        ("assets/poshelp/guide/zh/start.js", "0123456789ab", True),
        ("assets/poshelp/guide/zh/start.js", "", False),
        ("zh/index.html", "0123456789ab", False),
        ("assets/stylesheets/main.57a0d79d.min.css", "", True),
        ("assets/stylesheets/main.css", "", False),
    ],
)
def test_only_what_is_named_after_its_content_is_kept_for_ever(path, query, is_forever):
    assert (caching(path, query) == FOREVER) is is_forever


def test_no_script_may_run_inline_and_nobody_may_frame_a_page():
    for path in PATHS:
        headers = headers_of(path, table())
        assert set(dict(EVERYWHERE)) | {CACHE} <= set(headers)
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        ancestors = "'self' https://portal.example" if path.startswith("embed/") else "'none'"
        assert policy.endswith(f"frame-ancestors {ancestors}")


@pytest.mark.parametrize(
    "moved",
    [
        b"[]",
        b"{",
        b'{"/a": 1}',
        b'{"a": "/b"}',
        b'{"/a/../b": "/c"}',
        b'{"/a;": "/c"}',
        b'{"/a": "/c; return 200"}',
        b'{"/a": "//evil.example/"}',
        b'{"/a": "https://evil.example/"}',
        b'{"/a\\n": "/c"}',
        b'{"/*": "/c/*"}',
        b'{"/a/*": "/*"}',
        b'{"/a/*": "/c/"}',
        b'{"/a/*": 1}',
        b'{"/a/": "/c/*"}',
        b'{"/a*": "/c*"}',
        b'{"/a/*/*": "/c/*/*"}',
        b'{"/a$/*": "/c/*"}',
        b'{"/a/../*": "/c/*"}',
    ],
)
def test_addresses_that_could_be_more_than_addresses_are_refused(moved):
    with pytest.raises(PublishError, match=r"moved\.json"):
        hosted(moved)


@pytest.mark.parametrize("root", ["", "/srv/a b", "/srv/{x}", "/srv/x;", '/srv/"', "/srv/$x", "/srv/*"])
def test_folders_that_no_configuration_can_name_are_refused(root):
    with pytest.raises(PublishError, match="--root"):
        HostedSite.of(b"{}", b"", root, {})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b'{"format": 1, "url": "https://x/", "headers": {"": {"X": "a\\"; b"}}}',
        b'{"format": 1, "url": "https://x/\\n", "headers": {}}',
    ],
)
def test_manifests_that_are_none_are_refused(content):
    with pytest.raises(PublishError, match=r"manifest\.json"):
        HostedSite.of(content, b"", "/srv", {})


def test_before_anything_has_moved():
    assert hosted(b"").moved == hosted(b"").moved_folders == ()
    assert "301" not in KINDS["nginx"](hosted(b""))
