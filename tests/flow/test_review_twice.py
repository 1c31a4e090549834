"""A review run twice changes nothing, and what a home published stands in the replay of a home that begins today."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from tests.bare_road import refreshed
from tests.flow.homes import current, deliver, digests, make_home, manifest, query, refresh, write
from tests.flow.receipts import receipts
from tests.flow.test_reviews_and_overrides import OVERRIDES, SALES
from tests.flow.told_history import HELD, RENAMED

KEPT = (
    HELD.replace("id: held\nversion", "id: kept\nversion")
    .replace("review: {every: quarter}", "review: {every: month}")
    .replace(
        "movement: {grace_reviews: 1}",
        "movement: {max_drop: 1, validity_months: 2, retain: {silver: {criterion: spend, at_least: 25}}}",
    )
)
POLICIES = {"held": HELD, "kept": KEPT}
ENDING = OVERRIDES.replace("2026-12-31", "2026-07-20", 1)
REVIEW, DAY_AFTER = date(2026, 6, 30), date(2026, 7, 1)
FILES = {
    date(2026, 3, 31): receipts("S1,1,c1,2026-01-15,1,1200", "S2,1,c2,2026-03-01,1,150"),
    date(2026, 4, 30): receipts("S3,1,c3,2026-04-02,1,150"),
    REVIEW: receipts("S4,1,c4,2026-05-03,1,5000", "S5,1,c2,2026-06-02,1,30"),
    date(2026, 7, 31): receipts("S6,1,c1,2026-07-05,1,1300"),
}
LEVELS = """
    select policy_id, customer_code, level_code, since_on, is_overridden
    from customer_tiers inner join customer_codes using (customer_key) order by all"""
STEPS = "select * exclude (snapshot_id, as_of) from customer_tier_changes order by all"
REPLAYED = """
    select policy_id, customer_code, arg_max(to_level_code, changed_on) as level_code
    from (select * replace (coalesce(to_level_code, 'none') as to_level_code) from customer_tier_changes)
    inner join customer_codes using (customer_key)
    where changed_on <= ? group by all"""

pytestmark = pytest.mark.long


def test_a_review_run_again_publishes_nothing_and_the_day_after_it_no_level_has_moved(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", policies=POLICIES)
    for policy in POLICIES:
        write(home.overrides / f"{policy}.yml", OVERRIDES)
    deliver(home, receipts_1=SALES)
    assert refresh(home, REVIEW).exit_code == 0
    levels, steps, marts = query(home, LEVELS), query(home, STEPS), digests(home)
    assert {level for _, _, level, _, _ in levels} == {"gold", "silver", None}
    assert refresh(home, REVIEW).word == "nothing_new"
    assert (current(home), digests(home)) == ("seq=1\n", marts)

    assert refresh(home, DAY_AFTER).exit_code == 0
    assert (query(home, LEVELS, seq=2), query(home, STEPS, seq=2)) == (levels, steps)
    after = digests(home)
    assert refresh(home, DAY_AFTER).word == "nothing_new"
    assert (current(home), digests(home)) == ("seq=2\n", after)


@pytest.fixture(scope="module")
def as_it_came(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Published on four dates, as files, overrides and a new version came."""
    home = make_home(tmp_path_factory.mktemp("as_it_came") / "home", policies=POLICIES)
    for number, (day, file) in enumerate(FILES.items(), start=1):
        deliver(home, **{f"receipts_{number}": file})
        _decide(home, day)
        refreshed(home, day)
    return home


@pytest.fixture(scope="module")
def all_at_once(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Published once, on the last date, with everything at hand."""
    home = make_home(tmp_path_factory.mktemp("all_at_once") / "home", policies=POLICIES)
    deliver(home, **{f"receipts_{number}": file for number, file in enumerate(FILES.values(), start=1)})
    _decide(home, max(FILES))
    refreshed(home, max(FILES))
    return home


def _decide(home: Home, day: date) -> None:
    """What people have written by a day."""
    if day >= date(2026, 4, 30):
        for policy in POLICIES:
            write(home.overrides / f"{policy}.yml", ENDING)
    if day > DAY_AFTER:
        write(home.policies / "held" / "2026-07-01.yml", RENAMED)


def _held(rows: list[tuple[Any, ...]]) -> dict[tuple[str, str], str]:
    return {(policy, customer): level for policy, customer, level, *_ in rows if level not in (None, "none")}


@pytest.mark.parametrize(("seq", "day"), list(enumerate(FILES, start=1)))
def test_the_levels_published_on_a_date_are_those_that_a_home_which_begins_today_replays(
    seq: int, day: date, as_it_came: Home, all_at_once: Home
) -> None:
    assert manifest(as_it_came, seq)["as_of"] == day.isoformat()
    stored = _held(query(as_it_came, LEVELS, seq=seq))
    assert stored
    assert stored == _held(query(all_at_once, REPLAYED, day, seq=1))


def test_the_last_snapshot_of_both_is_the_same_to_the_digest(as_it_came: Home, all_at_once: Home) -> None:
    assert digests(as_it_came, seq=len(FILES)) == digests(all_at_once, seq=1)
    causes = {cause for (cause,) in query(all_at_once, "select distinct cause_code from customer_tier_changes", seq=1)}
    assert causes >= {"first", "upgrade", "drop", "grace", "valid", "retained", "override_floor", "override_ended"}


def test_a_home_may_begin_with_a_version_that_is_over_and_then_keeps_it(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home", policies={"held": HELD})
    write(
        home.policies / "held" / "2026-04-01.yml",
        RENAMED.replace("effective_from: 2026-07-01", "effective_from: 2026-04-01"),
    )
    deliver(home, receipts_1=SALES)
    assert refresh(home, REVIEW).word == "published"
    assert refresh(home, DAY_AFTER).word == "published", "the version that is over was known to the first snapshot"
    over = home.policies / "held" / "2020-01-01.yml"
    write(over, HELD.replace("owner: Sales", "owner: Nobody"))
    with pytest.raises(ConfigurationError, match="was published with hash"):
        refresh(home, DAY_AFTER)
