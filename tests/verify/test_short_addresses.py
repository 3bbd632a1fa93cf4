"""Hosts that have a page at one address alone: that of its folder, or without .html."""

from __future__ import annotations

import pytest

from tests.verify.test_servers import Host, built, kinds, serve, without

__all__ = ["built", "serve"]


def with_short_addresses(self):
    """As Cloudflare Pages does: no address of a page ends with .html."""
    path, _, query = self.path.partition("?")
    if path.endswith(".html") and not path.endswith("causes/old/index.html"):
        short = path.removesuffix(".html").removesuffix("index")
        self.answer(308, {"Location": f"{short}?{query}" if query else short}, b"")
        return
    if (self.site / f"{path.removeprefix('/pos/')}.html").is_file():
        self.path += ".html"
    Host.do_GET(self)


def test_pages_may_be_at_short_addresses_alone(serve):
    assert kinds(serve(do_GET=with_short_addresses)) == set()


def test_what_is_at_a_short_address_is_looked_at(serve):
    def answer(self, status, headers, content):
        Host.answer(self, status, without("Referrer-Policy")(headers), content.replace(b"<head>", b"<head> "))

    assert kinds(serve(do_GET=with_short_addresses, answer=answer)) == {"file-changed", "header"}


@pytest.mark.parametrize("location", ["/pos/zh/", "https://evil.example/pos/", "//[", ""])
def test_a_page_that_leads_to_another_is_missing(serve, location):
    def elsewhere(self):
        if self.path == "/pos/not-kept.html":
            self.answer(308, {"Location": location}, b"")
        else:
            Host.do_GET(self)

    assert kinds(serve(do_GET=elsewhere)) == {"file-missing"}
