"""FAMILY/ID → the files of a new tree, with a mark at every sentence that is still to be written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from generator.exchange import in_languages
from generator.model.schema_places import modeline
from generator.model.text import DEFAULT_LANGS, UNWRITTEN, Lang

REVIEW_DAYS = 181
"""Half a year until somebody reads the tree again."""


NOTED = ("time", "amount", "last4", "code", "terminal")
"""What is written down before a call, as far as a project has words for it."""


def new_tree_files(
    family: str, id: str, today: date, note_down: Collection[str] = NOTED, langs: Sequence[Lang] = DEFAULT_LANGS
) -> dict[str, str]:
    """Path → text of a new tree and its prose, in each of `langs`.

    `note_down`: ids of what the project lets people write down.
    """
    noted = [id for id in NOTED if id in note_down] or list(note_down)
    values = {
        "noted": ", ".join(noted),
        "mark": UNWRITTEN,
        "today": today.isoformat(),
        "review_by": (today + timedelta(days=REVIEW_DAYS)).isoformat(),
        "id": id,
    }
    file = f"trees/{family}/{id}.yml"
    tree = modeline("tree", file) + in_languages(_TREE.format(**values), langs)
    prose = {lang: _PROSE.get(lang, _PROSE["en"]).format(**values) for lang in langs}
    return {file: tree, **{f"content/{lang}/causes/{id}.md": prose[lang] for lang in langs}}


_TREE = """\
# A sentence that begins with {mark} is still to be written; `poshelp check` lists them all.
title:
  zh: "{mark} 这个原因叫什么"
  en: "{mark} What this cause is called"
summary:
  zh: "{mark} 一句话：是什么，先做什么"
  en: "{mark} One sentence: what it is, and what to do first"
leads_here:
  codes: []
  faults: []
  words:
    zh: ["{mark} 读者会怎么说"]
    en: ["{mark} what a reader would type"]
safety:
  - zh: "{mark} 这里千万不能做什么"
    en: "{mark} What must never be done here"
owner: content-team
reviewed: {today}
review_by: {review_by}
sources: ["{mark} key of content/data/sources.yml"]

start: first
nodes:
  first:
    ask:
      zh: "{mark} 最省事、最安全的问题"
      en: "{mark} The cheapest and safest question"
    help:
      zh: "{mark} 怎么看出来"
      en: "{mark} How to find out"
    seconds: 10
    customer_waits: true
    answers:
      "yes":
        label:
          zh: "{mark} 是"
          en: "{mark} Yes"
        to: mended
      "no":
        label:
          zh: "{mark} 不是"
          en: "{mark} No"
        to: call
      unsure:
        label:
          zh: 不确定
          en: Cannot tell
        to: call

  mended:
    outcome: pay-another-way
    who: cashier
    title:
      zh: "{mark} 结果一"
      en: "{mark} First outcome"
    steps:
      - do:
          zh: "{mark} 按什么键、做什么，一步一件事"
          en: "{mark} Which key to press, what to do: one action a step"
        seconds: 10
    say:
      zh: "{mark} 对顾客说的一句话"
      en: "{mark} One sentence for the customer"
    disclose: true
    note_down: []
    sources: ["{mark} key of content/data/sources.yml"]

  call:
    outcome: call-acquirer
    who: cashier
    title:
      zh: "{mark} 结果二"
      en: "{mark} Second outcome"
    steps:
      - do:
          zh: 记下下面几项，拨打 {{hotline}}。
          en: "Write down the items below and call {{hotline}}."
        seconds: 60
    say:
      zh: 我正在核实，请您稍等。
      en: I am checking; please wait a moment.
    disclose: true
    note_down: [{noted}]
    sources: ["{mark} key of content/data/sources.yml"]

examples:
  - {{name: mended, answers: ["yes"], ends: mended}}
  - {{name: not mended, answers: ["no"], ends: call}}
  - {{name: nobody can tell, answers: [unsure], ends: call}}
"""

_PROSE = {
    "zh": """\
## 这是什么 {{: #what }}

{mark} 屏幕上看到的是什么，意味着什么。

## 为什么会这样 {{: #why }}

{mark} 常见原因。

## 怎么处理 {{: #todo }}

{mark} 先查什么、后查什么，为什么是这个顺序。

## 怎样避免 {{: #avoid }}

{mark} 平时怎么做，就不会再遇到。

## 该找谁 {{: #call }}

{mark} 什么情况找谁，手里要有哪些信息。
""",
    "en": """\
## What it is {{: #what }}

{mark} What the screen shows, and what that means.

## Why it happens {{: #why }}

{mark} The usual reasons.

## What to do {{: #todo }}

{mark} What to check first and what next, and the reason for the order.

## How to avoid it {{: #avoid }}

{mark} What to do day by day so that it does not come back.

## Whom to call {{: #call }}

{mark} Who helps with what, and what to have at hand.
""",
}
