"""Complete Journey, a year of a retailer in one Parquet file: landed and graded in one refresh within its memory."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.home.folder import Home
from tests.flow.homes import manifest, metrics, query
from tests.flow.peak_memory import peak_kilobytes
from tests.flow.real_data import SHARED, home_with

pytestmark = pytest.mark.slow

LINES, BASKETS, TOTAL = 1_469_307, 155_848, Decimal("4596039.58")
MOST_KILOBYTES = 1_500_000


REFRESH = """
import sys
from pathlib import Path
from pipelines.home.folder import Home
from tests.flow.homes import refresh
print(refresh(Home(Path(sys.argv[1]))).exit_code)
"""


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, int]:
    """The home after one refresh, and the peak memory of that refresh."""
    home = home_with(tmp_path_factory.mktemp("journey") / "home", "completejourney", ["transactions.parquet"])
    told, peak = peak_kilobytes(REFRESH, home.path)
    assert told[-1] == "0"
    return home, peak


@pytest.fixture(scope="module")
def journey(refreshed: tuple[Home, int]) -> Home:
    return refreshed[0]


@pytest.fixture(scope="module")
def landed(journey: Home) -> pl.DataFrame:
    return pl.read_parquet(journey.landing / "sales_line" / "*.parquet")


def test_a_year_of_receipts_is_landed_and_graded_below_1_5_gb(refreshed: tuple[Home, int]) -> None:
    home, peak = refreshed
    assert manifest(home)["seq"] == 1
    assert peak < MOST_KILOBYTES


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
