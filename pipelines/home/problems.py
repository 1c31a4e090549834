"""How Tierline says that something is wrong: what, where, and the remedy.

Add a class here for a new exit code only. Reason codes of rows, files and checks belong to their rooms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, Literal


class ExitCode(IntEnum):
    """What a command's end means to a scheduler; the same for every command."""

    OK = 0
    REFUSED = 1
    USAGE = 2
    LOCKED = 3
    INTERRUPTED = 130


@dataclass(frozen=True)
class Problem:
    """One fault: `what` is wrong, `where` (file:line, table, option), and the `remedy` in a short sentence."""

    what: str
    where: str
    remedy: str
    code: str = "error"
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """The fault on one line, as a person reads it."""
        return f"{self.where}: {self.what}. {self.remedy}"


class TierlineError(Exception):
    """Something a person must act on. Carries one or more problems and the exit code of the command."""

    exit_code: ClassVar[ExitCode] = ExitCode.REFUSED

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class RefusedError(TierlineError):
    """A file, a gate or a verification said no; what was published before stands."""


class ConfigurationError(TierlineError):
    """A setting, mapping, policy or option is wrong; nothing was done."""

    exit_code = ExitCode.USAGE


class LockHeldError(TierlineError):
    """Another process is writing this home."""

    exit_code = ExitCode.LOCKED


def raise_if_any(problems: Iterable[Problem]) -> None:
    """Raise one ConfigurationError with every problem of severity error; return when there is none."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise ConfigurationError(*errors)
