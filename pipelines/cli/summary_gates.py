"""What a refresh says of its gates: counts, what did not hold and by how much, what was not compared or was accepted.

Keep out: deciding any of it (checks/).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.markup import escape

from pipelines.checks.result import record_blocks
from pipelines.cli.output import console, errors, told
from pipelines.cli.summary_table import print_table

if TYPE_CHECKING:
    from pipelines.audit.run_outcome import RunOutcome

Result = Mapping[str, Any]


def print_gates(outcome: RunOutcome) -> None:
    """The counts and notes on stdout, what did not hold on stderr."""
    rows = [
        (stage, len(results), sum(map(_warns, results)), sum(map(record_blocks, results)))
        for stage, results in outcome.gates.items()
    ]
    print_table("Gates", ("gate", "expectations", "warned", "blocked"), rows)
    results = [one for results in outcome.gates.values() for one in results]
    for note, names in _notes(results).items():
        console.print(f"[dim]{told('note')}[/] {escape(told(note))}{told(': ')}{', '.join(names)}", soft_wrap=True)
    if _notes(results):
        console.print()
    for result in results:
        if not result["passed"]:
            _print_failure(result)
    for name in outcome.not_needed:
        what = told(f"{name} did not block: nothing was accepted")
        console.print(f"[yellow]{told('not needed')}[/] {what}", soft_wrap=True)


def _warns(result: Result) -> bool:
    return not result["passed"] and result["severity"] == "warn"


def _notes(results: Sequence[Result]) -> dict[str, list[str]]:
    """Note -> the checks that say it."""
    names: dict[str, list[str]] = defaultdict(list)
    for result in results:
        if result.get("note"):
            names[result["note"]].append(result["name"])
    return names


def _print_failure(result: Result) -> None:
    blocks = record_blocks(result)
    word, colour = ("blocked", "red") if blocks else ("accepted" if result.get("accepted") else "warned", "yellow")
    count = "" if result["unexpected_count"] is None else told(f" ({result['unexpected_count']} rows)")
    what = told(". ").join((f"{result['relation']}{told(': ')}{result['name']}{count}", *_reasons(result)))
    errors.print(f"[{colour}]{told(word)}[/] {escape(what)}", soft_wrap=True)
    for example in result["examples"] if blocks else ():
        shown = ", ".join(f"{name}={value}" for name, value in example.items())
        errors.print(f"    {escape(shown)}", soft_wrap=True)
    if blocks and result.get("is_judgement"):
        errors.print(told(f"    publish past it once: --accept {result['name']} --reason TEXT"), soft_wrap=True)


def _reasons(result: Result) -> Iterator[str]:
    """Why it is asked, what was found, the limit with its reason, and who accepted it."""
    yield told(result["reason"])
    if result.get("measured"):
        yield ", ".join(f"{told(name)} {value}" for name, value in result["measured"].items())
    if limit := result.get("limit"):
        yield (
            told(f"limit {limit['value']} {limit['unit']} since {limit['since']}") + told(": ") + told(limit["reason"])
        )
    if result.get("severity_because"):
        yield told(f"{result['severity']} here since {result['since']}") + told(": ") + result["severity_because"]
    if accepted := result.get("accepted"):
        yield told(f"accepted by {accepted['actor']}") + told(": ") + accepted["reason"]
