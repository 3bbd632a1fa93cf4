"""Templates and what they are filled with → HTML and Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context

from generator.render.escape import Markdown, commonmark_text, html_text, markdown_text

_ID = re.compile(r"[A-Za-z0-9_-]+")


def fill_html(template: str, **context: object) -> str:
    """HTML in which everything that is filled in is escaped, but what is HTML already."""
    return _HTML.get_template(template).render(context)


def fill_markdown(template: str, **context: object) -> str:
    """Markdown in which everything that is filled in is escaped, but what is Markdown already."""
    return _MARKDOWN.get_template(template).render(context)


def fill_commonmark(template: str, **context: object) -> str:
    """A Markdown file in which everything that is filled in is escaped, but what is finished already."""
    return _COMMONMARK.get_template(template).render(context)


def forget_changed_templates() -> None:
    """See to it that what is filled in next comes from the templates as they are now on disk."""
    for environment in (_HTML, _MARKDOWN, _COMMONMARK):
        compiled = environment.cache
        if compiled and not all(template.is_up_to_date for template in compiled.values()):
            compiled.clear()


def constant_arguments(methods: Collection[str]) -> frozenset[str]:
    """Every string that a template passes first to one of these methods: `sheet.t("guide.start")`."""
    loader = PackageLoader("generator", "templates")
    found: set[str] = set()
    for name in loader.list_templates():
        source, _, _ = loader.get_source(_HTML, name)
        for call in _HTML.parse(source).find_all(nodes.Call):
            if isinstance(call.node, nodes.Getattr) and call.node.attr in methods and call.args:
                found.update(part.value for part in _choices(call.args[0]))
    return frozenset(found)


def _choices(argument: nodes.Expr) -> list[nodes.Const]:
    """The constants that `argument` may come to: one, or the branches of a choice."""
    if isinstance(argument, nodes.Const):
        return [argument]
    if isinstance(argument, nodes.CondExpr):
        branches = (argument.expr1, argument.expr2)
        return [constant for branch in branches if branch for constant in _choices(branch)]
    return []


def _id(value: str) -> Markdown:
    """`value` as the id of a heading, which character references would spoil."""
    if not _ID.fullmatch(value):
        raise ValueError(f"cannot be the id of a heading: {value!r}")
    return Markdown(value)


class _Direct(CodeGenerator):
    """Templates that read attributes as Python does, and in which `finalize` alone turns what is filled in into output.

    Jinja would ask each object for a key where it has no attribute, and look at the result of `finalize` once more:
    escaped text passes unchanged, but not for nothing.
    """

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802  Jinja's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Any) -> None:  # noqa: N802  Jinja's name
        if node.name == "defined" and isinstance(node.node, nodes.Getattr):
            self.write("hasattr(")
            self.visit(node.node.node, frame)
            self.write(f", {node.node.attr!r})")
        else:
            super().visit_Test(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write("environment.finalize(")

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write(")")


class _Context(Context):
    """What a template is filled with, without Jinja's questions, at each call, whether the function wants to see it."""

    def call(self, function: Callable[..., Any], *args: Any, _loop_vars: Any = None, **values: Any) -> Any:
        return function(*args, **values)


class _Environment(Environment):
    code_generator_class = _Direct
    context_class = _Context


def _environment(*, autoescape: bool, finalize: Any) -> Environment:
    environment = _Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=autoescape,  # macros and filters give Markup; what is filled in is escaped by `finalize`, always
        finalize=finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        cache_size=-1,  # all of them: there are few
        auto_reload=False,  # looking at the date of a file once a page costs more than filling in the template
    )
    # Templates use what they are filled with, and nothing else: Jinja would copy its own functions for each of them.
    environment.globals.clear()
    return environment


_HTML = _environment(autoescape=True, finalize=html_text)
_MARKDOWN = _environment(autoescape=False, finalize=markdown_text)
_MARKDOWN.filters["id"] = _id
_COMMONMARK = _environment(autoescape=False, finalize=commonmark_text)
