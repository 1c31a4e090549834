"""Texts become exact decimals and business dates, or a reason code; nothing is guessed."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources.date_text import StoreClock, date_format, parse_dates
from pipelines.sources.number_text import NumberRule, parse_numbers
from pipelines.sources.transforms import Transform
from pipelines.sources.weights import in_kilograms

PLAIN, ENGLISH, GERMAN = NumberRule(), NumberRule(thousands=","), NumberRule(decimal=",", thousands=".")


def number(text: str | None, rule: NumberRule = PLAIN, places: int = 6) -> Decimal | str | None:
    numbers = parse_numbers(pl.Series([text], dtype=pl.String), rule, places)
    faults = [code for code, rows in numbers.faults.items() if rows[0]]
    return faults[0] if faults else numbers.values[0]


def day(text: str, *formats: str, written_in: str = "Asia/Shanghai", cutoff: time = time(0)) -> date | str | None:
    clock = StoreClock(written_in, "Asia/Shanghai", cutoff)
    dates, faults = parse_dates(pl.Series([text]), [date_format(known) for known in formats], clock)
    found = [code for code, rows in faults.items() if rows[0]]
    return found[0] if found else dates[0]


@pytest.mark.parametrize("text", ["1234.50", "+1234.50", "1234.5", "001234.500000000", " 1234.50 "])
def test_a_plain_number_is_read_exactly(text: str) -> None:
    assert number(text) == Decimal("1234.5")


def test_each_number_format_refuses_the_other() -> None:
    assert (number("1,234.50", ENGLISH), number("1,234.50", GERMAN)) == (Decimal("1234.5"), "bad_number")
    assert (number("1.234,50", ENGLISH), number("1.234,50", GERMAN)) == ("bad_number", Decimal("1234.5"))


@pytest.mark.parametrize(
    "text", ["1e2", "nan", "inf", "1,234.50", "12,34", "1 000", "", "-", "5.", "(5)", "0x1F", "\uff11"]
)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    assert number(text) == "bad_number"


def test_digits_that_would_be_lost_are_refused() -> None:
    assert number("1.0000005") == "too_many_decimals"
    assert number("1.0000010000") == Decimal("1.000001")
    assert number("1000000000000") == "out_of_range"
    assert number("0.123456789", places=9) == Decimal("0.123456789")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("1.776357e-15", "0.0"), ("3.4000000000000004", "3.4"), ("-0.30000000000000004", "-0.3"), ("1e2", "100.0")]
    + [(same, same) for same in ("12.34", "12.345", "1000000000000.1", "99.999", "x", "")],
)
def test_the_noise_of_a_float_is_taken_off_and_nothing_else(text: str, meant: str) -> None:
    step = Transform(from_float=2)
    assert pl.select(step.apply(pl.lit(text))).item() == meant


def test_an_empty_number_stays_empty() -> None:
    assert number(None) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12) + 1, max_value=10**12 - 1))
def test_every_decimal_of_six_places_survives(value: Decimal) -> None:
    assert number(f"{value:f}") == value


def test_weights_are_converted_exactly() -> None:
    weights = pl.Series([Decimal("2.000001")], dtype=pl.Decimal(38, 12))
    assert in_kilograms(weights, "lb")[0] == Decimal("0.907185")
    assert in_kilograms(weights, "jin")[0] == Decimal("1.000000")
    assert in_kilograms(weights, "t")[0] == Decimal("2000.001")


def test_the_whole_text_must_be_a_date() -> None:
    assert day("2026-01-05", "%Y-%m-%d") == date(2026, 1, 5)
    assert day("1/5/2026", "%-m/%-d/%Y") == date(2026, 1, 5)
    for text in ("2026-1-5", "2026-01-05 ", "20xx-01-05", "2026-02-30", "2026-01-05x", "05/01/2026"):
        assert day(text, "%Y-%m-%d") == ("bad_date" if text.strip() != "2026-01-05" else date(2026, 1, 5)), text


def test_a_year_outside_two_centuries_is_out_of_range() -> None:
    assert day("0206-01-05", "%Y-%m-%d") == "out_of_range"


def test_formats_are_tried_in_order() -> None:
    assert day("03/04/2026", "%d/%m/%Y", "%m/%d/%Y") == date(2026, 4, 3)
    assert day("2026-01-05 08:26:00", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S") == date(2026, 1, 5)


def test_a_cut_after_noon_gives_the_evening_to_the_next_day() -> None:
    assert day("2026-01-05 17:59:59", "%Y-%m-%d %H:%M:%S", cutoff=time(18)) == date(2026, 1, 5)
    assert day("2026-01-05 18:00:00", "%Y-%m-%d %H:%M:%S", cutoff=time(18)) == date(2026, 1, 6)


def test_a_cut_in_the_morning_gives_the_night_to_the_day_before() -> None:
    assert day("2026-01-05 03:59:59", "%Y-%m-%d %H:%M:%S", cutoff=time(4)) == date(2026, 1, 4)
    assert day("2026-01-05 04:00:00", "%Y-%m-%d %H:%M:%S", cutoff=time(4)) == date(2026, 1, 5)


def test_a_date_without_time_knows_no_cut() -> None:
    assert day("2026-01-05", "%Y-%m-%d", cutoff=time(18)) == date(2026, 1, 5)


def test_a_timestamp_of_another_zone_is_told_in_store_time() -> None:
    assert day("2026-01-05 16:00:00", "%Y-%m-%d %H:%M:%S", written_in="UTC") == date(2026, 1, 6)


@pytest.mark.parametrize("text", ["%Y-%m", "%Y-%m-%d %Z", "%j", "%d.%m"])
def test_a_format_that_tells_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="date format"):
        date_format(text)
