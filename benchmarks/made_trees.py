"""Projects with many trees of 18 nodes, made from a real one's shape: something to measure with."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

NODES = 18
"""Nodes of each tree: 8 questions of 3 answers, 10 outcomes of 2 steps."""
FAMILY = 25
"""Trees of each family. Projects with more trees have more families: nobody reads a list of hundreds of causes."""

_FAMILY = """\
- id: made-{number}
  name: {{zh: 试验用的一类 {number}, en: Family {number} for measuring}}
  summary: {{zh: 试验用的原因。, en: Causes to measure with.}}
  screen: {{zh: [试验], en: [measuring]}}
"""
_HEAD = """\
title:
  zh: 试验用的原因 {number}
  en: Cause {number} for measuring
summary:
  zh: 先看屏幕上写的是什么，再决定下一步，不要马上重刷。
  en: Look at what the screen says before the next step, and do not take the card again yet.
leads_here:
  codes: []
  faults: []
  words:
    zh: [没有反应 {number}]
    en: [nothing happens {number}]
safety:
  - zh: 没查清之前，不要再收这一笔。
    en: Do not take this payment again before it is clear.
owner: content-team
reviewed: 2026-11-22
review_by: 2027-05-22
sources: [S1]

start: question-1
nodes:
"""
_QUESTION = """\
  question-{id}:
    ask:
      zh: 第 {id} 步，屏幕上写的是什么？
      en: "Step {id}: what does the screen say?"
    help:
      zh: 先不要动卡，也不要关机，按 **重打印上一笔** 看一看。
      en: Leave the card and the power alone for now, and press **Reprint last** to see.
    seconds: 5
    customer_waits: true
    answers:
      approved:
        label:
          zh: 写着成功
          en: It says approved
        to: outcome-{id}
        ensures: [result-known]
      declined:
        label:
          zh: 写着失败
          en: It says declined
        to: outcome-9
      unsure:
        label:
          zh: 看不清
          en: Cannot tell
        to: {next}

"""
_OUTCOME = """\
  outcome-{id}:
    outcome: pay-another-way
    who: cashier
    title:
      zh: 换一种方式付款（{id}）
      en: Pay another way ({id})
    steps:
      - do:
          zh: 取消第 {id} 笔，请顾客收好卡片。
          en: Cancel payment {id} and give the card back.
        seconds: 5
      - do:
          zh: 记下时间和金额，拨打 {{hotline}}。
          en: Write down the time and the amount, and call {{hotline}}.
        seconds: 10
    say:
      zh: 这笔没有成功，您可以换一种方式支付。
      en: The payment did not go through; you can pay another way.
    disclose: true
    note_down: [time, amount]
    sources: [S1]

"""


def made_tree(number: int) -> str:
    """A correct tree of 18 nodes and 34 examples' worth of answers."""
    questions = 8
    parts = [_HEAD.format(number=number)]
    for id in range(1, questions + 1):
        following = f"question-{id + 1}" if id < questions else "outcome-10"
        parts.append(_QUESTION.format(id=id, next=following))
    parts.extend(_OUTCOME.format(id=id) for id in range(1, 11))
    parts.append("examples:\n")
    for id in range(1, questions + 1):
        way = "unsure, " * (id - 1)
        parts.append(f"  - {{name: approved at {id}, answers: [{way}approved], ends: outcome-{id}}}\n")
        parts.append(f"  - {{name: declined at {id}, answers: [{way}declined], ends: outcome-9}}\n")
    parts.append(f"  - {{name: nobody can tell, answers: [{', '.join(['unsure'] * questions)}], ends: outcome-10}}\n")
    return "".join(parts)


def made_prose() -> dict[str, str]:
    """A page in Chinese, and one in English that translates it."""
    chinese = "## 这是什么 {: #what }\n\n[68](code:68)"
    digest = hashlib.sha256(chinese.encode()).hexdigest()[:12]
    english = f'---\ntranslates: "{digest}"\n---\n## What it is {{: #what }}\n\n[68](code:68)\n'
    return {"zh": f"{chinese}\n", "en": english}


def made_file(number: int) -> str:
    """Path of a made tree below the project."""
    return f"trees/made-{number // FAMILY}/made-{number}.yml"


def made_project(base: Path, folder: Path, trees: int) -> Path:
    """A copy of the project `base` in `folder` with `trees` made trees beside its own, each with its prose."""
    root = Path(shutil.copytree(base, folder / f"project-{trees}"))
    settings = root / "site_config/site.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("nodes: 12", f"nodes: {NODES}"), encoding="utf-8")
    families = range((trees + FAMILY - 1) // FAMILY)
    with (root / "site_config/families.yml").open("a", encoding="utf-8") as file:
        file.writelines(_FAMILY.format(number=number) for number in families)
    for number in families:
        (root / f"trees/made-{number}").mkdir()
    for number in range(trees):
        (root / made_file(number)).write_text(made_tree(number), encoding="utf-8")
        for lang, text in made_prose().items():
            (root / f"content/{lang}/causes/made-{number}.md").write_text(text, encoding="utf-8")
    return root
