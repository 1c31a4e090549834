"""Benefits of levels, as a policy states them: what a level gives, from when to when.

Which benefit a document gets is decided in `document_benefit.py`. Add a kind of benefit to `BenefitType` only.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from pipelines.policies.fields import Code, Day, Exact, LevelCode, Name, Part
from pipelines.policies.units import RATE, rate_of

BenefitType = Literal["discount", "gift", "service", "access", "allowance", "points", "draw"]


def _rate(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not 0 < (rate := rate_of(value)) <= 1:
        raise ValueError("a share of the price that is still paid, such as 9.5折, 95% or 0.95")
    return rate


WRITTEN_RATE = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^(?:{RATE.pattern})$"}]}
PayRate = Annotated[Decimal, BeforeValidator(_rate), Field(gt=0, le=1), WithJsonSchema(WRITTEN_RATE)]


class Benefit(Part):
    """One benefit of one or more levels. `pay_rate` is the share of the price still paid: 9折, 90% or 0.9.

    `amount` is its value in the policy's currency, `quantity` a measure in words such as 8G. Valid from `valid_from`
    until `valid_to` (exclusive); default as long as the version.
    """

    code: Code
    levels: tuple[LevelCode, ...] = Field(min_length=1)
    type: BenefitType
    name: Name
    pay_rate: PayRate | None = None
    amount: Exact | None = Field(None, ge=0)
    quantity: str | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
