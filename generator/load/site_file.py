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
    span_of,
)
from generator.model.project_files import SITE_FILE
from generator.problem import Problem, Report

_PLUGIN = "poshelp"
_CALLS = ("tag:yaml.org,2002:python/object", "tag:yaml.org,2002:python/module")
"""Begin the tags that make PyYAML call or import what they name. `!!python/name:`, which the theme's manual uses, only
names it."""


def site_file(root: Path) -> Report:
    """What in the file of the project in `root` keeps a site from being built, as far as can be told without building.

    Nothing that it names is called or imported."""
    files = ProjectFiles(root, {}, {})
    text = files.text(SITE_FILE, MAX_FILE_BYTES)
    if text is not None:
        files.took(SITE_FILE, _problems(text))
    return Report.of(files.problems, files.files)


def _problems(text: str) -> list[Problem]:
    root, problems = compose_any(text, SITE_FILE)
    if root is None:
        return problems
    if not isinstance(root, MappingNode):
        return [rules.WRONG_TYPE.problem("a mapping of settings is expected", span_of(root, SITE_FILE))]
    return [*_calls(root), *_plugins(root)]


def _calls(root: Node) -> Iterator[Problem]:
    for node in _every_node(root):
        if node.tag.startswith(_CALLS):
            message = f"the tag `!!{node.tag.rpartition(',2002:')[2][:60]}` runs code as soon as the file is read"
            hint = "settings are data: code belongs to a plugin, or into a file that `hooks:` names"
            yield rules.YAML_FEATURE.problem(message, span_of(node, SITE_FILE), hint)


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
    settings = {key.value: value for key, value in root.value if isinstance(key, ScalarNode)}
    named = settings.get("plugins")
    members = named.value if isinstance(named, MappingNode | SequenceNode) else ()
    # A member of a list is a name or a mapping with one; a mapping has pairs of a name and its options.
    heads = [member[0] if isinstance(member, tuple) else member for member in members]
    heads = [head.value[0][0] if isinstance(head, MappingNode) and head.value else head for head in heads]
    # Another file may name what this one does not.
    if "INHERIT" not in settings and not any(head.value == _PLUGIN for head in heads):
        message = f"the plugin `{_PLUGIN}`, which makes the pages, is not named"
        yield rules.MISSING_KEY.problem(
            message, span_of(named or root, SITE_FILE), f"add `- {_PLUGIN}` under `plugins:`"
        )
