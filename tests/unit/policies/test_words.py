"""Bars in words say the number exactly, with its unit, in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.policies.bounds import Bounds
from pipelines.policies.fields import Name
from pipelines.policies.units import fits_storage, to_base, unit_of
from pipelines.policies.window_words import window_words
from pipelines.policies.words import bar_words, joined, number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [("1000000", "1,000,000"), ("0.50", "0.5"), ("100.000", "100"), ("-2500.10", "-2,500.1"), ("0", "0"), ("10", "10")],
)
def test_a_number_has_thousands_separators_and_no_trailing_zeros(number: str, words: str) -> None:
    assert number_words(Decimal(number)) == words


@pytest.mark.parametrize(
    ("bounds", "metric", "unit", "en", "zh"),
    [
        ({"at_least": "1000000"}, "net_spend", None, "at least 1,000,000 CNY", "不低于 1,000,000 元"),
        (
            {"above": "7", "up_to": "15"},
            "recency_days",
            None,
            "more than 7 days and at most 15 days",
            "高于 7 天且不高于 15 天",
        ),
        ({"below": "12"}, "tenure_months", "months", "below 12 months", "低于 12 个月"),
        ({"at_least": "6"}, "sale_count", None, "at least 6 times", "不低于 6 次"),
        ({"up_to": "20"}, "weight_kg", "t", "at most 20 t", "不高于 20 吨"),
        ({}, "net_spend", None, "any value", "任意值"),
    ],
)
def test_a_bar_is_said_with_its_unit(bounds: dict[str, str], metric: str, unit: str | None, en: str, zh: str) -> None:
    interval = Bounds.model_validate(bounds).interval
    assert bar_words(interval, unit_of(metric, unit, "CNY")) == Name(en=en, zh=zh)


def test_n_of_several_is_said_as_a_list() -> None:
    parts = [Name(en=word, zh=word) for word in "abc"]
    assert joined(parts, 2) == Name(en="at least 2 of (a; b; c)", zh="以下至少2项（a；b；c）")
    assert joined(parts, 1).en == "(a or b or c)"
    assert joined(parts, 3).zh == "a且b且c"


@pytest.mark.parametrize(
    ("window_id", "en", "zh"),
    [
        ("rolling_12_complete_months", "over the last 12 complete months", "近12个完整月"),
        ("rolling_30_days", "over the last 30 days", "近30天"),
        ("calendar_year_to_date", "in the calendar year to date", "本年至今"),
        ("calendar_quarter_previous", "in the previous calendar quarter", "上一自然季度"),
        ("fiscal_year_to_date", "in the fiscal year to date", "本财年至今"),
        ("fiscal_month_last_complete", "in the last complete fiscal month", "最近一个完整财月"),
        ("since_reset", "since the last reset", "自上次清零以来"),
        ("since_tier_change", "since the last change of level", "自上次等级变动以来"),
        ("lifetime", "of all time", "累计"),
    ],
)
def test_a_window_is_said_in_both_languages(window_id: str, en: str, zh: str) -> None:
    assert window_words(window_id) == (en, zh)


def test_units_convert_exactly() -> None:
    tonne, gram = unit_of("weight_kg", "t", "CNY"), unit_of("weight_kg", "g", "CNY")
    assert to_base(Decimal("100.001"), tonne) == Decimal(100001)
    assert to_base(Decimal("0.5"), gram) == Decimal("0.0005")
    assert not fits_storage(Decimal("0.0001"), gram)


@pytest.mark.parametrize(("metric", "unit"), [("net_spend", "USD"), ("weight_kg", "months"), ("sale_count", "CNY")])
def test_a_unit_of_another_kind_is_refused(metric: str, unit: str) -> None:
    with pytest.raises(ValueError, match=metric):
        unit_of(metric, unit, "CNY")
