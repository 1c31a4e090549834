"""The policies that the cases run on: one per `policy_id` of bands.csv, one for influence, those shipped, and ours.

The metric of a generated policy only carries the values of the cases; its bands are those of the rulebook.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path

from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.loader import read_version
from pipelines.policies.version import PolicyVersion
from tests.spec.combined_policies import WAYS, combining

HERE = Path(__file__).parent
DEMO = HERE.parents[1] / "data" / "policies"
RULEBOOK = HERE.parents[1] / "pipelines" / "home" / "templates" / "rulebook" / "policies"
BANK, INTENT = "bank_average_assets", "intent_sabcd"
SHIPPED = (
    *("gotone_vip", "group_customer_abc", "seat_levels", "credit_six_c", "weighted_abc_monthly"),
    *("purchase_intent", INTENT, "abcd_scorecard", "touchpoint_survey", "guest_classes", "importance_three"),
    *("key_customer_flag", "key_individual", "key_group", "pipeline_class", "single_purchase_draw"),
    *("points_annual_abcd", "points_category_discount", "member_vip_sticky"),
)
CARRIERS = {
    "annual_net_sales_cny": ("net_spend", "CNY"),
    "annual_volume_t": ("weight_kg", "t"),
    "complete_months": ("tenure_months", "months"),
    "days_to_expected_decision": ("recency_days", "days"),
    "persons_same_booking": ("quantity", "units"),
    "points_in_calendar_year": ("quantity", "units"),
    "previous_calendar_year_points": ("quantity", "units"),
    "account_count": ("quantity", "units"),
    "cumulative_net_spend_cny": ("net_spend", "CNY"),
    "single_receipt_cny": ("net_spend", "CNY"),
    "month_avg_daily_assets_cny": ("net_spend", "CNY"),
}
Row = Mapping[str, str]


def policy_id(rulebook_id: str) -> str:
    """`S03.sales` as the id of a policy: s03_sales."""
    return rulebook_id.lower().replace(".", "_")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a data file beside this one."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def rulebook_policies() -> dict[str, PolicyVersion]:
    """Every policy of the cases, by policy id."""
    made = [_from_bands(rulebook_id, list(bands)) for rulebook_id, bands in groupby(rows_of("bands.csv"), _policy)]
    tob, retail = (
        read_version(DEMO / each / "2024-01-01.yml") for each in ("tob_four_dimension", "retail_spend_frequency")
    )
    ours = [read_version(HERE / f"{each}.yml") for each in ("nested_groups", "vetoes", "value_and_relation")]
    as_shipped = [shipped(each) for each in SHIPPED]
    as_shipped.append(shipped("group_price_2018", "2018-01-01"))
    banks = [shipped(BANK, day).model_copy(update={"id": f"{BANK}_{day[:4]}"}) for day in ("2010-01-01", "2017-03-01")]
    past = [*banks, shipped("group_price_2018", "2018-01-01")]
    lowest = [
        lowest_when_missing(version, identifier)
        for version, identifier in [
            (ours[0], "nested_lowest"),
            (ours[1], "vetoes_lowest"),
            (shipped(INTENT), f"{INTENT}_lowest"),
            *((each, f"{each.id}_lowest") for each in as_shipped[:2]),
        ]
    ]
    combined = [combining(how) for how in WAYS]
    from_one = _from_one_point(shipped("points_annual_abcd"))
    every = [*made, from_one, _influence(tob), tob, retail, *ours, *as_shipped, *past, *lowest, *combined]
    return {version.id: version for version in every}


def shipped(policy: str, effective_from: str = "2024-01-01") -> PolicyVersion:
    """A policy of the rulebook as homes get it."""
    return read_version(RULEBOOK / policy / f"{effective_from}.yml")


def lowest_when_missing(version: PolicyVersion, identifier: str) -> PolicyVersion:
    """The same policy, in which who lacks a value takes the lowest level."""
    return version.model_copy(update={"id": identifier, "on_missing": "lowest"})


def _from_one_point(version: PolicyVersion) -> PolicyVersion:
    """The same policy with the line that its file only shows: a member without any point has no level."""
    rule = version.rule
    assert isinstance(rule, BandsRule)
    criterion = rule.criterion.model_copy(update={"min_points": Decimal(1)})
    changed = {"id": f"{version.id}_from_one", "rule": rule.model_copy(update={"criterion": criterion})}
    return version.model_copy(update=changed)


def _policy(row: Row) -> str:
    return row["policy_id"]


def _from_bands(rulebook_id: str, bands: list[dict[str, str]]) -> PolicyVersion:
    metric, unit = CARRIERS[bands[0]["metric"]]
    criterion = {"id": "value", "metric": metric, "unit": unit, "bands": [_band(row) for row in bands]}
    levels = [{"code": row["tier"], "rank": row["rank_1_best"]} for row in bands]
    return _version(policy_id(rulebook_id), levels, criterion)


def _band(row: Row) -> dict[str, str]:
    found = {"level": row["tier"]}
    if row["lower"]:
        found["at_least" if row["lower_inclusive"] == "1" else "above"] = row["lower"]
    if row["upper"]:
        found["up_to" if row["upper_inclusive"] == "1" else "below"] = row["upper"]
    return found


def _influence(tob: PolicyVersion) -> PolicyVersion:
    """The influence criterion of tob_four_dimension alone: its level is the level."""
    written = tob.criterion("influence")
    assert written is not None
    criterion = written.model_dump(mode="json", include={"attribute", "map"}) | {"id": "value"}
    return _version("s03_influence", [level.model_dump(mode="json") for level in tob.levels], criterion)


def _version(identifier: str, levels: list[dict[str, str]], criterion: dict[str, object]) -> PolicyVersion:
    return PolicyVersion.model_validate(
        {
            "id": identifier,
            "version": "1",
            "effective_from": "2000-01-01",
            "name": {"en": identifier, "zh": identifier},
            "owner": "tests",
            "currency": "CNY",
            "levels": levels,
            "rule": {"kind": "bands", "criterion": criterion},
        }
    )
