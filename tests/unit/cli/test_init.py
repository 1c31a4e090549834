"""`tierline init` as a user meets it: what it prints, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipelines.cli import init
from pipelines.home.problems import ConfigurationError, ExitCode


@pytest.fixture
def app() -> typer.Typer:
    made = typer.Typer()
    init.register(made)
    return made


def test_init_names_the_next_steps(app: typer.Typer, tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, [str(tmp_path / "home")])
    assert shown.exit_code == ExitCode.OK
    assert "tierline refresh --home" in shown.output
    assert (tmp_path / "home" / "tierline.yml").is_file()


def test_init_says_how_to_try_the_sample_where_there_is_one(app: typer.Typer, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shown = CliRunner().invoke(app, [str(home), "--template", "rulebook"])
    assert f"cp {home}/sample/*.csv {home}/inbox/" in shown.output


def test_init_tells_machines_what_it_made(app: typer.Typer, tmp_path: Path) -> None:
    shown = CliRunner().invoke(app, [str(tmp_path / "home"), "--template", "b2b", "--json"])
    made = json.loads(shown.output)
    assert made["template"] == "b2b"
    assert "sources/invoices.yml" in made["files"]


def test_the_first_log_of_a_home_says_who_made_it(
    app: typer.Typer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIERLINE_ACTOR", "cron")
    CliRunner().invoke(app, [str(tmp_path / "home"), "--actor", "anna"])
    (log,) = (json.loads(path.read_text("utf-8")) for path in (tmp_path / "home").glob("audit/runs/*/run.json"))
    assert (log["command"], log["actor"], log["outcome"]) == ("init", "anna", "done")


def test_an_unknown_template_is_a_usage_error(app: typer.Typer, tmp_path: Path) -> None:
    assert CliRunner().invoke(app, [str(tmp_path / "home"), "--template", "wholesale"]).exit_code == ExitCode.USAGE


def test_a_folder_in_use_is_a_configuration_error_with_a_remedy(app: typer.Typer, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    error = CliRunner().invoke(app, [str(tmp_path)]).exception
    assert isinstance(error, ConfigurationError)
    assert error.exit_code == ExitCode.USAGE
    assert "empty folder" in error.problems[0].remedy
