"""The relations models read: exactly the landed files of the snapshot, all of them or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.problems import RefusedError
from pipelines.sources.canonical import CANONICAL
from pipelines.warehouse.engine import row_counts, scalar, table_sizes, warehouse
from pipelines.warehouse.inputs import LINE_WEIGHTS, delivered_row, supplied_inputs
from pipelines.warehouse.relations import relate_canonical


def land(landing: Path, table: str, file_id: str, rows: int, **said: object) -> None:
    values = {"file_id": file_id, "source_code": "s", "namespace": "s", "duplicates": "keep"} | said
    frame = pl.DataFrame([values | {"row_no": number + 1} for number in range(rows)])
    columns = [
        (frame[name] if name in frame.columns else pl.Series([None] * rows)).cast(kind).alias(name)
        for name, kind in CANONICAL[table].items()
    ]
    (landing / table).mkdir(parents=True, exist_ok=True)
    pl.DataFrame(columns).write_parquet(landing / table / f"{file_id}.parquet")


def test_a_file_that_is_not_named_is_not_read(tmp_path: Path) -> None:
    land(tmp_path, "item", "a", 2)
    land(tmp_path, "item", "late", 5)
    with warehouse(tmp_path / "w.duckdb") as connection:
        counts = relate_canonical(connection, tmp_path, {"a": {"item": 2}}, ["a"])
        assert (counts["item"], scalar(connection, "select count(*) from landing.new_item")) == (2, 2)


def test_a_table_nobody_delivered_is_an_empty_relation_with_its_types(tmp_path: Path) -> None:
    with warehouse(tmp_path / "w.duckdb") as connection:
        assert relate_canonical(connection, tmp_path, {}, [])["payment"] == 0
        kinds = dict(connection.execute("select column_name, column_type from (describe landing.payment)").fetchall())
    assert (kinds["paid_amount"], kinds["paid_on"]) == ("DECIMAL(18,6)", "DATE")


def test_landed_rows_that_are_gone_stop_the_run(tmp_path: Path) -> None:
    with warehouse(tmp_path / "w.duckdb") as connection, pytest.raises(RefusedError, match="gone"):
        relate_canonical(connection, tmp_path, {"a": {"item": 2}}, [])


def test_landed_rows_that_are_fewer_than_the_ledger_says_stop_the_run(tmp_path: Path) -> None:
    land(tmp_path, "item", "a", 2)
    with warehouse(tmp_path / "w.duckdb") as connection, pytest.raises(RefusedError, match="2 landed rows of 3"):
        relate_canonical(connection, tmp_path, {"a": {"item": 3}}, [])


@pytest.mark.parametrize(("weight", "has_weights"), [(None, False), ("1.5", True)])
def test_an_item_master_without_weights_supplies_none(tmp_path: Path, weight: str | None, has_weights: bool) -> None:
    land(tmp_path, "item", "a", 1, weight_kg=weight)
    with warehouse(tmp_path / "w.duckdb") as connection:
        relate_canonical(connection, tmp_path, {"a": {"item": 1}}, [])
        supplied = supplied_inputs(connection, {"item"})
    assert delivered_row(supplied)["has_weights"].to_list() == [has_weights]


def test_lines_with_their_own_weight_need_no_item_master(tmp_path: Path) -> None:
    land(tmp_path, "sales_line", "a", 1, weight_kg="2", sold_on=date(2026, 1, 1))
    with warehouse(tmp_path / "w.duckdb") as connection:
        relate_canonical(connection, tmp_path, {"a": {"sales_line": 1}}, [])
        supplied = supplied_inputs(connection, {"sales_line"})
    assert supplied == {"sales_line", LINE_WEIGHTS}
    row = delivered_row(supplied).row(0, named=True)
    assert row == {"has_sales": True, "has_orders": False, "has_payments": False, "has_weights": True}


def test_rows_of_tables_and_views_are_counted(tmp_path: Path) -> None:
    with warehouse(tmp_path / "w.duckdb") as connection:
        connection.execute("create schema x")
        connection.execute("create table x.t as from range(3)")
        connection.execute("create view x.v as from x.t limit 2")
    assert row_counts(tmp_path / "w.duckdb", [("x", "t"), ("x", "v")]) == {("x", "t"): 3, ("x", "v"): 2}
    assert table_sizes(tmp_path / "w.duckdb") == {("x", "t"): 3}
