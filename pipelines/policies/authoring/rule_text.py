"""The rule of a policy file from the measures of a workbook: criteria, bands, conditions, shares.

One function a kind, in WRITERS. What the head and the levels of the file say is in `policy_text.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from pipelines.home.problems import Problem
from pipelines.policies.authoring.criterion_text import CriterionText, criterion_text, write_fields
from pipelines.policies.authoring.facts_sheet import Facts
from pipelines.policies.authoring.known_data import SCORE
from pipelines.policies.authoring.levels_sheet import OTHERWISE, Cells, LevelsSheet
from pipelines.policies.authoring.share_text import write_cuts, write_shares
from pipelines.policies.authoring.workbook import Cell, same_heading
from pipelines.policies.authoring.written_bars import read_bar, read_number
from pipelines.policies.authoring.yaml_lines import Lines, flow, scalar
from pipelines.policies.lint.finding import problem

JOINS = {"": "all_of", "全部": "all_of", "all": "all_of", "任一": "any_of", "any": "any_of"}
COMBINED = ("worst", "best", "median")
Faults = list[Problem]


def write_rule(lines: Lines, kind: Cell, sheet: LevelsSheet, facts: Facts) -> Faults:
    """Add the rule to the file; what is wrong with its cells."""
    problems: Faults = []
    measured = [each for each in sheet.measures if same_heading(each.cells["data"].text) not in SCORE]
    scored = [each for each in sheet.measures if each not in measured]
    criteria = [criterion_text(each, kind.text == "scorecard", problems) for each in measured]
    ids = [each.id for each in criteria]
    for number, each in enumerate(criteria):
        each.id = each.id if each.id not in ids[:number] else f"{each.id}_{number + 1}"
    lines.add("rule:", kind)
    if kind.text in COMBINED:
        lines.add("  kind: combine", kind)
        lines.add(f"  how: {kind.text}", kind)
    else:
        lines.add(f"  kind: {kind.text}", kind)
    if kind.text in SINGLE and len(criteria) != 1:
        return [*problems, problem(sheet.where, "one_measure", count=len(criteria))]
    WRITERS[kind.text](lines, criteria, sheet, problems)
    for measure in scored:
        lines.add("  score_bands:", measure.cells["name"])
        for bar in measure.bars:
            _band(lines, "    ", bar, None, problems, points=None)
    if coverage := facts.get("min_coverage"):
        least = read_number(coverage.plain.removesuffix("%"))
        problems += [] if least else [problem(coverage.where, "cell_number", shown=coverage.text)]
        lines.add(f"  min_coverage: {least}", coverage)
    return problems


def _banded(lines: Lines, criteria: Sequence[CriterionText], sheet: LevelsSheet, problems: Faults) -> None:
    (criterion,) = criteria
    lines.add("  criterion:", criterion.cell)
    _one(lines, "    ", criterion, problems)


def _listed(lines: Lines, criteria: Sequence[CriterionText], sheet: LevelsSheet, problems: Faults) -> None:
    lines.add("  criteria:")
    for criterion in criteria:
        _one(lines, "      ", criterion, problems, first="    - ")


def _one(lines: Lines, indent: str, criterion: CriterionText, problems: Faults, first: str = "") -> None:
    """One criterion with its bands or its map."""
    write_fields(lines, indent, criterion, first)
    lines.add(f"{indent}{'map' if criterion.is_attribute else 'bands'}:", criterion.cell)
    for bar in criterion.measure.bars:
        if criterion.is_attribute:
            earned = flow(_earned(bar, problems))
            for code in _codes(bar["bar"]):
                lines.add(f"{indent}  {scalar(code)}: {earned}", bar["bar"])
        else:
            _band(lines, f"{indent}  ", bar, criterion.unit, problems, points=bar["points"])


def _band(lines: Lines, indent: str, bar: Cells, unit: str | None, problems: Faults, points: Cell | None) -> None:
    read = read_bar(bar["bar"].plain)
    if read is None:
        problems.append(problem(bar["bar"].where, "cell_bar", shown=bar["bar"].text))
        return
    if read.unit and read.unit != unit:
        problems.append(problem(bar["bar"].where, "bar_unit", unit=read.unit, of=unit or "-"))
    pairs = [("level", scalar(bar["level"].text))] if bar["level"].text else []
    pairs += list(read.bounds.items())
    pairs += _points(points, problems)
    lines.add(f"{indent}- {flow(pairs)}", bar["bar"])


def _earned(bar: Cells, problems: Faults) -> list[tuple[str, str]]:
    level = [("level", scalar(bar["level"].text))] if bar["level"].text else []
    return level + _points(bar["points"], problems)


def _points(cell: Cell | None, problems: Faults) -> list[tuple[str, str]]:
    if cell is None or not cell.text:
        return []
    number = read_number(cell.plain.removesuffix("分"))
    if number is None:
        problems.append(problem(cell.where, "cell_number", shown=cell.text))
        return []
    return [("points", number)]


def _codes(cell: Cell) -> list[str]:
    """Codes of an attribute in one cell: LEADER、NOTABLE."""
    return [code.strip() for code in re.split(r"[、,;/]|或", cell.plain) if code.strip()]


def _conditions(lines: Lines, criteria: Sequence[CriterionText], sheet: LevelsSheet, problems: Faults) -> None:
    lines.add("  criteria:")
    for criterion in criteria:
        if criterion.is_attribute:
            codes = dict.fromkeys(code for bar in criterion.measure.bars for code in _codes(bar["bar"]))
            criterion.fields.append(("codes", f"[{', '.join(map(scalar, codes))}]", criterion.cell))
        lines.add(f"    - {flow((key, value) for key, value, _ in criterion.fields)}", criterion.cell)
    lines.add("  levels:")
    for level in sheet.levels:
        tests = [(one, bar) for one in criteria for bar in one.measure.bars if bar["level"].text == level["level"].text]
        tests = [(one, bar) for one, bar in tests if bar["bar"].text not in OTHERWISE]
        code = scalar(level["level"].text)
        if not tests:
            lines.add(f"    {code}: otherwise", level["level"])
            continue
        lines.add(f"    {code}:", level["level"])
        lines.add(f"      {_join(level['join'], problems)}:", level["join"])
        for one, bar in tests:
            lines.add(f"        {'  ' * _is_counted(level['join'])}- {_test(one, bar, problems)}", bar["bar"])


def _is_counted(cell: Cell) -> bool:
    return bool(re.search(r"\d", cell.plain))


def _join(cell: Cell, problems: Faults) -> str:
    if count := re.fullmatch(r"(?:至少|at least)\s*(\d)\s*项?", cell.plain, re.IGNORECASE):
        return f"at_least_n: {count[1]}\n      of"
    if cell.plain.casefold() not in JOINS:
        problems.append(problem(cell.where, "cell_choice", shown=cell.text, known="全部、任一、至少2项"))
    return JOINS.get(cell.plain.casefold(), "all_of")


def _test(criterion: CriterionText, bar: Cells, problems: Faults) -> str:
    if criterion.is_attribute:
        return flow([("criterion", criterion.id), ("one_of", f"[{', '.join(map(scalar, _codes(bar['bar'])))}]")])
    read = read_bar(bar["bar"].plain)
    if read is None:
        problems.append(problem(bar["bar"].where, "cell_bar", shown=bar["bar"].text))
        return "{}"
    if read.unit and read.unit != criterion.unit:
        problems.append(problem(bar["bar"].where, "bar_unit", unit=read.unit, of=criterion.unit or "-"))
    return flow([("criterion", criterion.id), *read.bounds.items()])


SINGLE = ("bands", "attribute", "lookup", "share", "pareto")
WRITERS: dict[str, Callable[[Lines, Sequence[CriterionText], LevelsSheet, Faults], None]] = {
    **dict.fromkeys(("bands", "attribute", "lookup"), _banded),
    **dict.fromkeys(("scorecard", *COMBINED), _listed),
    "groups": _conditions,
    "share": write_shares,
    "pareto": write_cuts,
}
