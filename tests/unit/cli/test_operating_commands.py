"""Commands that write a home wait for its lock, and leave nothing when they do not get it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
import typer
from typer.testing import CliRunner, Result

from pipelines.cli import backup, doctor, prune, rollback, upgrade
from pipelines.home.lock import one_writer
from pipelines.home.problems import LockHeldError
from tests.unit.publish.scratch import publish_once

STARTED = datetime(2025, 1, 1, tzinfo=UTC)
WRITERS = {
    "rollback": ["1", "--reason", "why"],
    "prune": ["--keep", "24m"],
    "backup": ["../backup"],
    "upgrade": [],
}


@pytest.fixture
def home(home):
    """The home with settings that commands read."""
    home.settings_file.write_text(f"currency: CNY\nidentity_key_fixed: {'ab' * 32}\n", "utf-8")
    return home


def _run(*words: object) -> Result:
    app = typer.Typer()
    for command in (backup, doctor, prune, rollback, upgrade):
        command.register(app)
    return CliRunner().invoke(app, [str(word) for word in words])


def _logs(home) -> list[dict[str, object]]:
    return [json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json")]


@pytest.mark.parametrize("command", WRITERS)
def test_a_writer_that_does_not_get_the_lock_says_who_holds_it_and_leaves_no_log(home, contract, command):
    publish_once(home, contract)
    with one_writer(home, 0, STARTED):
        result = _run(command, *WRITERS[command], "--home", home.path, "--wait", "0")
    assert isinstance(result.exception, LockHeldError)
    assert "since 2025-01-01" in str(result.exception)
    assert _logs(home) == []


@pytest.mark.parametrize("command", WRITERS)
def test_every_writer_takes_an_actor_and_logs_its_end(home, contract, tmp_path, monkeypatch, command):
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")
    publish_once(home, contract)
    words = [str(tmp_path / "backup")] if command == "backup" else WRITERS[command]
    result = _run(command, *words, "--home", home.path, "--actor", "anna", "--json")
    assert result.exit_code == 0, result.output
    json.loads(result.output)
    assert [(log["command"], log["actor"], log["outcome"]) for log in _logs(home)] == [(command, "anna", "done")]


def test_a_doctor_that_finds_something_wrong_ends_with_1(home):
    home.landing.chmod(0o755)
    result = _run("doctor", "--home", home.path, "--json")
    assert result.exit_code == 1
    wrong = [finding["name"] for finding in json.loads(result.output) if finding["state"] == "wrong"]
    assert "folders" in wrong
