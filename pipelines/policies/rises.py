"""Days on which a level can rise of itself: which rows of a customer make a value of today differ from yesterday's.

Nothing else can raise a level between two decided days. So only those customers are evaluated then; the rest keep what
they hold, which tests/generative proves. Add a metric to `OF_ROWS` when its value changes on no other day; one that
also changes with time alone (an age, an average) stays out, and then everybody is evaluated every day.
"""

from __future__ import annotations

from datetime import date

from pipelines.policies.kinds.registry import RELATIVE
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import OF_EACH_CUSTOMER, ONE_DAY

OF_ROWS = frozenset(
    {"net_spend", "gross_spend", "return_amount", "excluded_amount", "quantity", "weight_kg", "sale_count"}
    | {"ordered_amount", "ordered_gross_amount", "paid_amount", "points_earned"}
)
BEGINNING = date.min
Span = tuple[date, date]


def raising_spans(version: PolicyVersion, day: date) -> list[Span] | None:
    """Spans of dates, end exclusive: whoever has a row dated in one may rise on `day`. None = everybody may.

    A row counts from its own date on, when its window reaches it, and until the window has left it behind. Where
    customers are compared with each other, and where members make up a group, a row of one moves the others too. A
    window of each customer's own leaves rows behind on a day of each customer's own.
    """
    metrics = {criterion.metric for criterion in version.rule.measured}
    windows = {criterion.window for criterion in version.rule.measured}
    if version.rule.kind in RELATIVE or version.scope == "group" or not metrics <= OF_ROWS:
        return None
    if not windows.isdisjoint(OF_EACH_CUSTOMER):
        return None
    spans = {(day, day + ONE_DAY)}
    for window_id in windows:
        before, today = version.window(window_id, day - ONE_DAY), version.window(window_id, day)
        spans.add(_ordered(before.end_on, today.end_on))
        spans.add(_ordered(before.start_on or BEGINNING, today.start_on or BEGINNING))
    return sorted(span for span in spans if span[0] < span[1])


def _ordered(one: date, other: date) -> Span:
    return min(one, other), max(one, other)
