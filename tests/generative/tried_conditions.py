"""What the published tests of a condition say of it, in three-valued logic: groups of the policy's text over rows."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.policies.kinds.groups import Node
from tests.generative.reason_rows import Reasons, Row, lies_in, shows

ShownTest = Callable[[Node, str], Row]
"""The row of a test, given its node and its path below the condition (`/1/2`)."""


def is_met(node: Node, reasons: Reasons, row_of: ShownTest, path: str = "") -> bool | None:
    """Whether a condition holds; None while missing values leave it open."""
    if node.otherwise:
        return True
    if node.criterion is not None:
        return _passes(node, reasons, row_of(node, path))
    answers = [is_met(child, reasons, row_of, f"{path}/{place}") for place, child in enumerate(node.children, start=1)]
    if answers.count(True) >= node.needed:
        return True
    return False if len(answers) - answers.count(False) < node.needed else None


def _passes(node: Node, reasons: Reasons, row: Row) -> bool | None:
    criterion = reasons.version.criterion(node.criterion or "")
    assert criterion is not None
    if node.one_of is not None:
        answer = None if row["value_code"] is None else row["value_code"] in node.one_of
    else:
        bar = reasons.bar(criterion, node.interval)
        assert shows(row, bar), row
        answer = None if row["value"] is None else lies_in(row, bar)
    assert row["passed"] is answer, row
    assert (row["missing_reason"] is None) == (answer is not None), row
    return answer
