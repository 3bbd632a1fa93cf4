"""mkdocs.yml → what is wrong with it before MkDocs reads it. Of what it sets only our plugin is ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.load import shape_rules as rules
from generator.load.files import ProjectFiles
from generator.load.yaml_reader import (
    MAX_FILE_BYTES,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    compose_any,
    is_constructible,
    is_known_tag,
    span_of,
)
from generator.model.project_files import SITE_FILE
from generator.problem import Problem, Report, nearest

_PLUGIN = "poshelp"
_INHERIT = "INHERIT"
_YAML = "tag:yaml.org,2002:"
_CALLS = (f"{_YAML}python/object", f"{_YAML}python/module")
"""Begin the tags that make PyYAML call or import what they name. `!!python/name:`, which the theme's manual uses, only
names it."""
_NAME = f"{_YAML}python/name:"
_MKDOCS_TAGS = ("!ENV", "!relative")
MKDOCS_SETTINGS = (
    "config_file_path", "copyright", "dev_addr", "docs_dir", "draft_docs", "edit_uri", "edit_uri_template",
    "exclude_docs", "extra", "extra_css", "extra_javascript", "extra_templates", "google_analytics", "hooks",
    "markdown_extensions", "mdx_configs", "nav", "not_in_nav", "pages", "plugins", "remote_branch", "remote_name",
    "repo_name", "repo_url", "site_author", "site_description", "site_dir", "site_name", "site_url", "strict", "theme",
    "use_directory_urls", "validation", "watch",
)  # fmt: skip
"""What MkDocs, which takes long to import, knows at the top of its file."""


def site_file(root: Path) -> Report:
    """What in the file of the project in `root` keeps a site from being built, as far as can be told without building.

    Nothing that it names is called or imported."""
    files = ProjectFiles(root, {}, {})
    text = files.text(SITE_FILE, MAX_FILE_BYTES)
    if text is not None:
        files.took(SITE_FILE, _problems(text, root))
    return Report.of(files.problems, files.files)


def _problems(text: str, folder: Path) -> list[Problem]:
    root, problems = compose_any(text, SITE_FILE)
    if root is None:
        return problems
    if not isinstance(root, MappingNode):
        return [rules.WRONG_TYPE.problem("a mapping of settings is expected", span_of(root, SITE_FILE))]
    return [*_values(root), *_settings(root), *_inherited(root, folder), *_plugins(root)]


def _values(root: Node) -> Iterator[Problem]:
    for node in _every_node(root):
        tag, place = node.tag.replace(_YAML, "!!", 1)[:60], span_of(node, SITE_FILE)
        if node.tag.startswith(_CALLS):
            message = f"the tag `{tag}` runs code as soon as the file is read"
            hint = "settings are data: code belongs to a plugin, or into a file that `hooks:` names"
            yield rules.YAML_FEATURE.problem(message, place, hint)
        elif not (node.tag in _MKDOCS_TAGS or node.tag.startswith(_NAME) or is_known_tag(node.tag)):
            hint = nearest(tag, _MKDOCS_TAGS) or "leave it out; a text that begins with `!` has quotation marks"
            yield rules.YAML_FEATURE.problem(f"there is no tag `{tag}`", place, hint)
        elif isinstance(node, ScalarNode) and not is_constructible(node):
            message = f"`{node.value[:60]}` looks like a value of the type `{tag}`, and is none"
            yield rules.WRONG_TYPE.problem(message, place, "if it is a text, write it in quotation marks")


def _settings(root: MappingNode) -> Iterator[Problem]:
    told = set()
    for key, _ in root.value:
        if not isinstance(key, ScalarNode):
            continue
        if key.value in told:
            hint = "MkDocs would take the last one alone: write both into one"
            yield rules.DUPLICATE_KEY.problem(f"`{key.value[:60]}` is there twice", span_of(key, SITE_FILE), hint)
        elif key.value not in (*MKDOCS_SETTINGS, _INHERIT, "<<"):
            message = f"MkDocs has no setting `{key.value[:60]}`"
            yield rules.UNKNOWN_KEY.problem(message, span_of(key, SITE_FILE), nearest(key.value, MKDOCS_SETTINGS))
        told.add(key.value)


def _inherited(root: MappingNode, folder: Path) -> Iterator[Problem]:
    value = _by_name(root).get(_INHERIT)
    if value is None:
        return
    place = span_of(value, SITE_FILE)
    if not isinstance(value, ScalarNode) or not value.value:
        yield rules.WRONG_TYPE.problem(f"`{_INHERIT}` is the path of a file", place)
    elif not _is_file(folder / value.value):
        message = f"`{_INHERIT}` names a file that is not there: `{value.value[:100]}`"
        yield rules.FILE_MISSING.problem(message, place, f"paths begin at the folder of {SITE_FILE}")
    elif (folder / value.value).samefile(folder / SITE_FILE):
        yield rules.WRONG_TYPE.problem(f"`{_INHERIT}` names this file itself", place)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that is too long, or that no name can be
        return False


def _by_name(root: MappingNode) -> dict[str, Node]:
    return {key.value: value for key, value in root.value if isinstance(key, ScalarNode)}


def _every_node(root: Node) -> Iterator[Node]:
    """In the order of the file, each once: an alias gives the node of its anchor again."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, MappingNode):
            waiting += [part for pair in reversed(node.value) for part in reversed(pair)]
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.value)


def _plugins(root: MappingNode) -> Iterator[Problem]:
    settings = _by_name(root)
    named = settings.get("plugins")
    members = named.value if isinstance(named, MappingNode | SequenceNode) else ()
    # A member of a list is a name or a mapping with one; a mapping has pairs of a name and its options.
    heads = [member[0] if isinstance(member, tuple) else member for member in members]
    heads = [head.value[0][0] if isinstance(head, MappingNode) and head.value else head for head in heads]
    # Another file may name what this one does not.
    if _INHERIT not in settings and not any(head.value == _PLUGIN for head in heads):
        message = f"the plugin `{_PLUGIN}`, which makes the pages, is not named"
        yield rules.MISSING_KEY.problem(
            message, span_of(named or root, SITE_FILE), f"add `- {_PLUGIN}` under `plugins:`"
        )
