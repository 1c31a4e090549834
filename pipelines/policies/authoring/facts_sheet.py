"""The sheet 政策: one fact a row, its name in the first column and its value in the second, in Chinese or English.

Add a fact as one line of FACTS; where it goes in the file is in `policy_text.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.authoring.beyond_sheets import key_beyond, kind_beyond
from pipelines.policies.authoring.workbook import Cell, Sheet, same_heading
from pipelines.policies.lint.finding import problem

Choices = Mapping[str, str]
KINDS: Choices = {
    "单指标分档": "bands",
    "加权评分": "scorecard",
    "条件组合": "groups",
    "人数占比": "share",
    "累计占比": "pareto",
    "属性对应": "attribute",
    "时点查询": "lookup",
    "各维度取最低": "worst",
    "各维度取最高": "best",
    "各维度取中位": "median",
}
EVERY: Choices = {"不复审": "", "每月": "month", "每季度": "quarter", "每半年": "half_year", "每年": "year"}
TYPES: Choices = {"企业": "organisation", "个人": "person", "未知": "unknown"}
MISSING: Choices = {"不评级": "ungraded", "按未达到处理": "lowest"}
UPGRADES: Choices = {"复审时": "review", "每日": "daily"}
STICKY: Choices = {"不保留": "", "终身保留": "lifetime", "至下次评定": "until_next_classification"}


@dataclass(frozen=True)
class Fact:
    """One row: its key here, its names, an example, and what may stand in it (`choices`, a day, else any text)."""

    key: str
    zh: str
    en: str
    example: str = ""
    choices: Choices = field(default_factory=dict)
    is_day: bool = False
    is_needed: bool = False


FACTS = (
    Fact("id", "政策编号", "policy id", "shop_members"),
    Fact("version", "版本", "version", "1"),
    Fact("effective_from", "生效日期", "effective from", "2026-01-01", is_day=True, is_needed=True),
    Fact("effective_to", "失效日期", "effective to", is_day=True),
    Fact("name_zh", "中文名称", "chinese name", "门店会员分级", is_needed=True),
    Fact("name_en", "英文名称", "english name", "Shop members"),
    Fact("owner", "负责部门", "owner", "门店运营部", is_needed=True),
    Fact("source", "依据", "source", "会员管理办法"),
    Fact("author", "起草人", "author"),
    Fact("reviewed_by", "审议人", "reviewed by"),
    Fact("approved_by", "批准人", "approved by"),
    Fact("approved_on", "批准日期", "approved on", is_day=True),
    Fact("announced_on", "公布日期", "announced on", is_day=True),
    Fact("revised_on", "修订日期", "revised on", is_day=True),
    Fact("population", "评级对象", "who is graded", "个人、未知"),
    Fact("currency", "币种", "currency", "CNY", is_needed=True),
    Fact("on_missing", "缺少数据时", "missing value", "不评级", MISSING),
    Fact("kind", "规则类型", "kind of rule", "加权评分", KINDS, is_needed=True),
    Fact("min_coverage", "最低权重覆盖", "min coverage", "60%"),
    Fact("every", "复审周期", "review", "每季度", EVERY),
    Fact("day", "复审日", "review day", "末日"),
    Fact("upgrade_on", "升级时点", "upgrade", "复审时", UPGRADES),
    Fact("grace_reviews", "宽限次数", "grace reviews", "1"),
    Fact("max_drop", "每次最多降级", "max drop", "1"),
    Fact("validity_months", "等级有效期（月）", "validity months"),
    Fact("sticky", "等级保留", "sticky", "不保留", STICKY),
)
BY_HEADING = {same_heading(name): fact for fact in FACTS for name in (fact.zh, fact.en, fact.key)}
Facts = dict[str, Cell]


def read_facts(sheet: Sheet) -> tuple[Facts, list[Problem]]:
    """The filled facts by key, choices already as the file writes them, and what is wrong with the sheet."""
    found: Facts = {}
    problems: list[Problem] = []
    lines = [[cell for cell in line if cell.text] for line in sheet.filled]
    for number, line in enumerate(lines):
        heading = line[0]
        fact = BY_HEADING.get(same_heading(heading.text))
        if fact is None and number == 0:
            continue  # the line of headings
        if fact is None and (key := key_beyond(heading.text)):
            problems.append(problem(heading.where, "fact_beyond", heading=heading.text, key=key))
        elif fact is None:
            names = "、".join(each.zh for each in FACTS)
            problems.append(problem(heading.where, "unknown_fact", heading=heading.text, known=names))
        elif fact.key in found:
            problems.append(problem(heading.where, "fact_twice", heading=heading.text))
        elif value := _value(sheet, heading):
            read = _read(fact, value)
            found |= {fact.key: read} if isinstance(read, Cell) else {}
            problems += [] if isinstance(read, Cell) else [read]
    absent = [fact.zh for fact in FACTS if fact.is_needed and fact.key not in found]
    told = {each.where for each in problems}
    problems += [problem(sheet.where, "fact_missing", heading=name) for name in absent if not told]
    return found, problems


def needed(sheets: list[Sheet], names: tuple[str, ...]) -> Sheet | None:
    """The sheet of one of these names."""
    return next((sheet for sheet in sheets if same_heading(sheet.name) in names), None)


def refuse(problems: list[Problem]) -> None:
    """ConfigurationError with all of them, if there are any."""
    if problems:
        raise ConfigurationError(*problems)


def _value(sheet: Sheet, heading: Cell) -> Cell | None:
    """The cell to the right of a heading, when it shows anything."""
    line = next(line for line in sheet.lines if heading in line)
    place = list(line).index(heading) + 1
    return line[place] if place < len(line) and line[place].text else None


def _read(fact: Fact, cell: Cell) -> Cell | Problem:
    """The value as the file writes it."""
    if fact.is_day:
        return Cell(cell.day.isoformat(), cell.where) if cell.day else problem(cell.where, "cell_day", shown=cell.text)
    if fact.key == "population":
        codes = [TYPES.get(part, part) for part in cell.entries]
        if set(codes) <= set(TYPES.values()):
            return Cell(", ".join(codes), cell.where)
        return problem(cell.where, "cell_choice", shown=cell.text, known="、".join(TYPES))
    if not fact.choices:
        return cell
    code = fact.choices.get(cell.text, cell.plain.casefold())
    if code in fact.choices.values():
        return Cell(code, cell.where)
    if fact.key == "kind" and (kind := kind_beyond(cell.text)):
        return problem(cell.where, "kind_beyond", kind=kind)
    return problem(cell.where, "cell_choice", shown=cell.text, known="、".join(fact.choices))
