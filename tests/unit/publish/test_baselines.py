"""Which earlier snapshot a run is compared with, and when a file excuses a move."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.baselines import prior_customer_rows, prior_level_rows
from pipelines.publish.current import snapshot_folder
from pipelines.publish.manifest import Input, Manifest, PolicyUsed, RunFacts

USED = Input(file_id="used", source_code="pos", file_name="a.csv", sha256="00", known_at="")


def facts(day: str, version: str = "1", inputs: tuple[Input, ...] = (USED,)) -> RunFacts:
    return RunFacts(
        snapshot_id="id",
        as_of=date.fromisoformat(day),
        known_at=None,
        published_at=datetime(2025, 1, 1, tzinfo=UTC),
        actor="tester",
        code_version="v",
        inputs=inputs,
        policies=(PolicyUsed(policy_id="spend", policy_version=version, policy_hash=None),),
    )


def kept(home: Home, seq: int, day: str, version: str = "1") -> Manifest:
    """A kept snapshot in which as many customers hold gold as its sequence says."""
    folder = snapshot_folder(home, seq)
    folder.mkdir(parents=True)
    levels = {"level_code": ["gold", None], "status": ["rated", "prospect"], "customer_count": [seq, 7]}
    shared = {"policy_id": "spend", "scope_code": "customer", "category_code": "*"}
    pl.DataFrame(levels).with_columns(**{name: pl.lit(text) for name, text in shared.items()}).write_parquet(
        folder / "tier_summary.parquet"
    )
    pl.DataFrame({"customer_key": ["k1", "k2"]}).write_parquet(folder / "customers.parquet")
    return Manifest(**facts(day, version).model_dump(), seq=seq, outputs={})


def landed(file_id: str, day: str | None, table: str = "sales_line") -> LedgerRow:
    return LedgerRow(
        file_id, "pos", "b.csv", "", 0, "landed", "", "", "", "", table_rows={table: 1}, min_on=day, max_on=day
    )


def test_levels_are_compared_with_the_newest_snapshot_of_the_latest_earlier_date(tmp_path: Path) -> None:
    home = Home(tmp_path)
    days = ("2026-05-31", "2026-06-30", "2026-06-30", "2026-07-31", "2026-04-30")
    manifests = [kept(home, seq, day) for seq, day in enumerate(days, start=1)]
    rows = prior_level_rows(home, facts("2026-07-31"), manifests, [])
    assert rows.select("seq", "level_code", "customer_count").rows() == [(3, "gold", 3)]


def test_a_version_is_compared_with_itself(tmp_path: Path) -> None:
    home = Home(tmp_path)
    manifests = [kept(home, 1, "2026-05-31", "1"), kept(home, 2, "2026-06-30", "2")]
    assert prior_level_rows(home, facts("2026-07-31", "1"), manifests, [])["seq"].to_list() == [1]
    assert prior_level_rows(home, facts("2026-07-31", "3"), manifests, []).height == 0


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (landed("used", "2026-01-01"), 0),
        (landed("new", "2026-06-30"), 1),
        (landed("new", "2026-07-01"), 0),
        (landed("new", None), 0),
        (landed("new", "2026-01-01", "fx_rate"), 0),
        (landed("new", "2026-01-01", "payment"), 1),
    ],
)
def test_a_file_the_baseline_had_not_seen_is_older_when_it_holds_business_up_to_its_date(
    tmp_path: Path, row: LedgerRow, count: int
) -> None:
    home = Home(tmp_path)
    rows = prior_level_rows(home, facts("2026-07-31"), [kept(home, 1, "2026-06-30")], [row])
    assert rows["older_input_count"].to_list() == [count]


def test_without_a_baseline_there_is_nobody_to_lose(tmp_path: Path) -> None:
    home = Home(tmp_path)
    kept(home, 4, "2026-06-30")
    assert prior_customer_rows(home, None).height == 0
    assert prior_customer_rows(home, 4).rows() == [(4, "k1"), (4, "k2")]
