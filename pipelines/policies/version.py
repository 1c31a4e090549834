"""One version of one policy: the frozen model of a policy file, and its hash.

Add a field here when it concerns the policy whatever its rule kind; a kind's own fields belong to `kinds/`.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Literal

from pydantic import Field, PrivateAttr

from pipelines.home.yaml_file import Location, YamlDocument
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Code, Currency, Day, LevelCode, Name, Part
from pipelines.policies.kinds.registry import AnyRule
from pipelines.policies.windows import LIFETIME


class Level(Part):
    """A level. `rank` 1 is the best: label order proves nothing."""

    code: LevelCode
    rank: int
    name: Name | None = None

    @property
    def shown(self) -> Name:
        """Its name, or its code where none is written."""
        return self.name or Name(en=self.code, zh=self.code)


class Population(Part):
    """Who is graded; everybody else is `excluded`."""

    customer_types: tuple[Literal["organisation", "person", "unknown"], ...] = Field(min_length=1)


class ValueMeasure(Part):
    """The amount that summaries of this policy add up."""

    metric: str = "net_spend"
    window: str = LIFETIME


class PolicyVersion(Part):
    """A policy as one file states it, in force from `effective_from` until `effective_to` (exclusive) or the next."""

    id: Code
    version: str = Field(min_length=1, max_length=40)
    effective_from: Day
    effective_to: Day | None = None
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    population: Population | None = None
    currency: Currency
    on_missing: Literal["ungraded", "lowest"] = "ungraded"
    scope: Literal["customer", "category"] = "customer"
    value: ValueMeasure | None = None
    levels: tuple[Level, ...] = Field(min_length=1)
    rule: AnyRule
    _document: YamlDocument | None = PrivateAttr(None)

    @property
    def document(self) -> YamlDocument | None:
        """The file it was read from; None for a version made in memory."""
        return self._document

    def read_from(self, document: YamlDocument) -> PolicyVersion:
        """The same version, knowing its file."""
        self._document = document
        return self

    def where(self, *location: str | int) -> str:
        """`file:line` of a part, or the policy's id without a file."""
        place: Location = location
        return self._document.where(place) if self._document else f"policy {self.id}"

    @property
    def hash(self) -> str:
        """sha256 over the canonical JSON of what the file states: comments, layout and written defaults do not count.

        Defaults are left out so that a field added to the model later keeps the hash of every published version.
        """
        stated = self.model_dump(mode="json", exclude_defaults=True)
        content = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()

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

    def is_in_force(self, as_of: date) -> bool:
        """Whether `as_of` lies between its dates; a later version may still replace it (see `in_force`)."""
        return self.effective_from <= as_of and (self.effective_to is None or as_of < self.effective_to)
