"""Segments: names for kinds of customers that have no order, hence no rank, no up and no down.

`segments/<id>.yml` of a home: each segment is either some codes of one attribute, or some of the base lifecycle
statuses under a company's own names. Ordered systems are policies and stay out; how files are read and what can be
wrong with them stands in `segments_file.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from pipelines.policies.fields import Code, Name, Part
from pipelines.policies.windows import LIFETIME

Lifecycle = Literal["prospect", "new", "active", "at_risk", "lapsed", "reactivated"]
MOST_DAYS = 4999


class LifecycleDays(Part):
    """The days behind the base statuses, all counted back from D.

    new: whoever first bought within so many.  at_risk, lapsed: whoever last bought longer ago.  reactivated: whoever
    came back within so many, after as many days without a purchase as make a customer lapse.
    """

    new: int = Field(gt=0, le=MOST_DAYS)
    at_risk: int = Field(gt=0, le=MOST_DAYS)
    lapsed: int = Field(gt=0, le=MOST_DAYS)
    reactivated: int = Field(gt=0, le=MOST_DAYS)

    @property
    def windows(self) -> dict[str, str]:
        """The windows in which purchases are counted, by what they tell."""
        days = {"new": self.new, "at_risk": self.at_risk, "lapsed": self.lapsed, "back": self.reactivated}
        days["away"] = self.reactivated + self.lapsed
        return {"all": LIFETIME} | {name: f"rolling_{count}_days" for name, count in days.items()}

    def status(self, counts: Mapping[str, int], has_bought: bool) -> Lifecycle | None:
        """The base status from `sale_count` by window (`windows`). None when every purchase was given back."""
        if not has_bought:
            return "prospect"
        if not counts["all"]:
            return None
        if not counts["lapsed"]:
            return "lapsed"
        if not counts["at_risk"]:
            return "at_risk"
        if counts["new"] == counts["all"]:
            return "new"
        return "reactivated" if counts["back"] == counts["away"] else "active"


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
    """One vocabulary. With `attribute` its segments name codes; with `days`, base lifecycle statuses."""

    id: Code
    name: Name
    owner: str = Field(min_length=1)
    source: str | None = None
    attribute: Code | None = None
    days: LifecycleDays | None = None
    segments: tuple[Segment, ...] = Field(min_length=1)
    ours: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _made_one_way(self) -> Self:
        if (self.attribute is None) == (self.days is None):
            raise ValueError("made of an `attribute`, or of lifecycle statuses with their `days`")
        for segment in self.segments:
            if bool(segment.codes) != (self.attribute is not None) or bool(segment.lifecycle) == bool(segment.codes):
                raise ValueError("made of `codes` where there is an `attribute`, of `lifecycle` where there is none")
        return self

    def segment_of(self, member: str | None) -> str | None:
        """The segment of a code or status; None when it belongs to none."""
        return next((segment.code for segment in self.segments if member in segment.members), None)
