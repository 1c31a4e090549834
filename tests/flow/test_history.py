"""What was a tier on a day, as it was known on another: the history answers as the snapshots of then did."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.backup import back_up
from pipelines.home.restore import restore
from pipelines.home.run_log import logged_run
from pipelines.publish.retention import prune
from pipelines.publish.rollback import release, roll_back
from tests.flow.homes import current, make_home, query, tierline
from tests.flow.told_history import CUSTOMERS, POLICIES, Walk, asked_days, publish_seven, walk

pytestmark = pytest.mark.long

TIER_AT = "select status, level_code, reason_code from tier_at(?, ?, ?, ?)"
HISTORY = "select * from customer_tier_history order by all"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    with pytest.MonkeyPatch.context() as patch:
        home = make_home(tmp_path_factory.mktemp("told") / "home", policies=POLICIES)
        publish_seven(home, patch)
        return walk(home)


@pytest.fixture(scope="module")
def keys(told: Walk) -> dict[str, str]:
    return dict(query(told.home, "select customer_code, customer_key from customer_codes"))


def moments(told: Walk) -> list[datetime]:
    """Just before the first publication, and at each."""
    at = sorted({one.published_at.astimezone(UTC).replace(tzinfo=None) for one in told.manifests})
    return [at[0] - timedelta(seconds=1), *at]


def answers(told: Walk, keys: dict[str, str], policy: str) -> dict[tuple[str, date, datetime], tuple[Any, ...]]:
    found = {}
    for customer in CUSTOMERS:
        for day in asked_days():
            for moment in moments(told):
                rows = query(told.home, TIER_AT, keys[customer], policy, day, moment)
                assert len(rows) == 1, (customer, day, moment)
                found[customer, day, moment] = rows[0]
    return found


def test_seven_snapshots_were_published_and_current_is_the_latest_date(told: Walk) -> None:
    dates = [f"{one.as_of:%m-%d}" for one in told.manifests]
    assert dates == ["03-31", "04-30", "06-30", "04-30", "06-30", "07-30", "05-31"]
    assert (current(told.home), os.readlink(told.home.published / "serve/tiers.duckdb")) == (
        "seq=6\n",
        "tiers-seq=6-history=7.duckdb",
    )
    assert query(told.home, "select seq from snapshot where is_this") == [(6,)]
    assert query(told.home, "select max(seq) from customer_tier_history") == [(7,)]


def test_a_policy_without_reviews_was_on_any_day_what_the_last_published_date_had_said(
    told: Walk, keys: dict[str, str]
) -> None:
    found = answers(told, keys, "plain")
    expected = {asked: told.plain(*asked) for asked in found}
    assert {asked: row[:2] for asked, row in found.items()} == expected


def test_a_held_level_was_on_any_day_what_the_newest_replay_of_that_day_had_said(
    told: Walk, keys: dict[str, str]
) -> None:
    found = answers(told, keys, "held")
    expected = {asked: told.held(*asked) for asked in found}
    assert {asked: row[1] for asked, row in found.items()} == expected
    assert {level for level in expected.values() if level} == {"gold", "silver", "platinum"}


def test_what_is_not_known_says_why(told: Walk, keys: dict[str, str]) -> None:
    late, before = datetime(2030, 1, 1), datetime(2026, 1, 1)
    assert query(told.home, TIER_AT, keys["c1"], "plain", "2019-12-31", late) == [("not_evaluated", None, "no_version")]
    assert query(told.home, TIER_AT, keys["c1"], "plain", "2026-08-30", late) == [("not_evaluated", None, "no_version")]
    assert query(told.home, TIER_AT, keys["c1"], "plain", "2026-07-20", late) == [("not_evaluated", None, "no_version")]
    assert query(told.home, TIER_AT, keys["c1"], "held", "2026-04-01", before) == [("not_evaluated", None, "not_known")]
    assert query(told.home, TIER_AT, "0" * 64, "held", "2026-04-01", None) == [
        ("not_evaluated", None, "unknown_customer")
    ]
    assert query(told.home, TIER_AT, keys["c3"], "held", "2026-05-15", None) == [("ungraded", None, "awaits_review")]


def test_rows_that_nothing_contradicted_are_those_of_the_first_publication(told: Walk, keys: dict[str, str]) -> None:
    rows = """select policy_version, level_code, valid_from::varchar, valid_to::varchar, recorded_to is null, seq
        from customer_tier_history where customer_key = ? and policy_id = 'held' order by all"""
    assert query(told.home, rows, keys["c1"]) == [
        ("1", "gold", "2026-03-31", "2026-07-01", True, 6),
        ("1", "gold", "2026-03-31", None, False, 1),
        ("2", "platinum", "2026-07-01", None, True, 6),
    ]


def test_changes_name_movement_override_and_the_review_that_forgave(told: Walk) -> None:
    rows = query(
        told.home,
        """select customer_code, changed_on::varchar, from_level_code, to_level_code, direction, cause_code, is_review
        from customer_tier_changes inner join customer_codes using (customer_key)
        where policy_id = 'held' order by customer_code, changed_on""",
    )
    assert rows == [
        ("c1", "2026-03-31", None, "gold", "up", "first", True),
        ("c1", "2026-06-30", "gold", "gold", "none", "grace", True),
        ("c1", "2026-07-01", "gold", "platinum", "none", "succession", False),
        ("c2", "2026-03-31", None, "silver", "up", "first", True),
        ("c2", "2026-06-30", "silver", "gold", "up", "upgrade", True),
        ("c2", "2026-07-01", "gold", "platinum", "none", "succession", False),
        ("c3", "2026-06-01", None, "gold", "up", "override_floor", False),
        ("c3", "2026-06-30", "gold", "gold", "none", "override_floor", True),
        ("c3", "2026-07-01", "gold", "platinum", "none", "override_floor", False),
        ("c4", "2026-06-01", None, None, "none", "excluded", False),
        ("c4", "2026-06-30", None, None, "none", "excluded", True),
    ]


def test_the_override_report_counts_what_people_decide(told: Walk) -> None:
    counts = "active_count, expiring_count, unmatched_count, overridden_count, customer_count"
    assert query(
        told.home, f"select policy_id, {counts}, overridden_share::varchar from override_report order by all"
    ) == [
        ("held", 2, 0, 0, 2, 4, "0.500000"),
        ("plain", 0, 0, 0, 0, 4, "0.000000"),
    ]


def test_the_command_answers_by_code_and_by_what_was_known(told: Walk, keys: dict[str, str]) -> None:
    asked = ("tier-at", "shop:c2", "--policy", "plain", "--on", "2026-05-01", "--home", told.home.path, "--json")
    now, then = tierline(*asked), tierline(*asked, "--known-at", "2026-07-04")
    assert [(one["customer_key"], one["level_code"]) for one in json.loads(now.stdout)] == [(keys["c2"], "gold")]
    assert [one["level_code"] for one in json.loads(then.stdout)] == ["silver"]
    shown = tierline(
        "tier-at", "c2", "--policy", "plain", "--on", "2026-07-20", "--lang", "zh", "--home", told.home.path
    )
    assert "当日没有生效的政策版本" in shown.stdout
    wrong = tierline("tier-at", "nobody", "--policy", "plain", "--on", "2026-05-01", "--home", told.home.path)
    assert (wrong.returncode, "no customer has this code" in wrong.stderr) == (2, True)


def test_history_survives_rollback_backup_and_prune(told: Walk, tmp_path: Path) -> None:
    home = told.home
    before = query(home, HISTORY)
    with logged_run(home, "rollback") as log:
        roll_back(home, 1, "look back", log, serves_duckdb=True)
        assert query(home, "select distinct as_of::varchar from customer_tiers") == [("2026-03-31",)]
        assert query(home, HISTORY) == before
        release(home, log, serves_duckdb=True)
    with logged_run(home, "backup") as log:
        back_up(home, tmp_path / "backup", log)
    restored, _ = restore(tmp_path / "backup", tmp_path / "restored")
    assert query(restored, HISTORY) == before
    assert prune(home, "1d", archives=False).snapshots == (1, 2, 3, 4, 5)
    assert query(home, HISTORY) == before
