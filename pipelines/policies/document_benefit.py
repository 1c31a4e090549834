"""Which benefits a document gets of those it earned: the best single one, and whatever may be stacked on it.

The best is the lowest pay rate, then the greatest amount, then the first by policy and code. Nothing is multiplied.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pipelines.policies.benefits import Benefit


@dataclass(frozen=True)
class Earned:
    """A benefit that a policy gives a document. `is_stackable` is the policy's word."""

    policy_id: str
    level_code: str
    benefit: Benefit
    is_stackable: bool = False

    @property
    def _order(self) -> tuple[Decimal, Decimal, str, str]:
        rate, amount = self.benefit.pay_rate, self.benefit.amount
        return (Decimal(1) if rate is None else rate, -(amount or Decimal(0)), self.policy_id, self.benefit.code)


def granted(earned: Sequence[Earned]) -> list[Earned]:
    """The benefits a document gets: at most one that is not stackable, the best one first."""
    single = sorted((each for each in earned if not each.is_stackable), key=lambda each: each._order)
    stacked = sorted((each for each in earned if each.is_stackable), key=lambda each: each._order)
    return single[:1] + stacked
