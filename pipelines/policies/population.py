"""Whom a policy grades.

Keep out how the models apply it (`rows/`), and its words (`document/facts.py`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipelines.policies.fields import Part


class Population(Part):
    """Who is graded; other types are `excluded`.

    `prospects`: whether registered customers who never bought are graded like everybody else or stand apart with status
    `prospect`; without it they are graded only where nothing is measured of sales (decision 0017).
    """

    customer_types: tuple[Literal["organisation", "person", "unknown"], ...] | None = Field(None, min_length=1)
    prospects: Literal["graded", "apart"] | None = None
