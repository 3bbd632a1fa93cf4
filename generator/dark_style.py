"""A style sheet with a dark scheme → the same for screens only, and also for a reader whose system is dark while no
script has said which scheme the page is to have."""

from __future__ import annotations

import re

from generator.style_sheet import parts

UNTOLD = 'data-md-color-media="system"'
"""What stands beside the scheme until a script writes there what the reader chose. As the theme names the attribute."""

_DARK = re.compile(r"\[data-md-color-scheme=([\"']?)slate\1\]")


def for_dark_systems(css: str) -> str:
    """`css`, which has no comments, with each rule of the dark scheme twice, and none of them on paper."""
    return "".join(map(_both, parts(css, ";}")))


def _both(rule: str) -> str:
    head, _, body = rule.partition("{")
    if head.startswith("@media") and _DARK.search(body):
        return f"{head}{{{for_dark_systems(body[:-1])}}}"
    selectors = [selector.strip().rstrip(",") for selector in parts(head, ",")]
    # `:not([data-md-color-scheme=slate])` is of the light one.
    dark = [selector for selector in selectors if _DARK.match(selector)]
    if not dark:
        return rule
    light = [selector for selector in selectors if selector not in dark]
    untold = [_DARK.sub(f"[{UNTOLD}]", selector) for selector in dark]
    return (
        (f"{','.join(light)}{{{body}" if light else "")
        + f"@media screen{{{','.join(dark)}{{{body}}}"
        + f"@media screen and (prefers-color-scheme:dark){{{','.join(untold)}{{{body}}}"
    )
