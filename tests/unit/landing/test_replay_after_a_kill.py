"""A replay that is killed at any step is finished by the next one, or by the next landing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger import Ledger
from tests.corrections import MENDED, kept, mend, quarantined_home, replayed, sheet
from tests.deliveries import landing
from tests.unit.landing.test_landing_after_a_kill import KilledError, Killer


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return quarantined_home(tmp_path)


def test_a_kill_at_any_step_of_a_replay_changes_nothing_in_the_end(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIERLINE_NOW", "2030-01-07T10:00:00+00:00")
    path = mend(sheet(home), MENDED | {33: {"day": "soon"}})

    def copied(name: str) -> Home:
        shutil.copytree(home.path, tmp_path / name)
        return Home(tmp_path / name)

    reference = copied("reference")
    replayed(reference, path)
    expected, killed, passing = kept(reference), True, 0
    while killed:
        for heal in ("replay", "refresh"):
            one = copied(f"{heal}_{passing}")
            with pytest.MonkeyPatch.context() as patched:
                Killer(patched, passing)
                try:
                    replayed(one, path)
                    killed = False
                except KilledError:
                    pass
            if heal == "refresh":
                landing(one, settle_seconds=0)
                assert not [row for row in Ledger(one).all() if row.status == "pending"]
            replayed(one, path)
            assert kept(one) == expected, f"killed after {passing} steps, healed by {heal}"
        passing += 1
    assert passing > 5
