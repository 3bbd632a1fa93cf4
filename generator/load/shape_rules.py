"""The rules that reading itself holds: what a file must be before anything can be checked."""

from __future__ import annotations

from generator.problem import Group, Rule, Severity


def _rule(id: str, summary: str, explanation: str, group: Group = Group.SHAPE) -> Rule:
    return Rule(id, group, Severity.ERROR, summary, explanation.strip() + "\n")


FILE_MISSING = _rule(
    "file-missing",
    "A file or folder that every project has is not there",
    """
A project has `mkdocs.yml`, `site_config/site.yml`, `site_config/families.yml`, at least one brand in
`site_config/brands/`, `content/data/sources.yml`, trees in `trees/`, and pages in its first language in `content/`.

**Wrong**: a project folder without `content/data/sources.yml`.

**Right**: the file is there; a list without entries is written as `[]`.
""",
)
STRAY_FILE = _rule(
    "stray-file",
    "A file that nothing reads",
    """
In `trees/` only `trees/<family>/<tree-id>.yml` is read, in `content/<language>/` only `.md` files. Anything
else would be left out in silence, so it is reported. `README.md` and names that begin with a dot may lie anywhere.

**Wrong**: `trees/network/no-signal.yaml`, `trees/no-signal.yml`

**Right**: `trees/network/no-signal.yml`
""",
)
NOT_UTF8 = _rule(
    "not-utf8",
    "The file is not UTF-8 text",
    """
Every file is UTF-8 without a byte order mark. Files saved as GB 18030 or UTF-16 look right in one editor and wrong in
the next, so they are refused.

**Wrong**: `余额不足` saved as GBK (the bytes `D3 E0 B6 EE`).

**Right**: the same text saved as UTF-8. In most editors: *Save with encoding → UTF-8*.
""",
)
MERGE_CONFLICT = _rule(
    "merge-conflict",
    "The marks of a merge that git left to somebody",
    """
Where two people changed the same lines, git writes both versions into the file, between lines of `<<<<<<<`, `=======`
and `>>>>>>>`. In a page they would be published; in YAML nothing after them could be read.

**Wrong**

    <<<<<<< HEAD
    owner: content-team
    =======
    owner: operations
    >>>>>>> other-branch

**Right**: `owner: content-team`
""",
)
FORBIDDEN_CHARACTER = _rule(
    "forbidden-character",
    "A control, private-use or direction-changing character",
    """
Control characters, private-use characters and invisible marks that turn the direction of text are refused: they
cannot be seen in a review, and some outputs have no way to show them.

**Wrong**: `title: {zh: "余额\\u202e不足"}`

**Right**: `title: {zh: 余额不足}`
""",
)
FILE_TOO_LARGE = _rule(
    "file-too-large",
    "The file is larger than any honest file of its kind",
    """
A tree or page of more than 256 KiB, a page of more than 2,000 lines, or a data file of more than 4 MiB, is a mistake
or an attack.

**Wrong**: a log pasted into `trees/network/timeout-result-unknown.yml`.

**Right**: one cause in one file; long prose in `content/`.
""",
)
TOO_DEEP = _rule(
    "too-deep",
    "Values are nested deeper than the format knows",
    """
The deepest value of the format lies 10 levels down. More than 20 levels are refused before anything is built of them.
In pages lists and quotations go 10 levels deep, and at most 100 `[` stand between two empty lines: Markdown takes
minutes for more.

**Wrong**: `words: [[[[[[[[[[[[[[[[[[[[[余额]]]]]]]]]]]]]]]]]]]]]`

**Right**: `words: {zh: [余额], en: [balance]}`
""",
)
TOO_MANY_NODES = _rule(
    "too-many-nodes",
    "A tree has more nodes than a reader can walk",
    """
A tree has at most as many nodes as `limits.nodes` in `site_config/site.yml` says (60). A larger one cannot be drawn
legibly, and nobody at a counter walks it.

**Wrong**: one tree for all faults of the terminal.

**Right**: two trees, the second reached by `to: {tree: printer-fault}`.
""",
)
YAML_SYNTAX = _rule(
    "yaml-syntax",
    "The file is not valid YAML",
    """
The usual reasons: a value that contains `: ` or begins with a special character and has no quotes, a full-width colon
after a key, a tab used to indent.

**Wrong**

    title:
      zh: 超时，结果不明
      en: Timed out: result unknown

**Right**

    title:
      zh: 超时，结果不明
      en: "Timed out: result unknown"
""",
)
YAML_FEATURE = _rule(
    "yaml-feature",
    "An anchor, alias, tag, second document, or a comment that cuts a text short",
    """
`&anchor`, `*alias`, `!tag`, `<<` and a second `---` document are refused. Whoever changes a value must see it where it
is used. A comment after a text without quotes is refused too: ` #` may have been meant as part of the text.
`mkdocs.yml`, which is in the hands of MkDocs, may have all of these, but no tag that runs code as soon as it is read,
and none that MkDocs does not know.

**Wrong**

    not-paid: &again
      outcome: retry
    timed-out: *again

**Right**: each outcome written out, or one outcome that both answers lead to.
""",
)
DUPLICATE_KEY = _rule(
    "duplicate-key",
    "The same key or id twice",
    """
YAML itself lets the last one win in silence.

**Wrong**

    answers:
      unsure: {label: {zh: 看不清, en: Cannot read it}, to: query}
      unsure: {label: {zh: 不知道, en: I do not know}, to: call}

**Right**: each key once.
""",
)
UNKNOWN_KEY = _rule(
    "unknown-key",
    "A key that the format does not know",
    """
Usually a typing error. Nothing is ignored in silence.

**Wrong**: `sumary: {zh: …, en: …}`

**Right**: `summary: {zh: …, en: …}`
""",
)
MISSING_KEY = _rule(
    "missing-key",
    "A key that must be there is not",
    """
**Wrong**: a question without `seconds`.

**Right**

    slip:
      ask: …
      seconds: 15
      customer_waits: true
      answers: …
""",
)
WRONG_TYPE = _rule(
    "wrong-type",
    "A value of another kind than the format asks for",
    """
**Wrong**: `seconds: a moment`, `codes: "51"`, `outcome: again`

**Right**: `seconds: 15`, `codes: ["51"]`, `outcome: retry`
""",
)
AMBIGUOUS_SCALAR = _rule(
    "ambiguous-scalar",
    "A word that YAML tools turn into a number, date, truth value or nothing",
    """
Here a scalar stays what it says, but editors and other tools read `no` as false, `08` as a number and `1.10` as 1.1.
Where a text is meant, quotes say so to everybody.

**Wrong**: `codes: [05, 51]`, `no: {label: …}`

**Right**: `codes: ["05", "51"]`, `"no": {label: …}`
""",
)
EMPTY_TEXT = _rule(
    "empty-text",
    "A text with nothing in it",
    """
**Wrong**: `label: {zh: "", en: "Yes"}`

**Right**: `label: {zh: 有, en: "Yes"}`
""",
)
BAD_ID = _rule(
    "bad-id",
    "An id with characters that an address cannot hold",
    """
Ids of trees, nodes, answers and pages stand in addresses: lower-case Latin letters, digits and single hyphens.

**Wrong**: `Amount_Right`, `金额`

**Right**: `amount-right`
""",
)
MISSING_LANGUAGE = _rule(
    "missing-language",
    "A text is not there in every language",
    """
Every text is there in each of the `languages` of `site_config/site.yml`, which are Chinese and English where it names
none. No language falls back to another: a reader who gets a foreign sentence at the counter gets no help.

**Wrong**: `label: {zh: 一致}`

**Right**: `label: {zh: 一致, en: "Yes"}`
""",
    Group.LANGUAGE,
)
OUTCOME_WITHOUT_SAY = _rule(
    "outcome-without-say",
    "An outcome does not say what to tell the customer",
    """
The cashier stands before a person. Every outcome has one short sentence to say.

**Wrong**: an outcome without `say`.

**Right**

    say:
      zh: 这笔没有成功，您可以换一种方式支付。
      en: The payment did not go through; you can pay another way.
""",
    Group.SAFETY,
)
RAW_HTML = _rule(
    "raw-html",
    "HTML in a text or page",
    """
Author text is data. `<b>`, `<script>` or a comment is refused; inline Markdown does what is needed. To show an angle
bracket write it in code: `` `<enter>` ``.

**Wrong**: `zh: 按 <b>确认</b>`

**Right**: `zh: 按 **确认**`
""",
    Group.PAGES,
)
CODE_FENCE = _rule(
    "code-fence",
    "A code fence in a page",
    """
The Markdown of pages has no code fences: site and manuals would print the marks and run the lines together, and what
comes after one that does not end would not be read as it is meant. What a screen shows is code within a line.

**Wrong**

    ```
    RESULT UNKNOWN
    ```

**Right**: `` The terminal shows `RESULT UNKNOWN`. ``
""",
    Group.PAGES,
)

SHAPE_RULES: tuple[Rule, ...] = (
    FILE_MISSING,
    STRAY_FILE,
    NOT_UTF8,
    MERGE_CONFLICT,
    FORBIDDEN_CHARACTER,
    FILE_TOO_LARGE,
    TOO_DEEP,
    TOO_MANY_NODES,
    YAML_SYNTAX,
    YAML_FEATURE,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    AMBIGUOUS_SCALAR,
    EMPTY_TEXT,
    BAD_ID,
    MISSING_LANGUAGE,
    OUTCOME_WITHOUT_SAY,
    RAW_HTML,
    CODE_FENCE,
)
