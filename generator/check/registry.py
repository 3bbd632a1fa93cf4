"""Every rule that is checked after reading, in the order in which it is explained."""

from __future__ import annotations

from generator.check.coverage import (
    entry_without_tree,
    example_wrong,
    stale_exemption,
    tree_without_entry,
    unknown_entry,
    unknown_finder_target,
    untried,
)
from generator.check.graph import (
    answers_alike,
    endless_path,
    same_fix_twice,
    target_missing,
    too_few_answers,
    too_many_paths,
    unknown_family,
    unreachable_node,
    useless_question,
)
from generator.check.language import (
    en_punctuation,
    glossary_term,
    markup_differs,
    messages_differ,
    numbers_differ,
    sentence_too_long,
    stale_translation,
    unfinished,
    unknown_placeholder,
    untranslated,
    zh_latin_space,
    zh_punctuation,
)
from generator.check.pages import broken_link, headings_differ, orphan_page, page_missing
from generator.check.safety import (
    destroys_without_needs,
    disclosure,
    long_wait,
    need_not_met,
    question_without_unsure,
    unknown_word,
    unsafe_retry,
)
from generator.check.subject import Check
from generator.check.trust import (
    fact_without_caveat,
    review_due,
    review_overdue,
    unknown_source,
    unpublishable_number,
)
from generator.problem import Rule

CHECKS: tuple[tuple[Rule, Check], ...] = (
    (target_missing.RULE, target_missing.check),
    (unreachable_node.RULE, unreachable_node.check),
    (endless_path.RULE, endless_path.check),
    (too_few_answers.RULE, too_few_answers.check),
    (answers_alike.RULE, answers_alike.check),
    (useless_question.RULE, useless_question.check),
    (same_fix_twice.RULE, same_fix_twice.check),
    (too_many_paths.RULE, too_many_paths.check),
    (unknown_family.RULE, unknown_family.check),
    (need_not_met.RULE, need_not_met.check),
    (destroys_without_needs.RULE, destroys_without_needs.check),
    (unknown_word.RULE, unknown_word.check),
    (question_without_unsure.RULE, question_without_unsure.check),
    (disclosure.RULE, disclosure.check),
    (unsafe_retry.RULE, unsafe_retry.check),
    (long_wait.RULE, long_wait.check),
    (entry_without_tree.RULE, entry_without_tree.check),
    (unknown_entry.RULE, unknown_entry.check),
    (unknown_finder_target.RULE, unknown_finder_target.check),
    (tree_without_entry.RULE, tree_without_entry.check),
    (untried.RULE, untried.check),
    (example_wrong.RULE, example_wrong.check),
    (stale_exemption.RULE, stale_exemption.check),
    (numbers_differ.RULE, numbers_differ.check),
    (markup_differs.RULE, markup_differs.check),
    (untranslated.RULE, untranslated.check),
    (unfinished.RULE, unfinished.check),
    (unknown_placeholder.RULE, unknown_placeholder.check),
    (messages_differ.RULE, messages_differ.check),
    (zh_punctuation.RULE, zh_punctuation.check),
    (zh_latin_space.RULE, zh_latin_space.check),
    (en_punctuation.RULE, en_punctuation.check),
    (sentence_too_long.RULE, sentence_too_long.check),
    (glossary_term.RULE, glossary_term.check),
    (stale_translation.RULE, stale_translation.check),
    (unknown_source.RULE, unknown_source.check),
    (fact_without_caveat.RULE, fact_without_caveat.check),
    (unpublishable_number.RULE, unpublishable_number.check),
    (review_due.RULE, review_due.check),
    (review_overdue.RULE, review_overdue.check),
    (broken_link.RULE, broken_link.check),
    (page_missing.RULE, page_missing.check),
    (headings_differ.RULE, headings_differ.check),
    (orphan_page.RULE, orphan_page.check),
)
