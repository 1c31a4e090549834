"""How a level, once held, may change: the parameters of movement that a policy states.

Nothing here moves a level; that is `replay.py`. Add a parameter together with its place in the order of the replay.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipelines.policies.fields import LevelCode, Part
from pipelines.policies.kinds.groups import Node


class Movement(Part):
    """Parameters of movement; with none of them a level is what the last review computed.

    `upgrade_on`: when a better level is given. `retain`: by level, a condition under which it is kept although it
    would not be given. `validity_months`: how long a level cannot be lost after the day it was reached or last
    confirmed. `grace_reviews`: how many failing reviews in a row are forgiven. `max_drop`: ranks lost at most in one
    review. `sticky`: `lifetime` never lowers a level; `until_next_classification` holds it between two reviews.
    `floor`: a level below which nobody who held it falls. `grandfather`: who held a level when this version began keeps
    it for as long as the version that gave it would.
    """

    upgrade_on: Literal["review", "daily"] = "review"
    retain: dict[LevelCode, Node] = Field(default_factory=dict)
    validity_months: int | None = Field(None, ge=1)
    grace_reviews: int = Field(0, ge=0)
    max_drop: int | None = Field(None, ge=1)
    sticky: Literal["lifetime", "until_next_classification"] | None = None
    floor: LevelCode | None = None
    grandfather: bool = False

    @property
    def rises_daily(self) -> bool:
        """Whether a better level is given on any business date."""
        return self.upgrade_on == "daily" or self.sticky == "lifetime"

    @property
    def is_never_lowered(self) -> bool:
        """Whether the best level reached is held for good."""
        return self.sticky == "lifetime"

    @property
    def asking_for_reviews(self) -> list[str]:
        """The parameters written that mean nothing without reviews."""
        written = {
            "retain": bool(self.retain),
            "validity_months": self.validity_months is not None,
            "grace_reviews": self.grace_reviews > 0,
            "max_drop": self.max_drop is not None,
            "upgrade_on": self.upgrade_on == "daily",
            "sticky": self.sticky == "until_next_classification",
        }
        return [name for name, is_written in written.items() if is_written]
