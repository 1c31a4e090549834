"""A home that counts since the last clearing of points: what it publishes, and what an edited program does."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from tests.flow.homes import current, deliver, make_home, manifest, metrics, refresh, tiers, write
from tests.flow.receipts import SPEND, receipts

POLICY = SPEND.replace("metric: net_spend", "metric: net_spend\n    window: since_reset").replace(
    "currency: CNY", "currency: CNY\nprogram: club"
)
CLUB = """id: club
version: "1"
effective_from: 2025-01-01
name: {en: Club, zh: 会员积分}
owner: tests
currency: CNY
clearing: {every: quarter}
"""
SALES = receipts("S1,1,c1,2026-03-31,1,150", "S2,1,c2,2026-04-01,1,150", "S3,1,c3,2026-06-30,1,150")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = make_home(tmp_path / "home", policies={"spend": POLICY})
    write(made.points / "club" / "2025-01-01.yml", CLUB)
    deliver(made, receipts_1=SALES)
    return made


def test_a_reset_begins_a_window_and_an_edited_program_makes_a_superseding_snapshot(home: Home) -> None:
    assert refresh(home).exit_code == 0
    assert tiers(home) == {"c1": ("rated", "basic"), "c2": ("rated", "silver"), "c3": ("rated", "silver")}
    assert metrics(home, "since_reset@club")["c1", "net_spend"] == 0
    assert refresh(home).word == "nothing_new"
    write(home.points / "club" / "2025-01-01.yml", CLUB.replace("quarter", "year"))
    assert refresh(home).exit_code == 0
    assert (current(home), manifest(home)["supersedes"]) == ("seq=2\n", 1)
    assert tiers(home)["c1"] == ("rated", "silver")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, "no points program points/club"),
        (CLUB.replace("clearing: {every: quarter}\n", ""), "ever clears points"),
        (CLUB.replace("quarter", "fortnight"), "clearing"),
    ],
)
def test_a_program_that_is_gone_or_never_clears_stops_the_run_before_it_begins(
    home: Home, text: str | None, told: str
) -> None:
    file = home.points / "club" / "2025-01-01.yml"
    file.unlink()
    if text:
        write(file, text)
    with pytest.raises(ConfigurationError, match=told):
        refresh(home)
    assert current(home) is None
    assert list(home.inbox.iterdir())
