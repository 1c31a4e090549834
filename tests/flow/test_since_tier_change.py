"""A home that counts since the last change of level: what it publishes about it, and when it has too many reviews."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from tests.flow.homes import current, deliver, make_home, metrics, query, refresh, tiers
from tests.flow.receipts import SPEND, receipts

POLICY = SPEND.replace("metric: net_spend", "metric: net_spend\n    window: since_tier_change")
SALES = receipts(
    *("S1,1,c1,2026-02-10,1,150", "S2,1,c2,2026-02-10,1,150", "S3,1,c2,2026-03-31,1,100"),
    *("S4,1,c3,2026-02-10,1,150", "S5,1,c3,2026-06-30,1,99", "S6,1,c4,2026-05-05,1,100"),
)
WINDOW = "since_tier_change@spend"


def _home(tmp_path: Path, every: str) -> Home:
    made = make_home(tmp_path / "home", policies={"spend": f"{POLICY}review: {{every: {every}}}\n"})
    deliver(made, receipts_1=SALES)
    return made


def test_a_level_is_held_by_what_was_bought_since_it_was_given(tmp_path: Path) -> None:
    home = _home(tmp_path, "quarter")
    assert refresh(home).exit_code == 0
    found = {code: level for code, (_, level) in tiers(home).items()}
    assert found == {"c1": "basic", "c2": "silver", "c3": "basic", "c4": "silver"}
    bought = {code: value for (code, metric), value in metrics(home, WINDOW).items() if metric == "net_spend"}
    assert bought == {"c1": 0, "c2": 100, "c3": 99, "c4": 100}
    starts = query(
        home,
        """select customer_code, window_start_on, value from customer_tier_reasons
        inner join customer_codes using (customer_key) where window_id = ? and criterion_id <> 'total' order by all""",
        WINDOW,
    )
    begun = date(2026, 3, 31)
    assert starts == [("c1", begun, 0), ("c2", begun, 100), ("c3", begun, 99), ("c4", None, 100)]
    assert query(home, "select distinct window_id from customer_metrics where window_id like 'since%'") == [(WINDOW,)]
    kept = "select count(*) from customer_tier_progress where step_code = 'keep' and window_id = ?"
    assert query(home, kept, WINDOW) != [(0,)]
    silver = query(home, "select customer_count, value_amount from tier_summary where level_code = 'silver'")
    assert silver == [(2, 200)]
    assert refresh(home).word == "nothing_new"


def test_more_reviews_than_can_be_evaluated_stop_the_run(tmp_path: Path) -> None:
    home = _home(tmp_path, "month")
    with pytest.raises(ConfigurationError, match="more than 40 days") as refused:
        refresh(home)
    assert current(home) is None
    assert list(home.inbox.iterdir())
    assert "new policy id" in str(refused.value)
