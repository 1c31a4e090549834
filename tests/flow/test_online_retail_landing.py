"""UCI Online Retail, 305 daily files: every line lands, to the last digit, under the mapping of its test home."""

from __future__ import annotations

import shutil
import tarfile
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.landing.ledger import Ledger
from pipelines.settings import Settings
from pipelines.sources.mapping import load_mappings

pytestmark = pytest.mark.slow

ARCHIVE = Path(__file__).parents[3] / "shared/data/online_retail/by-day.tar.gz"
MAPPING = Path(__file__).parents[1] / "homes/online_retail/sources/online_retail.yml"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    if not ARCHIVE.exists():
        pytest.skip("not run: shared data absent")
    home = Home(tmp_path_factory.mktemp("online_retail"))
    home.sources.mkdir()
    shutil.copy(MAPPING, home.sources)
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(home.inbox, filter="data")
    report = land(home, Settings(currency="GBP"), load_mappings(home), run_id="run", settle_seconds=0)
    assert not report.has_refusals
    return home


@pytest.fixture(scope="module")
def lines(home: Home) -> pl.DataFrame:
    return pl.read_parquet(home.landing / "sales_line" / "*.parquet")


def test_every_line_of_every_file_is_accounted_for(home: Home) -> None:
    rows = Ledger(home).landed()
    assert len(rows) == 305
    assert sum(row.rows_read for row in rows) == sum(row.rows_ok for row in rows) == 541_909
    assert sum(Decimal(row.amounts["sales_line"]) for row in rows) == Decimal("9747747.934")


def test_the_lines_sum_to_what_the_files_say(lines: pl.DataFrame) -> None:
    assert (lines.height, lines["net_amount"].sum()) == (541_909, Decimal("9747747.934"))
    assert lines["is_anonymous"].sum() == 135_080
    assert lines["customer_code"].n_unique() - 1 == 4_372
    assert not lines["customer_code"].str.contains(".", literal=True).any()


def test_returns_exclusions_and_sales_are_told_apart(lines: pl.DataFrame) -> None:
    counts = dict(lines.group_by(pl.coalesce("excluded_reason", "line_kind")).len().rows())
    assert counts == {"sale": 530_103, "return": 9_288, "bad_debt": 3, "zero_price": 2_515}
    outside = lines.filter((pl.col("quantity") < 0) & (pl.col("line_kind") != "return"))
    assert (outside.height, outside["excluded_reason"].unique().to_list()) == (1_336, ["zero_price"])
    kept = lines.filter(~pl.col("is_anonymous") & (pl.col("line_kind") != "excluded"))
    assert kept["net_amount"].sum() == Decimal("8300065.814")
