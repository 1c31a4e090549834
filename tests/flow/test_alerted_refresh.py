"""A refresh at a terminal tells of a closed gate once, however often it is tried, and its exit code stays its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from pipelines.landing.land import land
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import SETTINGS, deliver, make_home, tierline
from tests.flow.receipts import RECEIPTS, receipts

pytestmark = pytest.mark.slow
APPEND = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read() + chr(10))"


def test_a_closed_gate_and_a_late_source_are_told_once(tmp_path: Path) -> None:
    told = tmp_path / "told"
    settings = SETTINGS + f"alerts: {{command: {json.dumps([sys.executable, '-c', APPEND, str(told)])}}}\n"
    never = RECEIPTS.replace("receipts_*", "members_*") + "expected_every_days: 7\n"
    home = make_home(tmp_path / "home", {"receipts": RECEIPTS, "members": never}, settings=settings)
    home.create_run_folders()
    deliver(home, receipts_1=receipts("S1,1,c1,2026-01-05,1,500"))
    land(home, load_settings(home), load_mappings(home), run_id="by hand", settle_seconds=0)
    (landed,) = (home.landing / "sales_line").glob("*.parquet")
    rows = pl.read_parquet(landed).with_columns(document_code=pl.lit(None, pl.String))
    landed.chmod(0o644)
    rows.write_parquet(landed)
    for _ in range(2):
        assert tierline("refresh", "--home", home.path).returncode == 1
    assert sorted(json.loads(line)["kind"] for line in told.read_text().splitlines()) == [
        "gate_blocked",
        "source_late",
    ]
