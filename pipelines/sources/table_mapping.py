"""How one canonical table is filled: a target per canonical column, and the rules for kind, anonymity and header.

Grammar only. Which targets a table has stands in targets.py, what must agree with what in mapping_checks.py.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from pipelines.sources.predicates import Predicates
from pipelines.sources.weights import WeightUnit


class Target(BaseModel):
    """Where a canonical value comes from: a local column (for a weight, in `unit`), a constant, or the file's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    column: str | None = None
    constant: str | None = None
    from_name: str | None = None
    unit: WeightUnit = "kg"

    @model_validator(mode="after")
    def _one_origin(self) -> Target:
        if len(self.model_fields_set - {"unit"}) != 1:
            raise ValueError("one origin: a column, constant or from_name")
        return self


def _column_by_name(value: object) -> object:
    return {"column": value} if isinstance(value, str) else value


class KindRule(BaseModel):
    """When the conditions hold, the row is of this kind; an excluded row says why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    when: Predicates = Field(min_length=1)
    kind: Literal["sale", "return", "order", "excluded"] = Field(alias="is")
    reason: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]*$")

    @model_validator(mode="after")
    def _exclusion_has_a_reason(self) -> KindRule:
        if (self.kind == "excluded") != (self.reason is not None):
            raise ValueError("a rule with a reason when it excludes, and without one when it does not")
        return self


class TableMapping(BaseModel):
    """One table. Beside the rules below, every further key is a target of the table."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, Annotated[Target, BeforeValidator(_column_by_name)]] = Field(init=False)

    when: Predicates = ()
    kind: tuple[KindRule, ...] = ()
    anonymous: Predicates = ()
    header: bool = False
    attributes: dict[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _weight_is_a_target(cls, data: object) -> object:
        if isinstance(data, dict) and "weight" in data and "weight_kg" not in data:
            return {("weight_kg" if key == "weight" else key): value for key, value in data.items()}
        return data

    @property
    def targets(self) -> dict[str, Target]:
        """Canonical column -> where its value comes from."""
        return self.__pydantic_extra__

    def columns_used(self) -> set[str]:
        """Every local column this table reads."""
        rules = [*self.when, *self.anonymous, *(condition for rule in self.kind for condition in rule.when)]
        mapped = {target.column for target in self.targets.values() if target.column is not None}
        return mapped | {condition.column for condition in rules} | set(self.attributes.values())
