"""Levels by percentages of the customers or of their value, from the measure of a workbook.

A spreadsheet keeps 20% as 0.2, so that a column of nothing above 1 and no % is one of fractions.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.home.problems import Problem
from pipelines.policies.authoring.criterion_text import CriterionText, write_fields
from pipelines.policies.authoring.levels_sheet import OTHERWISE, LevelsSheet
from pipelines.policies.authoring.written_bars import read_number
from pipelines.policies.authoring.yaml_lines import Lines, flow, scalar
from pipelines.policies.lint.finding import problem

WHOLE = 100
Faults = list[Problem]


def write_shares(lines: Lines, criteria: Sequence[CriterionText], sheet: LevelsSheet, problems: Faults) -> None:
    """Shares of the customers, by rank."""
    _percents(lines, criteria, problems, "shares", "percent")


def write_cuts(lines: Lines, criteria: Sequence[CriterionText], sheet: LevelsSheet, problems: Faults) -> None:
    """Cumulative shares of the value; the last level has none."""
    _percents(lines, criteria, problems, "cuts", "below")


def _percents(lines: Lines, criteria: Sequence[CriterionText], problems: Faults, key: str, name: str) -> None:
    (criterion,) = criteria
    lines.add("  criterion:", criterion.cell)
    write_fields(lines, "    ", criterion)
    lines.add(f"  {key}:", criterion.cell)
    read = {id(bar): read_number(bar["bar"].plain.removesuffix("%")) for bar in criterion.measure.bars}
    numbers = [Decimal(each) for each in read.values() if each is not None]
    is_fraction = all(number <= 1 for number in numbers) and "%" not in "".join(
        bar["bar"].plain for bar in criterion.measure.bars
    )
    for bar in criterion.measure.bars:
        number = read[id(bar)]
        if number is None and not (name == "below" and bar["bar"].text in OTHERWISE):
            problems.append(problem(bar["bar"].where, "cell_percent", shown=bar["bar"].text))
        shown = None if number is None else Decimal(number) * (WHOLE if is_fraction else 1)
        pairs = [("level", scalar(bar["level"].text))]
        pairs += [] if shown is None else [(name, f"{shown.normalize():f}%")]
        lines.add(f"    - {flow(pairs)}", bar["bar"])
