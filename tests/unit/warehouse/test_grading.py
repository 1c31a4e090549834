"""Plain values through the models: what only their arithmetic can get wrong."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.policies.reference.grader import grade
from pipelines.warehouse.grading import grade_values
from tests.unit.policies.moving import version

LINE = {"least": "0", "most": "1000000", "most_points": "1"}
RULE = {
    "kind": "scorecard",
    "criteria": [{"id": "spend", "metric": "net_spend", "weight": "1", "linear": LINE}],
    "score_bands": [{"level": "gold", "at_least": "0.5"}, {"level": "silver", "below": "0.5"}],
}


@pytest.mark.parametrize(("spend", "level"), [("499999.7", "silver"), ("500000", "gold")])
def test_a_score_is_compared_before_it_is_rounded(spend: str, level: str, tmp_path: Path) -> None:
    levels = [{"code": "gold", "rank": 1}, {"code": "silver", "rank": 2}]
    policy = version(rule=RULE, levels=levels, review=None)
    row = {"policy_id": "shop", "customer_id": "c", "category_code": "*", "criterion_id": "spend", "value": spend}
    assert grade(policy, {"spend": Decimal(spend)}).level_code == level
    assert grade_values([policy], pl.DataFrame([row]), tmp_path)["level_code"].to_list() == [level]
