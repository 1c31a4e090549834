"""Two writers at once, round after round: one goes first, the other waits or is sent away; what is shown never ages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from pipelines.publish.current import kept_snapshots, read_current
from tests.deliveries import LINES, deliver, good_lines
from tests.faults.raced import day_known
from tests.faults.scenarios import Order, leftovers, visible_snapshot
from tests.flow.homes import KEY
from tests.unit.publish.scratch import make_home, publish_once, write_contract

BOTH_DONE, ONE_SENT_AWAY = 0, 30


@pytest.mark.parametrize(
    "rounds", [10, pytest.param(200, marks=[pytest.mark.torture, pytest.mark.timeout(0)])], ids=["10", "200"]
)
def test_one_of_two_writers_wins_and_what_is_shown_is_never_older(order: Order, tmp_path: Path, rounds: int) -> None:
    home = make_home(tmp_path / "home")
    (home.sources / "pos.yml").write_text(LINES)
    home.settings_file.write_text(f"currency: CNY\nidentity_key_fixed: {KEY}\n")
    contract = write_contract(tmp_path / "marts")
    publish_once(home, contract)
    shown, delivered = (date(2024, 12, 31), 1), 0
    outcomes = set()
    for number in range(rounds):
        for part in "ab":
            deliver(home, f"lines_{number}{part}.csv", good_lines(3, first=1 + 10 * delivered))
            delivered += 1
        wait = 60 if number % 2 else 0
        outcome = order("race", home, options={"contract": str(contract), "wait": wait})
        assert outcome["code"] in ((BOTH_DONE,) if wait else (BOTH_DONE, ONE_SENT_AWAY)), outcome["told"]
        outcomes.add(outcome["code"])
        before, shown = shown, now_shown(home)
        assert shown > before, f"round {number}"
        assert str(shown[0]) == day_known(home)
    assert visible_snapshot(home) == rounds + 1
    assert [manifest.seq for manifest in kept_snapshots(home)] == list(range(1, rounds + 2))
    assert sorted(row.status for row in Ledger(home).all()) == ["landed"] * delivered
    assert leftovers(home) == []
    assert BOTH_DONE in outcomes


def now_shown(home: Home) -> tuple[date, int]:
    """Date and sequence that CURRENT names."""
    manifest = next(manifest for manifest in kept_snapshots(home) if manifest.seq == read_current(home))
    return manifest.as_of, manifest.seq
