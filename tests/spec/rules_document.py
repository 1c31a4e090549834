"""docs/rules.md and its Chinese twin: every proven case, by item of the rulebook (S01 to S32), then our own.

An item without a case says why in items.csv. Add a case to the data files: it appears here by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from pipelines.policies.version import PolicyVersion
from tests.spec.cases import Case, value_cases
from tests.spec.markdown import CASE, LEVEL, Language, answer, case_table, table, told
from tests.spec.population_cases import population_cases, population_policies
from tests.spec.rulebook_policies import rows_of, rulebook_policies

OURS = "ours"
ITEM = re.compile(r"\bS\d\d\b")
INTRO: Mapping[Language, str] = {
    "en": """# Rules that are proven

Every case below is one test on the reference grader and one on DuckDB through the real models, {count} cases by item of
the rulebook. `–` stands for a value that is missing, and for no level. What the kinds of rules mean is told in
[policies.md](policies.md).

This page is made by `python -m tests.spec`; [中文](rules.zh.md).
""",
    "zh": """# 已证明的规则

下面每个用例都在参考实现上和 DuckDB 实际模型上各测一次，共 {count} 个，按规则手册的条目排列。
`–` 表示缺失的数值，或没有等级。
各种规则的含义见 [policies.zh.md](policies.zh.md)。

本页由 `python -m tests.spec` 生成；[English](rules.md)。
""",
}
OUR_TITLE: Mapping[Language, str] = {"en": "Our own", "zh": "自有用例"}
TENURE: Mapping[Language, tuple[str, ...]] = {
    "en": ("start of the relationship", "as of", "completed months"),
    "zh": ("合作开始日期", "评级日期", "完整月数"),
}
DATES: Mapping[Language, str] = {
    "en": "`s03_tenure`, from the start of the relationship",
    "zh": "`s03_tenure`，由合作开始日期计算",
}
AMOUNTS: Mapping[Language, tuple[str, str]] = {
    "en": ("amounts of all customers", "customers at each level"),
    "zh": ("全部客户的金额", "各等级客户数"),
}
GRADES: Mapping[Language, str] = {"en": "all 256 combinations of four grades", "zh": "四个维度等级的全部 256 种组合"}
MAX_AMOUNTS = 12


def rules_text(language: Language) -> str:
    """The whole document."""
    sections = [_section(row, language) for row in rows_of("items.csv")]
    ours = _policies(OURS, language)
    count = len(value_cases()) + len(population_cases()) + len(rows_of("tenure.csv")) + len(rows_of("combinations.csv"))
    return "\n".join([INTRO[language].format(count=count), *sections, f"## {OUR_TITLE[language]}\n", *ours])


def items_with_cases() -> set[str]:
    """The items of the rulebook that some case proves."""
    return {item_of(policy) for policy in _cases()} | {item_of(case.policy_id) for case in population_cases()}


def item_of(policy: str) -> str:
    """The item of the rulebook that a policy of the cases writes down; `ours` when it is none."""
    version = _version(policy)
    named = ITEM.search(policy.partition("_")[0].upper()) or ITEM.search(version.source or "")
    return "S03" if policy.startswith("combine_") else named.group() if named else OURS


def _section(row: Mapping[str, str], language: Language) -> str:
    found = _policies(row["item"], language)
    why_not = row[f"without_{language}"] + "\n"
    return "\n".join([f"## {row['item']} {row[language]}\n", *(found or [why_not])])


def _policies(item: str, language: Language) -> list[str]:
    """A table for each policy of the item that cases run on."""
    found = [
        f"### `{policy}`\n\n{case_table(_version(policy), cases, language, with_names=True)}\n"
        for policy, cases in _cases().items()
        if item_of(policy) == item
    ]
    if item == "S03":
        found += [_tenure(language), _combinations(language)]
    return found + [_population(each, language) for each in population_policies() if item_of(each) == item]


@cache
def _cases() -> Mapping[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in value_cases():
        found[case.policy_id].append(case)
    return found


def _version(policy: str) -> PolicyVersion:
    return rulebook_policies().get(policy) or population_policies()[policy]


def _tenure(language: Language) -> str:
    rows = [
        (f"`{row['case']}`", row["start_on"], row["as_of"], row["complete_months"])
        + (answer(row["level"] or None, row["reason"] or None, language),)
        for row in rows_of("tenure.csv")
    ]
    return f"### {DATES[language]}\n\n{table((CASE[language], *TENURE[language], LEVEL[language]), rows)}\n"


def _combinations(language: Language) -> str:
    rows = [(f"`{row['policy_id']}`", row["A"], row["B"], row["C"], row["D"]) for row in rows_of("combinations.csv")]
    return f"### {GRADES[language]}\n\n{table((CASE[language], 'A', 'B', 'C', 'D'), rows)}\n"


def _population(policy: str, language: Language) -> str:
    """Everyone's answer, counted: who has which is in the order of the amounts, which only fall."""
    rows = []
    for case in population_cases():
        if case.policy_id == policy:
            shown = case.amounts[:MAX_AMOUNTS]
            amounts = " ".join(amount or "–" for amount in shown) + (" …" if len(case.amounts) > MAX_AMOUNTS else "")
            counts = [f"{case.answers.count(each)} {told(each, language)}" for each in dict.fromkeys(case.answers)]
            rows.append((f"`{case.case_id}`", amounts, ", ".join(counts)))
    return f"### `{policy}`\n\n{table((CASE[language], *AMOUNTS[language]), rows)}\n"
