"""Publishing past a judgement once: `tierline refresh --accept CHECK --reason TEXT`.

An acceptance is asked for one run and stands in its record; the next run with the same fault is blocked again. Hard
facts cannot be accepted. Keep out: what a home decides for all its runs (home_rules.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

from pipelines.checks.home_rules import judgement_names
from pipelines.checks.result import Acceptance, CheckResult, GateResult
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.home.run_record import read_record, write_record

RECORD = "acceptance"


@dataclass(frozen=True)
class AskedAcceptance:
    """Which checks a person publishes past if they block, who, and why."""

    checks: tuple[str, ...]
    actor: str
    reason: str


def asked_acceptance(checks: Sequence[str], reason: str | None, actor: str) -> AskedAcceptance | None:
    """What the command line asks for, None when it asks for nothing.

    ConfigurationError for checks without a reason, a reason without checks, and checks that nobody may accept.
    """
    if not checks and reason is None:
        return None
    if not checks:
        raise _unusable("a reason without a check", "--reason", "Add --accept CHECK, or leave the reason out")
    if reason is None or not reason.strip() or not reason.isprintable():
        raise _unusable(
            "accepted without a reason", "--accept", "Add --reason TEXT on one line: who reads it must see why"
        )
    acceptable = judgement_names()
    unknown = [name for name in checks if name not in acceptable]
    if unknown:
        what = f"{', '.join(unknown)} cannot be accepted"
        raise _unusable(what, "--accept", f"Name one of {', '.join(acceptable)}; anything else must be mended")
    return AskedAcceptance(tuple(dict.fromkeys(checks)), actor, reason.strip())


def write_acceptance(home: Home, run_id: str, asked: AskedAcceptance | None) -> None:
    """Put it into the record of the one run it is for."""
    if asked:
        write_record(home, run_id, RECORD, asdict(asked))


def asked_checks(home: Home, run_id: str) -> tuple[str, ...]:
    """The checks that were accepted beforehand for this run."""
    return tuple((read_record(home, run_id, RECORD) or {"checks": ()})["checks"])


def with_acceptance(home: Home, run_id: str, gate: GateResult) -> GateResult:
    """The gate's results, those marked that block and that a person accepted for this run."""
    asked = read_record(home, run_id, RECORD)
    if asked is None:
        return gate
    accepted = Acceptance(asked["actor"], asked["reason"])
    return replace(gate, results=tuple(_accept(one, asked["checks"], accepted) for one in gate.results))


def _accept(result: CheckResult, checks: Sequence[str], accepted: Acceptance) -> CheckResult:
    is_meant = result.blocks and result.is_judgement and result.name in checks
    return replace(result, accepted=accepted) if is_meant else result


def _unusable(what: str, where: str, remedy: str) -> ConfigurationError:
    return ConfigurationError(Problem(what, where, remedy))
