"""A plain table of values to grade: columns `customer_id, metric, value` and optionally `category_code`.

`metric` is a criterion id or, in kind intent, `stage` or `has_intent`; an empty cell, or no row, is a value that is
missing. Values are in the criterion's unit.
Add a column here together with the command that documents it; keep grading out of here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import PLAIN_NUMBER
from pipelines.policies.units import fits_storage, unit_of
from pipelines.policies.version import PolicyVersion

OVERALL = "*"
COLUMNS = ("customer_id", "metric", "value")
CATEGORY = "category_code"
Subject = tuple[str, str]


@dataclass(frozen=True)
class GivenValue:
    """One cell: `value` is a number, a code of an attribute, a word of `told`, or None."""

    customer_id: str
    category_code: str
    criterion_id: str
    value: Decimal | str | None

    @property
    def subject(self) -> Subject:
        """Who is graded: the customer, in a category or overall."""
        return self.customer_id, self.category_code


def read_values(path: Path, version: PolicyVersion) -> list[GivenValue]:
    """The cells of a values file, in its order; ConfigurationError names the line of the first fault."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_cells(csv.DictReader(file, strict=True), path, version))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise ConfigurationError(Problem(f"cannot be read: {fault}", str(path), "Give a UTF-8 CSV file")) from fault


def by_subject(cells: list[GivenValue]) -> dict[Subject, dict[str, Decimal | str | None]]:
    """Values by criterion id of everyone in the file, in the order of their first row."""
    found: dict[Subject, dict[str, Decimal | str | None]] = {}
    for cell in cells:
        found.setdefault(cell.subject, {})[cell.criterion_id] = cell.value
    return found


def template(version: PolicyVersion) -> str:
    """A values file to fill: one row per criterion of an example customer."""
    rows = [",".join(COLUMNS)] + [f"C001,{name}," for name in _names(version)]
    return "\n".join(rows) + "\n"


def _cells(rows: csv.DictReader[str], path: Path, version: PolicyVersion) -> Iterator[GivenValue]:
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        remedy = "The first line is customer_id,metric,value and, if wanted, category_code"
        raise _refused(f"no column {', '.join(missing)}", path, 1, remedy)
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        cell = _cell(row, path, rows.line_num, version)
        key = (*cell.subject, cell.criterion_id)
        if key in seen:
            what = f"`{cell.criterion_id}` of {cell.customer_id} stands twice"
            raise _refused(what, path, rows.line_num, "Keep one of the rows")
        seen.add(key)
        yield cell


def _cell(row: Mapping[str | None, str | None], path: Path, line: int, version: PolicyVersion) -> GivenValue:
    if None in row or None in row.values():
        raise _refused("more or fewer cells than the first line has", path, line, "Quote values that hold a comma")
    texts = {name: (text or "").strip() for name, text in row.items() if name}
    metric = texts["metric"]
    if metric not in (names := _names(version)):
        remedy = f"Use a criterion of {version.id}: {', '.join(names)}"
        raise _refused(f"unknown metric `{metric}`", path, line, remedy)
    if not texts["customer_id"]:
        raise _refused("no customer_id", path, line, "Write one, or remove the row")
    criterion, known = version.criterion(metric), version.rule.told.get(metric, ())
    if criterion is None and texts["value"] not in ("", *known):
        raise _refused(f"no `{metric}` is {texts['value']!r}", path, line, f"Write {', '.join(known)}, or nothing")
    value = _value(texts["value"], criterion, version.currency, path, line)
    return GivenValue(texts["customer_id"], texts.get(CATEGORY) or OVERALL, metric, value)


def _names(version: PolicyVersion) -> tuple[str, ...]:
    """What a row may give: the criteria, and what the rule is told beside them."""
    return (*(criterion.id for criterion in version.rule.measured), *version.rule.told)


def _value(text: str, criterion: Criterion | None, currency: str, path: Path, line: int) -> Decimal | str | None:
    if not text or criterion is None or criterion.metric is None:
        return text or None
    if not PLAIN_NUMBER.fullmatch(text):
        raise _refused(
            f"{text!r} is no plain number", path, line, "Write 1234.50, without separators, exponent or unit"
        )
    unit = unit_of(criterion.metric, criterion.unit, currency)
    if not fits_storage(Decimal(text), unit):
        raise _refused(f"{text} {unit.code} is finer than values are kept", path, line, "Write fewer decimals")
    return Decimal(text)


def _refused(what: str, path: Path, line: int, remedy: str) -> ConfigurationError:
    return ConfigurationError(Problem(what, f"{path}:{line}", remedy, "values"))
