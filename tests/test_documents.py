"""What is written about the project: links and pictures are there, and nobody's work is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("NOTICE", "THIRD-PARTY.md")
"""Those of people who read the repository are tested in tests/docs."""


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_that_a_document_leads_to_are_there(document: str):
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|\w+:)([^)#]+)", re.sub(r"`[^`]*`", "", text))
    assert [target for target in targets if not ((ROOT / document).parent / target).is_file()] == []


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_everything_that_is_installed_is_named_with_its_licence(lock: str):
    packages = re.findall(r"(?m)^([a-z0-9-]+)(?:\[[a-z,]+\])?==", (ROOT / lock).read_text(encoding="utf-8"))
    assert packages
    named = set(re.findall(r"[a-z0-9-]+", (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8").lower()))
    assert sorted(set(packages) - named) == []
