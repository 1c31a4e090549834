"""The sheet 等级: the levels, best first, and below them the bars, one a line, in Chinese or English.

A cell left empty beside a bar (measure, data, window, unit, weight) means the one above, so that merged cells read as
they look. What the rule makes of the bars is in `policy_text.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.home.problems import Problem
from pipelines.policies.authoring.workbook import Cell, Line, Sheet, same_heading
from pipelines.policies.lint.finding import problem

LEVEL_COLUMNS = {
    "level": ("等级", "level"),
    "rank": ("名次", "rank"),
    "zh": ("中文名称", "chinese name"),
    "en": ("英文名称", "english name"),
    "aliases": ("别名", "aliases"),
    "join": ("条件关系", "conditions"),
    "benefits": ("权益", "benefits"),
}
BAR_COLUMNS = {
    "name": ("评级维度", "measure"),
    "id": ("编号", "id"),
    "name_en": ("英文名称", "english name"),
    "data": ("数据", "data"),
    "window": ("统计窗口", "window"),
    "unit": ("单位", "unit"),
    "weight": ("权重", "weight"),
    "required": ("必需", "required"),
    "level": ("等级", "level"),
    "bar": ("标准", "bar"),
    "points": ("得分", "points"),
}
NEEDED = {"levels": ("level",), "bars": ("name", "data", "level", "bar")}
OTHERWISE = frozenset({"", "其余", "其他", "otherwise"})
Cells = Mapping[str, Cell]


@dataclass
class Measure:
    """One measure: its cells by column, and its bars, each with the cells of its line."""

    cells: Cells
    bars: list[Cells] = field(default_factory=list)


@dataclass(frozen=True)
class LevelsSheet:
    """Levels as listed and measures as listed."""

    where: str
    levels: Sequence[Cells]
    measures: Sequence[Measure]


def read_levels(sheet: Sheet) -> tuple[LevelsSheet, list[Problem]]:
    """Both tables of the sheet, and which heading or cell is missing."""
    lines = list(sheet.filled)
    starts = {name: _start(lines, columns) for name, columns in (("levels", LEVEL_COLUMNS), ("bars", BAR_COLUMNS))}
    problems = [
        problem(sheet.where, "column_missing", heading="名次" if name == "levels" else "标准")
        for name, start in starts.items()
        if start is None
    ]
    first, second = starts["levels"], starts["bars"]
    if first is None or second is None:
        return LevelsSheet(sheet.where, (), ()), problems
    levels = [_cells(lines[first], line, LEVEL_COLUMNS) for line in lines[first + 1 : max(second, first + 1)]]
    bars = [_cells(lines[second], line, BAR_COLUMNS) for line in lines[second + 1 :]]
    problems += _headings(lines[first], LEVEL_COLUMNS, NEEDED["levels"])
    problems += _headings(lines[second], BAR_COLUMNS, NEEDED["bars"])
    found = LevelsSheet(sheet.where, [each for each in levels if each["level"].text], list(_measures(bars)))
    return found, problems if problems else list(_empty_cells(found))


def _start(lines: Sequence[Line], columns: Mapping[str, Sequence[str]]) -> int | None:
    """The number of the line of headings: it names the column that only this table has."""
    own = {same_heading(name) for name in columns["rank" if "rank" in columns else "bar"]}
    return next((at for at, line in enumerate(lines) if own & {same_heading(cell.text) for cell in line}), None)


def _headings(line: Line, columns: Mapping[str, Sequence[str]], names: Sequence[str]) -> list[Problem]:
    there = {same_heading(cell.text) for cell in line}
    absent = [columns[name][0] for name in names if not there & {same_heading(each) for each in columns[name]}]
    return [problem(line[0].where, "column_missing", heading=heading) for heading in absent]


def _cells(headings: Line, line: Line, columns: Mapping[str, Sequence[str]]) -> dict[str, Cell]:
    """The cells of a line by column; an absent column is an empty cell at the line's beginning."""
    at = {same_heading(cell.text): number for number, cell in reversed(list(enumerate(headings))) if cell.text}
    found = {}
    for name, headed in columns.items():
        place = next((at[same_heading(each)] for each in headed if same_heading(each) in at), None)
        found[name] = line[place] if place is not None else Cell("", line[0].where)
    return found


def _measures(lines: Sequence[dict[str, Cell]]) -> Sequence[Measure]:
    """Lines gathered under the measure they belong to: a new one begins where 评级维度 is filled with another name."""
    found: list[Measure] = []
    for cells in lines:
        name = cells["name"].text
        if not found or (name and name != found[-1].cells["name"].text):
            found.append(Measure(cells))
        found[-1].bars.append(cells)
    return found


def _empty_cells(found: LevelsSheet) -> Sequence[Problem]:
    problems = []
    for measure in found.measures:
        if not measure.cells["name"].text:
            problems.append(problem(measure.cells["name"].where, "cell_missing", heading="评级维度"))
        problems += [
            problem(bar["level"].where, "cell_missing", heading="等级")
            for bar in measure.bars
            if not bar["level"].text and not bar["points"].text
        ]
    return problems
