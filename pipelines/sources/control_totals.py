"""Control totals: what a control figure covers, and how far ours may be from it.

Add here what a mapping may say about figures that another system states of a source. How figures are compared stands
in the models met_control__*, how they are asked of a database in control_query.py.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
from pydantic import BaseModel, ConfigDict, Field

from pipelines.sources.local_rows import LocalRows
from pipelines.sources.targets import TARGETS

CONTROL_TOTAL = "control_total"
STEPS = {"day": "1d", "month": "1mo", "year": "1y"}


class ControlTolerance(BaseModel):
    """How far a source's own total may be from a control figure: the larger of an amount and a share of the figure.

    `since` and `reason` say from when on, and why, a difference is accepted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount: Decimal = Field(Decimal(0), ge=0, max_digits=18, decimal_places=6)
    percent: Decimal = Field(Decimal(0), ge=0, le=100, decimal_places=4)
    since: date
    reason: str = Field(min_length=1)


def control_values(values: dict[str, pl.Series], rows: LocalRows) -> dict[str, pl.Series]:
    """The typed values of a control figure with its period as half-open dates, and what is meant where it says nothing.

    start_on: first day of the day, month or year that holds `control_on`; end_on: the first day after it.
    """
    rules = TARGETS[CONTROL_TOTAL]
    said = {
        name: values.get(name, rows.repeated(rules[name].choices[0])) for name in ("controlled_table_name", "period")
    }
    steps = said["period"].replace_strict(STEPS, default=STEPS["day"], return_dtype=pl.String)
    frame = pl.DataFrame({"on": values["control_on"], "step": steps})
    dated = frame.select(start_on=pl.col("on").dt.truncate(pl.col("step")), step="step").with_columns(
        end_on=pl.col("start_on").dt.offset_by(pl.col("step"))
    )
    kept = {name: column for name, column in values.items() if name not in ("control_on", "period")}
    return kept | {
        "controlled_table_name": said["controlled_table_name"],
        "start_on": dated["start_on"],
        "end_on": dated["end_on"],
    }
