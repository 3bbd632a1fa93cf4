"""The data of a site → what is not as its schema says, whose review is overdue, where moved pages have gone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from generator.problem import Problem
from generator.publish.failure import PublishError
from generator.publish.moved_addresses import MOVED, moved_addresses
from generator.publish.security_txt import SECURITY_TXT
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection
from generator.publish.verify.json_shape import UnknownWord, disagreement

_TREES = "data/v1/trees.json"
_EXPIRES = re.compile(r"(?m)^Expires: (\d{4}-\d{2}-\d{2})T")
_SOON = timedelta(days=30)


def records(inspection: Inspection, today: date) -> Iterator[Problem]:
    """Everything that is written for programs."""
    for path, content in inspection.texts.items():
        if path.endswith(".json"):
            yield from _json(inspection, path, content, today)
    if (text := inspection.texts.get(SECURITY_TXT)) is not None:
        yield from _contact(text.decode(errors="replace"), inspection.name(SECURITY_TXT), today)


def _json(inspection: Inspection, path: str, content: bytes, today: date) -> Iterator[Problem]:
    name = inspection.name(path)
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield complaint("json-differs", f"it is no JSON: {str(error)[:200]}", name)
        return
    schema = whole.get("$schema") if isinstance(whole, dict) else None
    if isinstance(schema, str) and "://" not in schema:
        target = inspection.resolve(path, schema)
        written = inspection.texts.get(target[0]) if target else None
        if written is None:
            yield complaint("json-differs", f"its schema {schema[:100]} is not there", name)
        else:
            yield from _against(whole, written, schema, name)
    if path == _TREES:
        yield from _reviews(whole, inspection.listing.grace_days, name, today)
    elif path == MOVED:
        yield from _moved(inspection, content, name)


def _against(whole: Any, schema: bytes, called: str, name: str) -> Iterator[Problem]:
    try:
        wrong = disagreement(whole, json.loads(schema))
    except UnknownWord as error:
        wrong = f"the schema has words that are not understood here: {error}"
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError, re.error):
        wrong = "the schema is none"
    if wrong:
        yield complaint("json-differs", f"it is not as {called[:100]} says: {wrong[:300]}", name)


def _reviews(whole: Any, grace_days: int, name: str, today: date) -> Iterator[Problem]:
    trees = whole.get("trees") if isinstance(whole, dict) else None
    for tree in trees if isinstance(trees, list) else ():
        try:
            id, until = str(tree["id"])[:64], date.fromisoformat(tree["review_by"])
        except (KeyError, TypeError, ValueError):
            continue  # its schema says so
        if today > until + timedelta(days=min(grace_days, 3650)):
            message = f"tree `{id}` was to be reviewed by {until.isoformat()}, and the grace is over"
            yield complaint("review-overdue", message, name, hint="review it, then build and publish again")
        elif today > until:
            message = f"tree `{id}` was to be reviewed by {until.isoformat()}"
            yield complaint("review-due", message, name)


def _moved(inspection: Inspection, content: bytes, name: str) -> Iterator[Problem]:
    try:
        addresses = moved_addresses(content)
    except PublishError as error:
        yield complaint("moved-nowhere", error.message[:300], name)
        return
    for old, new in addresses.pages.items():
        target = inspection.resolve("", f".{new}")
        if target is None or target[0] not in inspection.listing.files:
            yield complaint("moved-nowhere", f"{old} has moved to {new}, which is no page of the site", name)
    for old, new in addresses.folders.items():
        if not any(file.startswith(new[1:]) for file in inspection.listing.files):
            yield complaint("moved-nowhere", f"{old} has moved to {new}, which is no folder of the site", name)


def _contact(text: str, name: str, today: date) -> Iterator[Problem]:
    match = _EXPIRES.search(text)
    try:
        ends = date.fromisoformat(match[1]) if match else None
    except ValueError:
        ends = None
    if ends is None or today >= ends:
        yield complaint(
            "security-txt-ended", "it does not say until when its contact is good, or that day is over", name
        )
    elif today >= ends - _SOON:
        yield complaint("security-txt-ends", f"its contact is good until {ends.isoformat()} only", name)
