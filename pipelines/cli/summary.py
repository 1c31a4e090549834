"""What a refresh says when it ends: files, rows, quarantine, checks, levels, and the last line that decides."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from pipelines.cli.output import console, errors, told, told_line
from pipelines.cli.override_summary import print_overrides
from pipelines.cli.restatements import print_restatements
from pipelines.cli.summary_gates import print_gates
from pipelines.cli.summary_table import print_table
from pipelines.home.folder import Home
from pipelines.home.problems import Problem
from pipelines.publish.current import read_current, snapshot_folder
from pipelines.publish.manifest import Manifest, read_manifest

if TYPE_CHECKING:
    from pipelines.audit.run_outcome import RunOutcome


def as_document(outcome: RunOutcome) -> dict[str, Any]:
    """The outcome for machines."""
    return {
        "run_id": outcome.run_id,
        "exit_code": int(outcome.exit_code),
        "landing": outcome.landing,
        "blocked": outcome.blocked,
        "checks": [{"stage": stage, **one} for stage, results in outcome.gates.items() for one in results],
        "accepted": outcome.accepted,
        "not_needed": outcome.not_needed,
        "publication": outcome.publication,
        "restatements": list(outcome.restatements),
        "published_seq": (outcome.plan or {}).get("published_seq"),
        "problems": [vars(problem) for problem in outcome.problems],
    }


def print_summary(home: Home, outcome: RunOutcome) -> None:
    """Tables on stdout, faults on stderr, and the deciding line last."""
    if outcome.landing:
        _print_files(outcome.landing)
    manifest = shown_manifest(home, outcome)
    if manifest:
        _print_accounting(manifest)
    print_gates(outcome)
    if manifest:
        _print_levels(manifest)
        print_overrides(home, manifest)
    print_restatements(outcome.restatements)
    for problem in outcome.problems:
        errors.print(f"[red]{told('refused')}[/] {escape(told_line(problem))}", soft_wrap=True)
    if manifest:
        _print_next(home)
    _print_last_line(home, outcome)


def _print_files(landing: dict[str, Any]) -> None:
    counts: dict[tuple[str, str], list[int]] = {}
    for file in landing["files"]:
        count = counts.setdefault((file["source_code"], file["status"]), [0, 0, 0, 0])
        for place, value in enumerate((1, file["rows_read"], file["rows_ok"], file["rows_quarantined"])):
            count[place] += value
    rows = [(*key, *count) for key, count in sorted(counts.items())]
    print_table("Files", ("source", "status", "files", "rows read", "ok", "quarantined"), rows)
    reasons = [tuple(reason) for reason in landing["quarantined"]]
    print_table("Quarantine (the rows are kept in quarantine/rows)", ("source", "reason", "rows"), reasons)
    for file in landing["files"]:
        for warning in file["warnings"] if file["status"] == "landed" else ():
            what = escape(file["file_name"] + told(": ") + told(warning))
            console.print(f"[yellow]{told('warning')}[/] {what}", soft_wrap=True)
        if file["status"] == "refused":
            refusal = Problem(file["message"] or file["reason"], file["file_name"], file["remedy"] or "")
            errors.print(f"[red]{told('refused')}[/] {escape(told_line(refusal))}", soft_wrap=True)
    for file in landing["left"]:
        stays = Problem(file["reason"], file["file_name"], file["remedy"])
        errors.print(f"[yellow]{told('left')}[/] {escape(told_line(stays))}", soft_wrap=True)


def shown_manifest(home: Home, outcome: RunOutcome) -> Manifest | None:
    """What the run published, or found to be published already; None when it did neither."""
    published = outcome.publication["seq"] if outcome.publication else (outcome.plan or {}).get("published_seq")
    return read_manifest(snapshot_folder(home, published)) if published else None


def _print_accounting(manifest: Manifest) -> None:
    rows = [
        (table, status.replace(":", ": "), sums["rows"], Decimal(sums["amount"]) if sums["amount"] else None)
        for table, statuses in manifest.accounting.items()
        for status, sums in statuses.items()
    ]
    print_table("What became of the landed rows", ("table", "status", "rows", "amount"), rows)


def _print_levels(manifest: Manifest) -> None:
    for policy, levels in manifest.level_counts.items():
        rows = [(one.level, one.customers) for one in levels]
        print_table(f"{policy}, as of {manifest.as_of}", ("level", "customers"), rows)


def _print_next(home: Home) -> None:
    """Three commands that run as they are printed, from the folder in which this one ran."""
    program, place = _as_typed(Path(sys.argv[0])), _as_typed(home.path)
    served = f"duckdb.connect('{place}/published/serve/tiers.duckdb', read_only=True)"
    look = f"import duckdb; {served}.sql('from tier_summary').show()"
    console.print(told("Try next:"))
    for command in (
        f"{program} status --home {place}",
        f"{program} snapshots --home {place}",
        f'{_as_typed(Path(sys.executable))} -c "{look}"',
    ):
        console.print(f"  {command}", soft_wrap=True, markup=False)


def _as_typed(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _print_last_line(home: Home, outcome: RunOutcome) -> None:
    current = read_current(home)
    if outcome.publication:
        ended = told(f"published seq={outcome.publication['seq']}")
        ended += "" if outcome.publication["is_current"] else told(f" (CURRENT stays at seq={current})")
    elif outcome.plan and outcome.plan["published_seq"]:
        ended = told(f"nothing new: seq={outcome.plan['published_seq']} is already exactly this")
    else:
        stays = f"seq={current}" if current else "nothing yet"
        ended = told(f"not published; CURRENT stays at {stays}")
    refused = _refused_names(outcome)
    ended += told(f"; refused: {', '.join(refused)}") if refused else ""
    console.print(ended, soft_wrap=True, markup=False)


def _refused_names(outcome: RunOutcome) -> list[str]:
    """What was refused, by name: files, files that no mapping knows, checks, and whatever stopped the run."""
    landing = outcome.landing or {"files": [], "left": []}
    files = [file["file_name"] for file in landing["files"] if file["status"] == "refused"]
    left = [file["file_name"] for file in landing["left"] if file["reason"] != "still_changing"]
    checks = [f"{result['relation']}.{result['name']}" for result in outcome.blocked]
    return [*files, *left, *checks, *(problem.where for problem in outcome.problems)]
