"""Publishing past a judgement: once, by a person, in the manifest, and by nobody the next time."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from pipelines.checks.acceptance import AskedAcceptance
from pipelines.cli import main
from pipelines.home.folder import Home
from tests.flow.homes import current, deliver, make_home, manifest, refresh, tierline
from tests.flow.judged import AUGUST, JULY, TEN, judged, raised
from tests.flow.receipts import SPEND, receipts

pytestmark = pytest.mark.long


def accept(*checks: str) -> AskedAcceptance:
    return AskedAcceptance(checks, "li", "the campaign was meant to")


def test_past_the_points_of_its_policy_nothing_is_published_but_by_a_person_and_once(tmp_path: Path) -> None:
    ten = make_home(tmp_path / "home", policies={"spend": SPEND.replace("levels:", "max_share_shift: 15\nlevels:", 1)})
    deliver(ten, receipts_6=receipts(*TEN))
    assert refresh(ten).exit_code == 0
    deliver(ten, receipts_7=raised(7, [0, 1]))
    outcome = refresh(ten, JULY)
    assert [one["name"] for one in outcome.blocked] == ["level_shares_moved_past_policy"]
    assert (outcome.exit_code, current(ten)) == (1, "seq=1\n")
    assert judged(outcome)["level_shares_moved"]["passed"], "the policy's own limit stands in place of the warning"
    outcome = refresh(ten, JULY, accept("level_shares_moved_past_policy", "customers_lost"))
    assert (outcome.exit_code, current(ten)) == (0, "seq=2\n")
    assert outcome.not_needed == ["customers_lost"]
    assert manifest(ten)["accepted"] == [
        {
            "check": "level_shares_moved_past_policy",
            "relation": "tiers.tier_level__share",
            "stage": "graded",
            "actor": "li",
            "reason": "the campaign was meant to",
        }
    ]
    (kept,) = [one for one in manifest(ten)["checks"] if one["name"] == "level_shares_moved_past_policy"]
    assert kept["accepted"] == {"actor": "li", "reason": "the campaign was meant to"}
    assert (kept["passed"], kept["severity"]) == (False, "block")
    deliver(ten, receipts_8=raised(8, [2, 3]))
    assert refresh(ten, AUGUST).exit_code == 1
    assert current(ten) == "seq=2\n"


@pytest.fixture(scope="module")
def unrated(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Half of the rows wait for an exchange rate."""
    home = make_home(tmp_path_factory.mktemp("unrated"))
    deliver(home, receipts_6=receipts("S1,1,c1,2026-06-01,1,50", "S2,1,c2,2026-06-01,1,50,USD"))
    return home


def test_the_command_publishes_past_a_judgement_once_and_the_next_delivery_is_stopped_again(unrated: Home) -> None:
    stopped = tierline("refresh", "--home", unrated.path)
    assert (stopped.returncode, current(unrated)) == (1, None)
    assert "set_aside_rows" in stopped.stderr
    assert "--accept set_aside_rows --reason TEXT" in stopped.stderr
    why = "the bank sends rates on Monday"
    ask = ("--accept", "set_aside_rows", "--accept", "customers_lost", "--reason", why, "--actor", "li")
    passed = tierline("refresh", "--home", unrated.path, *ask, "--json")
    assert (passed.returncode, current(unrated)) == (0, "seq=1\n"), passed.stderr
    told = json.loads(passed.stdout)
    assert [one["name"] for one in told["accepted"]] == ["set_aside_rows"]
    assert told["not_needed"] == ["customers_lost"]
    assert [(one["check"], one["actor"], one["reason"]) for one in manifest(unrated)["accepted"]] == [
        ("set_aside_rows", "li", why)
    ]
    deliver(unrated, receipts_7=receipts("S3,1,c3,2026-06-02,1,50,USD"))
    again = tierline("refresh", "--home", unrated.path)
    assert (again.returncode, current(unrated)) == (1, "seq=1\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("refresh", "--accept", "gossip", "--reason", "x"), "level_shares_moved_past_policy"),
        (("refresh", "--accept", "nobody_is_lost", "--reason", "x"), "cannot be accepted"),
        (("refresh", "--accept", "customers_lost"), "without a reason"),
        (("refresh", "--reason", "x"), "without a check"),
        (("refresh", "--plan", "--accept", "customers_lost", "--reason", "x"), "--plan"),
        (("backfill", "--from", "2026-06-01", "--to", "2026-06-02", "--accept", "customers_lost"), "No such option"),
    ],
)
def test_a_call_that_accepts_nothing_sensible_is_a_usage_error(
    unrated: Home,
    arguments: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command, *options = arguments
    monkeypatch.setattr(sys, "argv", ["tierline", command, "--home", str(unrated.path), *options])
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
