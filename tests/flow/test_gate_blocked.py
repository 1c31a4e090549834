"""A gate that fails blocks: exit 1, CURRENT as it was, three masked examples, everything before kept."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.audit.run_outcome import RunOutcome
from pipelines.cli.summary import print_summary
from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import current, deliver, digests, make_home, query, refresh
from tests.flow.receipts import RECEIPTS, receipts

# The customer's code is his telephone number here: the mapping says so, and nobody may see it.
PERSONAL = RECEIPTS.replace("customer: customer\n", "customer: {header: customer, class: direct}\n", 1)
CODES = [f"1380000{number:04}" for number in range(8)]


@pytest.fixture(scope="module")
def blocked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, RunOutcome]:
    """A home with a snapshot, whose next file was damaged on the disk after it had landed."""
    home = make_home(tmp_path_factory.mktemp("gate"), {"receipts": PERSONAL})
    deliver(home, receipts_1=receipts("S1,1,13900000000,2026-01-05,1,500"))
    assert refresh(home).exit_code == 0
    deliver(home, receipts_2=receipts(*(f"T{place},1,{code},2026-01-05,1,10" for place, code in enumerate(CODES))))
    land(home, load_settings(home), load_mappings(home), run_id="by hand", settle_seconds=0)
    newest = max((home.landing / "sales_line").glob("*.parquet"), key=lambda path: path.stat().st_mtime_ns)
    rows = pl.read_parquet(newest).with_columns(document_code=pl.lit(None, pl.String))
    newest.chmod(0o644)
    rows.write_parquet(newest)
    return home, refresh(home)


def test_a_damaged_key_blocks_and_leaves_the_published_snapshot_alone(blocked: tuple[Home, RunOutcome]) -> None:
    home, outcome = blocked
    assert outcome.exit_code == 1
    assert outcome.publication is None
    assert current(home) == "seq=1\n"
    assert query(home, "select customer_count from tier_summary where status = 'rated'") == [(1,)]
    assert [path.name for path in (home.published / "snapshots").iterdir()] == ["seq=1"]
    assert set(digests(home))


def test_what_failed_is_told_with_three_examples_and_their_file(blocked: tuple[Home, RunOutcome]) -> None:
    failed = [one for one in blocked[1].blocked if "document_code" in one["name"]]
    assert [(one["relation"], one["unexpected_count"], len(one["examples"])) for one in failed] == [
        ("landing.new_sales_line", len(CODES), 3)
    ]
    assert list(failed[0]["by_file"].values()) == [len(CODES)]


def test_personal_columns_are_masked_on_the_screen_and_in_the_records(
    blocked: tuple[Home, RunOutcome], capsys: pytest.CaptureFixture[str]
) -> None:
    home, outcome = blocked
    print_summary(home, outcome)
    shown = capsys.readouterr()
    assert "document_code" in shown.err
    assert "CURRENT stays at seq=1" in shown.out.strip().splitlines()[-1]
    records = "".join(path.read_text() for path in home.audit.rglob("*.json"))
    logs = b"".join(path.read_bytes() for path in home.dagster.rglob("*") if path.is_file())
    for code in CODES:
        assert code not in shown.err + shown.out
        assert code not in records
        assert code.encode() not in logs
    assert "1***" in shown.err


def test_a_personal_code_is_not_published(blocked: tuple[Home, RunOutcome]) -> None:
    assert query(blocked[0], "select count(*) from customer_codes") == [(0,)]
    assert query(blocked[0], "select count(*) from customers") == [(1,)]
