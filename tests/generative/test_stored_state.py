"""What was published stands: levels of any earlier date are those that a full replay of everything gives of that date.

Made-up histories with retain bars, grace, validity, limits of a drop, overrides that begin and end, and versions that
follow each other. Each date is graded on what was known then: its sales, its versions, the overrides begun. A build a
date; the flow through a home's files stands in `tests/flow/test_review_twice.py`.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines.policies.fiscal import read_fiscal
from pipelines.policies.in_force import by_policy
from pipelines.policies.overrides import Override
from pipelines.policies.replay import Case
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import ONE_DAY
from tests.generative.made_histories import AS_OF, WEEKS, Sales, made_landed, made_overrides, made_policies, made_sales
from tests.generative.replayed_changes import Row, Standing, replayed_steps
from tests.landed_build import build_landed
from tests.unit.policies.fiscal_years import write_calendar

Customer = tuple[str, str]
"""Policy and customer code."""
REVIEWED_ON = date(2024, 12, 31)
PUBLISHED_ON = (date(2024, 5, 7), REVIEWED_ON, REVIEWED_ON + ONE_DAY)
NOBODY = Standing()

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class History:
    """What everybody bought, under which versions, and what people override."""

    sales: Sales
    versions: Sequence[PolicyVersion]
    overrides: Mapping[str, Sequence[Override]]


class Told:
    """What one build publishes: everybody's steps and levels."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        codes = dict(connection.sql("select customer_key, customer_code from landing.identity").fetchall())
        self.steps: dict[Customer, list[Row]] = defaultdict(list)
        for row in connection.sql("from marts.customer_tier_changes").pl().to_dicts():
            self.steps[row["policy_id"], codes[row["customer_key"]]].append(row)
        self.levels: dict[Customer, Standing] = {
            (policy, codes[key]): Standing(*told)
            for policy, key, *told in connection.sql(
                "select policy_id, customer_key, level_code, since_on, is_overridden from marts.customer_tiers"
            ).fetchall()
        }


def told_on(history: History, as_of: date, work: Path) -> Told:
    """What is published on a day, of what is known on it."""
    versions = [version for version in history.versions if version.effective_from <= as_of]
    begun = {
        policy: [each for each in overrides if each.valid_from <= as_of]
        for policy, overrides in history.overrides.items()
    }
    known = {policy: begun[policy] for policy in by_policy(versions) if begun.get(policy)}
    marts = ("customer_tiers", "customer_tier_changes")
    sold = made_landed({who: [sale for sale in told if sale[0] <= as_of] for who, told in history.sales.items()})
    with build_landed(sold, versions, as_of, work / str(as_of), known, marts=marts) as connection:
        return Told(connection)


@pytest.fixture(scope="module", params=[1, 2])
def history(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> History:
    dice, calendar = random.Random(request.param), tmp_path_factory.mktemp("calendar") / "weeks.csv"
    sales, versions = made_sales(dice), made_policies(dice, read_fiscal(write_calendar(calendar, WEEKS)))
    return History(sales, versions, made_overrides(dice, versions))


@pytest.fixture(scope="module")
def everything(history: History, tmp_path_factory: pytest.TempPathFactory) -> Told:
    return told_on(history, AS_OF, tmp_path_factory.mktemp("everything"))


@pytest.fixture(scope="module")
def published(history: History, tmp_path_factory: pytest.TempPathFactory) -> Mapping[date, Told]:
    work = tmp_path_factory.mktemp("published")
    return {day: told_on(history, day, work) for day in PUBLISHED_ON}


def replayed(history: History, customer: Customer, steps: Sequence[Row], until: date) -> Standing:
    """What the steps up to a day end in."""
    policy, code = customer
    versions = {version.version: version for version in history.versions if version.id == policy}
    own = [each for each in history.overrides.get(policy, ()) if each.customer == code]
    return replayed_steps(versions, own, [row for row in steps if row["changed_on"] <= until])


def test_published_steps_give_the_official_level_of_everybody(history: History, everything: Told) -> None:
    given = {one: replayed(history, one, everything.steps[one], AS_OF) for one in everything.levels}
    assert {one: (standing, given[one]) for one, standing in everything.levels.items() if standing != given[one]} == {}
    causes = {row["cause_code"] for steps in everything.steps.values() for row in steps}
    assert causes >= {"first", "upgrade", "drop", "retained", "grace", "valid", "override_set", "override_ended"}


@pytest.mark.parametrize("day", PUBLISHED_ON)
def test_a_level_published_earlier_is_what_the_full_replay_says_of_that_day(
    day: date, history: History, everything: Told, published: Mapping[date, Told]
) -> None:
    stored = published[day].levels
    told = {one: replayed(history, one, steps, day) for one, steps in everything.steps.items()}
    replays = {one: standing for one, standing in told.items() if one in stored or standing != NOBODY}
    assert {one: standing for one, standing in stored.items() if standing != replays.get(one, NOBODY)} == {}
    assert set(replays) <= set(stored)
    assert len({standing.level_code for standing in stored.values()}) > 3


def test_grading_on_the_day_after_a_review_changes_no_level(history: History, published: Mapping[date, Told]) -> None:
    after = REVIEWED_ON + ONE_DAY
    undecided = {
        policy
        for policy, versions in by_policy(history.versions).items()
        if after not in _decided(Case(versions, history.overrides.get(policy, ())))
    }
    assert undecided
    review, later = ({k: v for k, v in published[d].levels.items() if k[0] in undecided} for d in (REVIEWED_ON, after))
    assert later == review
    steps, same = ({k: v for k, v in published[d].steps.items() if k[0] in undecided} for d in (REVIEWED_ON, after))
    assert _plain(same) == _plain(steps)


def _decided(case: Case) -> set[date]:
    """Days on which a level may change; every day where levels rise as soon as values do."""
    return {*case.decided_days(AS_OF), *case.rising_days(AS_OF)}


def _plain(steps: Mapping[Customer, Sequence[Row]]) -> dict[Customer, list[dict[str, object]]]:
    """Steps without the snapshot's own columns."""
    own = ("snapshot_id", "as_of")
    plain = {one: [{k: v for k, v in row.items() if k not in own} for row in rows] for one, rows in steps.items()}
    return {one: sorted(rows, key=lambda row: str(row["changed_on"])) for one, rows in plain.items() if rows}
