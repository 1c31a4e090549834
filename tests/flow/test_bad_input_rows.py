"""Rows that cannot be read are quarantined one by one, with their raw text; the good ones land, within limits."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from tests.deliveries import LINES, LOOSE, deliver, good_lines, landed_rows, landing, small_home

GOOD = good_lines(30)


def landed(folder: Path, content: str | bytes, mapping: str = LINES) -> tuple[LedgerRow, list[tuple[int, str, str]]]:
    home = small_home(folder, shop=mapping)
    deliver(home, "lines_1.csv", content)
    row = landing(home).outcomes[0].row
    path = home.quarantine / "rows" / f"{row.file_id}.parquet"
    rejects = pl.read_parquet(path).select("row_no", "reason_code", "raw_text").rows() if path.exists() else []
    return row, rejects


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("31,1,c1,2026-01-05,2", "ragged_row"),
        ("31,1,c1,2026-01-05,2,10.00,9", "ragged_row"),
        ('31,1,c1,2026-01-05,2,"10.00"9', "broken_quote"),
        ("31,1,c1,2026-01-05,2,1\x000.00", "nul_byte"),
        ("31,1,c1,2026-01-05,2,1.234,50", "ragged_row"),
        ('31,1,c1,2026-01-05,2,"1.234,50"', "bad_number"),
        ('31,1,c1,2026-01-05,2,"1,234.50"', "bad_number"),
        ("31,1,c1,2026-01-05,2,1e2", "bad_number"),
        ("31,1,c1,2026-01-05,2,1.0000001", "too_many_decimals"),
        ("31,1,c1,2026-01-05,2,1234567890123", "out_of_range"),
        ("31,1,c1,2026-01-05,999999999,999999999", "out_of_range"),
        ("31,1,c1,20xx-01-05,2,10.00", "bad_date"),
        ("31,1,c1,2026-13-05,2,10.00", "bad_date"),
        ("31,1,c1,0026-01-05,2,10.00", "out_of_range"),
        ("31,1,c1,2026-01-05,2,-10.00", "negative_without_rule"),
        ("31,1,c1,2026-01-05,-2,10.00", "negative_without_rule"),
        (",1,c1,2026-01-05,2,10.00", "missing_value"),
        ("31,1,,2026-01-05,2,10.00", "missing_value"),
        ("31,1,c1,2026-01-05,,10.00", "missing_value"),
    ],
)
def test_a_bad_row_is_quarantined_with_its_reason_and_raw_text(tmp_path: Path, bad: str, reason: str) -> None:
    middle = GOOD.index("\n16,") + 1
    row, rejects = landed(tmp_path, GOOD[:middle] + bad + "\n" + GOOD[middle:], LOOSE + LINES)
    assert rejects == [(16, reason, bad)]
    assert (row.rows_read, row.rows_ok, row.rows_quarantined) == (31, 30, 1)
    assert landed_rows(Home(tmp_path / "home"))["row_no"].to_list() == [*range(1, 16), *range(17, 32)]


def test_an_unknown_currency_is_quarantined(tmp_path: Path) -> None:
    mapping = LINES.replace("{constant: CNY}", "line")
    row, rejects = landed(tmp_path, GOOD.replace(",1,c", ",CNY,c").replace("7,CNY", "7,yuan"), LOOSE + mapping)
    assert {reason for _, reason, _ in rejects} == {"unknown_currency"}
    assert row.rows_quarantined == 3


def test_each_number_format_is_read_under_its_rule(tmp_path: Path) -> None:
    rule = 'delimiter: ";"\nnumbers: {decimal: ",", thousands: "."}\n'
    row, _ = landed(tmp_path, GOOD.replace(",", ";").replace("10.00", "1.234,50"), rule + LINES)
    assert row.amounts == {"sales_line": "74070.000000"}


def test_a_quoted_line_end_stays_inside_its_value(tmp_path: Path) -> None:
    landed(tmp_path, GOOD + '31,1,"c\n1",2026-01-05,2,10.00\n')
    assert landed_rows(Home(tmp_path / "home"))["customer_code"][30] == "c\n1"


def test_the_raw_text_of_a_row_with_line_ends_is_whole(tmp_path: Path) -> None:
    _, rejects = landed(tmp_path, GOOD + '31,1,"c\n1",2026-01-05,2,bad\n' + "32,1,c1,2026-01-05,2,10.00\n")
    assert rejects == [(31, "bad_number", '31,1,"c\n1",2026-01-05,2,bad')]


def test_quarantined_rows_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    row, _ = landed(tmp_path, GOOD + "31,1,c1,never,1,1.00\n")
    path = tmp_path / "home/quarantine/rows" / f"{row.file_id}.parquet"
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parents[1].stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(("bad_rows", "status"), [(5, "landed"), (6, "refused")])
def test_more_than_five_percent_of_rejected_rows_refuse_the_file(tmp_path: Path, bad_rows: int, status: str) -> None:
    bad = "".join(f"x{number},1,c1,never,1,0.01\n" for number in range(bad_rows))
    row, _ = landed(tmp_path, good_lines(100 - bad_rows) + bad)
    assert (row.status, row.reason) == (status, "reject_limit" if status == "refused" else None)


@pytest.mark.parametrize(("price", "status"), [("2.00", "landed"), ("2.01", "refused")])
def test_more_than_two_percent_of_the_readable_amount_refuse_the_file(tmp_path: Path, price: str, status: str) -> None:
    good = good_lines(49).replace(",2,10.00", ",2,1.00")
    row, _ = landed(tmp_path, f"{good}x,1,c1,never,1,{price}\n")
    assert row.status == status


def test_returns_count_by_their_size_and_unreadable_amounts_not_at_all(tmp_path: Path) -> None:
    good = good_lines(49).replace(",2,10.00", ",2,1.00")
    row, _ = landed(tmp_path, f"{good}R1,1,c1,never,1,2.00\nx,1,c1,2026-01-05,1,many\n")
    assert row.status == "landed"


def test_excluded_and_anonymous_rows_never_count_against_the_limits(tmp_path: Path) -> None:
    others = "".join(f"X{number},1,0,2026-01-05,1,-99.00\n" for number in range(40))
    row, _ = landed(tmp_path, GOOD + others)
    assert (row.status, row.rows_ok) == ("landed", 70)


def test_the_ledger_tells_sums_dates_and_counts(tmp_path: Path) -> None:
    row, _ = landed(tmp_path, GOOD + "31,1,c1,2025-12-31,1,0.123456\n")
    assert (row.min_on, row.max_on) == ("2025-12-31", "2026-01-05")
    assert Decimal(row.amounts["sales_line"]) == Decimal("600.123456")
    assert row.table_rows == {"sales_line": 31}
