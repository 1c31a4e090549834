"""The digest: one written text form, whatever the threads and the order of rows."""

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
    assert digest(connection, "t", COLUMNS, ["id"]).sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_an_empty_text_is_not_the_same_as_null(connection):
    connection.execute("insert into t (id, name) values (1, '')")
    empty = digest(connection, "t", COLUMNS, ["id"])
    connection.execute("update t set name = null")
    assert digest(connection, "t", COLUMNS, ["id"]) != empty


def test_a_text_that_spells_null_is_not_null(connection):
    connection.execute(r"insert into t (id, name) values (1, '\N')")
    spelt = digest(connection, "t", COLUMNS, ["id"])
    connection.execute("update t set name = null")
    assert digest(connection, "t", COLUMNS, ["id"]) != spelt


def test_an_empty_table_has_the_digest_of_nothing(connection):
    found = digest(connection, "t", COLUMNS, ["id"])
    assert (found.rows, found.sha256) == (0, hashlib.sha256(b"").hexdigest())


def test_a_missing_key_stands_before_the_others(connection):
    connection.execute("insert into t (id, name) values (null, 'x'), (1, 'y')")
    expected = "\\N\tx\n1\ty\n"
    assert digest(connection, "t", ("id", "name"), ["id"]).sha256 == hashlib.sha256(expected.encode()).hexdigest()


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_threads_and_order_of_rows_do_not_change_the_digest_over_several_batches(connection, threads):
    connection.execute(
        "insert into t select i, 'n' || i, i / 7, date '2024-01-01' + (i % 900)::int, i % 2 = 0 from range(?) r(i)",
        [BATCH_ROWS * 2 + 7],
    )
    straight = digest(connection, "t", COLUMNS, ["id"])
    connection.execute(f"set threads = {threads}")
    connection.execute("create table shuffled as select * from t order by hash(id, 42)")
    assert digest(connection, "shuffled", COLUMNS, ["id"]) == straight
    assert straight.rows == BATCH_ROWS * 2 + 7


def test_a_digest_over_a_million_rows_takes_seconds(connection):
    connection.execute("insert into t select i, 'n' || i, i / 7, '2024-01-01', true from range(1000000) r(i)")
    started = time.process_time()
    assert digest(connection, "t", COLUMNS, ["id"]).rows == 1_000_000
    assert time.process_time() - started < 10


def test_a_binary_fraction_is_refused_by_name(connection):
    connection.execute("create table inexact as select 1 as id, 0.1::double as share")
    with pytest.raises(ValueError, match="share is DOUBLE"):
        digest(connection, "inexact", ("id", "share"), ["id"])
