"""What a home may say of checks in tierline.yml, and what every check then asks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from expectations.graded import met_customer__conspicuous, tier_customer__reached
from pipelines.checks.gate import run_gate
from pipelines.checks.home_rules import declared_expectations, judgement_names
from pipelines.checks.result import CheckResult
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.publish.configuration import load_configuration
from pipelines.settings import load_settings
from tests.flow.homes import SETTINGS, make_home
from tests.unit.checks.declared import write_case

SUITE = met_customer__conspicuous.SUITE
WHY = 'since: 2026-11-01, reason: "one key account is most of our trade"'


def home_with(folder: Path, rule: str) -> tuple[Path, int]:
    """A home with one rule in `gates`; its tierline.yml and the line of the rule's last key."""
    home = make_home(folder, settings=f"{SETTINGS}gates:\n  {rule}\n")
    return home.settings_file, SETTINGS.count("\n") + 2


@pytest.mark.parametrize(
    ("rule", "what", "remedy"),
    [
        (f"one_custmer_share: {{limit: 60, {WHY}}}", "no check", "one_customer_share"),
        (f"customers_lost: {{limit: 60, {WHY}}}", "no limit", "Remove `limit`"),
        (f"one_customer_share: {{limit: 101, {WHY}}}", "never exceeded", "at most 100"),
        (f"nobody_is_lost: {{severity: warn, {WHY}}}", "hard fact", "mend what the check finds"),
        (f"one_customer_share: {{{WHY}}}", "a `limit`, a `severity` or both", "Correct"),
        ("one_customer_share: {limit: 60, since: 2026-11-01}", "`gates.one_customer_share.reason` is missing", "Add"),
        ('one_customer_share: {limit: 60, reason: "no date"}', "`gates.one_customer_share.since` is missing", "Add"),
        (f"one_customer_share: {{limit: -1, {WHY}}}", "no less than 0", "Correct"),
        (f"one_customer_share: {{severity: told, {WHY}}}", "'block' or 'warn'", "Correct"),
    ],
)
def test_a_rule_that_cannot_hold_is_told_with_its_line(tmp_path: Path, rule: str, what: str, remedy: str) -> None:
    settings_file, line = home_with(tmp_path, rule)
    with pytest.raises(ConfigurationError) as told:
        load_configuration(Home(settings_file.parent))
    (problem,) = told.value.problems
    assert what in problem.what
    assert problem.where == f"{settings_file}:{line}"
    assert remedy in problem.remedy


def share_of(folder: Path, percent: str, rule: str | None = None) -> CheckResult:
    """What the gate says when one customer holds so much of the spend."""
    settings_file, _ = home_with(folder / "home", rule or f"one_customer_share: {{limit: 30, {WHY}}}")
    rules = load_settings(Home(settings_file.parent)).gates if rule else None
    file = folder / "case.duckdb"
    write_case(file, SUITE, [{"spend_amount": percent}])
    gate = run_gate(file, "graded", [SUITE.relation], rules=rules)
    return next(one for one in gate.results if one.name == "one_customer_share")


def test_a_judgement_tells_what_it_measured_and_against_which_limit_even_when_it_holds(tmp_path: Path) -> None:
    result = share_of(tmp_path, "30")
    assert result.passed
    assert dict(result.measured) == {"percent": "30.00"}
    assert result.limit is not None
    assert (result.limit.value, result.limit.unit, result.limit.since) == (Decimal(30), "percent", "2026-11-22")
    assert "on one customer" in result.limit.reason


@pytest.mark.parametrize(("percent", "passed"), [("60", True), ("60.000001", False)])
def test_a_home_moves_a_limit_with_its_own_reason_and_date(tmp_path: Path, percent: str, passed: bool) -> None:
    result = share_of(tmp_path, percent, f"one_customer_share: {{limit: 60, {WHY}}}")
    assert (result.passed, result.severity, result.blocks) == (passed, "warn", False)
    assert result.limit is not None
    assert (result.limit.value, result.limit.since) == (Decimal(60), "2026-11-01")
    assert result.limit.reason == "one key account is most of our trade"


def test_a_home_raises_a_warning_to_blocking_and_the_limit_stays(tmp_path: Path) -> None:
    result = share_of(tmp_path, "31", f"one_customer_share: {{severity: block, {WHY}}}")
    assert result.blocks
    assert result.limit is not None
    assert (result.limit.value, result.since) == (Decimal(30), "2026-11-01")
    assert result.severity_because == "one key account is most of our trade"


def test_a_home_may_only_be_told_of_a_judgement_that_blocks_by_default(tmp_path: Path) -> None:
    settings_file, _ = home_with(tmp_path, f"customers_lost: {{severity: warn, {WHY}}}")
    assert load_configuration(Home(settings_file.parent)).settings.gates["customers_lost"].severity == "warn"


def test_a_hard_warning_may_be_raised(tmp_path: Path) -> None:
    settings_file, _ = home_with(tmp_path, f"somebody_is_graded: {{severity: block, {WHY}}}")
    rules = load_configuration(Home(settings_file.parent)).settings.gates
    file = tmp_path / "case.duckdb"
    write_case(file, tier_customer__reached.SUITE, [])
    assert not run_gate(file, "graded", [tier_customer__reached.SUITE.relation], rules=rules).passed


def test_the_name_of_a_judgement_means_one_check() -> None:
    names = [one.name for one in declared_expectations()]
    assert {name: names.count(name) for name in judgement_names()} == dict.fromkeys(judgement_names(), 1)


def test_every_limit_says_why_it_is_this_much() -> None:
    limits = [one.limit for one in declared_expectations() if one.limit]
    assert len(limits) >= 4
    assert all(len(limit.reason) > 40 and limit.value <= limit.most for limit in limits)
