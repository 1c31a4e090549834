"""The one error a file can raise: it cannot be read as its mapping says, so no row of it lands.

Reason codes of whole files are listed here; reason codes of single rows belong to the modules that judge them.
"""

from __future__ import annotations

from typing import Literal

from pipelines.home.problems import Problem, RefusedError

FileReason = Literal[
    "empty_file",
    "compressed",
    "line_too_long",
    "wrong_encoding",
    "missing_column",
    "duplicate_column",
    "date_order",
    "truncated",
    "reject_limit",
    "name_mismatch",
    "unknown_source",
    "unreadable",
]


class FileRefused(RefusedError):  # noqa: N818 - reads as a fact, like the ledger status it becomes
    """A whole file is refused. `code` is the reason for the ledger, `message` what is wrong, `remedy` what to do."""

    def __init__(self, code: FileReason, message: str, remedy: str, where: str = "") -> None:
        super().__init__(Problem(message, where, remedy, code))
        self.code, self.message, self.remedy = code, message, remedy
