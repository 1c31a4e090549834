"""Judgements of the graded gate on real runs: what was lost or moved since the last snapshot, and what looks odd."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.audit.run_outcome import RunOutcome
from pipelines.home.folder import Home
from tests.flow.homes import SETTINGS, current, deliver, make_home, manifest, query, refresh, write
from tests.flow.judged import AUGUST, JULY, SEPTEMBER, judged, raised
from tests.flow.receipts import RECEIPTS, SPEND, receipts

pytestmark = pytest.mark.long

BY_DOCUMENT = RECEIPTS.replace("duplicates: keep", "duplicates: by_document")
MASTER = """
file: "members_*.csv"
namespace: shop
duplicates: by_key
columns: {code: code}
tables:
  customer: {customer_code: code}
"""


def test_a_first_run_has_no_baseline_and_says_so(ten_customers: tuple[Home, RunOutcome]) -> None:
    home, outcome = ten_customers
    assert (outcome.exit_code, [one for one in judged(outcome).values() if not one["passed"]]) == (0, [])
    assert {name for name, one in judged(outcome).items() if one["note"] == "no baseline"} == {
        "customers_lost",
        "level_shares_moved",
    }
    kept = {one["name"]: one for one in manifest(home)["checks"]}
    assert kept["level_shares_moved"]["note"] == "no baseline"


def test_ten_points_are_borne_more_are_told_and_older_inputs_are_not_compared(ten: Home) -> None:
    deliver(ten, receipts_7=raised(7, [0]))
    borne = judged(refresh(ten, JULY))["level_shares_moved"]
    assert (borne["passed"], borne["measured"]["largest_shift"], borne["note"]) == (True, "10.00", None)
    deliver(ten, receipts_8=raised(8, [1, 2]))
    outcome = refresh(ten, AUGUST)
    told = judged(outcome)["level_shares_moved"]
    assert (outcome.exit_code, told["passed"], told["measured"]["largest_shift"]) == (0, False, "20.00")
    assert told["measured"]["compared_with_seq"] == "2"
    # The older date would be graded again with these rows, and then be comparable.
    write(ten.settings_file, ten.settings_file.read_text() + "restatement_horizon_days: 0\n")
    deliver(ten, receipts_9=raised(8, [3, 4, 5, 6], day=31))
    skipped = judged(refresh(ten, SEPTEMBER))["level_shares_moved"]
    assert (skipped["passed"], skipped["note"]) == (True, "older inputs were added: not compared")


def test_a_new_version_of_a_policy_is_not_compared_with_the_old_one(ten: Home) -> None:
    newer = SPEND.replace('"1"', '"2"').replace("2020-01-01", "2026-07-01").replace("100000", "40")
    newer = newer.replace("at_least: 100, below: 40", "at_least: 20, below: 40").replace(
        "basic, below: 100", "basic, below: 20"
    )
    write(ten.policies / "spend" / "2026-07-01.yml", newer)
    outcome = refresh(ten, JULY)
    assert query(ten, "select distinct level_code from customer_tiers") == [("gold",)]
    assert judged(outcome)["level_shares_moved"]["note"] == "no baseline"
    assert judged(outcome)["customers_lost"]["note"] is None


def test_who_is_gone_for_a_reason_is_counted_and_who_is_gone_without_one_stops_the_run(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", {"receipts": BY_DOCUMENT})
    deliver(home, receipts_1=receipts("S1,1,c1,2026-06-01,1,50", "S2,1,c2,2026-06-01,1,50"))
    assert refresh(home).exit_code == 0
    deliver(home, receipts_2=receipts("S2,1,c3,2026-06-01,1,50"))
    outcome = refresh(home)
    assert outcome.exit_code == 0
    assert judged(outcome)["customers_lost"]["measured"] == {
        "lost": "0",
        "gone_with_a_reason": "1",
        "compared_with_seq": "1",
    }
    write(
        home.sources / "receipts.yml",
        BY_DOCUMENT.replace("customer: customer\n", "customer: {header: customer, transforms: [upper]}\n", 1),
    )
    outcome = refresh(home)
    (lost,) = outcome.blocked
    assert (lost["name"], lost["unexpected_count"], outcome.exit_code) == ("customers_lost", 2, 1)
    assert current(home) == "seq=2\n"
    assert [(one["prior_seq"], one["is_known"], one["reason_code"]) for one in lost["examples"]] == 2 * [
        ("2", "False", None)
    ]


@pytest.fixture(scope="module")
def doubtful(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, RunOutcome]:
    """A master of one customer, a stranger with most of the spend, one who only gives back, and a sale of 2099."""
    home = make_home(tmp_path_factory.mktemp("doubtful"), {"receipts": RECEIPTS, "members": MASTER})
    rows = ("S1,1,c1,2026-06-01,1,50", "S2,1,stranger,2026-06-01,1,500", "S3,1,c1,2099-06-01,1,5")
    back = "S4,1,giver,2026-06-01,-1,10,CNY,return"
    deliver(home, receipts_6=receipts(*rows, back), members_1="code\nc1\ngiver\n")
    return home, refresh(home)


def test_warnings_are_told_with_what_they_measured_and_leave_the_exit_code_alone(
    doubtful: tuple[Home, RunOutcome],
) -> None:
    home, outcome = doubtful
    assert (outcome.exit_code, current(home)) == (0, "seq=1\n")
    warned = {name: one["measured"] for name, one in judged(outcome).items() if not one["passed"]}
    assert warned == {
        "unregistered_share": {"most_rows_percent": "33.33", "most_spend_percent": "92.59", "customers": "1"},
        "negative_spend": {"customers": "1", "percent": "33.33"},
        "one_customer_share": {"percent": "92.59"},
        "future_dates": {"rows": "1", "latest": "2099-06-01"},
    }
    assert {one["since"] for one in judged(outcome).values()} == {"2026-11-22"}


def test_rows_after_the_as_of_date_are_normal_and_namespaces_without_a_master_are_not_asked(ten: Home) -> None:
    deliver(ten, receipts_7=raised(7, [0]))
    outcome = refresh(ten)
    assert outcome.exit_code == 0
    assert not [name for name, one in judged(outcome).items() if not one["passed"]]


def test_a_home_raises_a_warning_to_blocking(doubtful: tuple[Home, RunOutcome]) -> None:
    home, _ = doubtful
    rule = '{severity: block, since: 2026-11-01, reason: "no customer of ours is that large"}'
    write(home.settings_file, f"{SETTINGS}gates:\n  one_customer_share: {rule}\n")
    outcome = refresh(home)
    assert [one["name"] for one in outcome.blocked] == ["one_customer_share"]
    assert outcome.blocked[0]["severity_because"] == "no customer of ours is that large"
    assert (outcome.exit_code, current(home)) == (1, "seq=1\n")
