"""How restatements are told at a terminal: one line for each published date that late rows made due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.markup import escape

from pipelines.cli.output import console, errors, told


def print_restatements(restatements: Iterable[Mapping[str, Any]]) -> None:
    """What became of each due date and why; a refused one on stderr."""
    for one in restatements:
        superseded, reason = f"seq={one['supersedes']}", escape(told(one["reason"]))
        if one["outcome"] == "published":
            done = told(f"restated {one['as_of']}: seq={one['seq']} supersedes {superseded}")
            console.print(done + told("; ") + reason, soft_wrap=True)
        elif one["outcome"] == "unchanged":
            console.print(told(f"unchanged {one['as_of']}: {superseded} stands") + told("; ") + reason, soft_wrap=True)
        else:
            refused = ", ".join(one["refused"]) or f"see run {one['run_id']}"
            what = told(f"to restate {one['as_of']}: {refused}; {superseded} stands")
            errors.print(f"[red]{told('refused')}[/] {escape(what)}", soft_wrap=True)
