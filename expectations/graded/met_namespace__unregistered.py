"""How much trade may hang on codes that no customer master names. Keep out: namespaces without a master."""

from __future__ import annotations

from decimal import Decimal

from expectations.declaration import Judgement, Limit, Suite, judged, percent

SINCE = "2026-11-22"

SUITE = Suite(
    relation="metrics.met_namespace__unregistered",
    row_key=("namespace",),
    columns={
        "namespace": "varchar",
        "unregistered_customer_count": "bigint",
        "counted_count": "bigint",
        "unregistered_count": "bigint",
        "counted_amount": "decimal(38,6)",
        "unregistered_amount": "decimal(38,6)",
    },
    good_row={
        "namespace": "erp",
        "unregistered_customer_count": 1,
        "counted_count": 100,
        "unregistered_count": 5,
        "counted_amount": "1000",
        "unregistered_amount": "50",
    },
    passing_rows=({}, {"namespace": "returns_only", "counted_amount": "-10", "unregistered_amount": "0"}),
    expectations=(
        judged(
            "unregistered_share",
            "unregistered_count * 100 > {limit} * counted_count "
            "or (counted_amount > 0 and unregistered_amount * 100 > {limit} * counted_amount)",
            severity="warn",
            reason="customers whom the delivered master does not name have no type, region or tenure: policies that "
            "ask for them leave these customers out or ungraded",
            since=SINCE,
            judgement=Judgement(
                limit=Limit(
                    Decimal(5),
                    "percent",
                    "a master that runs a day behind its sales misses a few new customers; more than one in twenty "
                    "lines, or of spend, means that the master is old or that its codes are written otherwise",
                    SINCE,
                ),
                measured={
                    "most_rows_percent": f"max({percent('unregistered_count', 'counted_count')})",
                    "most_spend_percent": f"max({percent('unregistered_amount', 'counted_amount')})",
                    "customers": "sum(unregistered_customer_count)",
                },
            ),
            failing_case=(
                {"unregistered_count": 6},
                {"namespace": "pos", "unregistered_amount": "50.000001"},
            ),
        ),
    ),
)
