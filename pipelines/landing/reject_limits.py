"""Whether too much of a file was quarantined for the rest to be trusted.

Only rejected rows count. Excluded, anonymous and duplicate rows are facts, not faults. Shares are compared by
cross-multiplication, so that no rounding decides.
"""

from __future__ import annotations

from decimal import Decimal

import polars as pl

from pipelines.sources.conversion import Conversion
from pipelines.sources.mapping import Mapping, RejectLimits
from pipelines.sources.refusal import FileRefused


def limit_refusal(mapping: Mapping, conversion: Conversion) -> FileRefused | None:
    """The refusal when rows or amounts in quarantine exceed the mapping's limits, else None."""
    exceeded = exceeded_limits(mapping.reject_limits, conversion)
    if not exceeded:
        return None
    reasons = conversion.rejects["reason_code"].value_counts(sort=True).rows()
    told = ", ".join(f"{count} {code}" for code, count in reasons)
    return FileRefused(
        "reject_limit",
        f"{'; '.join(exceeded)} ({told})",
        f"Look at the rows with: tierline sources check {mapping.name} FILE; mend the file or the mapping, "
        "or raise reject_limits in the mapping, or let the good rows in for a while with: tierline quarantine waive",
    )


def exceeded_limits(limits: RejectLimits, conversion: Conversion) -> list[str]:
    """Each exceeded limit in words."""
    exceeded = []
    bad, read = conversion.rejects.height, conversion.rows_read
    if bad * 100 > limits.rows_percent * read:
        exceeded.append(f"{bad} of {read} rows are rejected, more than {limits.rows_percent} %")
    bad_amount, amount = rejected_amount(conversion)
    if bad_amount * 100 > limits.amount_percent * amount:
        what = f"{bad_amount:f} of {amount:f} (sum of absolute amounts)"
        exceeded.append(f"{what} stand in rejected rows, more than {limits.amount_percent} %")
    return exceeded


def rejected_amount(conversion: Conversion) -> tuple[Decimal, Decimal]:
    """Sum of absolute main amounts in rejected rows, and in all rows where it can be read."""
    amounts = conversion.amounts.with_columns(pl.col("amount").abs())
    is_bad = amounts["row_no"].is_in(conversion.rejects["row_no"].to_list())
    return _total(amounts["amount"].filter(is_bad)), _total(amounts["amount"])


def _total(amounts: pl.Series) -> Decimal:
    return Decimal(amounts.sum() or 0)
