"""Customers whose lifetime spend looks like no customer's: below zero, or most of the trade."""

from __future__ import annotations

from decimal import Decimal

from expectations.declaration import Judgement, Limit, Suite, judged, percent

SINCE = "2026-11-22"

SUITE = Suite(
    relation="metrics.met_customer__conspicuous",
    row_key=("customer_key",),
    columns={
        "customer_key": "varchar",
        "spend_amount": "decimal(38,6)",
        "is_largest": "boolean",
        "is_negative": "boolean",
        "customer_count": "bigint",
        "negative_count": "bigint",
        "total_amount": "decimal(38,6)",
    },
    good_row={
        "customer_key": "k1",
        "spend_amount": "30",
        "is_largest": True,
        "is_negative": False,
        "customer_count": 100,
        "negative_count": 5,
        "total_amount": "100",
    },
    passing_rows=({}, {"customer_key": "k2", "spend_amount": "-1", "is_largest": False, "is_negative": True}),
    expectations=(
        judged(
            "negative_spend",
            "is_negative and negative_count * 100 > {limit} * customer_count",
            severity="warn",
            reason="customers who gave back more than they bought are graded as the worst: their sales lie before the "
            "first delivery, or returns are read twice",
            since=SINCE,
            judgement=Judgement(
                limit=Limit(
                    Decimal(5),
                    "percent",
                    "a real shop whose deliveries begin in mid-life starts at seven in a hundred, for returns of sales "
                    "before them, is below five after two months and at one after a year; more is a fault",
                    SINCE,
                ),
                measured={
                    "customers": "coalesce(max(negative_count), 0)",
                    "percent": f"max({percent('negative_count', 'customer_count')})",
                },
            ),
            failing_case=(
                {
                    "customer_key": "k3",
                    "is_largest": False,
                    "is_negative": True,
                    "spend_amount": "-1",
                    "negative_count": 6,
                },
            ),
        ),
        judged(
            "one_customer_share",
            "is_largest and total_amount > 0 and spend_amount * 100 > {limit} * total_amount",
            severity="warn",
            reason="one customer with so much of the spend is more often a walk-in, clearing or internal code, whose "
            "sales should be anonymous or excluded",
            since=SINCE,
            judgement=Judgement(
                limit=Limit(
                    Decimal(30),
                    "percent",
                    "key accounts of a trading company reach a tenth to a quarter of its sales; a home that truly "
                    "lives on one customer says so in tierline.yml",
                    SINCE,
                ),
                measured={
                    "percent": f"max({percent('spend_amount', 'total_amount')}) filter (where is_largest)",
                },
            ),
            failing_case=({"spend_amount": "30.000001"},),
        ),
    ),
)
