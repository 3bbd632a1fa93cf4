"""Files as they are exported and imported, for people to look at; `python -m tests.exchange.accept` renews them."""

from __future__ import annotations

from pathlib import Path

from generator.exchange import Known, read_import, tree_yaml, with_codes, write_tree
from generator.load import load
from generator.model.text import Lang
from generator.problem_formats import as_text
from tests.exchange.building import REVIEW
from tests.projects.copies import SMALL, TODAY

GOLDEN = Path(__file__).parent / "golden"
EXPORTS = ("no-answer.json", "no-answer.en.csv", "no-answer.zh.dmn", "old-card.en.dmn")
INPUTS = (
    "printer.mmd",
    "printer.csv",
    "printer.ssvc.json",
    "printer.networkx.json",
    "printer.jgf.json",
    "printer.cytoscape.json",
    "printer.vis.json",
    "printer.d3.json",
    "printer.react-flow.json",
    "printer.html.mmd",
    "codes.csv",
)


def made() -> dict[str, str]:
    """Text by path below the folder of golden files. Lines end with LF, whatever the format says."""
    project = load(SMALL, TODAY).project
    assert project
    texts = {}
    for name in EXPORTS:
        id, *lang, form = name.split(".")
        spoken: Lang = "zh" if lang == ["zh"] else "en"
        text = write_tree(project.trees, project.trees[id], form, spoken, lambda _, name: f"<{name}>", "1.2.3")  # type: ignore[arg-type]
        texts[f"exports/{name}"] = text.replace("\r\n", "\n")
    known = Known({}, {"No result": "no-answer"}, project.codes)
    for name in INPUTS:
        read = read_import(name, (GOLDEN / "imports" / name).read_bytes(), None, known)
        texts[f"imports/{name}.told.txt"] = as_text(read.report, explained=False)
        written = tree_yaml(read.tree, REVIEW) if read.tree else with_codes("[]\n", read.codes or ())
        texts[f"imports/{name}.yml"] = written
    return texts
