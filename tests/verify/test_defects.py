"""One defect at a time, injected into a built site, must give exactly that complaint and no other."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import date
from pathlib import Path

import brotli
import pytest

from generator.publish.manifest import fingerprint
from generator.publish.verify import verify
from tests.publish.whole_site import INTEGRITY, PINNED, TODAY, build

PAGE = "zh/causes/network/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("whole") / "site")


@pytest.fixture
def site(built, tmp_path):
    return Path(shutil.copytree(built, tmp_path / "site"))


def kinds(site, today=TODAY):
    return [(problem.rule, problem.span.file) for problem in verify(str(site), today).problems]


def relisted(site, path):
    """The manifest says that the file is as it is now, as if it had been built like this."""
    file = site / "manifest.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    known = fingerprint((site / path).read_bytes())
    whole["files"][path] = {"sha256": known.sha256, "size": known.size}
    file.write_text(json.dumps(whole), encoding="utf-8")
    for copy in (".br", ".gz"):
        (site / (path + copy)).unlink(missing_ok=True)


def changed(site, path, old, new):
    file = site / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    relisted(site, path)


def test_a_built_site_is_without_problems(built):
    assert kinds(built) == []


def test_a_file_that_is_gone(site):
    (site / "manuals/book.zh.pdf").unlink()
    assert kinds(site) == [("file-missing", "manuals/book.zh.pdf")]


@pytest.mark.parametrize("path", ["manuals/book.zh.pdf", PINNED, "robots.txt"])
def test_a_byte_that_changed(site, path):
    content = bytearray((site / path).read_bytes())
    content[len(content) // 2] ^= 1
    (site / path).write_bytes(content)
    found = kinds(site)
    assert ("file-changed", path) in found
    assert {kind for kind, _ in found} <= {"file-changed", "wrong-integrity"}


def test_a_byte_more(site):
    with (site / "robots.txt").open("ab") as file:
        file.write(b"\n")
    assert kinds(site) == [("file-changed", "robots.txt")]


def test_a_file_that_nobody_listed(site):
    (site / "zh/note.txt").write_text("x", encoding="utf-8")
    (site / "zh/gone.html.gz").write_bytes(b"")
    assert kinds(site) == [("unlisted-file", "zh/gone.html.gz"), ("unlisted-file", "zh/note.txt")]


@pytest.mark.parametrize("content", [b"", b"\0" * 99, b"not packed"])
@pytest.mark.parametrize("kind", [".br", ".gz"])
def test_a_copy_that_does_not_unpack(site, kind, content):
    (site / (PAGE + kind)).write_bytes(content)
    assert kinds(site) == [("wrong-copy", PAGE + kind)]


def test_a_copy_of_something_else(site):
    (site / f"{PAGE}.gz").write_bytes(gzip.compress(b"old"))
    (site / f"{PAGE}.br").write_bytes(brotli.compress(b"\0" * 50_000_000))
    assert kinds(site) == [("wrong-copy", f"{PAGE}.br"), ("wrong-copy", f"{PAGE}.gz")]


IMAGE = '<img src="https://tracker.example/x.png" alt="">'


@pytest.mark.parametrize(
    ("path", "old", "new", "kind"),
    [
        (PAGE, 'href="#end"', 'href="#gone"', "dead-anchor"),
        (PAGE, "../../codes/51/index.html?p=1#what", "../../codes/51/index.html?p=1#whet", "dead-anchor"),
        (PAGE, "../../codes/51/index.html?p=1#what", "../../codes/52/index.html", "dead-link"),
        (PAGE, 'href="#end"', 'href="javascript:alert(1)"', "dead-link"),
        (PAGE, "</body>", f"{IMAGE}</body>", "third-party"),
        (PAGE, "</body>", '<img srcset="//tracker.example/x.png 2x" alt=""></body>', "third-party"),
        (PAGE, "</body>", '<iframe src="https://tracker.example/"></iframe></body>', "third-party"),
        (PAGE, "</head>", '<link rel="preconnect" href="https://cdn.example/"></head>', "third-party"),
        (PAGE, "</body>", "<script>alert(1)</script></body>", "blocked-script"),
        (PAGE, "<body", '<body onload="alert(1)"', "blocked-script"),
        (PAGE, "script-src ", "script-src &#39;unsafe-inline&#39; ", "weak-policy"),
        (PAGE, "script-src ", "script-src https: ", "weak-policy"),
        (PAGE, "Content-Security-Policy", "x", "weak-policy"),
        (PAGE, 'lang="zh-Hans"', 'lang="en"', "wrong-language"),
        (PAGE, 'lang="zh-Hans"', 'lang="fr"', "wrong-language"),
        (
            PAGE,
            'rel="canonical" href="https://help.example',
            'rel="canonical" href="https://old.example',
            "wrong-canonical",
        ),
        (PAGE, 'rel="alternate" hreflang="en"', 'rel="alternate" hreflang="fr"', "lone-language"),
        (
            PAGE,
            'hreflang="en" href="https://help.example/pos/en/',
            'hreflang="en" href="https://help.example/pos/fr/',
            "lone-language",
        ),
        ("assets/poshelp/brand.css", "}", "background: url(https://cdn.example/x.png) }", "third-party"),
        ("assets/poshelp/brand.css", ":root", '@import "//cdn.example/x.css"; :root', "third-party"),
        ("assets/poshelp/brand.css", "}", "background: url(gone.png) }", "dead-link"),
        ("assets/poshelp/mark/zh.svg", "<svg ", "<svg data-x='url(https://cdn.example/)' ", "third-party"),
        ("manuals/book.zh.pdf", "%PDF", "<!--", "no-pdf"),
        ("data/v1/trees.json", '"id"', '"name"', "json-differs"),
        ("data/v1/trees.json", '{"$schema"', '["$schema"', "json-differs"),
        ("data/v1/trees.json", "trees.schema.json", "gone.schema.json", "json-differs"),
        ("data/v1/trees.schema.json", '"required"', '"if"', "json-differs"),
        ("moved.json", "/zh/causes/network/", "/zh/causes/nowhere/", "moved-nowhere"),
        ("moved.json", "/zh/causes/network/", "https://evil.example/", "moved-nowhere"),
        ("moved.json", '"/en/*"', '"/fr/*"', "moved-nowhere"),
        ("moved.json", '"/ja/*"', '"/*"', "moved-nowhere"),
        ("zh/index.html", INTEGRITY[:20], f"sha384-{'A' * 13}", "wrong-integrity"),
        (".well-known/security.txt", "2027", "2026", "security-txt-ended"),
        (".well-known/security.txt", "2027-06-01", "2026-12-01", "security-txt-ends"),
    ],
)
def test_a_defect_in_a_file(site, path, old, new, kind):
    changed(site, path, old, new)
    found = kinds(site)
    assert {found_kind for found_kind, _ in found} == {kind}
    # What two pages say of each other is told of both.
    assert path.replace(".schema", "") in {file for _, file in found}


def test_a_review_that_is_due_and_one_that_is_overdue(built):
    assert {kind for kind, _ in kinds(built, date(2027, 5, 22))} == {"security-txt-ends"}
    found = verify(str(built), date(2027, 5, 23)).problems
    assert [str(problem.severity) for problem in found if problem.rule == "review-due"] == ["warning"]
    assert "review-due" in {kind for kind, _ in kinds(built, date(2027, 8, 20))}
    assert "review-overdue" in {kind for kind, _ in kinds(built, date(2027, 8, 21))}


def test_bytes_that_are_no_text(site):
    content = (site / PAGE).read_bytes().replace("网络".encode(), b"\xff\xfe", 1)
    (site / PAGE).write_bytes(content)
    relisted(site, PAGE)
    assert kinds(site) == [("not-utf8", PAGE)]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "[" * 100_000,
        "{}",
        '{"format": 2}',
        '{"format": 1, "url": "javascript:x"}',
    ],
)
def test_a_manifest_that_is_none(site, content):
    (site / "manifest.json").write_text(content, encoding="utf-8")
    assert kinds(site) == [("no-manifest", "manifest.json")]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("files", {"../secret": {"sha256": "0" * 64, "size": 1}}),
        ("files", {"/etc/passwd": {"sha256": "0" * 64, "size": 1}}),
        ("files", {"a/./b": {"sha256": "0" * 64, "size": 1}}),
        ("files", {"a": {"sha256": "0", "size": 1}}),
        ("files", {"a": {"sha256": "0" * 64, "size": -1}}),
        ("files", {"a": 1}),
        ("files", []),
        ("headers", {}),
        ("headers", {"": 1}),
        ("languages", "zh"),
        ("review_grace_days", "9"),
        ("url", "http://help.example/"),
    ],
)
def test_a_manifest_of_the_wrong_form(site, key, value):
    file = site / "manifest.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**whole, key: value}), encoding="utf-8")
    assert kinds(site) == [("no-manifest", "manifest.json")]


def test_without_a_manifest(site):
    (site / "manifest.json").unlink()
    assert kinds(site) == [("no-manifest", "manifest.json")]
