"""Complete Journey, a year of a retailer in one Parquet file: landed and graded in one refresh within its memory."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from tests.flow.homes import REPOSITORY, manifest, metrics, query
from tests.flow.real_data import SHARED, home_with

pytestmark = pytest.mark.slow

LINES, BASKETS, TOTAL = 1_469_307, 155_848, Decimal("4596039.58")
MOST_KILOBYTES = 1_500_000


@pytest.fixture(scope="module")
def peak_kilobytes() -> list[int]:
    return []


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory, peak_kilobytes: list[int]) -> Home:
    """One refresh in a process of its own, whose memory is its own too."""
    home = home_with(tmp_path_factory.mktemp("journey") / "home", "completejourney", ["transactions.parquet"])
    command = [Path(sys.executable).parent / "tierline", "refresh", "--home", home.path]
    with subprocess.Popen(
        command, cwd=REPOSITORY, env=os.environ | {"PYTHONPATH": str(REPOSITORY)}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    peak_kilobytes.append(usage.ru_maxrss)
    return home


@pytest.fixture(scope="module")
def landed(journey: Home) -> pl.DataFrame:
    return pl.read_parquet(journey.landing / "sales_line" / "*.parquet")


def test_a_year_of_receipts_is_landed_and_graded_below_1_5_gb(journey: Home, peak_kilobytes: list[int]) -> None:
    assert manifest(journey)["seq"] == 1
    assert peak_kilobytes[0] < MOST_KILOBYTES


def test_every_line_counts_to_the_last_cent(journey: Home) -> None:
    assert manifest(journey)["accounting"]["sales_line"] == {"counted": {"rows": LINES, "amount": "4596039.580000"}}
    assert sum(value for (_, name), value in metrics(journey).items() if name == "net_spend") == TOTAL


def test_baskets_stores_and_households_are_all_there(journey: Home, landed: pl.DataFrame) -> None:
    counts = landed.select(pl.col("document_code", "store_code", "customer_code").n_unique()).row(0)
    assert counts == (BASKETS, 457, 2_469)
    assert len(query(journey, "select customer_key from customers")) == 2_469


def test_a_visit_is_a_basket_worth_more_than_nothing(journey: Home, landed: pl.DataFrame) -> None:
    worth = landed.group_by("document_code").agg(pl.col("net_amount").sum()).filter(pl.col("net_amount") > 0)
    assert sum(value for (_, name), value in metrics(journey).items() if name == "sale_count") == worth.height
    assert worth.height == BASKETS - 478


def test_the_hours_after_midnight_belong_to_the_new_year(journey: Home, landed: pl.DataFrame) -> None:
    late = landed.filter(pl.col("sold_on") >= date(2018, 1, 1))
    assert late.height == 534
    this_year = metrics(journey, "calendar_year_to_date")
    assert sum(value for (_, name), value in this_year.items() if name == "net_spend") == late["net_amount"].sum()


def test_every_household_spent_what_the_file_says(journey: Home) -> None:
    # The file holds floats; whole cents are exact.
    file = pl.read_parquet(SHARED / "completejourney/transactions.parquet")
    cents = (pl.col("sales_value") * 100).round().cast(pl.Int64).sum()
    known = {str(code): Decimal(sum_) / 100 for code, sum_ in file.group_by("household_id").agg(cents).iter_rows()}
    assert {code: value for (code, name), value in metrics(journey).items() if name == "net_spend"} == known
