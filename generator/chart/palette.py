"""The names of what is coloured → colours, for the web (CSS variables) and for paper.

On the web each colour is `var(--chart-NAME, FALLBACK)`: the site's style sheet sets the variables for light and dark,
and without it the fallbacks below make a light chart. The variables:

| variable | colours |
|--|--|
| `--chart-background` | the sheet behind the chart |
| `--chart-text` | text in questions, outcomes and jumps |
| `--chart-line` | lines and arrowheads |
| `--chart-line-unsure` | the same of the answer "I cannot tell" |
| `--chart-start-fill`, `--chart-start-line`, `--chart-start-text` | the first question |
| `--chart-question-fill`, `--chart-question-line` | the other questions |
| `--chart-answer-fill`, `--chart-answer-line`, `--chart-answer-text` | answers on the lines |
| `--chart-jump-fill`, `--chart-jump-line`, `--chart-jump-text` | ways into other trees; the text is the heading's |
| `--chart-outcome-fill` | under the text of an outcome |
| `--chart-KIND`, `--chart-KIND-fill` | line, icon and heading of an outcome of KIND, and what is behind the heading |
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.model.tree import OutcomeKind

Paint = Callable[[str], str]
"""Name of what is coloured → value of `fill` or `stroke`."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "background": "#ffffff",
        "text": "#17212b",
        "line": "#5f7182",
        "line-unsure": "#8593a0",
        "start-fill": "#1f4e8c",
        "start-line": "#1f4e8c",
        "start-text": "#ffffff",
        "question-fill": "#e9f1fb",
        "question-line": "#7d9fc9",
        "answer-fill": "#ffffff",
        "answer-line": "#8593a0",
        "answer-text": "#17212b",
        "jump-fill": "#f3f0fa",
        "jump-line": "#8a78b5",
        "jump-text": "#5b4793",
        "outcome-fill": "#ffffff",
        "number-fill": "#17212b",
        "number-text": "#ffffff",
        "fixed": "#1d6b43",
        "fixed-fill": "#dff2e7",
        "retry": "#0b6270",
        "retry-fill": "#dbf0f3",
        "pay-another-way": "#7a3d7d",
        "pay-another-way-fill": "#f6e6f6",
        "call-issuer": "#855000",
        "call-issuer-fill": "#fbedd3",
        "call-acquirer": "#2b559c",
        "call-acquirer-fill": "#dfe9f9",
        "ask-admin": "#4b5966",
        "ask-admin-fill": "#e7ecf0",
        "stop": "#a52a2a",
        "stop-fill": "#fbe3e0",
    }
)
"""The fallbacks: text on each fill has a contrast of at least 4.5, lines on the background of at least 3."""

_PAPER: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(LIGHT, "#000000"),
        **dict.fromkeys(
            ("background", "question-fill", "answer-fill", "jump-fill", "outcome-fill", "start-fill", "number-text"),
            "#ffffff",
        ),
        **dict.fromkeys((f"{kind}-fill" for kind in OutcomeKind), "#e4e4e4"),
        "line": "#333333",
        "line-unsure": "#666666",
        "answer-line": "#666666",
    }
)


def web_paint(name: str) -> str:
    """A CSS variable with a light fallback."""
    return f"var(--chart-{name}, {LIGHT[name]})"


def light_paint(name: str) -> str:
    """The light colour of the web as it is, for what knows no variables."""
    return LIGHT[name]


def paper_paint(name: str) -> str:
    """Black, white or a grey that a laser printer holds."""
    return _PAPER[name]
