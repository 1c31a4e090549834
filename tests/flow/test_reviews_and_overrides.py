"""A home whose policy is reviewed and whose people override: what readers see, and what happens when a file changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from tests.flow.homes import current, deliver, make_home, manifest, query, refresh, write
from tests.flow.receipts import SPEND, SPEND_LEVELS, receipts

REVIEWED = (
    SPEND_LEVELS
    + """
history_from: 2026-01-01
rule:
  kind: bands
  criterion:
    id: spend
    metric: net_spend
    window: rolling_3_months
    bands:
      - {level: gold, at_least: 1000}
      - {level: silver, at_least: 100}
      - {level: basic}
review: {every: quarter}
movement: {grace_reviews: 1}
"""
)
OVERRIDES = """
overrides:
  - {kind: floor, customer: c3, level: gold, reason: contract, requested_by: Li, approved_by: Wang,
     valid_from: 2026-06-01, valid_to: 2026-12-31}
  - {kind: exclude, customer: c4, reason: related party, requested_by: Li, approved_by: Wang,
     valid_from: 2026-06-01, valid_to: 2026-12-31}
"""
SALES = receipts(
    "S1,1,c1,2026-01-15,1,1200",
    "S2,1,c2,2026-05-01,1,150",
    "S3,1,c3,2026-05-02,1,150",
    "S4,1,c4,2026-05-03,1,5000",
)
TIERS = """
    select customer_code, status, level_code, computed_level_code, since_on::varchar, is_provisional, is_overridden
    from customer_tiers inner join customer_codes using (customer_key) order by customer_code"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = make_home(tmp_path / "home", policies={"spend": REVIEWED})
    write(made.overrides / "spend.yml", OVERRIDES)
    deliver(made, receipts_1=SALES)
    return made


def test_a_level_is_held_over_a_forgiven_review_and_people_decide_above_it(home: Home) -> None:
    assert refresh(home).exit_code == 0
    assert query(home, TIERS) == [
        ("c1", "rated", "gold", "basic", "2026-03-31", True, False),
        ("c2", "rated", "silver", "silver", "2026-06-30", False, False),
        ("c3", "rated", "gold", "silver", "2026-06-01", True, True),
        ("c4", "excluded", None, "gold", None, True, True),
    ]
    assert query(home, "select count(*) from customer_tiers inner join customer_codes using (customer_key)") == [(4,)]


def test_an_override_that_is_edited_makes_a_superseding_snapshot(home: Home) -> None:
    assert refresh(home).exit_code == 0
    write(home.overrides / "spend.yml", OVERRIDES.replace("level: gold", "level: silver"))
    assert refresh(home).exit_code == 0
    assert (current(home), manifest(home)["supersedes"]) == ("seq=2\n", 1)
    assert (
        query(home, "select level_code, is_overridden from customer_tiers where is_overridden and status = 'rated'")
        == []
    )
    write(home.overrides / "spend.yml", "# the layout changed, nothing else\n" + OVERRIDES.replace("gold", "silver"))
    assert refresh(home).word == "nothing_new"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (OVERRIDES.replace("approved_by: Wang", "approved_by: Li", 1), "approved their own request"),
        (OVERRIDES.replace("2026-12-31", "2028-12-31", 1), "more than 12 months"),
        (
            OVERRIDES.replace("     valid_from: 2026-06-01, valid_to: 2026-12-31}", "     valid_from: 2026-06-01}", 1),
            "valid_to",
        ),
    ],
)
def test_a_faulty_override_stops_the_run_before_it_begins(home: Home, written: str, told: str) -> None:
    write(home.overrides / "spend.yml", written)
    with pytest.raises(ConfigurationError) as refused:
        refresh(home)
    assert told in str(refused.value)
    assert "overrides/spend.yml:" in str(refused.value)
    assert current(home) is None
    assert list(home.inbox.iterdir())


def test_overrides_of_what_is_no_policy_are_refused(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", policies={"spend": SPEND})
    write(home.overrides / "spent.yml", OVERRIDES)
    with pytest.raises(ConfigurationError, match="overrides of `spent`"):
        refresh(home)
