"""Control figures as mappings read them: periods, what an empty cell means, tolerances, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.sources.canonical import CANONICAL
from tests.deliveries import LINES, converted, lines, mapping_from, reasons

CONTROL = """
file: "control_*.csv"
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {store: store, day: day, period: period, amount: amount, count: count}
tables:
  control_total:
    controlled_source_code: {constant: shop}
    store_code: store
    control_on: day
    period: period
    control_amount: amount
    control_count: count
"""
REPOSITORY = Path(__file__).parents[3]
HEADER = "store,day,period,amount,count\n"
QUERY = CONTROL.replace('file: "control_*.csv"', 'query: {url_env: LEDGER_URL, sql: "select 1"}')


def figures(folder: Path, *rows: str) -> pl.DataFrame:
    return converted(folder, HEADER + "".join(f"{row}\n" for row in rows), CONTROL, "control_1.csv").tables[
        "control_total"
    ]


@pytest.mark.parametrize(
    ("period", "day", "start_on", "end_on"),
    [
        ("day", "2024-02-28", date(2024, 2, 28), date(2024, 2, 29)),
        ("", "2025-12-31", date(2025, 12, 31), date(2026, 1, 1)),
        ("month", "2024-02-29", date(2024, 2, 1), date(2024, 3, 1)),
        ("month", "2025-12-01", date(2025, 12, 1), date(2026, 1, 1)),
        ("year", "2024-06-30", date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_a_period_is_every_day_of_the_day_month_or_year_that_holds_the_date(
    tmp_path: Path, period: str, day: str, start_on: date, end_on: date
) -> None:
    assert figures(tmp_path, f"S1,{day},{period},1,1").select("start_on", "end_on").row(0) == (start_on, end_on)


def test_an_empty_cell_means_all_stores_sales_and_no_count(tmp_path: Path) -> None:
    frame = figures(tmp_path, ",2026-01-05,,10.000001,")
    told = frame.select("controlled_table_name", "store_code", "currency", "control_amount", "control_count").row(0)
    assert told == ("sales_line", None, None, Decimal("10.000001"), None)
    assert {"file_id": pl.String(), **frame.schema} == CANONICAL["control_total"]


def test_one_period_has_one_key_whichever_of_its_days_is_written(tmp_path: Path) -> None:
    keys = figures(
        tmp_path, "S1,2026-01-01,month,1,", "S1,2026-01-31,month,2,", "S1,2026-01-31,day,1,", ",2026-01-31,day,1,"
    )["delivery_key"]
    assert keys[0] == keys[1]
    assert keys.n_unique() == 3


def test_a_count_is_whole_and_a_period_is_known(tmp_path: Path) -> None:
    content = (
        HEADER + "S1,2026-01-05,day,1,1.5\nS1,2026-01-05,day,1,-1\nS1,2026-01-05,week,1,1\nS1,2026-01-05,day,1,2\n"
    )
    rejected = reasons(converted(tmp_path, content, CONTROL, "control_1.csv"))
    assert rejected == [(1, "is_no_count"), (2, "is_no_count"), (3, "unknown_kind")]


def test_what_can_be_read_of_a_rejected_line_is_kept_for_the_comparison(tmp_path: Path) -> None:
    content = lines("R1,1,c1,2026-01-05,1,2", "1,1,c1,2026-01-05,-2,10.00", "2,1,c1,never,1,3", "3,1,c1,2026-01-05,1,x")
    found = converted(tmp_path, content).rejected_lines
    assert found.drop("store_code").rows() == [
        (2, "sales_line", date(2026, 1, 5), "CNY", Decimal("-20.000000")),
        (3, "sales_line", None, "CNY", Decimal("3.000000")),
        (4, "sales_line", date(2026, 1, 5), "CNY", None),
    ]


def faults(folder: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        mapping_from(folder, text)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CONTROL.replace("by_key", "keep"), "duplicates: by_key"),
        (CONTROL.replace("period: period\n    control", "period: {constant: week}\n    control"), "day, month, year"),
        (QUERY + 'file: "x.csv"\n', "`file` has no meaning beside `query`"),
        (QUERY.replace("select 1", "delete from sales"), "begins with select or with"),
        (QUERY.replace("select 1", "select 1; drop table sales"), "one query"),
        (LINES.replace('file: "lines_*.csv"', "query: {url_env: LEDGER_URL, sql: select 1}"), "control figures and"),
        (CONTROL + "control_tolerance: {amount: -1, since: 2026-01-01, reason: rounding}\n", "control_tolerance"),
        (CONTROL + "control_tolerance: {amount: 1, reason: rounding}\n", "since"),
        (CONTROL + "control_tolerance: {amount: 1, since: 2026-01-01}\n", "reason"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    found = faults(tmp_path, text)
    assert any(told in fault and "shop.yml:" in fault for fault in found), found


def test_a_tolerance_changes_what_is_published_and_no_row_that_was_read(tmp_path: Path) -> None:
    plain = mapping_from(tmp_path)
    tolerant = mapping_from(tmp_path, LINES + "control_tolerance: {amount: 1, since: 2026-01-01, reason: rounding}\n")
    assert plain.hash != tolerant.hash
    assert plain.reading == tolerant.reading


def test_the_example_of_the_retail_template_is_a_mapping(tmp_path: Path) -> None:
    text = (REPOSITORY / "pipelines/home/templates/retail/sources/receipts.yml").read_text(encoding="utf-8")
    example = text.partition("#   # sources/z_reports.yml\n")[2]
    mapping = mapping_from(tmp_path, example.replace("#   ", ""), "z_reports")
    assert set(mapping.tables["control_total"].targets) >= {"store_code", "control_on", "control_amount"}
    tolerance = next(line for line in text.splitlines() if line.startswith("#   control_tolerance"))
    assert mapping_from(tmp_path, LINES + tolerance.removeprefix("#   ") + "\n").control_tolerance is not None
