"""Whoever exports published values and cuts gets the published levels from `tierline policy grade`."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.cli.policy_grades import graded
from pipelines.home.folder import Home
from pipelines.policies.given_cuts import compared_already, read_cuts
from pipelines.policies.named import version_named
from pipelines.policies.reference.population import grade_population
from pipelines.policies.values_file import by_subject, read_values
from tests.flow.homes import deliver, make_home, query, refresh, tierline, write
from tests.flow.receipts import SPEND_LEVELS, receipts
from tests.unit.cli.policy_command import policy_command

AS_OF = date(2026, 6, 30)
BARS = "cuts: [{level: gold, below: 60}, {level: silver, below: 90}, {level: basic}]"
BY_RANK = "shares: [{level: gold, percent: 20}, {level: silver, percent: 30}, {level: basic, percent: 50}]"


def _policy(name: str, rule: str, unit: str = "") -> str:
    criterion = f"criterion: {{id: spend, metric: net_spend, window: rolling_12_months{unit}}}"
    return SPEND_LEVELS.replace("id: spend\n", f"id: {name}\n") + f"\nrule:\n  {criterion}\n  {rule}\n"


POLICIES = {
    "monthly": _policy("monthly", f"kind: pareto\n  {BARS}\n  freeze_cuts: month\n  min_population: 5"),
    "yearly": _policy("yearly", f"kind: pareto\n  {BARS}\n  freeze_cuts: year", ", unit: 万元"),
    "of_the_day": _policy("of_the_day", f"kind: pareto\n  {BARS}\n  min_population: 5"),
    "by_rank": _policy("by_rank", f"kind: share\n  {BY_RANK}"),
}
PER_UNIT = {"yearly": 10_000}
# Until May ten customers of 1,000 to 10,000; in June the small ones buy much, and one returns all it bought.
MAY = [f"m{n},1,c{n:02},2026-05-{n + 10},{n},1000" for n in range(1, 11)]
EARLIER = [f"y{n},1,c{n:02},2025-12-{n + 10},1,{400 * n}.17" for n in range(1, 9)]
JUNE = [f"j{n},1,c{n:02},2026-06-{n + 10},1,{12000 + 700 * n}" for n in range(1, 5)]
RETURNED = ["r9,1,c09,2026-06-20,-9,1000,CNY,return,m9,1"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = make_home(tmp_path_factory.mktemp("cuts"), policies=POLICIES)
    deliver(home, receipts_1=receipts(*EARLIER, *MAY), receipts_2=receipts(*JUNE, *RETURNED))
    assert refresh(home, AS_OF).exit_code == 0
    return home


def _export(home: Home, sql: str, file: Path) -> Path:
    """As anybody who reads the tables with a client of DuckDB writes some of them to a file."""
    with duckdb.connect(home.published / "serve" / "tiers.duckdb", read_only=True) as connection:
        frame = connection.sql(sql).pl()
    if file.suffix == ".xlsx":
        frame.cast(pl.String).write_excel(file)
    elif file.suffix == ".parquet":
        frame.write_parquet(file)
    else:
        frame.write_csv(file)
    return file


def _values(home: Home, policy: str, file: Path, also: str = "") -> Path:
    value = f"cast(value / {PER_UNIT.get(policy, 1)} as decimal(38, 6))"
    sql = f"""select customer_key as customer_id, criterion_id as metric, {value} as value
        from customer_tier_reasons where policy_id = '{policy}' and criterion_id = 'spend' {also} order by all"""
    return _export(home, sql, file)


def _published(home: Home, policy: str) -> dict[str, str | None]:
    return dict(query(home, "select customer_key, level_code from customer_tiers where policy_id = ?", policy))


def _grade(home: Home, policy: str, values: Path, *options: object) -> tuple[dict[str, str | None], str]:
    given = (policy, "--values", values, "--home", home.path, "--json", *options)
    done = policy_command("grade", *map(str, given))
    assert done.exit_code == 0, done.output
    return {each["customer_id"]: each["level"] for each in json.loads(done.stdout)}, done.stderr


def test_every_cut_in_force_is_published_with_its_day_and_how_many_were_compared(home: Home) -> None:
    sql = """select policy_id, level_code, cut_value, computed_on, is_frozen, customer_count, population_count, unit
        from tier_cuts where policy_id in ('monthly', 'yearly') order by policy_id, level_rank"""
    may, december = date(2026, 5, 31), date(2025, 12, 31)
    assert query(home, sql) == [
        ("monthly", "gold", Decimal("8400.17"), may, True, 5, 10, "CNY"),
        ("monthly", "silver", Decimal("4200.17"), may, True, 3, 10, "CNY"),
        ("monthly", "basic", Decimal("1400.17"), may, True, 2, 10, "CNY"),
        ("yearly", "gold", Decimal("2000.17"), december, True, 4, 8, "CNY"),
        ("yearly", "silver", Decimal("1200.17"), december, True, 2, 8, "CNY"),
        ("yearly", "basic", Decimal("400.17"), december, True, 2, 8, "CNY"),
    ]
    windows = "select distinct window_start_on, window_end_on from tier_cuts where policy_id = 'monthly'"
    assert query(home, windows) == [(date(2025, 6, 1), date(2026, 6, 1))]
    of_today = "select distinct policy_id, computed_on, is_frozen from tier_cuts where not is_frozen order by all"
    assert query(home, of_today) == [("by_rank", AS_OF, False), ("of_the_day", AS_OF, False)]


def test_what_is_lacking_for_the_next_level_is_told_up_to_the_frozen_cut(home: Home) -> None:
    """The least of silver has 7,000.17 today, yet 4,200.17 is enough."""
    sql = """select progress.value, target, gap from customer_tier_progress as progress
        inner join customer_codes using (customer_key)
        where policy_id = 'monthly' and customer_code = 'c09' and criterion_id = 'spend' and step_code = 'reach'"""
    assert query(home, sql) == [(Decimal(0), Decimal("4200.17"), Decimal("4200.17"))]
    least = """select min(value) from customer_tiers inner join customer_tier_reasons as reasons
        using (policy_id, customer_key) where policy_id = 'monthly' and level_code = 'silver'
        and criterion_id = 'spend'"""
    assert query(home, least) == [(Decimal("7000.17"),)]


@pytest.mark.parametrize(("policy", "ending"), [("monthly", "csv"), ("yearly", "xlsx"), ("monthly", "parquet")])
def test_frozen_cuts_of_an_export_give_the_published_levels_and_the_file_alone_would_not(
    home: Home, tmp_path: Path, policy: str, ending: str
) -> None:
    values = _values(home, policy, tmp_path / f"values.{ending}")
    cuts = _export(home, "from tier_cuts", tmp_path / f"cuts.{ending}")
    published = _published(home, policy)
    assert _grade(home, policy, values, "--cuts", cuts) == (published, "")
    alone, told = _grade(home, policy, values)
    assert alone != published
    assert "cut by the values of this file alone" in told and "--cuts FILE" in told


def test_the_cuts_of_a_snapshot_give_the_published_levels_to_a_few_customers_too(home: Home, tmp_path: Path) -> None:
    for policy in ("monthly", "of_the_day"):
        few = _values(home, policy, tmp_path / "few.csv", "and value between 3000 and 10000")
        found, told = _grade(home, policy, few, "--seq", 1)
        published = _published(home, policy)
        assert (found, told) == ({customer: published[customer] for customer in found}, "")
        assert 1 < len(found) < 5 and len(set(found.values())) > 1
        assert set(_grade(home, policy, few)[0].values()) == {None}, "fewer than 5 are not compared with each other"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_reference_takes_the_same_cuts_and_gives_the_same_levels(home: Home, tmp_path: Path, policy: str) -> None:
    version = version_named(policy, home.path, AS_OF)
    values, cuts = (
        _values(home, policy, tmp_path / "values.csv"),
        _export(home, "from tier_cuts", tmp_path / "cuts.csv"),
    )
    given = read_cuts(cuts, version)
    by_models = {each["customer_id"]: each["level"] for each in graded(version, values, given)}
    people = {
        customer: {name: Decimal(value) * PER_UNIT.get(policy, 1) for name, value in told.items() if value is not None}
        for (customer, _), told in by_subject(read_values(values, version)).items()
    }
    found = grade_population(compared_already(version), people, given["*"])
    assert {customer: each.level_code for customer, each in found.items()} == by_models == _published(home, policy)


def test_without_cuts_of_the_policy_it_says_so_in_either_language(home: Home, tmp_path: Path) -> None:
    cuts = _export(home, "from tier_cuts where policy_id = 'yearly'", tmp_path / "cuts.csv")
    found, told = _grade(home, "monthly", _values(home, "monthly", tmp_path / "values.csv"), "--cuts", cuts)
    assert set(found.values()) == {None} and "holds no cuts of monthly" in told
    _, told = _grade(home, "by_rank", tmp_path / "values.csv", "--cuts", cuts, "--lang", "zh")
    assert "没有 by_rank 的分界值" in told


def test_a_snapshot_that_is_not_there_is_told(home: Home, tmp_path: Path) -> None:
    values = write(tmp_path / "values.csv", "customer_id,metric,value\nc,spend,1\n")
    done = tierline("policy", "grade", "monthly", "--values", values, "--seq", 9, "--home", home.path, "--lang", "zh")
    assert (done.returncode, "没有快照 seq=9" in done.stderr) == (1, True)
