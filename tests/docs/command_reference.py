"""The command line → docs/reference/commands.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from generator.cli import cli
from tests.docs.markdown import cell, code, table

HELP = ["-h", "--help"]
_STANDARD = "0: done, 1: the project has errors, or a program or the disk stands in the way."
_USAGE = "2: wrong usage, or a name that does not exist."


def commands() -> Iterator[tuple[str, click.Command, click.Context]]:
    """(`poshelp new tree`, the command, its context), groups included, in the order of their names."""
    yield from _below(cli, click.Context(cli, info_name="poshelp", help_option_names=HELP))


def _below(command: click.Command, context: click.Context) -> Iterator[tuple[str, click.Command, click.Context]]:
    yield context.command_path, command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from _below(below, click.Context(below, info_name=name, parent=context))


def options(command: click.Command, context: click.Context) -> list[click.Option]:
    """Its options without --help."""
    return [
        parameter
        for parameter in command.get_params(context)
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts
    ]


def arguments(command: click.Command) -> list[click.Argument]:
    return [parameter for parameter in command.params if isinstance(parameter, click.Argument)]


def argument_name(argument: click.Argument, context: click.Context) -> str:
    """As the usage line has it, without brackets and dots: `TREE`."""
    return argument.make_metavar(context).strip("[].{}")


def spelling(option: click.Option) -> str:
    """`--compress / --no-compress`, `-h, --help`."""
    return ", ".join(option.opts) + "".join(f" / {no}" for no in option.secondary_opts)


def commands_page() -> str:
    parts = [
        "# Commands\n",
        (
            "`poshelp` is `.venv/bin/poshelp` once `make site` has run. Every command takes `-h` or `--help`, and the "
            "options of `poshelp` stand before its name: `poshelp --project DIR check`.\n"
        ),
        (
            "What commands print as JSON is described in [data.md](data.md), the variables that they read in "
            "[environment.md](environment.md).\n"
        ),
    ]
    for path, command, context in commands():
        parts.append(f"## {path}\n")
        pieces = " ".join(command.collect_usage_pieces(context))
        parts.append(f"```text\n{path} {pieces}\n```\n")
        body, exit_codes = _help(command, context)
        parts.append(body)
        if own := arguments(command):
            told_arguments = [
                (
                    code(argument.make_metavar(context)),
                    _values(argument, context),
                    "needed" if argument.required else "may be left out" + _default(argument, context, ", then "),
                )
                for argument in own
            ]
            parts.append(table(("argument", "values", ""), told_arguments))
        if given := options(command, context):
            rows = [
                (
                    code(spelling(option)),
                    "flag" if option.is_flag else _values(option, context),
                    "needed" if option.required else _default(option, context) or "none",
                    cell((option.help or "") + (f" Environment: {option.envvar}." if option.envvar else "")),
                )
                for option in given
            ]
            parts.append(table(("option", "values", "default", ""), rows))
        if not isinstance(command, click.Group):
            told = exit_codes or _STANDARD
            parts.append(f"Exit code: {told if '2:' in told else f'{told[:-1]}, {_USAGE}'}\n")
    return "\n".join(parts)


def _help(command: click.Command, context: click.Context) -> tuple[str, str]:
    """Its words, and what they say of exit codes."""
    paragraphs = [" ".join(part.split()) for part in (command.help or "").split("\n\n")]
    told = [part for part in paragraphs if part.startswith("Exit code")]
    words = [part for part in paragraphs if part and part not in told]
    if command.epilog:
        words.append(command.epilog)
    if isinstance(command, click.Group):
        words.append("Commands: " + ", ".join(f"`{name}`" for name in command.list_commands(context)) + ".")
    return "\n\n".join(cell(part).replace("\\|", "|") for part in words) + "\n", "".join(
        re.sub(r"^Exit code ", "", part) for part in told
    )


def _values(parameter: click.Parameter, context: click.Context) -> str:
    kind = parameter.type
    if isinstance(kind, click.Choice):
        return ", ".join(code(str(choice)) for choice in kind.choices)
    if isinstance(kind, click.IntRange):
        return f"{kind.min} to {kind.max}"
    return code(parameter.metavar.strip("[].")) if parameter.metavar else kind.name


def _default(parameter: click.Parameter, context: click.Context, before: str = "") -> str:
    if isinstance(parameter, click.Option) and isinstance(parameter.show_default, str):
        return parameter.show_default
    if isinstance(parameter, click.Option) and parameter.is_flag:
        return code(parameter.opts[0] if parameter.default is True else (parameter.secondary_opts or ["off"])[0])
    value = parameter.to_info_dict()["default"]
    return f"{before}{code(str(value))}" if isinstance(value, (str, int)) and str(value) else ""
