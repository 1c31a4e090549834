"""The words in which targets are declared: the kind of a value, whether it must be there, its bounds.

Add a kind here together with its typing in typed_columns.py. What each table may fill stands in targets.py and
dated_targets.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["code", "currency", "date", "number", "share", "rate", "weight", "count", "choice", "flag", "personal"]
NUMBERS: frozenset[Kind] = frozenset({"number", "share", "rate", "weight", "count"})
Presence = Literal["always", "filled", "optional", "telling"]

# A date outside is a misread one. The landed gate asks for the same bounds (a test compares them),
# so that it never stops a row that landed.
FIRST_BUSINESS_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 1, 1)
FIRST_RELATIONSHIP_DAY = date(1900, 1, 1)


@dataclass(frozen=True)
class TargetRule:
    """Kind and presence of one thing a mapping can fill; the earliest day of a date, and whether it may be negative.

    `always` must be mapped and filled in every row, `filled` must be filled when it is mapped, `optional` may be empty;
    `telling` may be empty too, also in a key, because that says something: no store is all stores. choices: the words
    of a choice; the first one is meant where nothing is said.
    """

    kind: Kind
    presence: Presence = "optional"
    first_day: date = FIRST_BUSINESS_DAY
    is_signed: bool = True
    choices: tuple[str, ...] = ()


KEY = TargetRule("code", "always")
OPTIONAL_CODE = TargetRule("code")
DAY = TargetRule("date", "always")
CURRENCY = TargetRule("currency", "always")
