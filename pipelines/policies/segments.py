"""Segments: names for kinds of customers that have no order, hence no rank, no up and no down.

`segments/<id>.yml` of a home: each segment is either some codes of one attribute, or some of the base lifecycle
statuses under a company's own names. Ordered systems are policies and stay out.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from pipelines.home.problems import Problem, raise_if_any
from pipelines.home.yaml_file import YamlDocument, read_yaml, validate
from pipelines.policies.fields import Code, Name, Part
from pipelines.policies.lint.finding import problem, repeated

Lifecycle = Literal["prospect", "new", "active", "at_risk", "lapsed", "reactivated"]


class Segment(Part):
    """One segment, and what puts a customer into it."""

    code: Code
    name: Name
    codes: tuple[str, ...] = ()
    lifecycle: tuple[Lifecycle, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        """The codes or statuses that belong to it."""
        return self.codes or self.lifecycle


class Segmentation(Part):
    """One vocabulary. With `attribute` its segments name codes; without, base lifecycle statuses."""

    id: Code
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    attribute: Code | None = None
    segments: tuple[Segment, ...] = Field(min_length=1)
    ours: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _made_one_way(self) -> Self:
        for segment in self.segments:
            if bool(segment.codes) != (self.attribute is not None) or bool(segment.lifecycle) == bool(segment.codes):
                raise ValueError("made of `codes` where there is an `attribute`, of `lifecycle` where there is none")
        return self

    def segment_of(self, member: str | None) -> str | None:
        """The segment of a code or status; None when it belongs to none."""
        return next((segment.code for segment in self.segments if member in segment.members), None)


def load_segments(folder: Path) -> list[Segmentation]:
    """Every vocabulary of a segments folder, by id; ConfigurationError with every fault."""
    read = []
    for path in sorted(folder.glob("*.yml")):
        document = read_yaml(path)
        read.append((validate(document, Segmentation), document))
    raise_if_any(fault for one, document in read for fault in _faults(one, document))
    return [one for one, _ in read]


def _faults(one: Segmentation, document: YamlDocument) -> Iterator[Problem]:
    if document.path.stem != one.id:
        yield problem(document.where(("id",)), "misplaced", "error", policy=one.id, folder=document.path.stem)
    for number, code in repeated([segment.code for segment in one.segments]):
        yield problem(document.where(("segments", number, "code")), "duplicate_segment", "error", segment=code)
    members = [member for segment in one.segments for member in segment.members]
    for _, member in repeated(members):
        yield problem(document.where(("segments",)), "duplicate_segment.member", "error", member=member)
