"""Two relations hold the same rows, and rows stand in the order of their key, NULL first."""

from __future__ import annotations

import duckdb
import pytest

from pipelines.publish.contents import contents, rows_in_order

ROWS = "(values (1, null), (1, 'a'), (2, null), (2, 'b')) as t (id, name)"


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        yield connection


def counted(connection, rows, key=("id", "name")):
    return rows_in_order(connection, f"(values {rows}) as t (id, name)", key)


def test_the_order_of_rows_does_not_change_what_a_table_holds(connection):
    backwards = f"(from {ROWS} order by all desc)"
    assert contents(connection, backwards, ("id", "name")) == contents(connection, ROWS, ("id", "name"))


@pytest.mark.parametrize(
    "other",
    [
        "(1, null), (1, 'a'), (2, null), (2, 'c')",
        "(1, null), (1, 'a'), (2, null), (2, '')",
        "(1, null), (2, 'a'), (1, null), (2, 'b')",
        "(1, null), (1, 'a'), (2, 'b'), (2, 'b')",
        "(1, null), (1, 'a'), (2, null)",
    ],
)
def test_one_value_more_less_or_elsewhere_is_another_content(connection, other):
    meant = contents(connection, ROWS, ("id", "name"))
    assert contents(connection, f"(values {other}) as t (id, name)", ("id", "name")) != meant


def test_an_empty_table_holds_nothing(connection):
    empty = contents(connection, f"(from {ROWS} where false)", ("id", "name"))
    assert (empty.rows, empty.hash_sum) == (0, "0")
    assert rows_in_order(connection, f"(from {ROWS} where false)", ("id",)) == 0


def test_rows_by_key_with_null_first_all_stand_in_order(connection):
    assert rows_in_order(connection, ROWS, ("id", "name")) == 4


@pytest.mark.parametrize(
    "rows",
    [
        "(1, 'a'), (1, null), (2, 'b')",
        "(2, 'a'), (1, 'b'), (2, 'c')",
        "(1, null), (1, null), (2, null)",
        "(1, 'a'), (1, 'a'), (2, 'b')",
    ],
)
def test_a_row_before_its_place_or_under_the_key_of_another_is_not_in_order(connection, rows):
    assert counted(connection, rows) == 2


def test_order_is_kept_over_many_row_groups_of_a_file(connection, tmp_path):
    connection.execute(
        f"copy (select i as id from range(300000) r(i)) to '{tmp_path / 't.parquet'}' (row_group_size 5000)"
    )
    assert rows_in_order(connection, f"read_parquet('{tmp_path / 't.parquet'}')", ("id",)) == 300_000
