"""Values that a person or a test gives, as rows of the models that would compute them.

Add the frame of a model here when a rule kind reads one of its own; keep the run of the models out of here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import polars as pl

from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.criteria import Criterion
from pipelines.policies.evaluations import evaluations
from pipelines.policies.kinds.intent import HAS_INTENT, STAGE, IntentRule
from pipelines.policies.units import to_base, unit_of
from pipelines.policies.version import PolicyVersion

UNIT_KEY = ["policy_id", "customer_id", "category_code"]
GRAIN = {
    "evaluation_id": pl.String(),
    "customer_key": pl.String(),
    "scope_code": pl.String(),
    "category_code": pl.String(),
}
VALUES = GRAIN | {
    "criterion_id": pl.String(),
    "value": pl.Decimal(38, 6),
    "text_value": pl.String(),
    "dividend": pl.Decimal(38, 6),
    "divisor": pl.Int64(),
}
OPPORTUNITIES = GRAIN | {
    "opportunity_no": pl.Int64(),
    "stage": pl.String(),
    "has_intent": pl.Boolean(),
    "days_to_decision": pl.Decimal(38, 6),
}
MEANT = {"yes": True, "no": False}
Cells = tuple[Decimal | str | int | None, ...]


class GivenValues:
    """`values` of grade_values under the given versions, whatever the order of its rows."""

    def __init__(self, versions: Sequence[PolicyVersion], values: pl.DataFrame) -> None:
        self.asked = values.select(UNIT_KEY).unique().sort(UNIT_KEY)
        self._versions = {version.id: version for version in versions}
        self._evaluations = {version.id: evaluation_id(version) for version in versions}
        columns = values.select(*UNIT_KEY, "criterion_id", "value")
        self._told: Mapping[tuple[str, ...], str | None] = {tuple(row[:4]): row[4] for row in columns.iter_rows()}

    def values(self) -> pl.DataFrame:
        """A row for every asked unit and criterion, in the base unit of its metric; NULL when not given."""
        rows = [
            (*grain, criterion.id, *self._value(version, criterion, unit))
            for grain, version, unit in self._units()
            for criterion in version.rule.measured
        ]
        return pl.DataFrame(rows, schema=VALUES, orient="row")

    def opportunities(self) -> pl.DataFrame:
        """The one opportunity of every asked unit under kind intent."""
        rows = []
        for grain, version, unit in self._units():
            if isinstance(rule := version.rule, IntentRule):
                days, *_ = self._value(version, rule.criterion, unit)
                stage, meant = self._told.get((*unit, STAGE)), self._told.get((*unit, HAS_INTENT))
                rows.append((*grain, 1, stage, MEANT.get(meant or ""), days))
        return pl.DataFrame(rows, schema=OPPORTUNITIES, orient="row")

    def _units(self) -> Iterator[tuple[tuple[str, ...], PolicyVersion, tuple[str, ...]]]:
        for policy, customer, category in self.asked.iter_rows():
            grain = (self._evaluations[policy], customer, "customer", category)
            yield grain, self._versions[policy], (policy, customer, category)

    def _value(self, version: PolicyVersion, criterion: Criterion, unit: tuple[str, ...]) -> Cells:
        """Columns value, text_value, dividend and divisor."""
        text = self._told.get((*unit, criterion.id))
        if text is None or criterion.metric is None:
            return None, text, None, 1
        try:
            number = Decimal(text)
        except InvalidOperation as error:
            where = f"customer {unit[1]}, metric {criterion.id}"
            raise ConfigurationError(
                Problem(f"{text!r} is not a number", where, "Write it like 1234.50, or leave it empty")
            ) from error
        value = to_base(number, unit_of(criterion.metric, criterion.unit, version.currency))
        return value, None, value, 1


def evaluation_id(version: PolicyVersion) -> str:
    """The one evaluation of values that are given, on the first day of the version."""
    found = evaluations([version], version.effective_from)
    return next(each.evaluation_id for each in found if each.is_as_of)
