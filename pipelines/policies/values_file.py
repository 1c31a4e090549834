"""A plain table of values to grade: columns `customer_id, metric, value` and optionally `category_code`.

`metric` is a criterion id or, in kind intent, `stage` or `has_intent`; an empty cell, or no row, is a value that is
missing. Values are in the criterion's unit.
Add a column here together with the command that documents it; keep grading out of here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from pipelines.home.problems import ConfigurationError
from pipelines.policies.authoring.workbook import Cell
from pipelines.policies.criteria import Criterion
from pipelines.policies.lint.finding import problem
from pipelines.policies.table_file import TableRow, read_table
from pipelines.policies.units import fits_storage, unit_of
from pipelines.policies.version import PolicyVersion
from pipelines.policies.words import criterion_words

OVERALL = "*"
# Fine values of a large unit are many decimals; whether they can be kept is asked in the unit of the metric.
NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,18})?")
COLUMNS = ("customer_id", "metric", "value")
CATEGORY = "category_code"
HEADINGS = {
    "customer_id": ("客户编号", "客户号", "客户"),
    "metric": ("指标", "评级维度"),
    "value": ("数值", "值"),
    CATEGORY: ("品类", "品类代码"),
}
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
    """The cells of a table of values, in its order; ConfigurationError names the place of a fault."""
    return list(_cells(read_table(path, HEADINGS, COLUMNS), version))


def category_of(row: TableRow, version: PolicyVersion) -> str:
    """What a row is about. Of a policy of categories, an empty cell means the items that have none, as in the marts."""
    if CATEGORY not in row:
        return OVERALL
    return row[CATEGORY].text or ("" if version.scope == "category" else OVERALL)


def kept_apart(values: Path, grades: Path) -> Path:
    """The file for the grades; ConfigurationError when it is the one of the values."""
    if values.resolve() == grades.resolve():
        raise _refused(str(grades), "values.same")
    return grades


def by_subject(cells: list[GivenValue]) -> dict[Subject, dict[str, Decimal | str | None]]:
    """Values by criterion id of everyone in the file, in the order of their first row."""
    found: dict[Subject, dict[str, Decimal | str | None]] = {}
    for cell in cells:
        found.setdefault(cell.subject, {})[cell.criterion_id] = cell.value
    return found


def template(version: PolicyVersion) -> list[tuple[str, str, str]]:
    """The rows of a values file to fill: one per criterion of an example customer."""
    return [("C001", name, "") for name in _names(version)]


def _cells(rows: Iterator[TableRow], version: PolicyVersion) -> Iterator[GivenValue]:
    seen: set[tuple[str, str, str]] = set()
    for row in rows:
        cell = _cell(row, version)
        key = (*cell.subject, cell.criterion_id)
        if key in seen:
            where = row["metric"].where
            raise _refused(where, "values.twice", metric=cell.criterion_id, customer=cell.customer_id)
        seen.add(key)
        yield cell


def _cell(row: TableRow, version: PolicyVersion) -> GivenValue:
    metric = _named(row["metric"], version)
    customer, shown = row["customer_id"], row["value"]
    if not customer.text:
        raise _refused(customer.where, "values.customer")
    criterion, known = version.criterion(metric), version.rule.told.get(metric, ())
    if criterion is None and shown.text not in ("", *known):
        raise _refused(shown.where, "values.told", metric=metric, shown=repr(shown.text), known=", ".join(known))
    value = _value(shown, criterion, version.currency)
    return GivenValue(customer.text, category_of(row, version), metric, value)


def _named(cell: Cell, version: PolicyVersion) -> str:
    """What a row gives: an id, or what the criterion is called in either language."""
    names = _names(version)
    if cell.text in names:
        return cell.text
    called = {each.id: criterion_words(each) for each in version.rule.measured}
    found = [each for each, words in called.items() if cell.text in (words.en, words.zh)]
    if len(found) != 1:
        raise _refused(cell.where, "values.metric", metric=cell.text, policy=version.id, known=", ".join(names))
    return found[0]


def _names(version: PolicyVersion) -> tuple[str, ...]:
    """What a row may give: the criteria, and what the rule is told beside them."""
    return (*(criterion.id for criterion in version.rule.measured), *version.rule.told)


def _value(cell: Cell, criterion: Criterion | None, currency: str) -> Decimal | str | None:
    text = cell.text
    if not text or criterion is None or criterion.metric is None:
        return text or None
    if not NUMBER.fullmatch(text):
        raise _refused(cell.where, "values.number", shown=repr(text))
    unit = unit_of(criterion.metric, criterion.unit, currency)
    if not fits_storage(Decimal(text), unit):
        raise _refused(cell.where, "values.fine", shown=f"{text} {unit.code}")
    return Decimal(text)


def _refused(where: str, key: str, **values: object) -> ConfigurationError:
    return ConfigurationError(problem(where, key, **values))
