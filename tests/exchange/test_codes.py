"""Lists of response codes: new ones are written into the project's list, known ones are compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange import Known, with_codes
from generator.exchange.codes import CodeRow
from generator.exchange.csv_places import Cell
from generator.exchange.source import Unreadable
from generator.load import load
from generator.load.facts import CODES
from generator.load.shape import Reader
from generator.load.yaml_reader import compose
from generator.model.facts import ResponseCode
from generator.model.project import Project
from tests.exchange.building import failure, imported, told
from tests.exchange.strategies import sentences
from tests.projects.copies import SMALL, TODAY
from tests.strategies import effort

LIST = (SMALL / "content/data/response-codes.yml").read_text(encoding="utf-8")


def small() -> Project:
    project = load(SMALL, TODAY).project
    assert project
    return project


def read(list_: str) -> dict[str, ResponseCode]:
    """The codes of a list, which must have no problem of its shape."""
    node, problems = compose(list_, "codes.yml")
    assert node is not None, (problems, list_)
    reader = Reader("codes.yml", list_)
    codes = CODES.read(node, reader)
    assert reader.problems == []
    return {code.code: code for code in codes}


def test_new_codes_are_appended_and_nothing_else_changes():
    text = (
        "code,zh,en,cause,retry_rule,action,sources,table,agreement\n"
        "51,余额不足,Low funds,old-card,once,decline,S1 S2,local,agreed\n"
        "Z9,,Odd,,,,,,\n"
    )
    found = imported(text, "codes", Known(codes=small().codes))
    assert told(found) == []
    assert found.codes
    list_ = with_codes(LIST, found.codes)
    assert list_.startswith(LIST)
    codes = read(list_)
    assert list(codes) == ["54", "68", "00", "51", "Z9"]
    low, odd = codes["51"], codes["Z9"]
    assert (low.name["zh"].value, low.name["en"].value, low.cause.value) == ("余额不足", "Low funds", "old-card")
    assert (low.retry, low.action.value, low.table, low.agreement) == ("once", "decline", "local", "agreed")
    assert [source.value for source in low.sources] == ["S1", "S2"]
    assert (odd.retry, odd.cause.value, odd.table, odd.agreement) == ("verify-first", "unknown", "field39", "single")
    assert [value[0] for value in (odd.name["zh"].value, odd.action.value, odd.sources[0].value)] == ["✎"] * 3


def test_known_codes_are_compared():
    text = "代码,含义,retry\n54,过期的卡,no-retry\n68,没人应答,once\n00,,"
    found = imported(text, "codes", Known(codes=small().codes))
    assert found.codes == ()
    assert [problem.message for problem in found.report.problems] == [
        "`zh` of code `68` is `没人应答` here and `没有应答` in the project",
        "`retry_rule` of code `68` is `once` here and `verify-first` in the project",
    ]
    assert with_codes(LIST, ()) == LIST


def test_what_has_no_place_is_told():
    text = "code,meaning,retry,colour,cause\n$1,x,,,\nA1,超时,often,red,No Tree\nA1,y,,,\n"
    found = imported(text, "codes")
    assert told(found) == [
        ("unknown-column", 1),
        ("bad-code", 2),
        ("unknown-word", 3),
        ("unknown-word", 3),
        ("twice", 4),
    ]
    assert found.codes
    assert [(row.code, {key: cell.text for key, cell in row.given.items()}) for row in found.codes] == [
        ("A1", {"zh": "超时"})
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2", "1:1 a list of codes has a column `code`"),
        ("code,retry\n1,2", "1:1 a list of codes has a column `code`"),
        ("code,zh,中文\n1,2,3", "1:9 column `中文` is there twice"),
        ("", "1:1 the table is empty"),
    ],
)
def test_broken_lists(text: str, words: str):
    assert words in failure(text, "codes", file="x.csv")


@pytest.mark.parametrize(
    "list_", ["[]\n", "# none\n[]\n", "# none\n\n[ ]", "- {code: x}\n", "  - code: x\n    y: z\n", "- code: x"]
)
def test_lists_of_every_layout_go_on(list_: str):
    row = CodeRow("51", 0, {"zh": Cell("余额", 0), "en": Cell("Low: 'funds' # {", 0)})
    node, problems = compose(with_codes(list_, [row]), "x")
    assert node is not None, problems
    assert len(node.value) == ("x" in list_) + 1


def test_a_list_in_brackets_is_left_alone():
    with pytest.raises(Unreadable, match="written in brackets"):
        with_codes("# codes\n[\n{code: x}]\n", [CodeRow("51", 0, {})])


@effort(40)
@given(sentences, sentences)
def test_any_meaning_is_written_as_it_is(zh: str, en: str):
    codes = read(with_codes(LIST, [CodeRow("51", 0, {"zh": Cell(zh, 0), "en": Cell(en, 0)})]))
    assert codes["51"].name["zh"].value == zh
    assert codes["51"].name["en"].value == en


@effort(40)
@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_any_cell_makes_an_entry_or_is_told(cells: list[str]):
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    found = imported(f"code,meaning,sources\n51,{row.partition(',')[2]}\n", "codes")
    if found.codes:
        read(with_codes(LIST, found.codes))


def test_own_list_goes_on():
    own = Path(__file__).parents[2] / "content/data/response-codes.yml"
    list_ = own.read_text(encoding="utf-8")
    assert with_codes(list_, [CodeRow("0Q", 0, {})]).startswith(list_)
