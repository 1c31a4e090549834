"""By which cuts `tierline policy grade` grades, as its options ask, and what is told about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import typer

from pipelines.cli.output import open_home, told
from pipelines.policies.given_cuts import CUSTOMER, GivenCuts, read_cuts
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.version import PolicyVersion

GROUP = "group"
OWN_CUTS = (
    "note: these grades are cut by the values of this file alone; the policy freezes the cuts of its whole population "
    "for a period, so customers near a cut may hold another level; --cuts FILE or --seq N gives the frozen cuts"
)


@dataclass(frozen=True)
class AskedCuts:
    """Cuts of a file, of a snapshot of the home, or none; of customers, or of their groups."""

    file: Path | None
    seq: int | None
    groups: bool
    home: Path | None

    def __post_init__(self) -> None:
        if self.file and self.seq:
            raise typer.BadParameter("give --cuts or --seq, not both")
        if self.groups and not (self.file or self.seq):
            raise typer.BadParameter("--groups asks for --cuts or --seq")

    @cached_property
    def _source(self) -> tuple[Path | None, date | None]:
        from pipelines.publish.published_cuts import published_cuts

        return published_cuts(open_home(self.home), self.seq) if self.seq else (self.file, None)

    @property
    def as_of(self) -> date | None:
        """The date of the snapshot; None of a file."""
        return self._source[1]

    def read(self, version: PolicyVersion) -> GivenCuts | None:
        """The cuts to grade by; None where the values are cut among themselves.

        A policy that freezes its cuts and has none in force compares nobody; any other one then has nothing to cut.
        """
        path = self._source[0]
        if path is None:
            return None
        return read_cuts(path, version, GROUP if self.groups else CUSTOMER) or ({} if _freezes(version) else None)

    def note(self, version: PolicyVersion, cuts: GivenCuts | None) -> str | None:
        """What the grades do not show of how they were cut."""
        path = self._source[0]
        if path is None:
            return told(OWN_CUTS) if _freezes(version) else None
        if cuts == {}:
            return told(f"note: {path} holds no cuts of {version.id}, so nobody is compared; were they exported?")
        if cuts is None:
            return told(f"note: {path} holds no cuts of {version.id}: these grades are cut by the values alone")
        return None


def _freezes(version: PolicyVersion) -> bool:
    return isinstance(version.rule, ParetoRule) and version.rule.freeze_cuts is not None
