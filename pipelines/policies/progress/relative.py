"""Progress where customers are compared: the value of the last one who has the next level. Indicative only.

By the time a customer reaches it, others may have moved, or the period of a frozen cut may be over. Keep absolute kinds
in `progress.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeVar

from pipelines.policies.given_cuts import LevelCuts
from pipelines.policies.grade import Values
from pipelines.policies.progress.gaps import gap_from
from pipelines.policies.progress.outlook import Progress, next_better
from pipelines.policies.reference.population import frozen_cuts, grade_population
from pipelines.policies.version import PolicyVersion

Subject = TypeVar("Subject")


def relative_progress(
    version: PolicyVersion, population: Mapping[Subject, Values], frozen: LevelCuts | None = None
) -> dict[Subject, Progress]:
    """Progress of everyone with a value, to the `frozen` cuts if there are any.

    Without a gap where nobody has the next level, or had it when cuts were frozen.
    """
    criterion = version.rule.measured[0].id
    found = grade_population(version, population, frozen)
    cuts: LevelCuts = frozen_cuts(version, population) if frozen is None else frozen
    levels = {subject: grade.level_code for subject, grade in found.items()}
    shown: dict[Subject, Progress] = {}
    for subject, values in population.items():
        better, value = next_better(version, levels[subject]), values.get(criterion)
        target = cuts.get(better or "")
        gaps = (gap_from(criterion, value, target),) if isinstance(value, Decimal) and target is not None else ()
        shown[subject] = Progress(better, gaps, is_indicative=True)
    return shown
