"""A project → the same with a third language, made by a machine: each English word becomes two kana."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import polib
import yaml

from generator.load.default_messages import default_messages
from tests.projects.copies import small

ROOT = Path(__file__).parents[2]
SETTINGS = "site_config/site.yml"
_FACTS = {
    "language.tag": "ja",
    "language.name": "日本語",
    "language.english": "Japanese",
    "language.locale": "ja_JP",
    "language.script": "kana",
}
_WORD = re.compile(
    r"`[^`]*`|\{[^{}]*\}|\]\([^()]*\)|^(?:title|description): |^(?:translates|sources): .*|[A-Za-z]+",
    re.MULTILINE,
)
"""An English word, or what stays as it stands: codes, placeholders, links, keys of front matter."""
_HAN = re.compile(r"`[^`]*`|\{[^{}]*\}|\]\([^()]*\)|[\u4e00-\u9fff]")
_LIST = re.compile(r"\ben: \[([^\[\]]*)\]")


def ja(english: str) -> str:
    """The same in kana."""
    return _WORD.sub(lambda match: _kana(match[0]) if match[0].isalpha() else match[0], english)


def ja_of_chinese(chinese: str) -> str:
    """Kana in the place of Chinese characters; marks, codes and links stay."""
    return _HAN.sub(lambda match: chr(0x30A2 + ord(match[0]) % 85) if len(match[0]) == 1 else match[0], chinese)


def _kana(word: str) -> str:
    number = sum(ord(letter) * place for place, letter in enumerate(word.lower(), 1))
    return chr(0x30A2 + number % 71) + chr(0x30A2 + number // 71 % 71)


def buildable(folder: Path) -> Path:
    """The small project with the frame, the words and a manual of the large one."""
    root = small(folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site_config/messages", root / "site_config/messages", dirs_exist_ok=True)
    (root / "site_config/manuals").mkdir()
    sheets = (ROOT / "site_config/manuals/cause-sheets.yml").read_text(encoding="utf-8")
    own = sheets.partition("without_chart:")[0]  # what follows names trees of the large project
    (root / "site_config/manuals/cause-sheets.yml").write_text(own, encoding="utf-8", newline="\n")
    return root


def named(root: Path, *langs: str) -> Path:
    """The project with other languages, and nothing else changed."""
    rewrite(root, SETTINGS, "url: ", f"languages: [{', '.join(langs)}]\nurl: ")
    return root


def rewrite(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (root / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def add_words(root: Path) -> None:
    """What a PO file does not carry: words of the interface, pages, and lists of words."""
    messages = root / "site_config/messages"
    english = default_messages("en") | yaml.safe_load((messages / "en.yml").read_text(encoding="utf-8"))
    lines = [
        f"{key}: {json.dumps(_FACTS.get(key) or ja(words), ensure_ascii=False)}\n" for key, words in english.items()
    ]
    (messages / "ja.yml").write_text("".join(lines), encoding="utf-8", newline="\n")
    for page in sorted((root / "content/en").rglob("*.md")):
        copy = root / "content/ja" / page.relative_to(root / "content/en")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(ja(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    for file in (*root.glob("trees/*/*.yml"), *root.glob("content/data/glossary.yml"), *root.glob("site_config/*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(_LIST.sub(_with_list, text), encoding="utf-8", newline="\n")


def _with_list(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    indent = before[before.rfind("\n") + 1 :]
    gap = f"\n{indent}" if indent.isspace() else ", "
    return f"{match[0]}{gap}ja: [{ja(match[1])}]"


def translated(po: bytes) -> str:
    """A PO file with a translation for each entry that has none."""
    catalogue = polib.pofile(po.decode())
    for entry in catalogue:
        if not entry.msgstr:
            entry.msgstr = ja_of_chinese(entry.msgid)
    return str(catalogue)


def alone(root: Path, lang: str) -> Path:
    """The project in one of its two languages."""
    for file in (*root.glob("trees/*/*.yml"), *root.glob("content/data/*.yml"), *root.glob("site_config/**/*.yml")):
        if file.parent.name != "messages":
            whole = _without_others(yaml.safe_load(file.read_text(encoding="utf-8")), lang)
            text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
            file.write_text(text, encoding="utf-8", newline="\n")
    for other in {"zh", "en"} - {lang}:
        shutil.rmtree(root / "content" / other)
        (root / f"site_config/messages/{other}.yml").unlink()
    for page in root.glob(f"content/{lang}/**/*.md"):
        text = re.sub(r"^translates: .*\n", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
        page.write_text(text.removeprefix("---\n---\n"), encoding="utf-8", newline="\n")
    return named(root, lang)


def _without_others(value: Any, lang: str) -> Any:
    if isinstance(value, dict):
        others = {"zh", "en"} - {lang} if lang in value else ()
        return {key: _without_others(member, lang) for key, member in value.items() if key not in others}
    return [_without_others(member, lang) for member in value] if isinstance(value, list) else value
