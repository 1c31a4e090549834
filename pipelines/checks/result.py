"""What a gate says: one result per expectation, and whether the gate is open.

Add a field when a reader of a failed gate needs it. Keep out: how it was found (validation.py, findings.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from expectations.declaration import Severity, Stage

OF_FEW = ("is_judgement", "limit", "measured", "note", "severity_because", "accepted")


@dataclass(frozen=True)
class Acceptance:
    """A person publishes past a judgement, for this run only."""

    actor: str
    reason: str


@dataclass(frozen=True)
class AppliedLimit:
    """The threshold that was asked. since, reason: of the declaration, or of the home that moved it."""

    value: Decimal
    unit: str
    since: str
    reason: str


@dataclass(frozen=True)
class CheckResult:
    """One expectation on one relation.

    unexpected_count: failing rows, None when the fact is not about rows.  by_file: failing rows per file_id, where
    rows carry one.  examples: at most three failing rows as text, direct columns masked.

    since: from when it is asked this way.  severity_because: why the home gave it another severity.  Of a judgement:
    what it measured, the limit it was held against, a note when it could not compare, whether somebody accepted it.
    """

    name: str
    relation: str
    severity: Severity
    passed: bool
    reason: str
    unexpected_count: int | None = None
    by_file: Mapping[str, int] = field(default_factory=dict)
    examples: tuple[Mapping[str, str | None], ...] = ()
    since: str | None = None
    is_judgement: bool = False
    limit: AppliedLimit | None = None
    measured: Mapping[str, str | None] = field(default_factory=dict)
    note: str | None = None
    severity_because: str | None = None
    accepted: Acceptance | None = None

    @property
    def blocks(self) -> bool:
        """Whether this result stops the publication."""
        return not self.passed and self.severity == "block" and self.accepted is None


@dataclass(frozen=True)
class GateResult:
    """All results of one gate. The gate is passed when nothing blocks; warnings do not close it."""

    stage: Stage
    results: tuple[CheckResult, ...]

    @property
    def passed(self) -> bool:
        """Whether the run may go on."""
        return not any(result.blocks for result in self.results)

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """Results that did not hold, blocking ones first."""
        return tuple(
            sorted((r for r in self.results if not r.passed), key=lambda r: (not r.blocks, r.relation, r.name))
        )

    def record(self) -> list[dict[str, Any]]:
        """The results as the manifest keeps them: no example rows, and of what few checks have only what is there."""
        return [{"stage": self.stage, **_kept(result)} for result in self.results]


def record_blocks(record: Mapping[str, Any]) -> bool:
    """Whether a result, as a run's record keeps it, stops the publication."""
    return not record["passed"] and record["severity"] == "block" and not record.get("accepted")


def _kept(result: CheckResult) -> dict[str, Any]:
    told = {key: value for key, value in asdict(result).items() if key != "examples"}
    return {key: value for key, value in told.items() if value or key not in OF_FEW}
