"""Servers that are misconfigured, and servers that mean harm."""

from __future__ import annotations

import contextlib
import http.server
import threading
from pathlib import Path

import pytest

from generator.publish.failure import PublishError
from generator.publish.headers import headers_of
from generator.publish.manifest import MANIFEST
from generator.publish.moved_addresses import moved_addresses
from generator.publish.verify import inspection, places, verify
from generator.publish.verify.listing import Listing, read_listing
from generator.publish.verify.places import place_of
from tests.publish.whole_site import TODAY, build


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build(tmp_path_factory.mktemp("whole") / "site")


class Host(http.server.BaseHTTPRequestHandler):
    """Serves a folder as it should be; tests overwrite a part of it."""

    protocol_version = "HTTP/1.1"
    site: Path
    listing: Listing

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        path = self.path.removeprefix("/pos/").partition("?")[0]
        moved = moved_addresses((self.site / "moved.json").read_bytes())
        if there := moved.pages.get(f"/{path}") or moved.of_folder(f"/{path}"):
            self.answer(301, {"Location": f"/pos{there}"}, b"")
            return
        file = self.site / (f"{path}index.html" if not path or path.endswith("/") else path)
        status = 200 if file.is_file() else 404
        if status == 404:
            path = f"{path[:3]}404.html"
            file = self.site / path
        self.answer(status, dict(headers_of(path, self.listing.areas)), file.read_bytes())

    def answer(self, status, headers, content):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def serve(built):
    """Serves the site by a class with some methods of its own; gives the address."""
    with contextlib.ExitStack() as stack:

        def start(**methods):
            listing = read_listing((built / MANIFEST).read_bytes())
            handler = type("Own", (Host,), {"site": built, "listing": listing, **methods})
            server = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}/pos"

        yield start


def kinds(address):
    return {problem.rule for problem in verify(address, TODAY).problems}


def test_a_good_server_is_without_problems(serve):
    assert verify(serve(), TODAY).problems == ()


def changing(change):
    """A server that changes the headers before it sends them."""

    def answer(self, status, headers, content):
        Host.answer(self, status, change(dict(headers)), content)

    return answer


def without(name):
    return lambda headers: {key: value for key, value in headers.items() if key != name}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Content-Security-Policy", "header"),
        ("Referrer-Policy", "header"),
        ("Permissions-Policy", "header"),
        ("X-Content-Type-Options", "header"),
        ("Cross-Origin-Resource-Policy", "header"),
        ("Access-Control-Allow-Origin", "header"),
        ("Cache-Control", "caching"),
    ],
)
def test_a_header_that_is_missing_is_named_with_the_line_that_adds_it(serve, name, kind):
    report = verify(serve(answer=changing(without(name))), TODAY)
    assert {problem.rule for problem in report.problems} == {kind}
    for problem in report.problems:
        assert f"header {name} is missing" in problem.message
        assert f"add_header {name} " in problem.hint
    # One complaint for each value that is wanted, not one for each file.
    assert len(report.problems) <= 6


def test_a_header_that_differs(serve):
    def loosened(headers):
        return headers | {"Referrer-Policy": "unsafe-url"} if "Referrer-Policy" in headers else headers

    (problem,) = verify(serve(answer=changing(loosened)), TODAY).problems
    assert problem.message.startswith("header Referrer-Policy is `unsafe-url` (and of ")


def test_a_page_that_is_not_there_must_not_be_answered_with_one(serve):
    def answer(self, status, headers, content):
        Host.answer(self, 200 if status == 404 else status, headers, content)

    assert kinds(serve(answer=answer)) == {"no-404"}


def test_the_page_for_what_is_missing_in_another_language(serve, built):
    def answer(self, status, headers, content):
        Host.answer(self, status, headers, (built / "en/404.html").read_bytes() if status == 404 else content)

    (problem,) = verify(serve(answer=answer), TODAY).problems
    assert (problem.rule, str(problem.severity)) == ("wrong-404", "warning")


def test_an_address_that_does_not_redirect(serve):
    def answer(self, status, headers, content):
        Host.answer(self, 302 if status == 301 else status, headers, content)

    assert kinds(serve(answer=answer)) == {"not-moved"}


def test_a_folder_that_does_not_redirect_is_told_once(serve):
    def answer(self, status, headers, content):
        is_of_folder = status == 301 and self.path.startswith("/pos/ja/") and "old" not in self.path
        Host.answer(self, 302 if is_of_folder else status, headers, content)

    (problem,) = verify(serve(answer=answer), TODAY).problems
    assert problem.rule == "not-moved"
    assert problem.span.file.endswith("/pos/ja/")


def test_a_server_that_rewrites_pages(serve):
    def answer(self, status, headers, content):
        Host.answer(self, status, headers, content.replace(b"<head>", b"<head><script>x</script>"))

    assert kinds(serve(answer=answer)) >= {"file-changed", "blocked-script"}


def of_pages(method):
    """Only what is no manifest is answered by `method`."""

    def do_get(self):
        if self.path.endswith(MANIFEST):
            Host.do_GET(self)
        else:
            method(self)

    return do_get


def test_redirects_in_a_circle_are_not_followed(serve):
    def circle(self):
        self.answer(302, {"Location": self.path}, b"")

    assert kinds(serve(do_GET=of_pages(circle))) == {"file-missing", "no-404"}


def test_a_body_without_end_is_left(serve):
    def endless(self):
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"x" * 65536)

    assert "file-changed" in kinds(serve(do_GET=of_pages(endless)))


def test_a_manifest_without_end_is_left(serve, monkeypatch):
    def endless(self):
        self.send_response(200)
        self.end_headers()
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"[" * 65536)

    assert kinds(serve(do_GET=endless)) == {"no-manifest"}


def test_whoever_drips_is_hung_up_on(serve, monkeypatch):
    monkeypatch.setattr(places, "_FILE_SECONDS", 0.3)
    stop = threading.Event()

    def drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        with contextlib.suppress(OSError):
            while not stop.wait(0.05):
                self.wfile.write(b"x")
                self.wfile.flush()

    found = kinds(serve(do_GET=of_pages(drip)))
    stop.set()
    assert "gave-up" in found


def test_silence_ends_the_visit(serve, monkeypatch):
    monkeypatch.setattr(places, "_SOCKET_SECONDS", 0.1)
    stop = threading.Event()

    def silent(self):
        stop.wait(2)

    found = kinds(serve(do_GET=of_pages(silent)))
    stop.set()
    assert "gave-up" in found


def test_a_visit_ends(serve, monkeypatch):
    monkeypatch.setattr(inspection, "_MOST_SECONDS", -1)
    assert kinds(serve()) == {"gave-up"}


@pytest.mark.parametrize(
    "reply", [b"", b"\x00\xff\n", b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n", b"HTTP/9 zzz\r\n\r\n"]
)
def test_what_is_no_http(serve, reply):
    def nonsense(self):
        self.close_connection = True
        self.wfile.write(reply)

    assert kinds(serve(do_GET=of_pages(nonsense))) & {"gave-up", "file-changed"}


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        ("/no/such/folder", "is no folder"),
        ("http://help.example/", "only https says who answers"),
        ("ftp://help.example/", "cannot be verified"),
        ("file:///etc/", "is no address"),
        ("https://", "is no address"),
        ("https://[x/", "is no address"),
        ("https://help.example:99999/", "is no address"),
        ("https://help.example/?x=1", "not the address of a whole site"),
        ("https://user@help.example/", "not the address of a whole site"),
        ("https://help.example/ x", "is no address"),
    ],
)
def test_places_that_cannot_be(where, complaint):
    with pytest.raises(PublishError, match=complaint.replace("?", r"\?")):
        place_of(where)


def test_nobody_answers():
    with http.server.HTTPServer(("127.0.0.1", 0), Host) as server:
        port = server.server_port
    with pytest.raises(PublishError, match="Connection"):
        verify(f"http://127.0.0.1:{port}/", TODAY)
