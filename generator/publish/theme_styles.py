"""A style sheet of the theme → the same without rules for what none of our pages has: one half less to read first.

The sheet is cut at braces and commas and never written anew, so what stays is as the theme wrote it.
"""

from __future__ import annotations

import re

from generator.style_sheet import parts

_BLOCKS = (
    "annotation annotation-list author banner button clipboard code consent feedback input meta pagination path post "
    "profile progress select social source source-file status tabs tag tag-icon tags tooltip tooltip2 version"
)
"""Parts of the theme that no template of ours writes and no feature in mkdocs.yml switches on, without `md-`."""
_CONTENT = (
    "admonition admonition-title abstract note info tip success question warning failure danger bug example quote "
    "arithmatex card cards critic emojione filename footnote footnote-backref footnote-ref gemoji grid headerlink "
    "highlight highlighttable keys linenodiv linenos mermaid tabbed-alternate tabbed-block tabbed-button "
    "tabbed-content tabbed-control tabbed-labels tabbed-set task-list-control task-list-indicator "
    "task-list-item twemoji"
)
"""Classes that Markdown extensions write which mkdocs.yml does not name."""
ABSENT = frozenset({*(f"md-{name}" for name in _BLOCKS.split()), *_CONTENT.split()})
"""Classes that no page may have, nor any class that begins with one of them and `__` or `--`."""
_ICON = re.compile(
    r"--md-(?:admonition|annotation|clipboard|code|footnotes|path|post|social|source|status|tabbed|tag|tasklist|version)"
    r"[\w-]*:url\("
)
"""Variables that hold the pictures of those parts, as long as a rule."""

_WITHIN_CELLS = re.compile(r"table:not\(\[class\]\) t[dh]>:(?:first|last)-child\Z")
"""Margins of blocks in cells of tables in Markdown, which hold none. The rule would make browsers look at every element
again whenever the class of any changes, such as the page's own when a script begins."""
_CLASS = re.compile(r"\.((?:[\w-]|\\.)+)")
_ARGUMENT = re.compile(r":(?:is|not|where|has)\([^()]*\)")


def trimmed(css: str) -> str:
    """`css` without rules that no page needs; a list of selectors loses those that no page needs.

    Languages that are written from right to left are none of ours, so their rules go too.
    """
    return "".join(_kept(rule) for rule in parts(css, ";}"))


def is_absent(name: str) -> bool:
    """Whether the rules of the class are left out."""
    return re.split(r"__|--", name, maxsplit=1)[0] in ABSENT


def _kept(rule: str) -> str:
    head, brace, body = rule.partition("{")
    if not brace:
        return rule
    if head.startswith(("@media", "@supports")):
        inner = trimmed(body[:-1])
        return f"{head}{{{inner}}}" if inner else ""
    if head.startswith("@"):
        return rule
    selectors = [selector for selector in parts(head, ",") if _is_needed(selector)]
    declarations = "".join(part for part in parts(body[:-1], ";") if not _ICON.match(part))
    return f"{''.join(selectors).rstrip(',')}{{{declarations}}}" if selectors and declarations else ""


def _is_needed(selector: str) -> bool:
    """What stands in an argument is judged by nobody: `:not(.tabs)` is true where there are no tabs."""
    if _WITHIN_CELLS.search(selector.rstrip(",")):
        return False
    while (plain := _ARGUMENT.sub("", selector)) != selector:
        selector = plain
    return "[dir=rtl]" not in selector and not any(is_absent(name) for name in _CLASS.findall(selector))
