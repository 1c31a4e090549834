"""Review calendars: which dates a policy decides on, across versions, from the first classification."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.policies.review import Review, review_dates

Q1, Q2, Q3 = date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30)


@pytest.mark.parametrize(
    ("every", "day", "expected"),
    [
        ("month", "last_day", [date(2026, 1, 31), date(2026, 2, 28), Q1]),
        ("month", "first_day", [date(2026, 2, 1), date(2026, 3, 1)]),
        ("month", "day_5", [date(2026, 2, 5), date(2026, 3, 5)]),
        ("quarter", "last_day", [Q1]),
        ("half_year", "last_day", []),
        ("year", "first_day", []),
    ],
)
def test_reviews_fall_on_the_day_the_policy_names(every: str, day: str, expected: list[date]) -> None:
    review = Review.model_validate({"every": every, "day": day})
    assert list(review.dates(date(2026, 1, 15), Q1)) == expected


def test_a_leap_year_ends_february_on_the_29th() -> None:
    dates = Review(every="month").dates(date(2024, 2, 1), date(2024, 3, 1))
    assert list(dates) == [date(2024, 2, 29)]


def test_the_first_classification_is_a_review_of_its_own() -> None:
    assert review_dates([(date(2026, 2, 1), Review(every="quarter"))], date(2026, 2, 1), Q2) == [
        date(2026, 2, 1),
        Q1,
        Q2,
    ]


def test_nothing_is_reviewed_before_history_begins() -> None:
    spans = [(date(2020, 1, 1), Review(every="quarter"))]
    assert review_dates(spans, date(2026, 6, 1), Q2) == [date(2026, 6, 1), Q2]


def test_the_version_in_force_on_a_date_decides_whether_it_is_a_review() -> None:
    spans = [(date(2026, 1, 1), Review(every="quarter")), (date(2026, 4, 1), Review(every="year")), (Q3, None)]
    assert review_dates(spans, date(2026, 1, 1), date(2027, 12, 31)) == [date(2026, 1, 1), Q1]
