"""A bar as people write it in a cell: ≥100, 100万元(含)以上, 50-100, 不满 20, 50≤x<100; read into bounds of the file.

以上, 以下 and 以内 include the number, 不满, 低于, 超过 and 以外 do not, as the Civil Code (art. 1259) has it, unless
(含) or (不含) says otherwise. A dash or 至 includes its first number only, with 以下 behind it or without, unless it
says otherwise. Nothing is guessed: what fits no form is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.policies.units import UNITS

NUMBER = r"(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)"
SHORT_UNITS = {"万": "万元", "亿": "亿元"}
UNIT_NAMES = "|".join(sorted((re.escape(code) for code in (*UNITS, *SHORT_UNITS, "%")), key=len, reverse=True))
VALUE = rf"{NUMBER}\s*({UNIT_NAMES})?"
INCLUDED, EXCLUDED = "含", "不含"
MARK = r"(?:\s*\((不?含)\))?"
BEFORE = {
    "at_least": (">=", "≥", "不低于", "不少于", "不小于", "至少", "at least"),
    "above": (">", "高于", "超过", "大于", "多于", "more than", "above"),
    "below": ("<", "低于", "不满", "不足", "少于", "小于", "less than", "below"),
    "up_to": ("<=", "≤", "不高于", "不超过", "不大于", "不多于", "至多", "at most", "up to"),
}
AFTER = {"at_least": ("及以上", "以上", "起"), "up_to": ("及以下", "以下", "以内")}
WORDS_BEFORE = {word: key for key, words in BEFORE.items() for word in words}
WORDS_AFTER = {word: key for key, words in AFTER.items() for word in words}
WITHOUT = {"at_least": "above", "up_to": "below"}
OPPOSITE = {"<=": "at_least", "≤": "at_least", "<": "above"}
_ONE = "|".join(sorted(map(re.escape, WORDS_BEFORE), key=len, reverse=True))
_LAST = "|".join(sorted(map(re.escape, WORDS_AFTER), key=len, reverse=True))
FORMS = (
    (re.compile(rf"({_ONE})\s*{VALUE}", re.IGNORECASE), "before"),
    (re.compile(rf"{VALUE}{MARK}\s*({_LAST}){MARK}"), "after"),
    (re.compile(rf"{VALUE}{MARK}\s*(?:-|~|—|–|至|到)\s*{VALUE}{MARK}\s*(?:以下|以内)?"), "range"),
    (re.compile(rf"{VALUE}\s*(<=|≤|<)\s*[a-z]\s*(<=|≤|<)\s*{VALUE}", re.IGNORECASE), "between"),
    (re.compile(rf"({_ONE})\s*{VALUE}\s*(?:,|且|并|and)\s*({_ONE})\s*{VALUE}", re.IGNORECASE), "two"),
    (re.compile(rf"([\[(])\s*{VALUE}\s*,\s*{VALUE}\s*([\])])"), "brackets"),
)


@dataclass(frozen=True)
class Bar:
    """Bounds by their key in the file, numbers as plain text, and the unit that stood beside a number."""

    bounds: dict[str, str]
    unit: str | None = None


def read_bar(text: str) -> Bar | None:
    """The bar that a cell shows (full-width signs already usual ones); None when it fits no form."""
    for form, name in FORMS:
        if found := form.fullmatch(text.strip()):
            return _as_bar(name, list(found.groups()))
    return None


def read_number(text: str) -> str | None:
    """A plain number of at most six decimals, separators taken out; None for anything else."""
    found = re.fullmatch(NUMBER, text)
    if found is None:
        return None
    number = Decimal(found[1].replace(",", ""))
    return f"{number.normalize():f}"


def _as_bar(form: str, parts: list[str]) -> Bar | None:
    """Keys of the bounds, the numbers and units that belong to them."""
    if form == "before":
        ends = [(WORDS_BEFORE[parts[0].casefold()], parts[1], parts[2])]
    elif form == "after":
        said = WORDS_AFTER[parts[3]]
        ends = [(WITHOUT[said] if EXCLUDED in (parts[2], parts[4]) else said, parts[0], parts[1])]
    elif form == "range":
        lower = "above" if parts[2] == EXCLUDED else "at_least"
        upper = "up_to" if parts[5] == INCLUDED else "below"
        ends = [(lower, parts[0], parts[1]), (upper, parts[3], parts[4])]
    elif form == "between":
        ends = [(OPPOSITE[parts[2]], parts[0], parts[1]), (WORDS_BEFORE[parts[3]], parts[4], parts[5])]
    elif form == "two":
        first, second = (WORDS_BEFORE[parts[each].casefold()] for each in (0, 3))
        ends = [(first, parts[1], parts[2]), (second, parts[4], parts[5])]
    else:
        lower, upper = ("at_least" if parts[0] == "[" else "above"), ("up_to" if parts[5] == "]" else "below")
        ends = [(lower, parts[1], parts[2]), (upper, parts[3], parts[4])]
    return _with_one_unit(ends)


def _with_one_unit(ends: list[tuple[str, str, str]]) -> Bar | None:
    units = {SHORT_UNITS.get(unit, unit) for _, _, unit in ends if unit}
    bounds = {key: read_number(number) or number for key, number, _ in ends}
    # One unit may stand for both ends: 50-100万元.
    return Bar(bounds, next(iter(units), None)) if len(units) < len(ends) + 1 and len(units) <= 1 else None
