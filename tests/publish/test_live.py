"""A served site says what a published one does, made when it is asked for."""

from __future__ import annotations

import shutil
from html import escape
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator import pipeline
from generator.publish.failure import PublishError
from generator.publish.live import LiveServer
from tests.projects.copies import TODAY, worded
from tests.publish.test_plugin import EPOCH, break_a_tree, served, with_own_footer
from tests.publish.test_publish import tree

NOT_SERVED = ("manuals/", "social/", "assets/poshelp/kept/")
ONLY_PUBLISHED = {"_headers", "_redirects", "manifest.json", "not-kept.html", "worker.js"}
TREE = "trees/network/no-answer.yml"
PAGE = "zh/causes/no-answer/index.html"


class Site:
    """A project that is served, without the server."""

    def __init__(self, root, folder):
        self.root, self.folder = root, folder
        self.begun = 0
        config = self._config()
        self.plugin = config.plugins["poshelp"]
        self.plugin.on_demand = True
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=config.site_url)

    def _config(self):
        url = "https://help.example/"
        return load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.folder), site_url=url)

    def read(self, file):
        self.plugin.prepare(file)
        return (self.folder / file).read_text(encoding="utf-8")

    def refresh(self):
        def begin_again():
            self.begun += 1
            config = self._config()
            build(config, serve_url=config.site_url)

        self.plugin.refresh(begin_again)

    def edit(self, file, old, new):
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.refresh()


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = worded(tmp_path)
    with_own_footer(root)
    return root


@pytest.fixture
def live(root, tmp_path):
    site = Site(root, tmp_path / "served")
    yield site
    site.plugin.on_shutdown()


def shown(html):
    """All that a page shows and says to machines, but for what a server leaves out on purpose."""
    page = BeautifulSoup(html, "html5lib")
    for part in page.select("meta[http-equiv=Content-Security-Policy], .ph-kept"):
        part.decompose()
    parts = page.select("head > title, head > meta, head > link, main, footer")
    return ["\n".join(line for line in str(part).split("\n") if line.strip()) for part in parts]


def test_what_is_served_is_what_is_published(root, live, tmp_path):
    pipeline.build(pipeline.Request(root, TODAY), tmp_path / "published")
    compared = 0
    for file in tree(tmp_path / "published"):
        if file.startswith(NOT_SERVED):
            continue
        live.plugin.prepare(file)
        served, published = live.folder / file, tmp_path / "published" / file
        if file in ONLY_PUBLISHED:
            assert not served.exists() or file == "worker.js"
        elif file.endswith(".html"):
            assert shown(served.read_text(encoding="utf-8")) == shown(published.read_text(encoding="utf-8")), file
            compared += 1
        else:
            assert served.read_bytes() == published.read_bytes(), file
            compared += 1
    assert compared > 100


def test_pages_are_made_when_they_are_asked_for_and_not_before(live):
    assert not list(live.folder.rglob("index.html"))
    assert "data-tree" in live.read(PAGE)
    assert [path.relative_to(live.folder).as_posix() for path in live.folder.rglob("index.html")] == [PAGE]


def test_a_change_is_shown_without_beginning_again(live):
    live.read(PAGE)
    live.edit(TREE, "start: ", "# a remark\nstart: ")
    live.edit("content/zh/slips.md", "号码在小票上", "新写的一句话。号码在小票上")
    assert "新写的一句话" in live.read("zh/slips/index.html")
    assert "新写的一句话" in live.read("zh/search/search_index.json").replace("\u200b", "")
    assert live.begun == 0


def test_a_page_that_is_gone_is_not_served_any_more(live):
    live.read("zh/slips/index.html")
    assert (live.folder / "zh/slips/index.html").exists()
    for lang in ("zh", "en"):
        shutil.move(live.root / f"content/{lang}/slips.md", live.root / f"content/{lang}/papers.md")
    for place in (*live.root.rglob("content/**/*.md"), *live.root.rglob("trees/**/*.yml")):
        text = place.read_text(encoding="utf-8")
        place.write_text(text.replace("page:slips", "page:papers"), encoding="utf-8")
    live.refresh()
    live.plugin.prepare("zh/papers/index.html")
    assert (live.folder / "zh/papers/index.html").exists()
    assert not (live.folder / "zh/slips/index.html").exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("site_config/theme/partials/footer.html", "<footer", "<!--new--><footer"),
        ("mkdocs.yml", "site_name: poshelp", "site_name: other"),
        ("site_config/brands/plain.yml", 'primary: "#14532d"', 'primary: "#005a9c"'),
    ],
)
def test_what_mkdocs_reads_makes_it_begin_again(live, file, old, new):
    live.edit(file, old, new)
    assert live.begun == 1
    assert "<h1" in live.read("zh/index.html")


def test_errors_stand_above_the_last_good_pages_whatever_is_broken(live):
    mend = break_a_tree(live.root)
    live.refresh()
    assert "trees/network/no-answer.yml:" in live.read("zh/slips/index.html")
    mend()
    live.refresh()
    assert "poshelp-report" not in live.read("zh/slips/index.html")
    live.edit("site_config/site.yml", "name:", "nam:")
    assert "site_config/site.yml:" in live.read("zh/slips/index.html")


BROKEN_CONFIGURATIONS = (
    ("plugins:", "plugins", "line 22"),
    ("- poshelp:", "- poshlp:", 'The "poshlp" plugin is not installed'),
    ('  - poshelp:\n      brand: !ENV [POSHELP_BRAND, ""]\n', "  - tags\n", "does not name the plugin poshelp"),
    ("site_name", "site_nam", "Required configuration not provided"),
)


def test_a_broken_configuration_is_told_above_the_last_good_pages(root):
    """As a writer sees it: nothing hangs, and no traceback."""
    file = root / "mkdocs.yml"
    whole = file.read_text(encoding="utf-8")
    with served(root) as when:
        when("zh/slips/", "<h1")
        for old, new, words in BROKEN_CONFIGURATIONS:
            assert old in whole
            file.write_text(whole.replace(old, new, 1), encoding="utf-8")
            assert "<h1" in when("zh/slips/", escape(words))
        file.unlink()
        when("zh/slips/", "does not exist")
        file.write_text(whole, encoding="utf-8")
        when("zh/slips/", "<h1", absent="poshelp-report")
    log = (root.parent / "serve.log").read_text(encoding="utf-8")
    assert [words for _, _, words in BROKEN_CONFIGURATIONS if words not in log] == []
    assert "Traceback" not in log


def test_a_brand_that_is_gone_is_told_and_the_site_stays(live):
    live.read(PAGE)
    live.plugin.config.brand = "gone"
    with pytest.raises(Abort, match="there is no brand `gone`"):
        live.refresh()
    assert "data-tree" in live.read(PAGE)


def test_the_server_goes_on_when_a_page_cannot_be_made(tmp_path):
    (tmp_path / "good.html").write_text("<body>good</body>", encoding="utf-8")

    def prepare(file):
        if file == "bad.html":
            raise PublishError("no Graphviz")
        if file == "template.html":
            raise TemplateSyntaxError("unknown tag", 7, "x", "theme/x.html")

    server = LiveServer(lambda: None, prepare, "127.0.0.1", 0, str(tmp_path), "/")
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        with pytest.raises(HTTPError) as failed:
            urlopen(f"{address}/bad.html", timeout=20)  # noqa: S310  our own server
        assert (failed.value.code, failed.value.read()) == (
            500,
            b"bad.html could not be made: PublishError: no Graphviz\n",
        )
        with pytest.raises(HTTPError) as failed:
            urlopen(f"{address}/template.html", timeout=20)  # noqa: S310  our own server
        assert b"unknown tag" in (said := failed.value.read())
        assert said.endswith(b" (theme/x.html:7)\n")
        with urlopen(f"{address}/good.html", timeout=20) as answer:  # noqa: S310  our own server
            assert b"good" in answer.read()
    finally:
        server.shutdown()
        server.serve_thread.join()
