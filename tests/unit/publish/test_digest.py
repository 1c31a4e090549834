"""The digest: one written text form of the rows as they stand, whatever the threads."""

from __future__ import annotations

import hashlib
import time

import duckdb
import pytest

from pipelines.publish.digest import BATCH_ROWS, digest

COLUMNS = ("id", "name", "amount", "on_day", "is_new")


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute(
            "create table t (id bigint, name varchar, amount decimal(38,6), on_day date, is_new boolean)"
        )
        yield connection


def test_the_text_is_written_like_postgresql_copy_text(connection):
    connection.execute("insert into t values (1, null, -0.000001, null, false)")
    connection.execute("insert into t values (2, ?, 1.5, '2024-02-29', true)", ["a\\b\tc\nd\r客户"])
    text = "1\t\\N\t-0.000001\t\\N\tfalse\n" + "2\ta\\\\b\\tc\\nd\\r客户\t1.500000\t2024-02-29\ttrue\n"
    assert digest(connection, "t", COLUMNS) == hashlib.sha256(text.encode()).hexdigest()


def test_an_empty_text_is_not_the_same_as_null(connection):
    connection.execute("insert into t (id, name) values (1, '')")
    empty = digest(connection, "t", COLUMNS)
    connection.execute("update t set name = null")
    assert digest(connection, "t", COLUMNS) != empty


def test_a_text_that_spells_null_is_not_null(connection):
    connection.execute(r"insert into t (id, name) values (1, '\N')")
    spelt = digest(connection, "t", COLUMNS)
    connection.execute("update t set name = null")
    assert digest(connection, "t", COLUMNS) != spelt


def test_an_empty_table_has_the_digest_of_nothing(connection):
    assert digest(connection, "t", COLUMNS) == hashlib.sha256(b"").hexdigest()


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_do_not_change_the_digest_of_a_file_over_several_batches(connection, threads, tmp_path):
    made = "select i, 'n' || i, i / 7, date '2024-01-01' + (i % 900)::int, i % 2 = 0 from range(?) r(i)"
    connection.execute(f"insert into t {made}", [BATCH_ROWS * 2 + 7])
    connection.execute(f"copy (from t order by id) to '{tmp_path / 't.parquet'}'")
    straight = digest(connection, "(from t order by id)", COLUMNS)
    connection.execute(f"set threads = {threads}")
    assert digest(connection, f"read_parquet('{tmp_path / 't.parquet'}')", COLUMNS) == straight


def test_rows_in_another_order_have_another_digest(connection):
    connection.execute("insert into t (id) values (1), (2)")
    assert digest(connection, "(from t order by id desc)", COLUMNS) != digest(connection, "t", COLUMNS)


def test_a_digest_over_a_million_rows_takes_seconds(connection):
    connection.execute("insert into t select i, 'n' || i, i / 7, '2024-01-01', true from range(1000000) r(i)")
    started = time.process_time()
    digest(connection, "t", COLUMNS)
    assert time.process_time() - started < 10


def test_a_binary_fraction_is_refused_by_name(connection):
    connection.execute("create table inexact as select 1 as id, 0.1::double as share")
    with pytest.raises(ValueError, match="share is DOUBLE"):
        digest(connection, "inexact", ("id", "share"))
