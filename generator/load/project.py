"""A project folder → `Project`: finds the files, reads each, and collects every problem."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from generator.load import facts, settings
from generator.load import shape_rules as rules
from generator.load.default_messages import default_messages, standard_messages
from generator.load.families import EXEMPTIONS, FAMILIES
from generator.load.files import Memory, ProjectFiles
from generator.load.finder_words import FINDER_WORDS
from generator.load.language import read_language
from generator.load.manuals import read_manual
from generator.load.moved import MOVED
from generator.load.page import read_page
from generator.load.reviews import REVIEWS
from generator.load.shape import FAILED, ID, Reader, Shape
from generator.load.tree import read_tree
from generator.load.yaml_reader import MAX_DATA_BYTES, MAX_FILE_BYTES, Node
from generator.model import project_files as at
from generator.model.finder_words import FinderWords
from generator.model.language import Language, messages_file, unknown_language
from generator.model.manual import Manual
from generator.model.page import Page
from generator.model.project import Project
from generator.model.settings import Brand, SiteSettings
from generator.model.text import Lang, Text
from generator.model.tree import DecisionTree
from generator.problem import Problem, Report, Span

FOLDERS = ("trees", "site_config/brands")
"""Each holds at least one file, and so does the folder of pages in the source language."""
LOGO = ".svg"
"""Ends the name of a brand's logo: `site_config/brands/lakala.svg` beside `lakala.yml`."""
_NODE_LIMIT = 60
"""For trees read while the settings themselves cannot be read."""


Named = TypeVar("Named", Brand, Manual)


class Loaded(NamedTuple):
    """What reading gives. `project` is None where settings, the lists of facts or a whole folder cannot be read."""

    project: Project | None
    report: Report


def load(
    root: Path,
    today: datetime.date,
    progress: Callable[[int, int], None] | None = None,
    memory: Memory | None = None,
    *,
    instead: Mapping[str, bytes] | None = None,
) -> Loaded:
    """Read the project in `root` as of `today`. All problems of all files are reported; nothing is repaired.

    `progress(done, total)` is called for each tree. `memory` is of earlier readings of the same project, for whoever
    reads it again and again; it is brought up to date. `instead`: contents, by path, that files which are there are to
    be read with. Raises nothing for what files hold.
    """
    reading = _Reading(root, {} if memory is None else memory, instead or {})
    site = reading.settings()
    langs = reading.langs
    empty = [folder for folder in (*FOLDERS, f"content/{langs[0]}") if not reading.has_files(folder)]
    families = reading.listed(at.FAMILIES_FILE, FAMILIES, "id")
    exempt = reading.shaped_if_there(at.EXEMPTIONS_FILE, EXEMPTIONS, ((), ()))
    codes = reading.listed_if_there(at.CODES_FILE, facts.CODES, "code")
    faults = reading.listed_if_there(at.FAULTS_FILE, facts.FAULTS, "id")
    operational = reading.listed_if_there(at.RULES_FILE, facts.RULES, "id")
    hotlines = reading.listed_if_there(at.HOTLINES_FILE, facts.HOTLINES, "id")
    sources = reading.listed(at.SOURCES_FILE, facts.SOURCES, "key")
    terms = reading.listed_if_there(at.TERMS_FILE, facts.TERMS, "id")
    told = {lang: reading.messages(lang) for lang in langs}
    messages = {lang: known or {} for lang, known in told.items()}
    finder_words = reading.shaped_if_there(at.FINDER_WORDS_FILE, FINDER_WORDS, FinderWords())
    scheme_words = reading.listed_if_there(at.SCHEME_WORDS_FILE, facts.SCHEME_WORDS, "words")
    moved = reading.shaped_if_there(at.MOVED_FILE, MOVED, None)
    sign_offs = reading.shaped_if_there(at.REVIEWS_FILE, REVIEWS, (), MAX_DATA_BYTES)
    brands = dict(reading.brands())
    manuals = dict(reading.named_after_files("site_config/manuals", "manual", read_manual))
    trees = reading.trees(site.limits.nodes if site else _NODE_LIMIT, list(families or ()), progress)
    pages = {(page.lang, page.id): page for lang in langs for page in reading.pages(lang)}
    languages = {lang: reading.language(lang, known) for lang, known in told.items()}
    report = Report.of(reading.problems, reading.files)
    parts = (site, families, exempt, codes, faults, operational, hotlines, sources, terms, told[langs[0]])
    if site is None or empty or any(part is None for part in parts):
        return Loaded(None, report)
    exempt_codes, exempt_faults = exempt
    project = Project(
        settings=site,
        brands=brands,
        languages=languages,
        messages={
            lang: {**default_messages(lang), **{key: text.value for key, text in own.items()}}
            for lang, own in messages.items()
        },
        message_spans={lang: {key: text.span for key, text in own.items()} for lang, own in messages.items()},
        standard_messages=standard_messages(),
        families=families,
        trees=trees,
        pages=pages,
        codes=codes,
        faults=faults,
        rules=operational,
        hotlines=hotlines,
        sources=sources,
        terms=terms,
        exempt_codes={exemption.id: exemption for exemption in exempt_codes},
        exempt_faults={exemption.id: exemption for exemption in exempt_faults},
        files=reading.files,
        today=today,
        unreadable=frozenset(reading.unreadable),
        finder_words=finder_words or FinderWords(),
        scheme_words=scheme_words or {},
        manuals=manuals,
        moved=moved.trees if moved else {},
        moved_nodes=moved.nodes if moved else (),
        moved_pages=moved.pages if moved else (),
        moved_languages=moved.languages if moved else {},
        moved_brands=moved.brands if moved else {},
        sign_offs=sign_offs or (),
    )
    return Loaded(project, report)


def languages_of(root: Path) -> tuple[Lang, ...]:
    """The languages that the settings of the project in `root` name; where there are none, those of most projects."""
    reading = _Reading(root, {}, {})
    reading.settings()
    return reading.langs


class _Reading(ProjectFiles):
    """The files of one project, as values of the model."""

    def settings(self) -> SiteSettings | None:
        """The settings; from now on the languages are known."""
        found: settings.SettingsFile | None = self.shaped(at.SETTINGS_FILE, settings.SETTINGS)
        if found is None:
            return None
        self.langs = found.langs
        return found.settings

    def messages(self, lang: Lang) -> Mapping[str, Text] | None:
        """The project's own words of the interface, which may be none where the generator has words in `lang`."""
        file = messages_file(lang)
        own: Mapping[str, Text] | None = (
            self.shaped_if_there(file, settings.MESSAGES, {})
            if default_messages(lang)
            else self.shaped(file, settings.MESSAGES)
        )
        return own

    def language(self, lang: Lang, messages: Mapping[str, Text] | None) -> Language:
        """What the messages in `lang` tell of it; what they do not is reported, unless they cannot be read."""
        if messages is None:
            return unknown_language(lang)
        language, problems = read_language(lang, messages_file(lang), default_messages(lang), messages)
        # The file is not unreadable: all its other words can be compared.
        self.problems.extend(problems)
        return language

    def shaped(self, file: str, shape: Shape, limit: int = MAX_FILE_BYTES) -> Any:
        """The value of a YAML file that must be there; None where it cannot be read."""
        value = self.read(file, shape.read, limit)
        return None if value is FAILED else value

    def listed(self, file: str, shape: Shape, key: str) -> Any:
        """The members of a list file by their `key`; a second one with the same key is reported."""
        members = self.shaped(file, shape, MAX_DATA_BYTES)
        if members is None:
            return None
        found: dict[str, Any] = {}
        for member in members:
            id = getattr(member, key)
            if id in found:
                hint = f"first on line {found[id].span.line}"
                problem = rules.DUPLICATE_KEY.problem(f"{key} `{id}` is there twice", member.span, hint)
                self.took(file, [problem])
            else:
                found[id] = member
        return found

    def shaped_if_there(self, file: str, shape: Shape, otherwise: Any, limit: int = MAX_FILE_BYTES) -> Any:
        """The value of a YAML file; `otherwise` where there is none, and None where it cannot be read."""
        return self.shaped(file, shape, limit) if self.has(file) else otherwise

    def listed_if_there(self, file: str, shape: Shape, key: str) -> Any:
        """The members of a list file that a project may do without."""
        return self.listed(file, shape, key) if self.has(file) else {}

    def brands(self) -> Iterator[tuple[str, Brand]]:
        """Every brand, with its logo where one lies beside its file."""
        folder = "site_config/brands"
        logos = {Path(file).stem: file for file in self.names(folder) if file.endswith(LOGO)}
        for id, brand in self.named_after_files(folder, "brand", settings.read_brand, beside=LOGO):
            text = self.text(logos.pop(id), MAX_FILE_BYTES) if id in logos else ""
            yield id, replace(brand, logo=text or "")
        for file in logos.values():
            problem = rules.STRAY_FILE.problem("this logo belongs to no brand", Span(file, 1, 1, 1, 1))
            self.took(file, [problem])

    def named_after_files(
        self, folder: str, noun: str, read: Callable[[Node, str, Reader], Named | None], *, beside: str = ""
    ) -> Iterator[tuple[str, Named]]:
        """What `read` makes of each file of `folder`, by the name of the file. Those that end with `beside` are left
        to others."""
        hint = f"each {noun} is {folder}/<{noun}>.yml"
        suffixes = (".yml", beside) if beside else (".yml",)
        for file in self.belonging(folder, lambda parts: len(parts) == 1 and parts[0].endswith(suffixes), hint):
            if not file.endswith(".yml"):
                continue
            id = Path(file).stem

            found = self.read(file, partial(_named, read, noun, id))
            if found is not None:
                yield id, found

    def trees(
        self, node_limit: int, families: list[str], progress: Callable[[int, int], None] | None
    ) -> Mapping[str, DecisionTree]:
        order = {family: number for number, family in enumerate(families)}
        hint = "trees are trees/<family>/<tree-id>.yml"
        files = self.belonging("trees", lambda parts: len(parts) == 2 and parts[1].endswith(".yml"), hint)
        files.sort(key=lambda file: (order.get(file.split("/")[1], len(order)), file))
        found: dict[str, DecisionTree] = {}
        for number, file in enumerate(files, 1):
            if progress:
                progress(number, len(files))
            tree = self._tree(file, node_limit)
            if tree is None:
                continue
            if tree.id in found:
                message = f"tree `{tree.id}` is there twice"
                self.took(file, [rules.DUPLICATE_KEY.problem(message, tree.span, f"first in {found[tree.id].file}")])
            else:
                found[tree.id] = tree
        return found

    def pages(self, lang: Lang) -> Iterator[Page]:
        hint = "pages are content/<language>/<page>.md"
        for file in self.belonging(f"content/{lang}", lambda parts: parts[-1].endswith(".md"), hint):
            text = self.text(file, MAX_FILE_BYTES)
            if text is None:
                continue
            id = file.removeprefix(f"content/{lang}/").removesuffix(".md")
            page, problems = self.remembered(file, text, partial(_page, file, id, lang, self.langs[0]), self.langs[0])
            self.took(file, problems)
            if page is not None:
                yield page

    def _tree(self, file: str, node_limit: int) -> DecisionTree | None:
        _, family, name = file.split("/")
        id = name.removesuffix(".yml")

        def tree(node: Node, reader: Reader) -> DecisionTree | None:
            if not _check_id(id, "tree", reader.problems, file):
                return None
            return read_tree(node, family, id, reader, node_limit)

        found: DecisionTree | None = self.read(file, tree, given=node_limit)
        return found


def _check_id(name: str, noun: str, problems: list[Problem], file: str) -> bool:
    """Names of files become addresses, like ids in files."""
    fits = ID.match(name) is not None
    if not fits:
        hint = "name the file in lower-case Latin letters, digits and hyphens"
        message = f"`{name[:60]}` cannot be the id of a {noun}"
        problems.append(rules.BAD_ID.problem(message, Span(file, 1, 1, 1, 1), hint))
    return fits


def _named(
    read: Callable[[Node, str, Reader], Named | None], noun: str, id: str, node: Node, reader: Reader
) -> Named | None:
    _check_id(id, noun, reader.problems, reader.file)
    return read(node, id, reader)


def _page(file: str, id: str, lang: Lang, source: Lang, text: str) -> tuple[Page | None, list[Problem]]:
    problems: list[Problem] = []
    if not all(_check_id(name, "page", problems, file) for name in id.split("/")):
        return None, problems
    return read_page(text, file, id, lang, source=source)
