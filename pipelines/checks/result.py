"""What a gate says: one result per expectation, and whether the gate is open.

Add a field when a reader of a failed gate needs it. Keep out: how it was found (validation.py, findings.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from expectations.declaration import Severity, Stage


@dataclass(frozen=True)
class CheckResult:
    """One expectation on one relation.

    unexpected_count: failing rows, None when the fact is not about rows.  by_file: failing rows per file_id, where
    rows carry one.  examples: at most three failing rows as text, direct columns masked.
    """

    name: str
    relation: str
    severity: Severity
    passed: bool
    reason: str
    unexpected_count: int | None = None
    by_file: Mapping[str, int] = field(default_factory=dict)
    examples: tuple[Mapping[str, str | None], ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether this result stops the publication."""
        return not self.passed and self.severity == "block"


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
        """The results as the manifest keeps them: no example rows."""
        return [
            {"stage": self.stage, **{key: value for key, value in asdict(result).items() if key != "examples"}}
            for result in self.results
        ]
