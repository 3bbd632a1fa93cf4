from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from generator import pipeline
from generator.publish import PublishError, serve
from generator.publish.mkdocs_run import THEME
from tests.projects.copies import TODAY, worded
from tests.publish.small_site import REPOSITORY
from tests.publish.test_publish import tree

EPOCH = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC).timestamp()))
SECONDS = 60
"""How long a served site may take to show a change, on a machine that is busy with other things."""


@pytest.fixture
def project(tmp_path):
    """The small project with the words of this one, and a footer of its own in place of the generator's."""
    root = worded(tmp_path)
    with_own_footer(root)
    return root


def with_own_footer(root):
    """Make `root` a project with one template in place of the generator's."""
    configuration = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    own = configuration.replace("  name: material\n", "  name: material\n  custom_dir: site_config/theme\n")
    (root / "mkdocs.yml").write_text(own, encoding="utf-8")
    (root / "site_config/theme/partials").mkdir(parents=True)
    shutil.copy(THEME / "partials/footer.html", root / "site_config/theme/partials")


def environment(**variables):
    return {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **variables}


def mkdocs(root, *arguments, **variables):
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=root,
        env=environment(**variables),
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def break_a_tree(root):
    """Make the project wrong, and give a function that mends it."""
    file = root / "trees/network/no-answer.yml"
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("start: ", "start: gone-", 1), encoding="utf-8")
    return lambda: file.write_text(whole, encoding="utf-8")


def test_mkdocs_and_poshelp_build_the_same_site(project, tmp_path):
    report = pipeline.build(pipeline.Request(project, TODAY), tmp_path / "ours")
    assert not report.errors
    built = mkdocs(project, "build")
    assert built.returncode == 0, built.stdout
    assert tree(project / "site") == tree(tmp_path / "ours")


def test_mkdocs_tells_errors_as_poshelp_does_and_leaves_the_site(project):
    (project / "site/assets/poshelp").mkdir(parents=True)
    (project / "site/index.html").write_text("old", encoding="utf-8")
    before = tree(project / "site")
    break_a_tree(project)
    built = mkdocs(project, "build")
    assert built.returncode == 1
    assert "--> trees/network/no-answer.yml:" in built.stdout
    assert "Traceback" not in built.stdout
    assert tree(project / "site") == before


@pytest.mark.parametrize(
    ("arguments", "variables", "complaint"),
    [
        (["build", "--dirty"], {}, "--dirty builds would show pages of two different states"),
        (["build"], {"POSHELP_BRAND": "gone"}, "there is no brand `gone`"),
    ],
)
def test_what_cannot_be_built_is_refused_without_a_traceback(project, arguments, variables, complaint):
    built = mkdocs(project, *arguments, **variables)
    assert built.returncode == 1
    assert complaint in built.stdout
    assert "Traceback" not in built.stdout
    assert not (project / "site").exists()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(root):
    """Serves the project while the block runs; gives a function that reads an address when it shows a text."""
    port = free_port()
    log = root.parent / "serve.log"
    with log.open("w", encoding="utf-8") as stream:
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "--project", root, "serve", "--address", f"127.0.0.1:{port}"],
            cwd=REPOSITORY,
            env=environment(),
            stdout=stream,
            stderr=subprocess.STDOUT,
        )

    def read(path):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=SECONDS) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def when(path, text, *, absent=""):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end and process.poll() is None:
            page = read(path)
            if text in page and not (absent and absent in page):
                return page
            time.sleep(0.2)
        pytest.fail(f"{path} never showed {text!r}:\n{log.read_text(encoding='utf-8')}")

    try:
        yield when
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS)
    assert process.returncode == 0


def test_a_served_site_follows_changes_and_keeps_the_last_good_pages(project):
    report = "poshelp-report"
    with served(project) as when:
        page = when("zh/", "<h1")
        assert "livereload(" in page
        assert "Content-Security-Policy" not in page
        home = project / "content/zh/slips.md"
        home.write_text(home.read_text(encoding="utf-8") + "\n新写的一句话。\n", encoding="utf-8")
        when("zh/slips/", "新写的一句话")
        mend = break_a_tree(project)
        page = when("zh/slips/", report)
        assert "trees/network/no-answer.yml:" in page
        assert "新写的一句话" in page
        mend()
        when("zh/slips/", "新写的一句话", absent=report)
        footer = project / "site_config/theme/partials/footer.html"
        footer.write_text(footer.read_text(encoding="utf-8") + "<!--theme-->", encoding="utf-8")
        when("en/slips/", "<!--theme-->")


def test_serving_may_begin_with_errors(project):
    mend = break_a_tree(project)
    with served(project) as when:
        assert "trees/network/no-answer.yml:" in when("", "<pre>")
        when("zh/slips/", "<pre>")
        mend()
        when("zh/slips/", "data-language-switch")


def test_an_address_in_use_is_told(project):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(PublishError, match=r"cannot be served on.*\nname another with --address"):
            serve(project, f"127.0.0.1:{taken.getsockname()[1]}")
