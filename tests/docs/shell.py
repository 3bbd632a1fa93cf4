"""Command lines of the documentation: which of them run in a test, how, and why the others do not."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from generator.cli import cli
from tests.cli.running import Ran
from tests.diff.repository import committed
from tests.docs.command_reference import HELP
from tests.docs.markdown import ROOT

POSHELP = ".venv/bin/poshelp"
PYTHON = ".venv/bin/python"
NOT_RUN: Mapping[str, str] = {
    "serve": "serves until it is stopped",
    "check --watch": "checks until it is stopped",
    "build": "takes half a minute",
    "hosting": "needs a built site",
    "verify": "needs a built site, or a network",
}
"""Commands that are only parsed."""
FILES: Mapping[str, str] = {
    "events.jsonl": '{"v": 1, "type": "ready", "n": 0, "tree": "card-expired", "version": "0123456789ab", '
    '"node": "which-code", "lang": "en", "brand": "generic"}\n',
    "printer.mmd": "flowchart TD\n  a{Is there paper?} -->|yes| b[Print again]\n  a -->|no| c[Put paper in]\n",
    "printer.json": '{"nodes": [{"id": 1, "label": "Is there paper?"}, {"id": 2, "label": "Print again"}, '
    '{"id": 3, "label": "Put paper in"}], "edges": [{"from": 1, "to": 2, "label": "yes"}, '
    '{"from": 1, "to": 3, "label": "no"}]}\n',
    "codes.csv": "code,zh,en\n9X,测试代码,Code of a test\n",
}
"""Files that the documentation takes for granted."""


class Line(NamedTuple):
    """A command line."""

    words: tuple[str, ...]
    into: str
    """File that its output goes into; empty: none."""
    code: int
    """The exit code that the documentation tells."""
    text: str


def read(text: str) -> Line | None:
    """A line of a block marked `sh`; None where it is empty or a comment."""
    command, _, comment = text.partition(" #") if not text.lstrip().startswith("#") else ("", "", "")
    words = shlex.split(command)
    if not words:
        return None
    told = re.search(r"\bexit code (\d)", comment)
    into = words[words.index(">") + 1] if ">" in words else ""
    return Line(tuple(words[: words.index(">")] if into else words), into, int(told[1]) if told else 0, command.strip())


def reason_not_to_run(line: Line) -> str:
    """Why a command of poshelp is only parsed, or the empty string."""
    said = " ".join(_without_project(line.words[1:]))
    return next((why for begin, why in NOT_RUN.items() if f"{said} ".startswith(f"{begin} ")), "")


def parse(words: tuple[str, ...]) -> None:
    """Let the command line read `words` of a command of poshelp, without running it. Raises click.UsageError."""
    command: click.Command = cli
    context = click.Context(cli, info_name="poshelp", help_option_names=HELP)
    rest = list(_without_project(words))
    while isinstance(command, click.Group):
        name, found, rest = command.resolve_command(context, rest)
        assert found
        command = found
        context = click.Context(command, info_name=name, parent=context)
    command.make_context(context.info_name, rest, parent=context.parent)


def _without_project(words: tuple[str, ...]) -> tuple[str, ...]:
    """The command and its own words."""
    return words[2:] if words[:1] == ("--project",) else words


def follow(line: Line, folder: Path, poshelp: Callable[..., Ran]) -> str:
    """Do what the line says in `folder`, or see that it could be done; gives what is printed."""
    first, *rest = line.words
    if first == POSHELP:
        parse(line.words[1:])
        if reason_not_to_run(line):
            return ""
        ran = poshelp(*rest)
        assert ran.code == line.code, f"{line.text}\n{ran.out}{ran.err}"
        if line.into:
            (folder / line.into).write_text(ran.out, encoding="utf-8")
        return ran.err if line.into else ran.out + ran.err
    if first == "make":
        known = re.findall(r"(?m)^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"))
        assert [word for word in rest if "=" not in word and word not in known] == [], line.text
    elif first == PYTHON and rest[0] == "-m":
        assert importlib.util.find_spec(rest[1]), line.text
    elif first == ".venv/bin/pytest":
        assert all((ROOT / path).exists() for path in rest), line.text
    elif first == "cp":
        shutil.copy(folder / rest[0], folder / rest[1])
    else:
        raise AssertionError(f"nobody knows how to try `{line.text}`")
    return ""


def apply(lines: tuple[str, ...], folder: Path) -> None:
    """Change the file that a block marked `diff` names: its lines that go or stay stand together, once."""
    path = folder / lines[1].removeprefix("+++ ")
    text = path.read_text(encoding="utf-8")
    before, after = ("".join(f"{line[1:]}\n" for line in lines[2:] if line[0] in kept) for kept in ("- ", "+ "))
    assert f"\n{before}" in text, before
    text = text.replace(f"\n{before}", f"\n{after}", 1)
    path.write_text(text, encoding="utf-8", newline="\n")


def missing(told: tuple[str, ...], printed: str) -> list[str]:
    """Lines of a block marked `text` that were not printed in this order; `…` stands for anything."""
    lines = iter(printed.splitlines())
    absent = []
    for line in filter(str.strip, told):
        pattern = re.compile(".*".join(map(re.escape, line.rstrip().split("…"))) + r"\s*\Z")
        if not any(pattern.match(given) for given in lines):
            absent.append(line)
            break
    return absent


def project(folder: Path) -> Path:
    """A copy of this project in a repository of its own, whose only commit is on `main`."""
    folder.mkdir()
    for name in ("trees", "content", "site_config"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    committed(folder)
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
