"""Points programs: how receipts earn points and when what is left of them is cleared. One file a version.

`points/<program>/<from>.yml` of a home. The arithmetic stands in `points.py`; what a policy makes of points earned, in
that policy. A program is no policy: it gives no level.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipelines.home.problems import Problem, raise_if_any
from pipelines.home.yaml_file import YamlDocument, read_yaml, validate
from pipelines.policies.fields import Code, Currency, Day, Exact, Name, Part
from pipelines.policies.lint.finding import problem
from pipelines.policies.review import Review
from pipelines.policies.windows import ONE_DAY, add_months

YEAR_MONTHS = 12


class PointsProgram(Part):
    """One version of a program. After a day of `clearing` what is left of every lot is worthless."""

    id: Code
    version: str = Field(min_length=1, max_length=40)
    effective_from: Day
    effective_to: Day | None = None
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    currency: Currency
    points_per_unit: Exact = Field(Decimal(1), gt=0)
    rounding: Literal["floor_per_receipt"] = "floor_per_receipt"
    clearing: Review | None = None
    ours: tuple[str, ...] = ()

    def expires_on(self, earned_on: date) -> date | None:
        """The first day on which points earned on a day are worthless: the day after the next clearing."""
        if self.clearing is None:
            return None
        following = self.clearing.dates(earned_on, add_months(earned_on, YEAR_MONTHS + 1))
        return next(following) + ONE_DAY


def load_programs(folder: Path) -> list[PointsProgram]:
    """All versions of all programs below a points folder, by program and date; ConfigurationError with every fault."""
    documents = [read_yaml(path) for path in sorted(folder.glob("*/*.yml"))]
    read = [(validate(document, PointsProgram), document) for document in documents]
    read.sort(key=lambda each: (each[0].id, each[0].effective_from))
    raise_if_any(_faults(read))
    return [program for program, _ in read]


def _faults(read: Sequence[tuple[PointsProgram, YamlDocument]]) -> Iterator[Problem]:
    for program, document in read:
        if document.path.parent.name != program.id:
            folder = document.path.parent.name
            yield problem(document.where(("id",)), "misplaced", "error", policy=program.id, folder=folder)
        if document.path.stem != program.effective_from.isoformat():
            where, file = document.where(("effective_from",)), document.path.name
            yield problem(where, "misplaced.date", "error", day=program.effective_from, file=file)
        if program.effective_to and program.effective_to <= program.effective_from:
            yield problem(document.where(("effective_to",)), "program_dates")
    for _, versions in groupby(read, key=lambda each: each[0].id):
        for (earlier, document), (later, _) in pairwise(versions):
            if earlier.effective_to and earlier.effective_to > later.effective_from:
                end, where = earlier.effective_to, document.where(("effective_to",))
                about = {"end": end, "other": later.version, "day": later.effective_from}
                yield problem(where, "versions_overlap.end", "error", **about)
