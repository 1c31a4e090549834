"""Waivers, waivers/<name>.yml of the home: a person lets files land above their reject limits, until a day.

A waiver never lets a bad row in: it only keeps bad rows from refusing the good ones of their file. It is judged on the
day a file becomes known, so that reading the file again, at any later time, gives the same rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import read_yaml, validate
from pipelines.sources.conversion import Conversion
from pipelines.sources.faults import ROW_REASONS

EVERY_REASON = "all"


class Waiver(BaseModel):
    """Of one refused file, or of every file of one source. Holds from `since` to the day before `until`.

    reason: the row reason whose rows no longer count towards the limits, or `all`.  because: in a person's words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    file: str | None = Field(None, pattern=r"^[0-9a-f]{16}$")
    source: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]*$")
    reason: str
    because: str = Field(min_length=3)
    actor: str = Field(min_length=1)
    since: date
    until: date

    @field_validator("reason")
    @classmethod
    def _known_reason(cls, reason: str) -> str:
        if reason not in (EVERY_REASON, *ROW_REASONS):
            raise ValueError(f"one of: {EVERY_REASON}, {', '.join(ROW_REASONS)}")
        return reason

    @model_validator(mode="after")
    def _one_target_and_an_end(self) -> Waiver:
        if (self.file is None) == (self.source is None):
            raise ValueError("a waiver of one `file` or of one `source`")
        if not self.since < self.until <= _a_year_after(self.since):
            raise ValueError(f"ended after {self.since} and by {_a_year_after(self.since)}: at most 12 months")
        if not self.because.strip() or not self.actor.strip():
            raise ValueError("given by a person (`actor`) for a reason (`because`)")
        return self

    @cached_property
    def hash(self) -> str:
        """sha256 of everything the waiver says."""
        text = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    def covers(self, file_id: str, source_code: str, day: date) -> bool:
        """Whether a file that becomes known on `day` lands under this waiver."""
        return (self.file == file_id or self.source == source_code) and self.since <= day < self.until


def load_waivers(home: Home) -> tuple[Waiver, ...]:
    """Every waiver of the home, expired ones too, by name; ConfigurationError with the faults of all of them."""
    found: list[Waiver] = []
    problems: list[Problem] = []
    for path in sorted(home.waivers.glob("*.yml")):
        try:
            found.append(validate(read_yaml(path), Waiver).model_copy(update={"name": path.stem}))
        except ConfigurationError as error:
            problems.extend(error.problems)
    raise_if_any(problems)
    return tuple(found)


def write_waiver(home: Home, waiver: Waiver) -> Path:
    """Write a waiver where people can review it; ConfigurationError when that one was given before."""
    target = home.waivers / f"{waiver.since}_{waiver.file or waiver.source}_{waiver.reason}.yml"
    if target.exists():
        raise ConfigurationError(Problem("waived before", str(target), "Change that file, or remove it first"))
    said = waiver.model_dump(mode="json", exclude={"name"}, exclude_none=True)
    lines = [f"{key}: {value if key in ('since', 'until') else _quoted(value)}\n" for key, value in said.items()]
    write_atomically(target, "".join(lines))
    return target


def forgiven(conversion: Conversion, waivers: Sequence[Waiver]) -> Conversion:
    """The conversion as reject limits judge it: rejected rows whose reason is waived do not count against them."""
    reasons = {waiver.reason for waiver in waivers}
    if EVERY_REASON in reasons:
        return replace(conversion, rejects=conversion.rejects.clear())
    return replace(conversion, rejects=conversion.rejects.filter(~pl.col("reason_code").is_in(sorted(reasons))))


def _quoted(text: str) -> str:
    """A text in quotes that YAML reads as written: JSON's are YAML's."""
    return json.dumps(text, ensure_ascii=False)


def _a_year_after(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28) if is_leap_day else day.replace(year=day.year + 1)
