"""The metrics as rows: their units, and what models must know to fill them.

A fact of a metric that policies must know too stands in policies/metrics.py; add here how it is shown and published.
"""

from __future__ import annotations

from collections.abc import Set

import polars as pl

from pipelines.policies.metrics import KNOWN_METRICS, NUMBERED, Metric
from pipelines.sources.dated_tables import DATED_TABLES

# Digits after the point that readers are shown; money has those of its currency (ISO 4217), mostly two.
PLACES = {"mass": 3, "months": 0, "days": 0, "times": 0, "units": 3, "points": 0, "score": 2}
NO_PLACES = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
THREE_PLACES = "BHD IQD JOD KWD LYD OMR TND"
UNITS = {
    **{"money": None, "mass": "kg", "months": "months", "days": "days", "times": "times", "units": "units"},
    **{"points": "points", "score": "score"},
}


def metric_rows(currency: str, supplied: Set[str]) -> pl.DataFrame:
    """One row per metric; `supplied` names the inputs ever delivered.

    Columns: metric; unit (money in the program currency); display_places for sentences (0, 2 or 3); table_name, the
    canonical table it needs; is_dated (that is a dated table); is_published (listed for every customer: one of a dated
    table that was never delivered is not, nor those of documents and ratings); is_average (a sum to be divided by
    days); adds_up (a group's is the sum of its members'); is_zero_at_rest (0 of a customer without a row);
    is_by_category.
    """
    money = 0 if currency in NO_PLACES else 3 if currency in THREE_PLACES else 2
    rows = [
        {
            "metric": one.code,
            "unit": UNITS[one.dimension] or currency,
            "display_places": PLACES.get(one.dimension, money),
            "table_name": one.table,
            "is_dated": one.table in DATED_TABLES,
            "is_published": _is_published(one, supplied),
            "is_average": one.is_average,
            "adds_up": one.adds_up,
            "is_zero_at_rest": one.is_zero_at_rest,
            "is_by_category": one.by_category,
        }
        for one in KNOWN_METRICS.values()
    ]
    return pl.DataFrame(rows)


def _is_published(metric: Metric, supplied: Set[str]) -> bool:
    is_of_customer = not metric.of_document and metric.code != NUMBERED
    return is_of_customer and (metric.table not in DATED_TABLES or metric.table in supplied)
