from __future__ import annotations

import dataclasses
import gzip
import json
from functools import partial

import pytest

from generator.publish.headers import BRIEFLY, FOREVER
from generator.publish.verify import verify
from tests.hosting.serving import get, serving, serving_by_caddy
from tests.publish.whole_site import MOVED, PINNED, TODAY, WHOLE_SETTINGS, build

BASES = {"top": ("https://help.example/", "/"), "folder": ("https://help.example/pos/", "/pos/")}


@pytest.fixture(
    scope="module", params=[(server, place) for server in ("nginx", "caddy") for place in BASES], ids="-".join
)
def served(request, nginx_path, caddy_path, tmp_path_factory):
    """(port, base, folder of the site), by each server once at the top of its host and once in a folder of it."""
    server, place = request.param
    url, base = BASES[place]
    folder = tmp_path_factory.mktemp("hosted")
    folder.chmod(0o755)
    site = build(folder / "site", dataclasses.replace(WHOLE_SETTINGS, url=url))
    (site / ".git").mkdir()
    (site / ".git/config").write_text("secret", encoding="utf-8")
    by = {"nginx": partial(serving, nginx_path), "caddy": partial(serving_by_caddy, caddy_path)}
    with by[server](site, folder) as port:
        yield port, base, site


def manifest(site):
    return json.loads((site / "manifest.json").read_text(encoding="utf-8"))


def test_every_file_is_sent_whole_with_the_headers_of_its_folder(served):
    port, base, site = served
    table = manifest(site)["headers"]
    for path, known in manifest(site)["files"].items():
        got = get(port, base + path)
        if path.startswith("_"):
            assert got.status == 404
            continue
        if path in {move.path for move in MOVED}:
            assert got.status == 301
            continue
        assert (got.status, len(got.content)) == (200, known["size"]), path
        own = table.get(f"{path.partition('/')[0]}/", table[""])
        assert {name: got.headers.get(name.lower()) for name in own} == own, path
        assert got.headers["x-content-type-options"] == "nosniff"
        assert ("access-control-allow-origin" in got.headers) == ("Access-Control-Allow-Origin" in own)


def test_the_policy_of_pages_and_of_the_embed_says_who_may_frame(served):
    port, base, _ = served
    assert get(port, f"{base}zh/").headers["content-security-policy"].endswith("frame-ancestors 'none'")
    framed = get(port, base + PINNED).headers["content-security-policy"]
    assert framed == "frame-ancestors 'self' https://portal.example"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("zh/", BRIEFLY),
        ("data/v1/trees.json", BRIEFLY),
        ("assets/poshelp/frame.css", BRIEFLY),
        ("assets/poshelp/frame.css?0123456789ab", FOREVER),
        ("assets/poshelp/frame.css?x", BRIEFLY),
        ("zh/?0123456789ab", BRIEFLY),
        (PINNED, FOREVER),
        ("zh/none/", "no-cache"),
    ],
)
def test_what_changes_is_asked_for_again(served, path, caching):
    port, base, _ = served
    assert get(port, base + path).headers["cache-control"] == caching


def test_the_compressed_copy_is_sent_to_those_who_read_it(served):
    port, base, site = served
    got = get(port, f"{base}zh/", Accept_Encoding="gzip")
    assert got.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in got.headers["vary"].lower()
    assert got.content == (site / "zh/index.html.gz").read_bytes()
    assert gzip.decompress(got.content) == (site / "zh/index.html").read_bytes()
    assert "content-encoding" not in get(port, f"{base}zh/").headers


def test_what_has_not_changed_is_not_sent_again(served):
    port, base, _ = served
    tag = get(port, f"{base}zh/").headers["etag"]
    again = get(port, f"{base}zh/", If_None_Match=tag)
    assert (again.status, again.content) == (304, b"")
    assert again.headers["cache-control"] == BRIEFLY


@pytest.mark.parametrize(
    ("path", "lang"),
    [("zh/none/", "zh-Hans"), ("en/none", "en"), ("none", "zh-Hans"), ("zh/causes/none.html", "zh-Hans")],
)
def test_what_is_missing_is_told_in_the_language_that_was_read(served, path, lang):
    port, base, _ = served
    got = get(port, base + path)
    assert got.status == 404
    assert f'<html lang="{lang}">' in got.content.decode()
    assert ("There is no such page" in got.content.decode()) == (not path.startswith("zh/"))
    assert got.headers["content-security-policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    "path", [".git/config", ".git/", "_headers", "_redirects", "zh/.hidden", "zh/..%2f.git/config"]
)
def test_what_is_not_for_readers_is_refused(served, path):
    port, base, _ = served
    got = get(port, base + path)
    assert got.status == 404
    assert b"secret" not in got.content


def test_a_folder_without_a_page_is_not_listed(served):
    port, base, _ = served
    for folder in ("data/v1/", "assets/", "manuals/"):
        got = get(port, base + folder)
        assert got.status in (403, 404)
        assert b"trees.json" not in got.content


def test_moved_pages_say_where_they_are(served):
    port, base, _ = served
    for path in ("zh/causes/old/", "zh/causes/old/index.html"):
        got = get(port, base + path)
        assert (got.status, got.headers["location"]) == (301, f"{base}zh/causes/network/")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ja/", "en/"),
        ("ja/causes/network/", "en/causes/network/"),
        ("ja/causes/network/index.html", "en/causes/network/index.html"),
        ("ja/find/?q=51", "en/find/?q=51"),
        ("ja/causes/old/", "en/causes/network/"),
        ("ja/%E7%BD%91/", "en/%E7%BD%91/"),
        ("ja//evil.example/", "en/evil.example/"),
        ("manuals/book.ja.pdf", "manuals/book.zh.pdf"),
    ],
)
def test_a_folder_that_has_moved_leads_on_with_all_in_it(served, old, new):
    port, base, _ = served
    got = get(port, base + old)
    assert (got.status, got.headers.get("location", "").replace("//", "/")) == (301, base + new)


@pytest.mark.parametrize("address", ["ja/%0d%0aX-Evil:%201", "ja/%0aX-Evil:%201", "ja/x%00y"])
def test_an_address_in_a_folder_that_has_moved_adds_no_header(served, address):
    port, base, _ = served
    got = get(port, base + address)
    assert "x-evil" not in got.headers
    assert got.status in (301, 400, 404)
    assert got.headers.get("location", base).startswith(base)


def test_a_part_of_a_manual_can_be_asked_for(served):
    port, base, site = served
    got = get(port, f"{base}manuals/book.zh.pdf", Range="bytes=9-18")
    assert (got.status, got.content) == (206, b"0123456789")
    assert got.headers["content-type"] == "application/pdf"
    assert got.headers["content-range"].endswith(f"/{(site / 'manuals/book.zh.pdf').stat().st_size}")


def test_text_says_that_it_is_utf8_and_folders_end_with_a_slash(served):
    port, base, _ = served
    assert get(port, f"{base}zh/").headers["content-type"] == "text/html; charset=utf-8"
    got = get(port, f"{base}zh")
    assert got.status in (301, 308)
    assert got.headers["location"] == f"{base}zh/"
    assert get(port, "/.well-known/security.txt").content.startswith(b"Contact: mailto:security@help.example\n")


def test_verify_is_content_with_it(served):
    port, base, _ = served
    report = verify(f"http://127.0.0.1:{port}{base}", TODAY)
    assert report.problems == ()
