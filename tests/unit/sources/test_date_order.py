"""Which of day and month comes first is said by the mapping, and a file that proves it wrong is refused with a hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.sources.date_order import ambiguous_formats
from pipelines.sources.refusal import FileRefused
from tests.deliveries import LINES, converted, lines, reasons

DAY_FIRST = LINES.replace('["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]', '["%d/%m/%Y", "%Y-%m-%d"]')


def dated(*days: str) -> str:
    return lines(*(f"{number},1,c1,{day},1,5" for number, day in enumerate(days, start=1)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("%d/%m/%Y", "%m/%d/%Y"),
        ("%-d/%-m/%Y", "%m/%d/%Y"),
        ("%m/%d/%Y", "%-d/%-m/%Y"),
        ("%Y-%m-%d", "%Y-%d-%m"),
        ("%d.%m.%y", "%y.%m.%d"),
        ("%d/%m/%Y %H:%M", "%-m/%-d/%Y %-H:%M"),
    ],
)
def test_two_formats_that_read_one_text_as_two_dates_are_told_with_the_text(first: str, second: str) -> None:
    assert [pair[:2] for pair in ambiguous_formats([first, second])] == [(first, second)]


@pytest.mark.parametrize(
    "formats",
    [
        ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d"),
        ("%d/%m/%Y", "%-d/%-m/%Y"),
        ("%m/%d/%Y", "%d.%m.%Y"),
        ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %I:%M:%S %p"),
    ],
)
def test_formats_that_never_disagree_may_stand_together(formats: tuple[str, ...]) -> None:
    assert list(ambiguous_formats(formats)) == []


def test_a_parquet_mapping_must_agree_with_the_iso_form_of_typed_dates(tmp_path: Path) -> None:
    text = LINES.replace('["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]', '["%Y-%d-%m"]')
    assert converted(tmp_path, dated("2026-13-01"), text).rows_ok == 1
    with pytest.raises(Exception, match="two different dates"):
        converted(tmp_path, dated("2026-13-01"), text + "format: parquet\n")


def test_a_file_whose_dates_only_fit_the_other_order_is_refused_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as refused:
        converted(tmp_path, dated("01/02/2026", "01/13/2026", "2026-01-20", "01/31/2026"), DAY_FIRST)
    assert refused.value.code == "date_order"
    assert refused.value.message == ("2 of 4 dates in column `day` do not fit `%d/%m/%Y`, and all fit `%m/%d/%Y`")
    assert "under dates in its mapping" in refused.value.remedy


def test_a_wrong_date_among_dates_of_the_declared_order_is_a_bad_row(tmp_path: Path) -> None:
    conversion = converted(tmp_path, dated("31/01/2026", "01/13/2026", "01/02/2026"), DAY_FIRST)
    assert reasons(conversion) == [(2, "bad_date")]


def test_a_thirteenth_month_behind_its_year_is_a_bad_row(tmp_path: Path) -> None:
    assert reasons(converted(tmp_path, dated("2026-01-05", "2026-13-05"))) == [(2, "bad_date")]


def test_a_file_that_fits_both_orders_is_read_as_the_mapping_says(tmp_path: Path) -> None:
    days = converted(tmp_path, dated("03/04/2026"), DAY_FIRST).tables["sales_line"]["sold_on"]
    assert [str(day) for day in days] == ["2026-04-03"]
