"""What the tool writes into a project for its authors: new projects, new trees and sign-offs, never half of one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from generator.approval import NotApproved, write_approval
from generator.load import NoContent, content_of, standard_messages
from generator.model.language import messages_file
from generator.model.project import Project
from generator.model.review import tree_now
from generator.model.text import DEFAULT_LANGS, Lang
from generator.new_language import first_language_file, new_language_files
from generator.new_project import new_project_files
from generator.new_tree import NOTED, new_tree_files
from generator.pipeline import BuildFailed, Request, UnknownName, examine, languages_of
from generator.problem import nearest
from generator.publish import PublishError
from generator.publish import write_files as write_all
from generator.schemas import schema_files

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def new_tree(request: Request, name: str, *, force: bool) -> list[Path]:
    """Write the files of a new tree `family/id`; gives their paths. Without `force` nothing is overwritten.

    Schemas for editors that are missing, or of other languages than the project has, are written too.
    """
    project = examine(request).project
    family, id = tree_name(project, name)
    langs = project.langs if project else DEFAULT_LANGS
    note_down = project.settings.note_down if project else NOTED
    texts = new_tree_files(family, id, request.today, note_down, langs)
    files = {request.root / path: text.encode() for path, text in texts.items()}
    return write_files(files, force=force, within=request.root, generated=stale_schemas(request.root))


def new_project(folder: Path, today: date, *, force: bool) -> list[Path]:
    """Write a small project into `folder` that checks clean and builds. Without `force` nothing is overwritten."""
    files = {folder / path: content for path, content in new_project_files(today).items()}
    schemas = {folder / path: text.encode() for path, text in schema_files().items()}
    return write_files(files, force=force, within=folder, generated=schemas)


def new_language(request: Request, lang: Lang, *, force: bool) -> list[Path]:
    """Write what a language of the project lacks, to be translated, and the schemas that name it; gives the paths.

    Without `force` nothing of the authors is overwritten. Raises UnknownName, and BuildFailed where the project cannot
    be read.
    """
    langs = languages_of(request.root)
    if lang not in langs:
        hint = f"name it in site_config/site.yml first: languages: [{', '.join((*langs, lang))}]"
        raise UnknownName("language of the project", lang, hint)
    project = examine(request).project
    if project is not None:
        files = new_language_files(project, lang)
    elif lang == langs[0] and not (request.root / messages_file(lang)).exists():
        files = first_language_file(lang, standard_messages())
    else:
        raise BuildFailed("the project cannot be read; `poshelp check` tells why")
    contents = {request.root / path: text.encode() for path, text in files.items()}
    return write_files(contents, force=force, within=request.root, generated=stale_schemas(request.root))


def write_schemas(request: Request) -> list[Path]:
    """Write the schemas for editors that are missing or stale; gives their paths. Raises BuildFailed."""
    return write_files({}, force=False, within=request.root, generated=stale_schemas(request.root))


def stale_schemas(root: Path) -> dict[Path, bytes]:
    """Path → content of each schema for editors that is missing in the project, or not as its languages want it."""
    wanted = {root / path: text.encode() for path, text in schema_files(languages_of(root)).items()}
    return {path: content for path, content in wanted.items() if not _holds(path, content)}


def _holds(path: Path, content: bytes) -> bool:
    try:
        return content_of(path, len(content)).bytes == content
    except NoContent:
        return False


def tree_name(project: Project | None, name: str) -> tuple[str, str]:
    """Family and id of a tree to be written, from FAMILY/ID. Raises UnknownName."""
    family, _, id = name.partition("/")
    if project is not None and family not in project.families:
        raise UnknownName(
            "family", family, nearest(family, project.families) or f"known: {', '.join(project.families)}"
        )
    if not _ID.match(id):
        raise UnknownName("way to name a tree", name, "write FAMILY/ID in lower-case Latin letters, digits and hyphens")
    return family, id


def write_files(
    files: Mapping[Path, bytes],
    *,
    force: bool,
    within: Path | None = None,
    generated: Mapping[Path, bytes] = MappingProxyType({}),
) -> list[Path]:
    """Write all of `files` or, where one exists and `force` is not set, none. Raises BuildFailed.

    `within`: the folder that none of them may leave, by a link that is there. `generated` goes with them, and takes the
    place of what is there.
    """
    contents = {**files, **generated}
    for path in files:
        if path.exists() and not force:
            raise BuildFailed(f"{path} exists; --force overwrites it")
    try:
        write_all(contents, within=within)
    except PublishError as error:
        raise BuildFailed(str(error)) from error
    return list(contents)


def approve(request: Request, tree: str, role: str, note: str) -> str:
    """Add a sign-off of `tree` by `role`, of today, to the project's file of them; gives its version.

    Raises UnknownName, and BuildFailed where the tree or its prose has errors, is signed already or cannot be written.
    """
    project, _, report = examine(request)
    if project is None:
        raise BuildFailed("the project cannot be read; `poshelp check` tells why")
    found = project.trees.get(tree_now(project, tree))
    if found is None:
        raise UnknownName("tree", tree, nearest(tree, project.trees))
    roles = project.settings.review_roles
    if role not in roles:
        hint = nearest(role, roles) or (f"known: {', '.join(roles)}" if roles else "site_config/site.yml names none")
        raise UnknownName("role", role, hint)
    try:
        return write_approval(request.root, project, report, found, role, request.today, note)
    except NotApproved as error:
        raise BuildFailed(str(error)) from error
