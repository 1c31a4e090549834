"""What the models say of the landed rows under every shipped policy, and what they read of each customer.

Keep what a test expects out of here.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import ROUND_DOWN, Decimal

import duckdb

from pipelines.policies.grade import Value
from pipelines.policies.in_force import in_force
from pipelines.policies.units import SMALLEST, unit_of
from pipelines.policies.version import PolicyVersion
from tests.flow.on_record import JUNE
from tests.unit.policies.shipped import every_version, versions_of

IDS = sorted({version.id for version in every_version()})
IN_FORCE = {policy: version for policy in IDS if (version := in_force(versions_of(policy), JUNE))}
# Intent takes the best of several opportunities and an event a document: they have laws of their own.
ALONE = [policy for policy, version in IN_FORCE.items() if version.rule.kind not in ("intent", "event")]
OF_DOCUMENTS = sorted({version.id for version in every_version() if version.rule.kind == "event"})
OF_CUSTOMERS = [policy for policy in IDS if policy not in OF_DOCUMENTS]
Unit = tuple[str, str, str]
Answer = tuple[str, str | None, str | None]


def answers_of(built: duckdb.DuckDBPyConnection) -> dict[str, dict[Unit, Answer]]:
    """By policy, and customer code, scope and category: status, computed level and reason on D."""
    found: dict[str, dict[Unit, Answer]] = defaultdict(dict)
    rows = built.sql(
        """select policy_id, customer_code, computed.scope_code, category_code, status, level_code,
            computed.missing_reason
        from tiers.tier_customer__computed as computed
        inner join landing.policy as policies using (evaluation_id) inner join landing.identity using (customer_key)
        where policies.is_as_of"""
    ).fetchall()
    for policy, customer, scope, category, *answer in rows:
        found[policy][customer, scope, category] = tuple(answer)
    return dict(found)


def values_of(built: duckdb.DuckDBPyConnection, version: PolicyVersion) -> dict[Unit, dict[str, Value]]:
    """What the models read of everyone who is graded, in the unit of each criterion."""
    rows = built.execute(
        """select customer_code, given.scope_code, given.category_code, criterion_id, text_value, dividend, divisor
        from tiers.tier_customer__value as given
        inner join landing.policy as policies on given.evaluation_id = policies.evaluation_id
        inner join landing.identity as identity on given.customer_key = identity.customer_key
        where policies.policy_id = ? and policies.is_as_of""",
        [version.id],
    ).fetchall()
    found: dict[Unit, dict[str, Value]] = defaultdict(dict)
    for customer, scope, category, criterion_id, text, dividend, divisor in rows:
        criterion = version.criterion(criterion_id)
        assert criterion is not None
        if criterion.metric is None:
            given: Value = text
        elif dividend is None:
            given = None
        else:
            given = dividend / divisor / unit_of(criterion.metric, criterion.unit, version.currency).factor
        found[customer, scope, category][criterion_id] = given
    return found


def values_file(built: duckdb.DuckDBPyConnection, version: PolicyVersion) -> str:
    """The values as a person writes them; without customers one of whose values is finer."""
    lines = ["customer_id,category_code,metric,value"]
    for (customer, scope, category), values in values_of(built, version).items():
        written = {name: _written(version, name, value) for name, value in values.items()}
        if scope == "customer" and None not in written.values():
            lines += [f"{customer},{category},{name},{value}" for name, value in written.items()]
    return "\n".join(lines) + "\n"


def _written(version: PolicyVersion, name: str, value: Value) -> str | None:
    criterion = version.criterion(name)
    if not isinstance(value, Decimal) or criterion is None or criterion.metric is None:
        return str(value or "")
    # Six places are what a person may write; an average just below its bar must stay below it.
    written = value.quantize(SMALLEST, ROUND_DOWN)
    is_whole = written == value or criterion.metric == "average_daily_balance"
    return f"{written.normalize():f}" if is_whole else None
