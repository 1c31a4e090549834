"""What landing reports: one outcome per file it took, and the files it left in the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pipelines.landing.ledger_row import LedgerRow

LeftReason = Literal["unmatched", "still_changing", "symlink", "query_failed"]

REMEDIES: dict[LeftReason, str] = {
    "unmatched": "Add its pattern to a mapping under sources/, or take it out of the inbox",
    "still_changing": "The next refresh takes it when it has come to rest",
    "symlink": "Put the file itself into the inbox",
    "query_failed": "Set the variable where this process is started, or mend the query; the figures of before stand",
}


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file in this call: its ledger row after it, and how to mend a refusal."""

    row: LedgerRow
    is_reread: bool = False
    remedy: str | None = None

    @property
    def is_refused(self) -> bool:
        """The file did not land."""
        return self.row.status == "refused"


@dataclass(frozen=True)
class LeftFile:
    """A file that stays in the inbox (name below it) and why; or a mapping whose query gave no file.

    detail: what went wrong, where the reason alone does not say it.
    """

    file_name: str
    reason: LeftReason
    detail: str = ""

    @property
    def remedy(self) -> str:
        """What a person does about it."""
        return f"{self.detail}. {REMEDIES[self.reason]}" if self.detail else REMEDIES[self.reason]


@dataclass(frozen=True)
class LandingReport:
    """One call of `land`."""

    outcomes: list[FileOutcome]
    left: list[LeftFile]

    @property
    def has_refusals(self) -> bool:
        """Whether the command must end with exit 1: a file was refused, or no mapping knows it."""
        is_left = any(file.reason != "still_changing" for file in self.left)
        return is_left or any(outcome.is_refused for outcome in self.outcomes)

    def row_counts(self) -> dict[str, int]:
        """Rows read, ok and quarantined over the files of this call; a repeated file was counted before."""
        rows = [outcome.row for outcome in self.outcomes if outcome.row.status != "repeat"]
        return {name: sum(getattr(row, name) for row in rows) for name in ("rows_read", "rows_ok", "rows_quarantined")}

    def landed_files(self) -> list[str]:
        """Ids of the files that landed in this call."""
        return [outcome.row.file_id for outcome in self.outcomes if outcome.row.status == "landed"]

    def record(self) -> dict[str, Any]:
        """The report as the run's record keeps it."""
        told = ("file_id", "file_name", "source_code", "status", "reason", "message", "warnings")
        counted = ("rows_read", "rows_ok", "rows_quarantined")
        files = [
            {name: getattr(outcome.row, name) for name in (*told, *counted)}
            | {"remedy": outcome.remedy, "is_reread": outcome.is_reread}
            for outcome in self.outcomes
        ]
        left = [{"file_name": file.file_name, "reason": file.reason, "remedy": file.remedy} for file in self.left]
        return {"files": files, "left": left, "has_refusals": self.has_refusals}
