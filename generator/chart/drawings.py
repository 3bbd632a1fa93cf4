"""A checked site → drawings of all its trees, in every language, for the web and, where asked, for paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from generator.chart.cache import LayoutCache
from generator.chart.chinese_words import WORDS
from generator.chart.layout import find_engine
from generator.chart.tree_drawing import Subject, kept_drawing, new_drawing, tree_drawing
from generator.model.chart import ChartWords, Drawing, Drawings
from generator.model.project import Site
from generator.model.text import Lang
from generator.model.tree import DecisionTree


def draw(
    site: Site,
    words: ChartWords,
    *,
    cache: Path | None,
    paper: bool = True,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Drawings:
    """Drawings of all trees of `site`, the same bytes for the same site.

    `cache` is a folder for finished layouts, made when needed; None: none are kept. Without `paper` nothing is drawn
    for print, which takes most of the time. `jobs` layouts run at a time, each in a process of its own. `progress` is
    called in this thread with the number of drawings done and their total.

    Raises LayoutFailed when there is no working Graphviz, or when it fails for a tree.
    """
    if not site.trees:
        return {}
    engine = find_engine()
    layouts = LayoutCache(cache, engine.version) if cache else None
    subjects = [subject_of(site, tree, lang, words) for tree in site.trees.values() for lang in site.langs]
    # Only what is drawn anew waits for Graphviz; a thread for what is kept would take longer than reading it.
    kept = [kept_drawing(subject, layouts, paper=paper) if layouts else None for subject in subjects]
    number_kept = len(subjects) - kept.count(None)
    if progress and number_kept:
        progress(number_kept, len(subjects))
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        tasks = {
            (subject.tree.id, subject.lang): pool.submit(new_drawing, subject, engine, layouts, paper=paper)
            for subject, drawing in zip(subjects, kept, strict=True)
            if drawing is None
        }
        try:
            for done, task in enumerate(as_completed(tasks.values()), number_kept + 1):
                task.result()
                if progress:
                    progress(done, len(subjects))
        except BaseException:
            # Nobody wants what still waits once one has failed or the user has interrupted.
            pool.shutdown(cancel_futures=True)
            raise
    keys = [(subject.tree.id, subject.lang) for subject in subjects]
    return {key: drawing or tasks[key].result() for key, drawing in zip(keys, kept, strict=True)}


class LateDrawings(Mapping[tuple[str, Lang], Drawing]):
    """Drawings of a site for the web, each made when it is first asked for: whoever looks at one page waits for one.

    Asking raises LayoutFailed as `draw` does.
    """

    def __init__(self, site: Site, words: ChartWords, cache: Path) -> None:
        self._site = site
        self._words = words
        self._engine = find_engine()
        self._layouts = LayoutCache(cache, self._engine.version)
        self._made: dict[tuple[str, Lang], Drawing] = {}

    def __getitem__(self, key: tuple[str, Lang]) -> Drawing:
        if key not in self._made:
            id, lang = key
            subject = subject_of(self._site, self._site.trees[id], lang, self._words)
            self._made[key] = tree_drawing(subject, self._engine, self._layouts, paper=False)
        return self._made[key]

    def __iter__(self) -> Iterator[tuple[str, Lang]]:
        return ((id, lang) for id in self._site.trees for lang in self._site.langs)

    def __len__(self) -> int:
        return len(self._site.trees) * len(self._site.langs)


def subject_of(site: Site, tree: DecisionTree, lang: Lang, words: ChartWords) -> Subject:
    """What is drawn for `tree` in `lang`."""
    return Subject(site.trees, tree, lang, words, _kept_together(site) if lang == "zh" else frozenset())


def _kept_together(site: Site) -> frozenset[str]:
    """Chinese words and the terms of the glossary, which no line of a chart should break."""
    names = (name for term in site.terms.values() for name in (term.term.text("zh"), *term.also.get("zh", ())))
    return WORDS.union(names)
