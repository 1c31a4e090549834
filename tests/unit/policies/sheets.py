"""Workbooks as authors save them, for the tests of `authoring/`: facts, levels and bars, numbers as numbers.

A test changes one cell; what the reader makes of it is asserted there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

from pipelines.policies.authoring.new_file import place_of, write_policy
from pipelines.policies.authoring.policy_text import policy_lines
from pipelines.policies.loader import read_version
from pipelines.policies.version import PolicyVersion

Shown = str | int | float | date | None
FACTS: dict[str, Shown] = {
    "政策编号": "shop",
    "生效日期": "2026-01-01",
    "中文名称": "门店分级",
    "负责部门": "门店运营部",
    "币种": "CNY",
    "规则类型": "单指标分档",
}
LEVELS: Sequence[Sequence[Shown]] = (("A", 1, "金"), ("B", 2, "银"), ("C", 3, "普通"))
LEVEL_HEADS = ("等级", "名次", "中文名称", "英文名称", "别名", "条件关系", "权益")
BAR_HEADS = ("评级维度", "数据", "统计窗口", "单位", "权重", "等级", "标准", "得分")
SPEND = ("消费", "净消费额", "近12个月", "元", None)
BARS: Sequence[Sequence[Shown]] = (
    (*SPEND, "A", "≥1000000.1"),
    (None, None, None, None, None, "B", "100-1000000.1"),
    (None, None, None, None, None, "C", "<100"),
)


def workbook(
    folder: Path,
    facts: Mapping[str, Shown] | None = None,
    bars: Sequence[Sequence[Shown]] = BARS,
    levels: Sequence[Sequence[Shown]] = LEVELS,
    indent: int = 0,
) -> Path:
    """Write the two sheets; with `indent`, everything stands that many rows down and columns to the right."""
    path = folder / "bands.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        written = [("项目", "内容"), *(FACTS | dict(facts or {})).items()]
        blank: list[Sequence[Shown]] = [()]
        listed = [LEVEL_HEADS, *levels, *blank, *blank, BAR_HEADS, *bars]
        for name, rows in (("政策", written), ("等级", listed)):
            page = book.add_worksheet(name)
            for number, row in enumerate(rows, start=indent):
                for place, shown in enumerate(row, start=indent):
                    if isinstance(shown, date):
                        page.write_datetime(number, place, shown, day)
                    elif shown is not None:
                        page.write(number, place, shown)
    return path


def made(path: Path, home: Path, policy_id: str | None = None) -> PolicyVersion:
    """The version that the workbook becomes in a home, read back from its file."""
    chosen, day, lines = policy_lines(path, policy_id)
    target = place_of(home / "policies", chosen, day)
    write_policy(target, lines, "CNY")
    return read_version(target)
