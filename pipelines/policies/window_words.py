"""A window in words, as it stands in a bar or a sentence: "over the last 12 complete months", "近12个完整月"."""

from __future__ import annotations

from pipelines.policies.windows import CALENDAR, FISCAL, FORWARD, ROLLING

_PERIODS = {"month": "月", "quarter": "季度", "year": "年"}
_OWN = {
    "anniversary": ("since the last anniversary", "本会员年度"),
    "since_tier_change": ("since the last change of level", "自上次等级变动以来"),
    "since_reset": ("since the last reset", "自上次清零以来"),
}
_LENGTHS = {"days": ("days", "天"), "months": ("months", "个月"), "complete_months": ("complete months", "个完整月")}


def window_words(window_id: str) -> tuple[str, str]:
    """The window in English and Chinese; for `lifetime`: of all time."""
    if rolling := ROLLING.fullmatch(window_id):
        en, zh = _LENGTHS[rolling[2]]
        return f"over the last {rolling[1]} {en}", f"近{rolling[1]}{zh}"
    if period := CALENDAR.fullmatch(window_id):
        en, zh = period[1], _PERIODS[period[1]]
        return {
            "to_date": (f"in the calendar {en} to date", f"本{zh}至今"),
            "last_complete": (f"in the last complete calendar {en}", f"最近一个完整自然{zh}"),
            "previous": (f"in the previous calendar {en}", f"上一自然{zh}"),
        }[period[2]]
    if fiscal := FISCAL.fullmatch(window_id):
        en, zh = fiscal[1], _PERIODS[fiscal[1]]
        return {
            "to_date": (f"in the fiscal {en} to date", f"本财{zh}至今"),
            "last_complete": (f"in the last complete fiscal {en}", f"最近一个完整财{zh}"),
            "previous": (f"in the previous fiscal {en}", f"上一财{zh}"),
        }[fiscal[2]]
    if forward := FORWARD.fullmatch(window_id):
        return f"in the next {forward[1]} days", f"未来{forward[1]}天"
    return _OWN.get(window_id, ("of all time", "累计"))
