"""docs/policies.md and its Chinese twin: each rule kind with a shipped policy, its rule and its cases; windows.

What is said of a kind stands in kinds.yml; tables are the cases of the spec, so that nothing is claimed unproven.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from pipelines.policies.kinds.registry import RELATIVE
from tests.spec.cases import Case, value_cases
from tests.spec.markdown import Language, case_table, table, told
from tests.spec.population_cases import population_cases
from tests.spec.rulebook_policies import RULEBOOK, rows_of, rulebook_policies, shipped
from tests.spec.windows_document import windows_section

MAX_AMOUNTS = 6
INTRO: Mapping[Language, str] = {
    "en": """# Policies

A policy is one YAML file per version, `policies/<policy>/<effective-from>.yml`: who is graded, levels with an explicit
rank (1 is the best, whatever the labels look like), and one rule. A rule has one of ten kinds. Each is shown here by a
policy that Tierline ships, with the cases that prove it: every row below is tried on the reference grader and on DuckDB
through the real models. `–` stands for a value that is missing, and for no level.

This page is made by `python -m tests.spec`; [中文](policies.zh.md). All cases: [rules.md](rules.md).
""",
    "zh": """# 评级政策

一份政策的每个版本是一个 YAML 文件 `policies/<policy>/<effective-from>.yml`：给谁评级、带明确名次的等级
（1 为最好，与字母顺序无关），以及一条规则。规则有十种。下面每一种都以随 Tierline 提供的一份政策为例，
并列出证明它的用例：每一行都同时在参考实现和 DuckDB 实际模型上验证。`–` 表示缺失的数值，或没有等级。

本页由 `python -m tests.spec` 生成；[English](policies.md)。全部用例见 [rules.zh.md](rules.zh.md)。
""",
}
HEADS: Mapping[Language, tuple[str, str, str]] = {
    "en": ("kind", "decides by", "shown by"),
    "zh": ("规则", "依据", "示例"),
}
WHY: Mapping[Language, str] = {"en": "Why", "zh": "原因"}
MEMBERS: Mapping[Language, str] = {"en": "customers", "zh": "客户数"}
AMOUNTS: Mapping[Language, str] = {"en": "amounts of all customers", "zh": "全部客户的金额"}
LEVELS: Mapping[Language, str] = {"en": "their levels", "zh": "对应等级"}


@cache
def kinds() -> dict[str, dict[str, dict[str, str]]]:
    """What kinds.yml says, by kind."""
    loaded: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
        Path(__file__).with_name("kinds.yml").read_text("utf-8")
    )
    return loaded


def policies_text(language: Language) -> str:
    """The whole document."""
    index = [(f"`{kind}`", said[language]["decides"], f"`{said['policy']}`") for kind, said in kinds().items()]
    sections = [*(_section(each, language) for each in kinds()), windows_section(language)]
    return "\n".join([INTRO[language], table(HEADS[language], index), "", *sections])


def _section(kind: str, language: Language) -> str:
    words, policy = kinds()[kind][language], str(kinds()[kind]["policy"])
    (file, *_) = sorted((RULEBOOK / policy).glob("*.yml"))
    cases = _population(policy, language) if kind in RELATIVE else _values(policy, language)
    because = f"**{WHY[language]}.** {words['why']}" if language == "en" else f"**{WHY[language]}：**{words['why']}"
    name = getattr(shipped(policy, file.stem).name, language)
    parts = [
        f"## `{kind}`",
        words["explains"],
        f"`{policy}`, {name}:" if language == "en" else f"`{policy}`，{name}：",
        f"```yaml\n{_rule(file)}```",
        cases,
        because,
    ]
    return "\n\n".join(parts) + "\n"


def _rule(file: Path) -> str:
    """The rule as its author wrote it, comments and all."""
    lines = file.read_text("utf-8").splitlines(keepends=True)
    begin = lines.index("rule:\n")
    after = (place for place, line in enumerate(lines) if place > begin and not line.startswith((" ", "#")))
    end = next(after, len(lines))
    return "".join(lines[begin:end])


def _values(policy: str, language: Language) -> str:
    cases = sorted((case for case in value_cases() if case.policy_id == policy), key=_by_value)
    return case_table(rulebook_policies()[policy], cases, language, with_names=False)


def _population(policy: str, language: Language) -> str:
    """How many take each level among so many who all differ, where the rulebook counts; then amounts one by one."""
    amounts = [
        (" ".join(amount or "–" for amount in case.amounts), " ".join(told(each, language) for each in case.answers))
        for case in population_cases()
        if case.policy_id == policy and 0 < len(case.amounts) <= MAX_AMOUNTS
    ]
    return "\n\n".join([*_counted(policy, language), table((AMOUNTS[language], LEVELS[language]), amounts)])


def _counted(policy: str, language: Language) -> list[str]:
    rows = [row for row in rows_of("shares.csv") if row["ties"] == "promote"] if policy == "member_10_40_50" else []
    levels = [level.code for level in shipped(policy).levels]
    found = [(row["members"], row["loyal"], row["to_wake"], row["asleep"]) for row in rows]
    return [table((MEMBERS[language], *levels), found)] if found else []


def _by_value(case: Case) -> tuple[bool, Decimal]:
    """Numbers of a single criterion rise, and what is missing comes last; other cases stay in the order written."""
    (text, *others) = case.values.values()
    is_number = not others and text is not None and text.lstrip("-").replace(".", "").isdigit()
    return text is None and not others, Decimal(text or 0) if is_number else Decimal(0)
