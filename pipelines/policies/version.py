"""One version of one policy: the frozen model of a policy file, and its hash.

Add a field here when it concerns the policy whatever its rule kind; a kind's own fields belong to `kinds/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from pydantic import Field, PrivateAttr

from pipelines.home.yaml_file import Location, YamlDocument
from pipelines.policies.benefits import Benefit
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Code, Currency, Day, Exact, LevelCode, Name, Part
from pipelines.policies.fiscal import FiscalCalendar
from pipelines.policies.kinds.registry import AnyRule
from pipelines.policies.movement import Movement
from pipelines.policies.points_program import PointsProgram, since_reset
from pipelines.policies.population import Population
from pipelines.policies.review import Review
from pipelines.policies.windows import FISCAL, LIFETIME, SINCE_CHANGE, SINCE_RESET, Window, window


class Level(Part):
    """A level. `rank` 1 is the best: label order proves nothing. `aliases` are its misspelt names in inputs."""

    code: LevelCode
    rank: int
    name: Name | None = None
    aliases: tuple[LevelCode, ...] = ()

    @property
    def shown(self) -> Name:
        """Its name, or its code where none is written."""
        return self.name or Name(en=self.code, zh=self.code)


class ValueMeasure(Part):
    """The amount that summaries of this policy add up."""

    metric: str = "net_spend"
    window: str = LIFETIME


class PolicyVersion(Part):
    """A policy as one file states it, in force from `effective_from` until `effective_to` (exclusive) or the next.

    `scope`: one level per customer, per customer and product category (`categories`, default all), or per customer and
    per group. `history_from`: the first day on which anybody holds a level. `succession` maps each level of the version
    before that is gone to the level that takes its place, or to nothing. `calendar` names the file calendar/<name>.csv
    of the home that fiscal windows are taken from; `program` the points program whose clearing begins `since_reset`.
    `ours` names parameters that the source of the rules does not give.
    `max_share_shift`: percentage points by which a level's share of the rated customers may move between two snapshots;
    over it the graded gate blocks.
    """

    id: Code
    version: str = Field(min_length=1, max_length=40)
    effective_from: Day
    effective_to: Day | None = None
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    author: str | None = None
    reviewed_by: str | None = None
    approved_by: str | None = None
    approved_on: Day | None = None
    announced_on: Day | None = None
    revised_on: Day | None = None
    ours: tuple[str, ...] = ()
    scope: Literal["customer", "category", "group"] = "customer"
    categories: tuple[str, ...] = ()
    calendar: Code | None = None
    program: Code | None = None
    population: Population | None = None
    currency: Currency
    on_missing: Literal["ungraded", "lowest"] = "ungraded"
    value: ValueMeasure | None = None
    max_share_shift: Exact | None = None
    levels: tuple[Level, ...] = Field(min_length=1)
    rule: AnyRule
    review: Review | None = None
    movement: Movement = Movement()
    history_from: Day | None = None
    succession: dict[LevelCode, LevelCode | None] = Field(default_factory=dict)
    benefits: tuple[Benefit, ...] = ()
    _document: YamlDocument | None = PrivateAttr(None)
    _fiscal: FiscalCalendar | None = PrivateAttr(None)
    _cleared: tuple[PointsProgram, ...] = PrivateAttr(())

    @property
    def document(self) -> YamlDocument | None:
        """The file it was read from; None for a version made in memory."""
        return self._document

    def read_from(self, document: YamlDocument) -> PolicyVersion:
        """The same version, knowing its file."""
        self._document = document
        return self

    @property
    def fiscal(self) -> FiscalCalendar | None:
        """The calendar of its fiscal windows; None for a version made in memory, or whose file is not there."""
        return self._fiscal

    def dated_by(self, fiscal: FiscalCalendar | None) -> PolicyVersion:
        """The same version, knowing its calendar."""
        self._fiscal = fiscal
        return self

    @property
    def cleared(self) -> tuple[PointsProgram, ...]:
        """The versions of the program it names, oldest first; none for a version made in memory, or without a file."""
        return self._cleared

    def cleared_by(self, program: Sequence[PointsProgram]) -> PolicyVersion:
        """The same version, knowing the versions of its points program."""
        self._cleared = tuple(program)
        return self

    @property
    def customer_types(self) -> tuple[str, ...]:
        """The types of customers that are graded; none named: every type."""
        return (self.population and self.population.customer_types) or ()

    @property
    def windows(self) -> set[str]:
        """Every window that a metric is taken over."""
        return {*(criterion.window for criterion in self.rule.measured), self.summed_value.window}

    @property
    def has_fiscal_windows(self) -> bool:
        """Whether a metric is taken over a window of the fiscal year."""
        return any(FISCAL.fullmatch(each) for each in self.windows)

    def window_id(self, asked: str) -> str:
        """What rows name a window by: also by what dates it, where two policies of one home may differ in that."""
        dated_by = {SINCE_RESET: self.program, SINCE_CHANGE: self.id}.get(asked)
        dated_by = self.calendar if FISCAL.fullmatch(asked) else dated_by
        return f"{asked}@{dated_by}" if dated_by else asked

    def window(self, asked: str, day: date) -> Window:
        """A window that this version asks for, as of `day`; ConfigurationError when its calendar does not reach it."""
        if asked == SINCE_RESET:
            assert self._cleared, f"{self.id} has no points program; the linter refuses that"
            return replace(since_reset(self._cleared, day), window_id=self.window_id(asked))
        if not FISCAL.fullmatch(asked):
            return window(asked, day)
        assert self._fiscal is not None, f"{self.id} has no fiscal calendar; the linter refuses that"
        return replace(self._fiscal.window(asked, day), window_id=self.window_id(asked))

    def where(self, *location: str | int) -> str:
        """`file:line` of a part, or the policy's id without a file."""
        place: Location = location
        return self._document.where(place) if self._document else f"policy {self.id}"

    @property
    def ranked_levels(self) -> list[Level]:
        """The levels, best first."""
        return sorted(self.levels, key=lambda level: level.rank)

    @property
    def summed_value(self) -> ValueMeasure:
        """What tier_summary sums: as written, else the first net_spend criterion, else net spend of all time."""
        if self.value:
            return self.value
        spend = next((criterion for criterion in self.rule.measured if criterion.metric == "net_spend"), None)
        return ValueMeasure(window=spend.window) if spend else ValueMeasure()

    def criterion(self, criterion_id: str) -> Criterion | None:
        """The criterion of that id."""
        return next((criterion for criterion in self.rule.measured if criterion.id == criterion_id), None)

    @property
    def ranks(self) -> dict[str, int]:
        """Rank of every level by its code."""
        return {level.code: level.rank for level in self.levels}

    @property
    def holds_levels(self) -> bool:
        """Whether a level depends on the days before: it is decided at reviews, or the best one reached is kept."""
        return self.review is not None or self.movement.is_never_lowered

    def level_named(self, text: str) -> str | None:
        """The code of the level that an input names by its code, its name or a misspelling; None for none."""
        for level in self.levels:
            if text in {level.code, level.shown.en, level.shown.zh, *level.aliases}:
                return level.code
        return None

    def is_in_force(self, as_of: date) -> bool:
        """Whether `as_of` lies between its dates; a later version may still replace it (see `in_force`)."""
        return self.effective_from <= as_of and (self.effective_to is None or as_of < self.effective_to)
