"""One measure of a workbook as a criterion of the file: its id, name, data, window, unit and weight."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.home.problems import Problem
from pipelines.policies.authoring.known_data import OFFERED_WINDOWS, data_of, window_of
from pipelines.policies.authoring.levels_sheet import Measure
from pipelines.policies.authoring.workbook import Cell
from pipelines.policies.authoring.written_bars import read_bar, read_number
from pipelines.policies.authoring.yaml_lines import Lines, named
from pipelines.policies.lint.finding import problem
from pipelines.policies.metrics import KNOWN_METRICS

CODE = re.compile(r"[a-z][a-z0-9_]*")
YES = frozenset({"是", "必需", "yes", "true", "√"})
Fields = list[tuple[str, str, Cell]]


@dataclass
class CriterionText:
    """A criterion: `fields` are key, value as YAML and the cell behind it, the id first."""

    measure: Measure
    fields: Fields
    unit: str | None
    is_attribute: bool

    @property
    def cell(self) -> Cell:
        """Where the measure is named."""
        return self.measure.cells["name"]

    @property
    def id(self) -> str:
        """The id under which bars and conditions name it."""
        return self.fields[0][1]

    @id.setter
    def id(self, value: str) -> None:
        self.fields[0] = ("id", value, self.fields[0][2])


def criterion_text(measure: Measure, is_weighed: bool, problems: list[Problem]) -> CriterionText:
    """The criterion of a measure; what is wrong with its cells is added to `problems`."""
    cells = measure.cells
    data = data_of(cells["data"].plain)
    if data is None:
        known = "、".join(metric.zh for metric in KNOWN_METRICS.values() if not metric.of_document)
        told = problem(cells["data"].where, "unknown_data", shown=cells["data"].text, known=f"{known}、属性：<code>")
        problems.append(told)
    stated = data or {}
    fields: Fields = [("id", _id(measure, stated, problems), cells["id"])]
    if name := _name(cells["name"], cells["name_en"], stated):
        fields.append(("name", name, cells["name"]))
    fields += [(key, value, cells["data"]) for key, value in stated.items()]
    fields += _window(cells["window"], stated, problems)
    unit = None if "attribute" in stated else _unit(measure)
    if unit and unit != "%":
        fields.append(("unit", unit, cells["unit"]))
    fields += _weight(cells, problems) if is_weighed else []
    return CriterionText(measure, fields, unit, "attribute" in stated)


def _id(measure: Measure, stated: dict[str, str], problems: list[Problem]) -> str:
    written = measure.cells["id"]
    if written.text and not CODE.fullmatch(written.plain):
        problems.append(problem(written.where, "cell_code", shown=written.text))
    return written.plain or stated.get("attribute") or stated.get("of") or stated.get("metric") or "measure"


def _name(zh: Cell, en: Cell, stated: dict[str, str]) -> str | None:
    """Its name, unless it is the one that the metric has anyway."""
    metric = KNOWN_METRICS.get(stated.get("metric", ""))
    if metric and zh.text in (metric.zh, metric.en) and not en.text:
        return None
    other = (metric.en if metric else stated.get("attribute", "").replace("_", " ")) or zh.text
    return named(en.text or other, zh.text)


def _window(cell: Cell, stated: dict[str, str], problems: list[Problem]) -> Fields:
    metric = KNOWN_METRICS.get(stated.get("metric", ""))
    if not cell.text or metric is None or not metric.has_window:
        return []
    window = window_of(cell.plain)
    if window is None:
        problems.append(problem(cell.where, "cell_choice", shown=cell.text, known="、".join(OFFERED_WINDOWS)))
        return []
    return [("window", window, cell)]


def _unit(measure: Measure) -> str | None:
    """The unit of its cell, else the one that stands beside a number of its bars."""
    if written := measure.cells["unit"].text:
        return written
    bars = (read_bar(bar["bar"].plain) for bar in measure.bars)
    return next((bar.unit for bar in bars if bar and bar.unit), None)


def _weight(cells: object, problems: list[Problem]) -> Fields:
    assert isinstance(cells, dict)
    weight, required = cells["weight"], cells["required"]
    number = read_number(weight.plain.removesuffix("%"))
    if number is None:
        problems.append(problem(weight.where, "cell_number", shown=weight.text))
    found = [("weight", number or "0", weight)]
    return found + ([("required", "true", required)] if required.plain.casefold() in YES else [])


def write_fields(lines: Lines, indent: str, criterion: CriterionText, first: str = "") -> None:
    """Add the fields of a criterion to the file, a line each; `first` stands before the first of them."""
    for number, (key, value, cell) in enumerate(criterion.fields):
        lines.add(f"{first if first and number == 0 else indent}{key}: {value}", cell)
