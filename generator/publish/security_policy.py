"""Inline scripts of the theme → the content security policy that allows them and nothing else that is foreign."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

# `file:` is for a site that is opened from a disk, where some browsers do not count files as 'self'. A page that came
# over the network may not load files in any case.
_OWN = "'self' file:"


def inline_scripts(html: str) -> tuple[str, ...]:
    """The scripts that stand in `html` itself."""
    return tuple(_SCRIPT.findall(html))


def security_policy(scripts: Iterable[str] = ()) -> str:
    """Value of a `Content-Security-Policy` meta element; `scripts` are the inline scripts that may run.

    What `frame-ancestors` would say can be said in a header only.
    """
    allowed = " ".join([_OWN, *sorted(set(map(_hash, scripts)))])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src {_OWN}",
            f"img-src {_OWN} data:",
            f"font-src {_OWN}",
            "connect-src 'self'",
            "worker-src 'self'",
            f"frame-src {_OWN}",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def served_policy(scripts: Iterable[str] = ()) -> str:
    """`security_policy` for a header: what comes from a server has no need of files."""
    return security_policy(scripts).replace(" file:", "")


def offline_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The same for the offline file, which has everything in itself: no request at all, and nothing inline but its own
    scripts and styles."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def review_policy() -> str:
    """For the pages of reviewers, which show texts in one style and do nothing else."""
    return f"default-src 'none'; style-src {_OWN}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def framed_policy() -> str:
    """The same for a page of the embed: its own files and nothing else, no inline script, no connection, no form but
    the one that opens the site in a window of its own. Who may frame it only a header can say: `frame-ancestors`."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_OWN}",
            f"style-src {_OWN}",
            f"img-src {_OWN} data:",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
