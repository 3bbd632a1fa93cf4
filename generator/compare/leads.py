"""Codes and faults of both sides → those that now lead to another tree, or advise otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.compare.sides import Side
from generator.compare.tree_values import value_changes
from generator.model.difference import Change, ValueChange
from generator.model.facts import ResponseCode, TerminalFault


def compare_leads(before: Side, after: Side) -> Iterator[ValueChange]:
    """Codes first, each side's order being that of its file."""
    old, new = before.project, after.project
    codes = ({id: _code(code, side) for id, code in side.project.codes.items()} for side in (before, after))
    yield from _compared("code", *codes)
    faults = (
        {id: _fault(fault, side) for id, fault in project.faults.items()}
        for side, project in ((before, old), (after, new))
    )
    yield from _compared("fault", *faults)


def _compared(
    noun: str, before: Mapping[str, Mapping[str, str]], after: Mapping[str, Mapping[str, str]]
) -> Iterator[ValueChange]:
    for id in (*after, *(id for id in before if id not in after)):
        if id in before and id in after:
            for what, change in value_changes_of(before[id], after[id]):
                yield ValueChange(f"{noun} `{id}` {what}", change)
        else:
            leads = before.get(id, {}).get("leads to", ""), after.get(id, {}).get("leads to", "")
            yield ValueChange(f"{noun} `{id}` leads to", Change(*leads))


def value_changes_of(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    return ((change.where, change.change) for change in value_changes(before, after))


def _code(code: ResponseCode, side: Side) -> dict[str, str]:
    schemes = {
        f"leads to, as {scheme} means it,": side.id_now(cause.value) for scheme, cause in code.cause_by_scheme.items()
    }
    return {
        "leads to": side.id_now(code.cause.value),
        **schemes,
        "may be tried again": str(code.retry),
        "tells the cashier to": code.action.value,
    }


def _fault(fault: TerminalFault, side: Side) -> dict[str, str]:
    return {
        "leads to": side.id_now(fault.cause.value),
        "may be tried again": str(fault.retry),
        "is mended by": fault.escalate_to,
    }
