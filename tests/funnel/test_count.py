"""From events to figures: nobody is counted twice, and nobody is lost who is not."""

from __future__ import annotations

import datetime
import random
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import load
from generator.model.funnel import OTHERS, Funnels, percent
from generator.model.funnel_count import MOST_UNKNOWN, MOST_VERSIONS
from generator.model.project import Site
from generator.model.text import Localized
from generator.model.tree import OutcomeKind
from generator.model.tree_version import tree_version
from tests.funnel.building import answer, counted, flow, jump, message, move, read, small_site, start
from tests.funnel.walking import Message, lines, walked
from tests.strategies import effort

ROOT = Path(__file__).parents[2]
OLD = "0123456789ab"


def count(messages: list[Message], folder: Path, site: Site | None = None) -> Funnels:
    events, reading = read(lines(messages), folder)
    assert reading.misread == 0
    return counted(events, site)


@cache
def own_site() -> Site:
    project, _ = load(ROOT, datetime.date(2026, 11, 22))
    return cast("Site", project)


def test_a_visit_to_an_outcome_loses_nobody(tmp_path: Path):
    funnels = count([start(), answer("slip", "approved", "paid")], tmp_path)
    slip, paid = flow(funnels, "slip"), flow(funnels, "paid")
    assert (slip.visits, slip.left, slip.lost, slip.answers["approved"]) == (1, 1, 0, 1)
    assert (paid.visits, paid.lost, paid.ended, paid.kind) == (1, 0, 1, OutcomeKind.FIXED)


def test_who_does_nothing_more_at_a_question_is_lost(tmp_path: Path):
    funnels = count([start(), start(), answer("slip", "unsure", "call")], tmp_path)
    assert (flow(funnels, "slip").visits, flow(funnels, "slip").lost) == (2, 1)


def test_going_back_is_a_departure_and_an_arrival(tmp_path: Path):
    messages = [start(), answer("slip", "declined", "again"), move("back", "again", "slip")]
    funnels = count([*messages, answer("slip", "approved", "paid"), move("goto", "paid", "slip")], tmp_path)
    assert (flow(funnels, "again").back, flow(funnels, "again").ended) == (1, 0)
    assert (flow(funnels, "paid").goto, flow(funnels, "paid").ended) == (1, 0)
    assert (flow(funnels, "slip").visits, flow(funnels, "slip").lost) == (3, 1)


def test_a_jump_leaves_one_tree_and_arrives_in_the_other(tmp_path: Path):
    messages = [start(), jump("slip", "expired", "old-card"), start("date", tree="old-card")]
    funnels = count(messages, tmp_path)
    slip, date = flow(funnels, "slip"), flow(funnels, "date", "old-card")
    assert (slip.visits, slip.answers["expired"], slip.lost) == (1, 1, 0)
    assert (date.visits, date.entered, date.entered_unexplained, date.lost) == (1, 1, 0, 1)


def test_whoever_goes_on_to_another_tree_without_an_answer_is_not_lost(tmp_path: Path):
    on = message("step", "slip", move="jump", to="old-card", **{"from": "slip"})
    slip = flow(count([start(), on, start("date", tree="old-card")], tmp_path), "slip")
    assert (slip.visits, slip.goto, slip.lost) == (1, 1, 0)
    assert sum(slip.answers.values()) == 0


def test_a_start_in_the_middle_is_told_apart(tmp_path: Path):
    funnels = count([start("call"), start()], tmp_path)
    assert flow(funnels, "call").entered_unexplained == 1
    assert flow(funnels, "slip").entered_unexplained == 0
    assert [(funnel.visits, funnel.at_start) for funnel in funnels.funnels] == [(2, 1)]


def test_a_file_that_begins_in_the_middle_gives_no_negative_figures(tmp_path: Path):
    funnels = count([answer("slip", "approved", "paid"), move("back", "call", "slip")], tmp_path)
    slip, call = flow(funnels, "slip"), flow(funnels, "call")
    assert (slip.visits, slip.left, slip.present, slip.unseen, slip.lost) == (1, 1, 1, 0, 0)
    assert (call.visits, call.present, call.unseen, call.ended) == (0, 1, 1, 0)


def test_nodes_and_answers_that_the_tree_does_not_know_keep_their_names(tmp_path: Path):
    funnels = count([start("gone"), answer("gone", "yes", "slip"), answer("slip", "maybe", "paid")], tmp_path)
    gone = flow(funnels, "gone")
    assert (gone.is_known, gone.visits, dict(gone.answers)) == (False, 1, {"yes": 1})
    assert list(flow(funnels, "slip").answers) == ["approved", "declined", "expired", "unsure", "maybe"]
    assert funnels.funnels[0].nodes[-1] is gone or funnels.funnels[0].nodes[-1].node == "gone"


def test_another_version_stands_by_itself(tmp_path: Path):
    old: dict[str, Any] = {"version": OLD}
    told = [
        start("slip", **old),
        answer("slip", "yes", "paid", **old),
        message("outcome", "paid", outcome="fixed", **old),
    ]
    now, before = count([*told, start()], tmp_path).funnels
    assert (now.is_present, now.visits, before.is_present, before.version, before.visits) == (True, 1, False, OLD, 1)
    kinds = {flow.node: (flow.kind, flow.lost, flow.ended) for flow in before.nodes}
    assert kinds == {"slip": (None, 0, 0), "paid": (OutcomeKind.FIXED, 0, 1)}


def test_unknown_trees_are_counted_and_listed(tmp_path: Path):
    funnels = count([start("x", tree="gone-tree"), start("y", tree="gone-tree"), start()], tmp_path)
    assert (dict(funnels.unknown_trees), funnels.further_unknown, len(funnels.funnels)) == ({"gone-tree": 2}, 0, 1)


def test_made_up_ids_do_not_fill_the_memory(tmp_path: Path):
    many = range(500)
    messages = [start("x", tree=f"tree-{number}") for number in many]
    messages += [start(version=f"{number:012x}") for number in many]
    messages += [start(f"node-{number}") for number in many]
    messages += [answer("slip", f"answer-{number}", "paid") for number in many]
    messages += [answer(f"from-{number}", "yes", "paid", version=OLD) for number in many]
    funnels = count([*messages, start()], tmp_path)
    assert len(funnels.unknown_trees) == MOST_UNKNOWN
    assert sum(funnels.unknown_trees.values()) + funnels.further_unknown == 500
    present, *others = funnels.funnels
    assert len(others) <= MOST_VERSIONS + 1
    assert others[-1].version == OTHERS
    assert sum(funnel.visits for funnel in funnels.funnels) == 1001
    assert len(present.nodes) <= len(small_site().trees["no-answer"].nodes) + MOST_UNKNOWN + 1
    assert sum(sum(flow.answers.values()) for flow in present.nodes) == 500
    assert all(len(funnel.nodes) <= MOST_UNKNOWN + 10 for funnel in others)


@pytest.mark.parametrize("which", ["small", "own"])
def test_the_figures_of_whole_visits_add_up(tmp_path: Path, which: str):
    site = small_site() if which == "small" else own_site()
    messages = walked(site, 400, lost={"slip": 0.3})
    funnels = count(messages, tmp_path, site)
    steps = [one for one in messages if one["type"] == "step"]
    flows = [flow for funnel in funnels.funnels for flow in funnel.nodes]
    assert all(funnel.is_present for funnel in funnels.funnels)
    assert sum(flow.visits for flow in flows) == sum(one["move"] != "jump" for one in steps)
    assert sum(flow.left for flow in flows) == sum(one["move"] != "start" for one in steps)
    for one in flows:
        assert one.unseen == 0
        assert sum(one.answers.values()) + one.back + one.goto + one.lost + one.ended == one.visits
    # What arrives at a node by answers is what answers that lead there were given.
    for funnel in funnels.funnels:
        arrived = sum(one.visits - one.entered for one in funnel.nodes)
        jumps = sum(one["move"] == "jump" and one["tree"] == funnel.tree for one in steps)
        assert arrived == sum(one.left for one in funnel.nodes) - jumps


@given(st.integers(0, 2**32), st.integers(0, 100), st.integers(0, 100))
@effort(40, on_disk=True)
def test_any_stretch_of_a_file_adds_up_with_what_it_does_not_tell(tmp_path: Path, seed: int, skip: int, drop: int):
    messages = walked(small_site(), 20, seed=seed)
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    kept = [one for one in messages[skip:] if chance.randrange(100) >= drop]
    for funnel in count(kept, tmp_path).funnels:
        for one in funnel.nodes:
            assert min(one.lost, one.ended, one.unseen, one.entered_unexplained) >= 0
            assert one.left + one.lost + one.ended == one.visits + one.unseen


def test_the_version_changes_with_a_word_of_either_language():
    trees = small_site().trees
    tree = trees["no-answer"]
    title = tree.title
    changed = [
        replace(tree, title=Localized({**title.texts, lang: text._replace(value=f"{text.value}!")}))
        for lang, text in title.texts.items()
    ]
    found = {tree_version(trees, one, small_site().langs) for one in (*trees.values(), *changed)}
    assert len(found) == 4
    assert all(len(version) == 12 for version in found)


def test_shares_are_never_rounded_to_nothing_or_all():
    assert [percent(part, 1000) for part in (0, 1, 4, 5, 494, 495, 995, 999, 1000)] == [
        "0%", "<1%", "<1%", "1%", "49%", "50%", ">99%", ">99%", "100%",
    ]  # fmt: skip
    assert percent(0, 0) == "–"
