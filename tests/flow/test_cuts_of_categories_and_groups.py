"""Published cuts of categories, of groups and of a policy with reviews: grading by them gives what is published."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, query, refresh
from tests.flow.receipts import RECEIPTS_HEADER, SPEND_LEVELS
from tests.flow.test_category_levels import ITEMS, SOLD
from tests.unit.cli.policy_command import policy_command

AS_OF = date(2026, 6, 30)
GROUPS = """
file: "groups_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {group: group, customer: customer, since: since}
tables: {group_member: {group_code: group, customer_code: customer, member_from: since}}
"""
FROZEN = (
    "kind: pareto, freeze_cuts: month, cuts: [{level: gold, below: 50}, {level: silver, below: 80}, {level: basic}]"
)
SHARES = "kind: share, shares: [{level: gold, percent: 30}, {level: silver, percent: 30}, {level: basic, percent: 40}]"


def _policy(name: str, rule: str, more: str) -> str:
    criterion = "criterion: {id: spend, metric: net_spend, window: rolling_12_months}"
    return SPEND_LEVELS.replace("id: spend\n", f"id: {name}\n") + f"\n{more}\nrule: {{{rule}, {criterion}}}\n"


POLICIES = {
    "frozen_food": _policy("frozen_food", FROZEN, "scope: category"),
    "ranked_food": _policy("ranked_food", SHARES, "scope: category"),
    "frozen_groups": _policy("frozen_groups", FROZEN, "scope: group"),
    "reviewed": _policy("reviewed", FROZEN, "review: {every: quarter, day: day_15}"),
}
CODES = [f"c{number}" for number in range(1, 9)]
# Whoever bought least of food until May buys most in June; all that was bought of toys goes back.
MAY = [f"a{n},1,apple,{code},2026-05-10,{n},1000,CNY,,," for n, code in enumerate(CODES, 1)]
JUNE = [f"b{n},1,apple,{code},2026-06-10,{9 - n},500,CNY,,," for n, code in enumerate(CODES, 1)]
PANS = [f"p{n},1,pan,{code},2026-05-{10 + n},{n},70,CNY,,," for n, code in enumerate(CODES[:5], 1)]
TOYS = ["t1,1,toy,c1,2026-05-11,1,50,CNY,,,", "t2,1,toy,c1,2026-06-11,-1,50,CNY,return,t1,1"]
# No master knows the gift: what it brought belongs to no category.
GIFTS = [f"n{n},1,gift,{code},2026-05-12,{n},30,CNY,,," for n, code in enumerate(CODES[:3], 1)]
MEMBERS = [f"g{n // 3},{code},2026-01-01" for n, code in enumerate(CODES)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    sources = {"items": ITEMS, "receipts": SOLD, "groups": GROUPS}
    home = make_home(tmp_path_factory.mktemp("cuts"), sources, POLICIES)
    lines = [RECEIPTS_HEADER.replace("line,", "line,item,", 1).rstrip(), *MAY, *JUNE, *PANS, *TOYS, *GIFTS]
    items, members = "apple,food\npan,household\ntoy,toys\n", "".join(f"{each}\n" for each in MEMBERS)
    deliver(home, items_1=f"item,category\n{items}", groups_1=f"group,customer,since\n{members}")
    deliver(home, receipts_1="\n".join(lines) + "\n")
    assert refresh(home, AS_OF).exit_code == 0
    return home


def _values(home: Home, policy: str, scope: str, file: Path) -> Path:
    with duckdb.connect(home.published / "serve" / "tiers.duckdb", read_only=True) as connection:
        connection.sql(
            f"""select customer_key as customer_id, category_code, criterion_id as metric, value
            from customer_tier_reasons
            where policy_id = '{policy}' and scope_code = '{scope}' and criterion_id = 'spend' order by all"""
        ).write_csv(str(file))
    return file


def _published(home: Home, policy: str, scope: str) -> dict[tuple[str, str], Any]:
    sql = """select customer_key, category_code, computed_level_code from customer_tiers
        where policy_id = ? and scope_code = ? and status in ('rated', 'ungraded')"""
    return {(customer, category): level for customer, category, level in query(home, sql, policy, scope)}


def _graded(home: Home, policy: str, *options: object) -> dict[tuple[str, str], Any]:
    done = policy_command("grade", policy, "--home", home.path, "--json", *map(str, options))
    assert done.exit_code == 0, done.output
    return {(each["customer_id"], each["category_code"]): each["level"] for each in json.loads(done.stdout)}


@pytest.mark.parametrize(
    ("policy", "scope"),
    [("frozen_food", "customer"), ("ranked_food", "customer"), ("reviewed", "customer")]
    + [("frozen_groups", "customer"), ("frozen_groups", "group")],
)
def test_values_and_cuts_of_a_snapshot_give_its_levels(home: Home, tmp_path: Path, policy: str, scope: str) -> None:
    values, published = _values(home, policy, scope, tmp_path / "values.csv"), _published(home, policy, scope)
    of_groups = ["--groups"] if scope == "group" else []
    assert _graded(home, policy, "--values", values, "--seq", 1, *of_groups) == published
    if policy == "ranked_food":
        assert len(set(published.values())) > 1
    else:
        assert _graded(home, policy, "--values", values) != published


def test_each_category_and_each_scope_has_cuts_of_its_own(home: Home) -> None:
    of_categories = query(home, "select distinct policy_id, category_code from tier_cuts where category_code <> '*'")
    assert sorted(of_categories) == [
        ("frozen_food", ""),
        ("frozen_food", "food"),
        ("frozen_food", "household"),
        ("frozen_food", "toys"),
        ("ranked_food", ""),
        ("ranked_food", "food"),
        ("ranked_food", "household"),
        ("ranked_food", "toys"),
    ]
    scopes = query(
        home, "select distinct scope_code, population_count from tier_cuts where policy_id = 'frozen_groups'"
    )
    assert sorted(scopes) == [("customer", 8), ("group", 8)]


def test_where_nobody_has_a_positive_value_the_lowest_level_begins_nowhere(home: Home) -> None:
    sql = """select level_code, cut_value, customer_count, population_count from tier_cuts
        where policy_id = 'ranked_food' and category_code = 'toys'"""
    assert query(home, sql) == [("basic", None, 0, 1)]
