"""Codes of attributes that no policy in force knows: set aside, counted, told, and no reason to stop.

One shop over its life: two policies and a vocabulary of segments read codes of two masters' customers and of dated
ratings; in July a version comes that knows more of them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, manifest, query, refresh, write
from tests.flow.judged import JULY, judged
from tests.flow.receipts import RECEIPTS, SPEND_LEVELS, receipts

MEMBERS = """
file: "members_*.csv"
namespace: shop
duplicates: by_key
columns: {code: code, kind: kind}
tables:
  customer: {customer_code: code, attributes: {influence_class: kind}}
"""
RATINGS = """
file: "ratings_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {code: code, what: what, mark: mark, day: day}
tables:
  attribute: {customer_code: code, attribute_code: what, attribute_value: mark, assessed_on: day}
"""


def by_code(policy: str, attribute: str, **levels: str) -> str:
    """A policy whose level is what a map says of a code: level -> codes, joined by `+`."""
    codes = [f"{code}: {{level: {level}}}" for level, listed in levels.items() for code in listed.split("+")]
    rule = (
        f"\nrule:\n  kind: attribute\n  criterion: {{id: code, attribute: {attribute}, map: {{{', '.join(codes)}}}}}\n"
    )
    return SPEND_LEVELS.replace("id: spend", f"id: {policy}") + rule


INFLUENCE = by_code("influence", "influence_class", gold="LEADER", silver="SME", basic="NEW")
OTHER = by_code("other", "influence_class", gold="SME", silver="CHARITY", basic="NEW")
RATED = by_code("rated", "credit", gold="A", silver="B", basic="C")
SEGMENTS = """
id: trade
name: {en: Trade, zh: 行业}
owner: Sales
attribute: colour
segments: [{code: warm, name: {en: Warm, zh: 暖}, codes: [red]}]
"""
FIRST, JULYS = 1, 2
FILES = {
    "receipts_6": receipts(*(f"S{number},1,c{number},2026-06-01,1,5" for number in range(1, 6))),
    "members_6": "code,kind\nc1,LEADER\nc2,GURU\nc3,SME\nc4,CHARITY\nc5,leader\n",
    "ratings_6": "code,what,mark,day\nc1,credit,A,2026-05-01\nc1,credit,Z,2026-06-01\nc2,credit,B,2026-05-01\n"
    "c3,credit,Z,2026-07-15\nc4,hobby,chess,2026-05-01\nc4,colour,blue,2026-05-01\nc5,colour,red,2026-05-01\n",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """June; then July under versions that know GURU and Z."""
    sources = {"receipts": RECEIPTS, "members": MEMBERS, "ratings": RATINGS}
    policies = {"influence": INFLUENCE, "other": OTHER, "rated": RATED}
    home = make_home(Path(tmp_path_factory.mktemp("codes")) / "home", sources, policies)
    write(home.path / "segments" / "trade.yml", SEGMENTS)
    deliver(home, **FILES)
    outcome = refresh(home)
    assert (outcome.exit_code, judged(outcome)["unknown_codes"]["passed"]) == (0, False)
    assert judged(outcome)["unknown_codes"]["severity"] == "warn"
    assert judged(outcome)["set_aside_rows"]["passed"]
    wider = INFLUENCE.replace("LEADER: {level: gold}", "LEADER: {level: gold}, GURU: {level: gold}")
    write(home.policies / "influence" / "2026-07-01.yml", _of_july(wider))
    write(home.policies / "rated" / "2026-07-01.yml", _of_july(RATED.replace("C: {", "Z: {level: basic}, C: {")))
    assert refresh(home, JULY).exit_code == 0
    return home


def _of_july(policy: str) -> str:
    return policy.replace('"1"', '"2"').replace("2020-01-01", "2026-07-01")


def _rows(home: Home, table: str, seq: int) -> dict[str, int]:
    return {fate: one["rows"] for fate, one in manifest(home, seq)["accounting"][table].items()}


def _levels(home: Home, policy: str, seq: int) -> dict[str, Any]:
    return dict(
        query(
            home,
            """select customer_code, coalesce(level_code, status) from customer_tiers
            inner join customer_codes using (customer_key) where policy_id = ?""",
            policy,
            seq=seq,
        )
    )


def test_a_code_no_policy_in_force_knows_is_set_aside_and_counted_and_the_run_goes_on(home: Home) -> None:
    assert _rows(home, "customer_attribute", FIRST) == {"counted": 3, "set_aside:unknown_code": 2}
    assert _levels(home, "influence", FIRST) == {
        "c1": "gold",
        "c2": "ungraded",
        "c3": "silver",
        "c4": "ungraded",
        "c5": "ungraded",
    }


def test_a_code_that_one_of_two_policies_knows_is_not_lost_to_it(home: Home) -> None:
    assert _levels(home, "other", FIRST)["c4"] == "silver"
    assert _levels(home, "other", FIRST)["c1"] == "ungraded"


def test_of_dated_ratings_those_of_attributes_nobody_reads_and_of_days_to_come_are_not_set_aside(home: Home) -> None:
    assert _rows(home, "attribute", FIRST) == {"counted": 4, "after_as_of": 1, "set_aside:unknown_code": 2}


def test_an_unknown_code_does_not_bring_an_older_known_one_back(home: Home) -> None:
    assert _levels(home, "rated", FIRST)["c1"] == "ungraded"
    assert _levels(home, "rated", FIRST)["c2"] == "silver"
    told = query(
        home,
        """select missing_reason from customer_tier_reasons inner join customer_codes using (customer_key)
        where policy_id = 'rated' and customer_code = 'c1'""",
        seq=FIRST,
    )
    assert set(told) == {("unknown_code",)}


def test_a_row_enters_by_itself_once_a_version_in_force_knows_its_code(home: Home) -> None:
    assert _levels(home, "influence", JULYS)["c2"] == "gold"
    assert _rows(home, "customer_attribute", JULYS) == {"counted": 4, "set_aside:unknown_code": 1}
    assert (_levels(home, "rated", JULYS)["c1"], _levels(home, "rated", JULYS)["c3"]) == ("basic", "basic")
    assert _rows(home, "attribute", JULYS) == {"counted": 6, "set_aside:unknown_code": 1}
