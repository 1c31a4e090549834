"""What a cell of 数据 and 统计窗口 may name: metrics and windows by their words in either language or by code."""

from __future__ import annotations

import re

from pipelines.policies.authoring.workbook import same_heading
from pipelines.policies.metrics import KNOWN_METRICS, NUMBERED
from pipelines.policies.window_words import window_words
from pipelines.policies.windows import LIFETIME, is_window

ATTRIBUTE = re.compile(r"(?:属性|attribute)[:：]?\s*([a-z][a-z0-9_]*)")
RATING = re.compile(r"(?:评分|rating)[:：]?\s*([a-z][a-z0-9_]*)")
SCORE = frozenset({"综合评分", "score", "total"})
_PERIODS = [
    f"{kind}_{length}_{which}"
    for kind in ("calendar", "fiscal")
    for length in ("month", "quarter", "year")
    for which in ("to_date", "last_complete", "previous")
]
_NAMED = [LIFETIME, "anniversary", "since_tier_change", "since_reset", *_PERIODS]
_WINDOWS = {same_heading(words): window for window in _NAMED for words in (window, *window_words(window))}
_METRICS = {same_heading(name): code for code, one in KNOWN_METRICS.items() for name in (code, one.en, one.zh)}
_ROLLING = (
    (re.compile(r"近(\d+)个?(?:完整|自然)月"), "complete_months"),
    (re.compile(r"近(\d+)个?月"), "months"),
    (re.compile(r"近(\d+)[天日]"), "days"),
)
OFFERED_WINDOWS = ("近12个完整月", "近12个月", "近90天", "本年至今", "上一自然年", "最近一个完整自然月", "累计")


def data_of(text: str) -> dict[str, str] | None:
    """What a criterion measures, by key of the file: a metric, a number of an assessment, or an attribute."""
    plain = text.strip()
    if found := ATTRIBUTE.fullmatch(plain):
        return {"attribute": found[1]}
    if found := RATING.fullmatch(plain):
        return {"metric": NUMBERED, "of": found[1]}
    code = _METRICS.get(same_heading(plain))
    return {"metric": code} if code and code != NUMBERED else None


def window_of(text: str) -> str | None:
    """The window id that a cell names; None for none."""
    if is_window(text):
        return text
    for form, length in _ROLLING:
        if found := form.fullmatch(text.replace(" ", "")):
            return f"rolling_{found[1]}_{length}"
    return _WINDOWS.get(same_heading(text))
