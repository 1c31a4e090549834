"""Publishing past a judgement: what may be asked, and that it marks nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.checks.acceptance import asked_acceptance, asked_checks, with_acceptance, write_acceptance
from pipelines.checks.home_rules import judgement_names
from pipelines.checks.result import Acceptance, CheckResult, GateResult
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError

RUN = "a-run"
LOST = CheckResult("customers_lost", "t", "block", False, "r", is_judgement=True)
HARD = CheckResult("nobody_is_lost", "t", "block", False, "r")
HOLDS = CheckResult("set_aside_rows", "t", "block", True, "r", is_judgement=True)
WARNS = CheckResult("one_customer_share", "t", "warn", False, "r", is_judgement=True)


@pytest.mark.parametrize(
    ("checks", "reason", "told"),
    [
        (["customers_lost"], None, "Add --reason"),
        (["customers_lost"], "  ", "Add --reason"),
        ([], "because", "Add --accept"),
        (["nobody_is_lost"], "because", "customers_lost"),
        (["gossip"], "because", "set_aside_rows"),
    ],
)
def test_what_cannot_be_accepted_is_a_usage_error_with_a_remedy(
    checks: list[str], reason: str | None, told: str
) -> None:
    with pytest.raises(ConfigurationError) as error:
        asked_acceptance(checks, reason, "li")
    assert told in error.value.problems[0].remedy


def test_who_asks_for_nothing_accepts_nothing() -> None:
    assert asked_acceptance([], None, "li") is None


def test_only_the_named_judgements_that_block_are_accepted_and_only_in_that_run(tmp_path: Path) -> None:
    home = Home(tmp_path)
    names = [one.name for one in (LOST, HOLDS, WARNS)]
    write_acceptance(home, RUN, asked_acceptance(names, "they moved abroad", "li"))
    gate = GateResult("graded", (LOST, HARD, HOLDS, WARNS))
    marked = with_acceptance(home, RUN, gate)
    assert [one.accepted for one in marked.results] == [Acceptance("li", "they moved abroad"), None, None, None]
    assert [one.name for one in marked.results if one.blocks] == ["nobody_is_lost"]
    assert asked_checks(home, RUN) == tuple(names)
    assert with_acceptance(home, "another-run", gate) == gate


def test_a_blocking_judgement_that_nobody_named_stays_closed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    write_acceptance(home, RUN, asked_acceptance(["set_aside_rows"], "rates are late", "li"))
    assert not with_acceptance(home, RUN, GateResult("graded", (LOST,))).passed


def test_the_checks_of_the_issue_can_be_accepted() -> None:
    assert {"customers_lost", "set_aside_rows", "level_shares_moved_past_policy"} <= set(judgement_names())
