"""`tierline serve`: the web page and the daemon of a home. Keep out: how processes are kept (server.py)."""

from __future__ import annotations

from typing import Annotated

import typer

from pipelines.cli.output import ActorOption, HomeOption, console, first_word, open_home, told
from pipelines.home.folder import Home


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("serve")(serve_home)


def serve_home(
    home: HomeOption = None,
    host: Annotated[str, typer.Option(help="The address to listen on. There is no login: see docs/operate.md.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 3000,
    actor: ActorOption = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show everything, start nothing, no daemon.")] = False,
) -> None:
    """Serve the asset graph and run schedule, sensors, retries and queue, until Ctrl-C or SIGTERM.

    Example: tierline serve --home data --port 3000
    """
    from pipelines.publish.configuration import load_configuration
    from pipelines.server import Address, serve

    place = open_home(home)
    load_configuration(place)
    serve(place, Address(host, port, read_only), lambda url: _print_start(place, url, read_only))
    console.print(told("stopped"))


def _print_start(home: Home, url: str, read_only: bool) -> None:
    open_to = told("read-only: nothing can be started" if read_only else "whoever reaches it can start runs")
    logs = told(f"{home.audit / 'runs'}/<run id>/run.json, and each run's own page; faults also come here")
    for name, what in (("page", f"{url}   {open_to}"), ("home", home.path), ("logs", logs), ("stop", "Ctrl-C")):
        console.print(f"{first_word(name)}{what}", soft_wrap=True, markup=False)
