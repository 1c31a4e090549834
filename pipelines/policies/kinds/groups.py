"""Kind `groups`: each level has a condition of tests joined by all_of, any_of or at_least_n, nested.

A test compares a number with a bound, or asks whether an attribute is one of some codes. Other kinds reuse the
conditions; keep their own fields out of here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from pipelines.policies.bounds import Bounds
from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Code, LevelCode
from pipelines.policies.kinds.rule import Rule

OTHERWISE = "otherwise"
Place = tuple[str | int, ...]


class Node(Bounds):
    """One node of a condition: a test of a criterion, a group of nodes, or `otherwise`, which is always true."""

    id: Code | None = None
    criterion: Code | None = None
    one_of: tuple[str, ...] | None = Field(None, min_length=1)
    all_of: tuple[Node, ...] | None = Field(None, min_length=1)
    any_of: tuple[Node, ...] | None = Field(None, min_length=1)
    at_least_n: int | None = Field(None, ge=1)
    of: tuple[Node, ...] | None = Field(None, min_length=1)
    otherwise: bool = False

    @model_validator(mode="before")
    @classmethod
    def _read_otherwise(cls, written: object) -> object:
        return {OTHERWISE: "true"} if written == OTHERWISE else written

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [self.criterion is not None, self.all_of is not None, self.any_of is not None, self.of is not None]
        if sum(forms) + self.otherwise != 1:
            raise ValueError("one of: a test of a criterion, all_of, any_of, at_least_n with of, or otherwise")
        if (self.of is None) != (self.at_least_n is None) or (self.at_least_n or 0) > len(self.children or (0,)):
            raise ValueError("a group of at least n nodes: at_least_n (no more than there are) together with of")
        if (self.criterion is not None) != ((self.interval.operator is not None) + (self.one_of is not None) == 1):
            raise ValueError("a criterion together with a bound: at_least, above, below or up_to; or with one_of")
        return self

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes of a group; none for a test."""
        return self.all_of or self.any_of or self.of or ()

    @property
    def needed(self) -> int:
        """How many children must hold: all, one, or n; 0 for a leaf."""
        return self.at_least_n or (1 if self.any_of else len(self.children))

    @property
    def test_id(self) -> str | None:
        """What a reason row calls this test; None for a group."""
        return self.id or self.criterion

    def walk(self, place: Place = (), depth: int = 1) -> Iterator[tuple[Node, Place, int]]:
        """Every node below and including this one, with its place in the file and its depth (1 = this)."""
        yield self, place, depth
        key = "all_of" if self.all_of else "any_of" if self.any_of else "of"
        for number, child in enumerate(self.children):
            yield from child.walk((*place, key, number), depth + 1)


class ConditionsRule(Rule):
    """Levels are tried best first; the first whose condition holds is the level."""

    criteria: tuple[Criterion, ...] = Field(min_length=1)
    levels: dict[LevelCode, Node] = Field(min_length=1)

    @property
    def measured(self) -> tuple[Criterion, ...]:
        """The criteria that the tests name."""
        return self.criteria


class GroupsRule(ConditionsRule):
    """Conditions on what a customer did."""

    kind: Literal["groups"]
