"""`tierline alerts`: look now and tell what is wrong; and the same look after every run at a terminal."""

from __future__ import annotations

import typer

from pipelines.cli.output import HomeOption, console, open_home, print_problems, told
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, ExitCode, Problem, RefusedError


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("alerts")(send_alerts)


def send_alerts(home: HomeOption = None) -> None:
    """Tell of failed runs, blocked gates, late sources and a day that is not published in time, each once.

    A home that is served looks every minute by itself; from cron: tierline alerts --home data
    """
    from pipelines.settings import load_settings

    place = open_home(home)
    if load_settings(place).alerts is None:
        remedy = "Write whom to tell; docs/operate.md shows how"
        raise ConfigurationError(Problem("there is no `alerts`", str(place.settings_file), remedy))
    problems = _look(place)
    if problems:
        print_problems(RefusedError(*problems))
        raise typer.Exit(ExitCode.REFUSED)
    console.print(told("whoever must know has been told"))


def tell_after_run(home: Home) -> None:
    """Look once after a run; a channel that fails is a warning and changes no exit code."""
    from pipelines.settings import load_settings

    if load_settings(home).alerts is not None and (problems := _look(home)):
        print_problems(RefusedError(*problems))


def _look(home: Home) -> list[Problem]:
    from pipelines.alerting import tell_what_is_wrong
    from pipelines.instance import open_instance

    home.create_run_folders()
    with open_instance(home) as instance:
        return tell_what_is_wrong(home, instance)
