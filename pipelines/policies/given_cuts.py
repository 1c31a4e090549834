"""Cuts that come along with values to grade: an export of the table `tier_cuts`, or of some rows of it.

Columns `policy_id, policy_version, level_code, cut_value` and, as published, `scope_code` and `category_code`; a cut is
in the base unit of its metric. Rows of other policies and other columns are passed over. Where cuts come from and what
they mean is published; keep grading out of here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from pipelines.home.problems import ConfigurationError
from pipelines.policies.authoring.workbook import Cell
from pipelines.policies.fields import PLAIN_NUMBER
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.lint.finding import problem
from pipelines.policies.table_file import TableRow, read_table
from pipelines.policies.values_file import CATEGORY, category_of
from pipelines.policies.version import PolicyVersion

COLUMNS = ("policy_id", "policy_version", "level_code", "cut_value")
SCOPE, CUSTOMER = "scope_code", "customer"
HEADINGS = {
    "policy_id": ("政策", "评级政策"),
    "policy_version": ("版本", "政策版本"),
    "level_code": ("等级", "等级代码"),
    "cut_value": ("分界值",),
    SCOPE: ("评级对象", "范围"),
    CATEGORY: ("品类", "品类代码"),
}
LevelCuts = Mapping[str, Decimal | None]
"""The value at which each level begins; None of the lowest one where it begins at no positive value."""
GivenCuts = Mapping[str, LevelCuts]
"""Those of each product category, `*` overall."""


def read_cuts(path: Path, version: PolicyVersion, scope: str = CUSTOMER) -> GivenCuts:
    """The cuts of this version in a file; empty when it holds none. ConfigurationError names the place of a fault."""
    if version.rule.kind not in RELATIVE:
        raise ConfigurationError(problem(str(path), "cuts.kind", policy=version.id, kind=version.rule.kind))
    found: dict[str, dict[str, Decimal | None]] = {}
    for row in read_table(path, HEADINGS, COLUMNS, "cuts.column"):
        if row["policy_id"].text != version.id or _scope(row) != scope:
            continue
        level, of_category = _level(row, version), found.setdefault(category_of(row, version), {})
        if level in of_category:
            raise ConfigurationError(problem(row["level_code"].where, "cuts.twice", level=level))
        of_category[level] = _value(row["cut_value"], level == version.ranked_levels[-1].code)
    return found


def compared_already(version: PolicyVersion) -> PolicyVersion:
    """The version as it grades by cuts that are known: how many customers stand beside them no longer matters."""
    if not isinstance(version.rule, ParetoRule):
        return version
    return version.model_copy(update={"rule": version.rule.model_copy(update={"min_population": 1})})


def _scope(row: TableRow) -> str:
    return (row[SCOPE].text if SCOPE in row else "") or CUSTOMER


def _level(row: TableRow, version: PolicyVersion) -> str:
    """The level of a row of this version; an error in a row of another one, for its levels begin elsewhere."""
    given, level = row["policy_version"], row["level_code"]
    if given.text != version.version:
        told = {"policy": version.id, "given": given.text, "version": version.version}
        raise ConfigurationError(problem(given.where, "cuts.version", **told))
    if level.text not in version.ranks:
        known = ", ".join(version.ranks)
        raise ConfigurationError(problem(level.where, "cuts.level", level=level.text, policy=version.id, known=known))
    return level.text


def _value(cell: Cell, is_lowest: bool) -> Decimal | None:
    if not cell.text and is_lowest:
        return None
    if not PLAIN_NUMBER.fullmatch(cell.text):
        raise ConfigurationError(problem(cell.where, "values.number", shown=repr(cell.text)))
    return Decimal(cell.text)
