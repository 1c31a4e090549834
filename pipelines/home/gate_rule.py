"""How a home weighs a check of the gates otherwise than its declaration, as `gates` in tierline.yml says it.

Keep out: which checks there are and what may be changed of each (checks/home_rules.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class GateRule(BaseModel):
    """Another limit or severity of one check, from when, and why; both are shown wherever the check is.

    since: when it was decided. It is told and does not depend on the date being graded.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    limit: Decimal | None = Field(None, ge=0, allow_inf_nan=False, max_digits=18, decimal_places=6)
    severity: Literal["block", "warn"] | None = None
    since: date
    reason: str = Field(min_length=3)

    @model_validator(mode="after")
    def _says_something(self) -> GateRule:
        if self.limit is None and self.severity is None:
            raise ValueError("a rule with a `limit`, a `severity` or both")
        if not self.reason.strip():
            raise ValueError("a rule with a `reason` that a reader understands")
        return self


# By the name of the check.
GateRules = Mapping[str, GateRule]
