"""`poshelp check --watch`: a report after each save, what programs look for in it, and how it ends."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator import pipeline
from tests.cli.running import ROOT, Here
from tests.projects.copies import SMALL

TREE = "trees/network/no-answer.yml"
SECONDS = 60
"""How long a report may take on a machine that is busy with other things."""
END = re.compile(r"checked in \d+\.\d\d s: (no problems|[0-9a-z ,]+)\n")


def edit(root: Path, old: str, new: str, file: str = TREE) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# --------------------------------------------------------------------------------------------------- in a process


class Watching:
    """A running `poshelp check --watch`."""

    def __init__(self, process: subprocess.Popen[str]):
        self.process = process
        self.lines: queue.Queue[str] = queue.Queue()
        self.seen: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.put(line)

    def report(self, is_meant: Callable[[str], bool]) -> str:
        """The first report that is meant: from its first line to its last."""
        end = time.monotonic() + SECONDS
        run: list[str] = []
        while (left := end - time.monotonic()) > 0:
            with contextlib.suppress(queue.Empty):
                run.append(self.lines.get(timeout=left))
                self.seen.append(run[-1])
                if run[-1].startswith(("checked in", "{")):
                    if is_meant(text := "".join(run)):
                        return text
                    run = []
        pytest.fail(f"no such report: {''.join(self.seen)}")

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        _, errors = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, errors


@pytest.fixture
def watching(project: Path) -> Iterator[Callable[..., Watching]]:
    processes = []

    def begin(*arguments: str) -> Watching:
        command = [sys.executable, "-m", "generator", "--project", str(project), "check", "--watch", *arguments]
        own = {**os.environ, "SOURCE_DATE_EPOCH": "1795305600", "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            command, cwd=ROOT, env=own, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        processes.append(process)
        return Watching(process)

    yield begin
    for process in processes:
        process.kill()
        process.communicate()


def clean(report: str) -> bool:
    return "no problems" in report


def test_errors_appear_and_go(watching: Callable[..., Watching], project: Path):
    watched = watching()
    assert watched.report(clean).splitlines()[0] == "checking"
    edit(project, "to: paid", "to: payed")
    report = watched.report(lambda report: "target-missing" in report)
    assert f"--> {TREE}:" in report
    assert report.splitlines()[-1].endswith(": 1 error")
    edit(project, "to: payed", "to: paid")
    watched.report(clean)
    # Folders go and come, as when another branch is checked out; files are half written.
    shutil.move(project / "trees", project / "away")
    assert "file-missing" in watched.report(lambda report: "error[" in report)
    shutil.move(project / "away", project / "trees")
    watched.report(clean)
    whole = (project / TREE).read_bytes()
    (project / TREE).write_bytes(whole[: whole.index("小票".encode()) + 1])
    watched.report(lambda report: "not-utf8" in report)
    (project / TREE).write_bytes(whole)
    watched.report(clean)
    assert watched.stop() == (0, "")


def test_json_is_a_document_a_line_and_the_last_report_gives_the_exit_code(
    watching: Callable[..., Watching], project: Path
):
    watched = watching("--format", "json")
    assert json.loads(watched.report(lambda report: True)) == {"errors": 0, "warnings": 0, "problems": []}
    edit(project, "to: paid", "to: payed")
    report = watched.report(lambda report: "target-missing" in report)
    assert report.count("\n") == 1
    assert json.loads(report)["problems"][0]["file"] == TREE
    assert watched.stop() == (1, "")


# -------------------------------------------------------------------------------------------------------- in this


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Makes watching end after the second report; before it, what is in the list happens."""
    happens: list[str] = []

    def changes(root: Path) -> Iterator[None]:
        yield
        if happens:
            edit(root, *happens)
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "changes", changes)
    return happens


def test_each_run_has_a_first_and_a_last_line(poshelp: Here, once: list[str]):
    ran = poshelp("check", "--watch", project=SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(rf"(checking\n{END.pattern}){{2}}", ran.out)
    assert "\x1b" not in ran.out


def test_the_last_report_decides(poshelp: Here, once: list[str], project: Path):
    once += ["to: paid", "to: payed"]
    assert poshelp("check", "--watch", project=project).code == 1
    once[:] = ["to: payed", "to: paid"]
    assert poshelp("check", "--watch", project=project).code == 0


def test_a_report_names_the_rule_that_is_explained(poshelp: Here, once: list[str], project: Path):
    edit(project, "to: paid", "to: payed")
    edit(project, "review_by: 2027-05-22", "review_by: 2026-11-21", "trees/card-status/old-card.yml")
    ran = poshelp("check", "--watch", project=project)
    *_, more, last = ran.out.splitlines(keepends=True)
    assert more == "More about a rule: poshelp explain review-due\n"
    ended = END.fullmatch(last)
    assert ended
    assert ended[1] == "2 errors, 1 warning"


def test_paths_choose_what_is_told_and_what_it_ends_with(poshelp: Here, once: list[str], project: Path):
    edit(project, "to: paid", "to: payed")
    ran = poshelp("check", "--watch", str(project / "content"), project=project)
    assert (ran.code, "error[" in ran.out) == (0, False)
    ran = poshelp("check", "--watch", str(project / "trees/network"), project=project)
    assert (ran.code, ran.out.count("error[")) == (1, 2)


def test_the_day_is_that_of_each_run(poshelp: Here, project: Path, monkeypatch: pytest.MonkeyPatch):
    """A watch may go on over midnight."""

    def changes(root: Path) -> Iterator[None]:
        yield
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1811289600")  # 2027-05-26: four days too late
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "changes", changes)
    ran = poshelp("check", "--watch", project=project)
    assert [match[1] for match in END.finditer(ran.out)] == ["no problems", "2 warnings"]


def test_who_stops_it_before_the_first_report_learns_that_nothing_is_known(
    poshelp: Here, monkeypatch: pytest.MonkeyPatch
):
    def interrupted(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "examine", interrupted)
    assert poshelp("check", "--watch", project=SMALL) == (1, "checking\n", "")


def test_a_terminal_shows_the_last_report_alone(poshelp: Here, once: list[str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = poshelp("check", "--watch", project=SMALL)
    assert ran.out.count("\x1b[2J") == 2
    assert ran.out.startswith("\x1b[2J")


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_formats_that_are_one_document_are_refused(poshelp: Here, form: str):
    ran = poshelp("check", "--watch", "--format", form, project=SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert "--watch is for the formats text and json" in ran.err
