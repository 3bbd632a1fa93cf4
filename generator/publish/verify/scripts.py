"""The pages of a site → scripts that their policy does not allow, and policies that allow too much."""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterator
from html import unescape

from generator.problem import Problem
from generator.publish.verify.complaint import complaint
from generator.publish.verify.inspection import Inspection
from generator.publish.verify.page_parts import Inline

_UNSAFE = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:", "http:", "data:", "blob:")
_TAG = re.compile(r"<[^<>]*>")
_PINNED = re.compile(r"(embed/v1/poshelp-[0-9a-f]{12}\.js)[^<>]{0,80}?sha384-([A-Za-z0-9+/=]{64})")


def scripts(inspection: Inspection) -> Iterator[Problem]:
    """Of every page."""
    for path, page in inspection.pages.items():
        name = inspection.name(path)
        if len(page.policies) != 1:
            yield complaint("weak-policy", f"it has {len(page.policies)} security policies, not one", name)
            continue
        allowed = script_sources(page.policies[0])
        for source in sorted(allowed & set(_UNSAFE)):
            yield complaint("weak-policy", f"its policy lets scripts run from {source}", name)
        if not allowed:
            yield complaint("weak-policy", "its policy does not say which scripts may run", name)
        for script in page.scripts:
            yield from _script(script, allowed, name)
        for handler in page.handlers:
            message = "a script stands in an attribute, where no policy of ours lets it run"
            yield complaint("blocked-script", message, name, line=handler.line, column=handler.column)


def script_sources(policy: str) -> set[str]:
    """Where scripts may come from; empty where all may run."""
    directives = {part.split()[0].lower(): part.split()[1:] for part in policy.split(";") if part.split()}
    return set(directives.get("script-src", directives.get("default-src", [])))


def pinned_scripts(inspection: Inspection) -> Iterator[Problem]:
    """The embed's script, where a page tells people to copy its address with its fingerprint."""
    for path, texts in inspection.pinned.items():
        for text in texts:
            # Cut at the quotation marks of the line that is to be copied.
            plain = unescape(_TAG.sub("", text))
            for match in _PINNED.finditer(plain):
                yield from _pinned(inspection, path, match[1], match[2])


def _pinned(inspection: Inspection, path: str, script: str, digest: str) -> Iterator[Problem]:
    content = inspection.texts.get(script)
    if content is None:
        yield complaint(
            "wrong-integrity", f"it tells people to load {script}, which is not there", inspection.name(path)
        )
        return
    try:
        told = b64decode(digest, validate=True)
    except Error:
        told = b""
    if told != hashlib.sha384(content).digest():
        message = f"the fingerprint that it tells people to copy is not that of {script}"
        yield complaint("wrong-integrity", message, inspection.name(path))


def _script(script: Inline, allowed: set[str], name: str) -> Iterator[Problem]:
    digest = b64encode(hashlib.sha256(script.code.encode(errors="replace")).digest()).decode()
    if f"'sha256-{digest}'" not in allowed:
        message = "its policy does not allow the script that stands here"
        hint = f"'sha256-{digest}' is not in script-src: something has rewritten the page"
        yield complaint("blocked-script", message, name, hint=hint, line=script.line, column=script.column)
