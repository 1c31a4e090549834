"""The log of a run tells who, what, when, each step and how it ended, also when it ended badly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipelines.cli import upgrade
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, RefusedError
from pipelines.home.run_log import logged_run
from pipelines.settings import act_as
from tests.flow.homes import make_home


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")
    return make_home(tmp_path / "home")


def log_of(home: Home) -> dict[str, object]:
    (path,) = (home.audit / "runs").glob("*/run.json")
    found: dict[str, object] = json.loads(path.read_text("utf-8"))
    return found


def test_a_log_names_actor_command_steps_and_end(home: Home) -> None:
    with logged_run(home, "refresh", as_of="2026-10-31") as log:
        log.step("land")
        log.step("publish")
        assert log_of(home)["outcome"] == "running"
    told = log_of(home)
    assert (told["actor"], told["command"], told["arguments"]) == ("cron", "refresh", {"as_of": "2026-10-31"})
    assert [(step["step"], step["seconds"] >= 0) for step in told["steps"]] == [("land", True), ("publish", True)]
    assert (told["outcome"], told["exit_code"]) == ("done", 0)
    assert told["started_at"] <= told["ended_at"]


@pytest.mark.parametrize(
    ("error", "outcome", "exit_code"),
    [
        (RefusedError(Problem("no", "here", "do")), "refused", 1),
        (ConfigurationError(Problem("no", "here", "do")), "refused", 2),
        (KeyboardInterrupt(), "interrupted", 130),
        (OSError("disk full"), "failed", 1),
        (ZeroDivisionError(), "failed", 1),
    ],
)
def test_a_run_that_ends_badly_says_how(home: Home, error: BaseException, outcome: str, exit_code: int) -> None:
    with pytest.raises(type(error)), logged_run(home, "prune"):
        raise error
    assert (log_of(home)["outcome"], log_of(home)["exit_code"]) == (outcome, exit_code)


def test_the_actor_of_the_command_line_comes_before_that_of_the_environment(home: Home) -> None:
    app = typer.Typer()
    upgrade.register(app)
    result = CliRunner().invoke(app, ["--home", str(home.path), "--actor", "anna"])
    assert result.output == "the home has format 1: nothing to do\n"
    assert log_of(home)["actor"] == "anna"


@pytest.mark.parametrize("name", ["", "  ", "a\nb"])
def test_an_actor_needs_a_name(home: Home, name: str) -> None:
    with pytest.raises(ConfigurationError, match="the actor has no name"):
        act_as(name)
