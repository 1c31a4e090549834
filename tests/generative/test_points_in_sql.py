"""The models consume, owe and clear lots exactly as the reference does, on ledgers that Hypothesis makes up.

The models run on tables of their own names, one after another, as dbt would run them. What receipts earn is proven on
worked cases (tests/spec) and not here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from pipelines.policies.points import Entry, balance, cleared, open_lots
from pipelines.policies.points_file import load_programs
from pipelines.policies.points_program import expires_on
from pipelines.policies.rows.points import points_rows
from tests.shape.house import ROOT
from tests.unit.policies.shipped import POLICIES

BEGIN, AS_OF = date(2023, 1, 1), date(2025, 2, 1)
PROGRAMS = load_programs(POLICIES.parent / "points")
MODELS = ("interval", "class", "course", "lot", "ledger")
COLUMNS = "customer_key, program_code, program_version, entered_on, entry_kind, points, namespace, document_code"
CLEARED = "select customer_key, end_on, -left_points from met_points__lot where is_cleared"
LEFT = "select customer_key, expires_on, left_points from met_points__lot where end_on is null"
BALANCES = "select customer_key, null, points from met_points__ledger"
Ledgers = list[list[Entry]]
Told = dict[tuple[int, date | None], int]

DAYS = st.integers(0, (AS_OF - BEGIN).days // 5).map(lambda steps: BEGIN + timedelta(days=5 * steps))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry of any kind: its lot lives as the program says, for some days of its own, or for good."""
    on = draw(DAYS)
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["redeem", "reverse", "adjust", "expire"]))
        return Entry(on, kind, -draw(st.integers(1, 30)))
    own = draw(st.sampled_from([None, None, None, 1, 5, 20, 90, 400]))
    end = on + timedelta(days=own) if own else expires_on(PROGRAMS, on) if draw(st.booleans()) else None
    return Entry(on, draw(st.sampled_from(["earn", "opening", "adjust"])), draw(st.integers(1, 20)), None, end)


@pytest.fixture(scope="module")
def warehouse() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("set threads = 1")
        program = points_rows(PROGRAMS, AS_OF)["points_program"]
        connection.execute("create table landing__points_program as from program")
        connection.execute("create table landing__run as select cast(? as date) as as_of", [AS_OF])
        yield connection
        assert program.height == len(PROGRAMS)


@settings(max_examples=60, deadline=None)
@given(ledgers=st.lists(st.lists(entries(), min_size=1, max_size=14), min_size=1, max_size=6))
def test_the_models_clear_and_leave_what_the_reference_does(
    warehouse: duckdb.DuckDBPyConnection, ledgers: Ledgers
) -> None:
    _run(warehouse, ledgers)
    whole = [cleared(ledger, AS_OF) for ledger in ledgers]
    made = [full[len(stated) :] for full, stated in zip(whole, ledgers, strict=True)]
    left = [open_lots(full, AS_OF) for full in whole]
    assert _asked(warehouse, CLEARED) == _summed((n, each.on, each.points) for n, of in enumerate(made) for each in of)
    assert _asked(warehouse, LEFT) == _summed(
        (n, lot.expires_on, lot.points) for n, of in enumerate(left) for lot in of
    )
    assert _asked(warehouse, BALANCES) == _summed((n, None, balance(full, AS_OF)) for n, full in enumerate(whole))


def _run(warehouse: duckdb.DuckDBPyConnection, ledgers: Ledgers) -> None:
    stated = [
        (str(number), "member_points", None, each.on, each.kind, each.points, "shop", None, str(place), each.expires_on)
        for number, ledger in enumerate(ledgers)
        for place, each in enumerate(ledger)
    ]
    warehouse.execute(
        f"""create or replace table met_points__stated as select {COLUMNS}, entry_code, expires_on from (
            values {", ".join("(" + ", ".join("?" * 10) + ")" for _ in stated)}
        ) as given ({COLUMNS}, entry_code, expires_on)""",
        [value for row in stated for value in row],
    )
    for model in MODELS:
        warehouse.execute(f"create or replace table met_points__{model} as {_sql(f'met_points__{model}')}")


def _sql(model: str) -> str:
    text = (ROOT / "dbt_project" / "models" / "metrics" / f"{model}.sql").read_text(encoding="utf-8")
    known = {"ref": lambda name: name, "source": lambda group, table: f"{group}__{table}"}
    return Environment().from_string(text).render(known)


def _asked(warehouse: duckdb.DuckDBPyConnection, sql: str) -> Told:
    rows: Sequence[tuple[str, date | None, int]] = warehouse.execute(sql).fetchall()
    return _summed((int(key), on, points) for key, on, points in rows)


def _summed(told: Iterable[tuple[int, date | None, int]]) -> Told:
    found: Told = {}
    for number, on, points in told:
        found[number, on] = found.get((number, on), 0) + points
    return {key: points for key, points in found.items() if points}
