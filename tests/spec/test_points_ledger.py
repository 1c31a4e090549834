"""The worked cases of points, by the arithmetic of the reference and by the models."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import accumulate

import duckdb
import pytest

from pipelines.policies.points import Entry, balance, cleared, earned, reversed_points
from pipelines.policies.points_file import load_programs
from pipelines.policies.points_program import expires_on
from tests.landed_build import build_landed
from tests.spec.points_cases import AS_OF, CASES, PointsCase, landed_cases
from tests.unit.policies.shipped import POLICIES

PROGRAMS = load_programs(POLICIES.parent / "points")
MADE_HERE = ("earn", "reverse", "expire")


def _stated(case: PointsCase) -> Iterator[Entry]:
    """The entries of one customer before anything is cleared."""
    begins = PROGRAMS[0].effective_from
    standing: dict[str, Decimal] = {}
    for day, document, amount, receipt in case.lines:
        before = standing.get(receipt or document)
        if before is None and day < begins:
            continue
        points = earned(amount) if before is None else reversed_points(before, before + amount)
        standing[receipt or document] = (before or Decimal(0)) + amount
        if before is not None or receipt is None:
            yield Entry(day, "earn" if points > 0 else "reverse", points, receipt or document)
    for on, kind, points in case.delivered:
        if kind not in MADE_HERE and (kind != "opening" or date.fromisoformat(on) <= begins):
            yield Entry(date.fromisoformat(on), kind, points)


def _by_reference(case: PointsCase) -> list[Entry]:
    dated = [
        Entry(
            each.on, each.kind, each.points, each.document, expires_on(PROGRAMS, each.on) if each.points > 0 else None
        )
        for each in _stated(case)
        if each.points
    ]
    return cleared(dated, AS_OF)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("points")
    with build_landed(landed_cases(), (), AS_OF, folder, programs=PROGRAMS) as connection:
        yield connection


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_reference_makes_the_ledger(case: PointsCase) -> None:
    told = sorted((each.on.isoformat(), each.kind, each.points) for each in _by_reference(case))
    assert _summed(told) == _summed(sorted(case.ledger))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_models_make_the_ledger(built: duckdb.DuckDBPyConnection, case: PointsCase) -> None:
    rows = built.execute(
        """select entered_on, entry_kind, points, balance_points from metrics.met_points__ledger
        inner join landing.identity using (customer_key) where customer_code = ? order by entry_no""",
        [f"c{CASES.index(case)}"],
    ).fetchall()
    assert tuple((on.isoformat(), kind, points) for on, kind, points, _ in rows) == case.ledger
    assert [after for *_, after in rows] == list(accumulate(points for _, _, points, _ in rows))


@pytest.mark.parametrize("day", [date(2023, 3, 31), date(2023, 4, 1), date(2024, 5, 1), date(2024, 12, 31), AS_OF])
def test_the_balance_on_any_date_is_the_sum_of_the_entries_up_to_it(
    built: duckdb.DuckDBPyConnection, day: date
) -> None:
    rows = built.execute(
        """select customer_code, sum(points) from metrics.met_points__ledger inner join landing.identity
        using (customer_key) where entered_on <= ? group by customer_code""",
        [day],
    ).fetchall()
    expected = {f"c{number}": balance(_by_reference(case), day) for number, case in enumerate(CASES)}
    assert {code: points for code, points in rows if points} == {code: left for code, left in expected.items() if left}


def _summed(told: list[tuple[str, str, int]]) -> dict[tuple[str, str], int]:
    """Points by day and kind: the reference clears lot by lot, the ledger all at once."""
    found: dict[tuple[str, str], int] = {}
    for on, kind, points in told:
        found[on, kind] = found.get((on, kind), 0) + points
    return found
