"""Late rows on real refreshes: which published dates are graded again, what that leaves behind, and what a kill does.

One home lives through a summer. The rules of lateness are proven in tests/unit/publish/test_late.py, equality with a
rebuild over many histories in tests/generative/test_late_histories.py.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.publish.configuration import load_configuration
from pipelines.publish.outlook import Outlook, outlook
from pipelines.refresh import RunOutcome
from tests.flow.homes import REPOSITORY, current, deliver, digests, make_home, manifest, query, refresh, tiers
from tests.flow.receipts import receipts

MAY, JULY, LAST, NEXT = date(2026, 5, 25), date(2026, 7, 31), date(2026, 8, 29), date(2026, 8, 30)
SALES = receipts("S1,1,c1,2026-05-05,1,50", "S2,1,c2,2026-05-05,1,50")
# On 30 August the first is 60 days late and the second, of May, 100 days.
LATE = receipts("S3,1,c1,2026-07-01,1,60", "S4,1,c2,2026-05-22,1,5")
ANONYMOUS = receipts("S5,1,,2026-08-15,1,7")
LATER = receipts("S6,1,c2,2026-07-05,1,60")
pytestmark = pytest.mark.long


@dataclass
class Summer:
    """The home, what its runs did, and the bytes of its first two snapshots before anything came late."""

    home: Home
    runs: dict[str, RunOutcome] = field(default_factory=dict)
    before: dict[str, bytes] = field(default_factory=dict)
    killed_by: int = 0
    seen: list[str | None] = field(default_factory=list)
    planned: Outlook | None = None


def first_snapshots(home: Home) -> dict[str, bytes]:
    folders = [home.published / "snapshots" / f"seq={seq}" for seq in (1, 2)]
    return {str(path): path.read_bytes() for folder in folders for path in folder.rglob("*") if path.is_file()}


def kill_at_the_second_restatement(home: Home) -> int:
    command = [sys.executable, "-m", "tests.flow.killed_restatement", str(home.path), str(NEXT), "graded_gate", "2"]
    return -subprocess.run(command, check=False, capture_output=True, cwd=REPOSITORY, timeout=400).returncode


@pytest.fixture(scope="module")
def summer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Summer]:
    with pytest.MonkeyPatch.context() as patch:
        yield lived(Summer(make_home(tmp_path_factory.mktemp("summer"))), patch)


def lived(summer: Summer, patch: pytest.MonkeyPatch) -> Summer:
    def run(name: str, today: str, as_of: date, **files: str) -> None:
        patch.setenv("TIERLINE_NOW", f"{today}T02:00:00+00:00")
        deliver(summer.home, **files)
        summer.runs[name] = refresh(summer.home, as_of)

    run("may", "2026-05-26", MAY, receipts_1=SALES)
    run("july", "2026-08-01", JULY)
    summer.before = first_snapshots(summer.home)
    run("late", "2026-08-30", LAST, receipts_2=LATE)
    run("anonymous", "2026-08-31", NEXT, receipts_3=ANONYMOUS)
    run("again", "2026-08-31", NEXT)
    deliver(summer.home, receipts_4=LATER)
    summer.killed_by = kill_at_the_second_restatement(summer.home)
    summer.seen.append(current(summer.home))
    summer.planned = outlook(summer.home, load_configuration(summer.home), NEXT)
    run("healed", "2026-08-31", NEXT)
    return summer


def told(outcome: RunOutcome) -> list[tuple[object, ...]]:
    return [(one["as_of"], one["outcome"], one["supersedes"], one["seq"]) for one in outcome.restatements]


def test_a_row_60_days_late_restates_its_dates_and_one_100_days_late_does_not(summer: Summer) -> None:
    assert told(summer.runs["late"]) == [(str(JULY), "published", 2, 3)]
    assert summer.runs["late"].publication == {"seq": 4, "is_current": True}
    assert summer.runs["late"].exit_code == 0


def test_a_restatement_says_what_it_supersedes_why_and_what_it_changed(summer: Summer) -> None:
    found = manifest(summer.home, 3)
    # Both rows count in July; only the one within the horizon is why it was graded again.
    assert (found["supersedes"], found["reason"]) == (2, "late rows: 1 row of 1 file, 2026-07-01")
    assert found["restatement"]["late_rows"] == 1
    assert [(one["policy_id"], one["changed_levels"]) for one in found["restatement"]["policies"]] == [("spend", 1)]
    assert tiers(summer.home, seq=2)["c1"] == ("rated", "basic")
    assert tiers(summer.home, seq=3)["c1"] == ("rated", "silver")


def test_superseded_and_untouched_snapshots_keep_every_byte(summer: Summer) -> None:
    assert first_snapshots(summer.home) == summer.before


def test_a_restated_date_equals_a_home_that_knew_everything_then(summer: Summer, tmp_path: Path) -> None:
    rebuilt = make_home(tmp_path / "rebuilt")
    deliver(rebuilt, receipts_1=SALES, receipts_2=LATE)
    assert refresh(rebuilt, JULY).exit_code == 0
    assert digests(summer.home, 3) == digests(rebuilt)


def test_the_last_snapshot_lists_late_rows_with_the_dates_they_changed(summer: Summer) -> None:
    columns = "business_on::varchar, days_late, first_changed_as_of::varchar, changed_count, is_within_horizon"
    assert query(summer.home, f"select {columns} from late_rows order by 1", seq=4) == [
        ("2026-05-22", 100, "2026-05-25", 2, False),
        ("2026-07-01", 60, "2026-07-31", 1, True),
    ]


def test_migration_compares_with_the_restated_date(summer: Summer) -> None:
    assert (manifest(summer.home, 3)["migration_baseline"], manifest(summer.home, 4)["migration_baseline"]) == (1, 3)
    assert query(summer.home, "select distinct from_seq from tier_migration", seq=4) == [(3,)]


def test_rows_that_change_nothing_publish_nothing_for_their_date_and_are_not_tried_again(summer: Summer) -> None:
    assert told(summer.runs["anonymous"]) == [(str(LAST), "unchanged", 4, None)]
    assert summer.runs["anonymous"].publication == {"seq": 5, "is_current": True}
    assert (summer.runs["again"].restatements, summer.runs["again"].word) == ((), "nothing_new")


def test_a_run_killed_between_two_restatements_is_healed_by_the_next(summer: Summer) -> None:
    assert (summer.killed_by, summer.seen) == (SIGKILL, ["seq=5\n"])
    assert manifest(summer.home, 6)["as_of"] == str(JULY)
    assert summer.planned is not None
    assert [(one.as_of, one.seq) for one in summer.planned.due] == [(LAST, 4)]
    assert told(summer.runs["healed"]) == [(str(LAST), "published", 4, 7)]
    assert summer.runs["healed"].publication == {"seq": 8, "is_current": True}


def test_readers_of_the_last_snapshot_see_every_restatement(summer: Summer) -> None:
    columns = "restated_as_of, seq, supersedes, late_row_count, changed_customer_count, changed_level_count"
    assert query(summer.home, f"select {columns} from restatements order by seq") == [
        (JULY, 3, 2, 1, 1, 1),
        (JULY, 6, 3, 1, 1, 1),
        # The anonymous row of that date was found to change nothing, and is no reason any more.
        (LAST, 7, 4, 1, 1, 1),
    ]
    assert manifest(summer.home, 8)["supersedes"] == 5
    assert manifest(summer.home, 8)["reason"] == "1 landed files are new or read again"
    assert manifest(summer.home, 8)["restatement"] is None
