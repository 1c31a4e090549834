"""How a run ended, read from its record in audit/runs/: the same answer whatever started it.

Add a part when a run writes one that decides how it ended. Keep out: how it is printed (cli/summary.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipelines.checks.acceptance import asked_checks
from pipelines.checks.result import record_blocks
from pipelines.home.folder import Home
from pipelines.home.problems import ExitCode, Problem
from pipelines.home.run_record import read_record

GATES = ("landed", "graded", "staged")


@dataclass(frozen=True)
class RunOutcome:
    """What one run did, read from its record. Parts that were not reached are None.

    landing: files taken and left.  plan: the snapshot it was to make.  gates: results by stage.
    publication: the published sequence and whether CURRENT names it.  asked: the checks a person accepted beforehand.
    """

    run_id: str
    landing: dict[str, Any] | None
    plan: dict[str, Any] | None
    gates: dict[str, list[dict[str, Any]]]
    publication: dict[str, Any] | None
    problems: tuple[Problem, ...]
    asked: tuple[str, ...] = ()

    @property
    def blocked(self) -> list[dict[str, Any]]:
        """Blocking results that failed and that nobody accepted."""
        return [result for stage in self.gates.values() for result in stage if record_blocks(result)]

    @property
    def accepted(self) -> list[dict[str, Any]]:
        """Blocking results that failed and that a person accepted for this run."""
        return [result for stage in self.gates.values() for result in stage if result.get("accepted")]

    @property
    def not_needed(self) -> list[str]:
        """Checks that a person accepted and that did not block: nothing is recorded of it."""
        used = {result["name"] for result in self.accepted}
        return [name for name in self.asked if name not in used]

    @property
    def word(self) -> str:
        """How the run ended, in one word for its log; `done` when it was asked for a part of the road only."""
        if self.publication:
            return "published"
        if self.blocked:
            return "blocked"
        if self.problems:
            return "refused"
        return "nothing_new" if self.plan and self.plan["published_seq"] is not None else "done"

    @property
    def exit_code(self) -> ExitCode:
        """1 when anything was refused, even if a snapshot was published."""
        refused = self.problems or self.blocked or (self.landing and self.landing["has_refusals"])
        return ExitCode.REFUSED if refused else ExitCode.OK


@dataclass(frozen=True)
class RangeOutcome:
    """What a walk over a range did: one entry per day (as_of, run_id, seq, is_new, refused) until the first refusal."""

    run_id: str
    days: list[dict[str, Any]]
    problems: tuple[Problem, ...]

    @property
    def word(self) -> str:
        """How the walk ended, in one word for its log."""
        return "refused" if self.problems else "done"

    @property
    def exit_code(self) -> ExitCode:
        """1 when a day was refused; the days before it are published."""
        return ExitCode.REFUSED if self.problems else ExitCode.OK


def run_outcome(home: Home, run_id: str, problems: tuple[Problem, ...] = ()) -> RunOutcome:
    """What the run of one day wrote down; `problems`: what stopped it besides its gates."""
    gates = {stage: read_record(home, run_id, f"gate_{stage}") for stage in GATES}
    return RunOutcome(
        run_id,
        read_record(home, run_id, "landing"),
        read_record(home, run_id, "plan"),
        {stage: gate["results"] for stage, gate in gates.items() if gate},
        read_record(home, run_id, "publication"),
        problems,
        asked_checks(home, run_id),
    )


def range_outcome(home: Home, run_id: str, problems: tuple[Problem, ...] = ()) -> RangeOutcome:
    """What the walk over a range wrote down."""
    return RangeOutcome(run_id, read_record(home, run_id, "days") or [], problems)
