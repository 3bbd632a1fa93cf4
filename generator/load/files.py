"""The files of a project folder → their texts, their values, and every problem of reading them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.load import shape_rules as rules
from generator.load.contents import Content, NoContent, content_of
from generator.load.shape import Reader
from generator.load.yaml_reader import MAX_FILE_BYTES, Node, compose, read_text
from generator.model.text import DEFAULT_LANGS
from generator.problem import Problem, Span

Memory = dict[str, tuple[tuple[str, object], tuple[Any, list[Problem]]]]
"""By file: the text that it had, with what else its value depends on; and the value, with the problems of reading it.
Values are never changed, so two projects may share them."""


class ProjectFiles:
    """The files of one project, as they are read."""

    def __init__(self, root: Path, memory: Memory, instead: Mapping[str, bytes]) -> None:
        self.root = root
        self.instead = instead
        self.memory = memory
        self.langs = DEFAULT_LANGS
        """The languages that texts are to be in; set as soon as the settings tell."""
        self.problems: list[Problem] = []
        self.files: dict[str, str] = {}
        self.unreadable: set[str] = set()

    def has(self, file: str) -> bool:
        """Whether there is something of this name, be it readable or not."""
        path = self.root / file
        return file in self.instead or path.is_symlink() or path.exists()

    def has_files(self, folder: str) -> bool:
        """Whether there is anything in `folder` to read; if not, that is reported."""
        if self.names(folder):
            return True
        self.took(folder, [rules.FILE_MISSING.problem("this folder is not there, or empty", Span(folder, 1, 1, 1, 1))])
        return False

    def read(
        self, file: str, read: Callable[[Node, Reader], Any], limit: int = MAX_FILE_BYTES, given: object = None
    ) -> Any:
        """What `read` makes of a YAML file; None where it cannot be read. `given`: on what else the value depends."""
        text = self.text(file, limit)
        if text is None:
            return None

        def of_text(text: str) -> tuple[Any, list[Problem]]:
            node, problems = compose(text, file)
            if node is None:
                return None, problems
            reader = Reader(file, text, self.langs)
            value = read(node, reader)
            return value, [*problems, *reader.problems]

        value, problems = self.remembered(file, text, of_text, (self.langs, given))
        self.took(file, problems)
        return value

    def remembered(
        self, file: str, text: str, read: Callable[[str], tuple[Any, list[Problem]]], given: object = None
    ) -> tuple[Any, list[Problem]]:
        """What `read` makes of the text of a file, or made of the same text before."""
        before = self.memory.get(file)
        if before is None or before[0] != (text, given):
            self.memory[file] = before = (text, given), read(text)
        return before[1]

    def text(self, file: str, limit: int) -> str | None:
        """The text of a file; None where it cannot be read, or has characters that no text may have."""
        instead = self.instead.get(file)
        try:
            given = Content(instead, len(instead)) if instead is not None else self._content(file, limit)
        except NoContent as reason:
            problem = rules.FILE_MISSING.problem(f"cannot read this file: {reason}", Span(file, 1, 1, 1, 1))
            self.took(file, [problem])
            return None
        text, problems = read_text(*given, file, limit)
        self.files[file] = text if text is not None else ""
        self.took(file, problems)
        return None if problems else text

    def _content(self, file: str, limit: int) -> Content:
        """Raises NoContent, also for what is not the project's own and would be published without anybody's notice."""
        path = self.root / file
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root)):
            raise NoContent("it is a link that leads out of the project")
        return content_of(path, limit)

    def took(self, file: str, problems: Iterable[Problem]) -> None:
        """Remember what was found in a file."""
        found = list(problems)
        self.problems.extend(found)
        # A text that is there in another language is read, and nothing else seems missing for its sake.
        if any(problem.rule != rules.MISSING_LANGUAGE.id for problem in found):
            self.unreadable.add(file)

    def names(self, folder: str) -> list[str]:
        """Files below `folder`, in the order of their names, without dot files and README.md."""
        top = self.root / folder
        found: list[str] = []
        for path, folders, names in os.walk(top):
            # A link to a folder is not followed, because it may lead in a circle; it is reported as a stray file.
            names += [name for name in folders if Path(path, name).is_symlink()]
            folders[:] = [name for name in folders if not name.startswith(".")]
            parent = Path(path).relative_to(self.root).as_posix()
            found.extend(f"{parent}/{name}" for name in names if not name.startswith(".") and name != "README.md")
        return sorted(found)

    def belonging(self, folder: str, belongs: Callable[[list[str]], bool], hint: str) -> list[str]:
        """Files below `folder` that `belongs` accepts by their path below it, in parts; the others are reported."""
        found = []
        for file in self.names(folder):
            if belongs(file[len(folder) + 1 :].split("/")):
                found.append(file)
            else:
                self.problems.append(rules.STRAY_FILE.problem("nothing reads this file", Span(file, 1, 1, 1, 1), hint))
        return found
