"""No published date is missed: whatever files bring, if what counts on that date differs, the date is graded again.

The reference below says in plain Python which rows count, as the staging models do; the search for due dates never
computes that. Landed rows are written as landing writes them, without files to convert.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.home.folder import Home
from pipelines.landing.ledger_row import LedgerRow
from pipelines.publish.configuration import load_configuration
from pipelines.publish.delivery_order import delivery_places
from pipelines.publish.late import due_dates
from pipelines.publish.manifest import Input, Manifest
from pipelines.sources.canonical import CANONICAL
from tests.flow.homes import SETTINGS, make_home

START = date(2026, 1, 1)
# (document, line, day of the year, customer, amount): one landed line.
Line = tuple[str, str, int, str, int]
LINES = st.tuples(
    st.sampled_from("DEF"), st.sampled_from("12"), st.sampled_from((5, 20, 60, 80)), st.sampled_from("xy"),
    st.integers(1, 2),
)  # fmt: skip
# How one file treats repeats, its version, on which of three days it became known, and its lines.
FILE = st.tuples(
    st.sampled_from(("keep", "exact_row", "by_key", "by_document")), st.integers(1, 3), st.integers(0, 2),
    st.lists(LINES, min_size=1, max_size=4),
)  # fmt: skip
File = tuple[str, int, int, list[Line]]
KNOWN_ON = (30, 90, 150)
# Published after the first and the second day: the day of the year graded, and how many of the days were known.
PUBLISHED = ((10, 1), (25, 1), (70, 2), (85, 2))


def delivery_key(duplicates: str, line: Line) -> str | None:
    return {"keep": None, "exact_row": str(line), "by_key": str(line[:2]), "by_document": line[0]}[duplicates]


def land(home: Home, number: int, file: File) -> LedgerRow:
    """The rows and the ledger row of one file."""
    duplicates, version, known, lines = file
    rows = [
        {"file_id": f"f{number}", "row_no": row_no, "source_code": duplicates, "namespace": "shop"}
        | {"duplicates": duplicates, "delivery_key": delivery_key(duplicates, line), "needs_header": False}
        | {"document_code": line[0], "line_code": line[1], "sold_on": START + timedelta(days=line[2])}
        | {"customer_code": line[3], "net_amount": line[4]}
        for row_no, line in enumerate(lines, start=1)
    ]
    (home.landing / "sales_line").mkdir(parents=True, exist_ok=True)
    frame = pl.DataFrame(rows, schema=CANONICAL["sales_line"])
    frame.write_parquet(home.landing / "sales_line" / f"f{number}.parquet")
    moment = datetime(2026, 1, 1, number, tzinfo=UTC) + timedelta(days=KNOWN_ON[known])
    names = {"file_id": f"f{number}", "source_code": duplicates, "file_name": str(number), "sha256": str(number)}
    return LedgerRow(
        **names,
        bytes=1,
        status="landed",
        known_at=moment.isoformat(timespec="microseconds"),
        mapping_hash="",
        reading_hash="",
        run_id="",
        table_rows={"sales_line": len(rows)},
        min_on=str(frame["sold_on"].min()),
        version_stamp=str(version),
    )


def counting(files: list[File], landed: list[LedgerRow], day: int) -> Counter[tuple[str, Line]]:
    """The lines that count on a day, given what has landed."""
    places, known = delivery_places(landed), {row.file_id for row in landed}
    found: Counter[tuple[str, Line]] = Counter()
    latest: dict[tuple[str, str], tuple[int, list[Line]]] = {}
    for number, (duplicates, _, _, lines) in enumerate(files):
        for line in lines if f"f{number}" in known else ():
            if duplicates == "keep":
                found[duplicates, line] += 1
                continue
            place, thing = places[f"f{number}"], (duplicates, str(delivery_key(duplicates, line)))
            before, held = latest.get(thing, (-1, []))
            kept = [*held, line] if duplicates == "by_document" and before == place else [line]
            latest[thing] = (place, kept) if place >= before else (before, held)
    for (duplicates, _), (_, lines) in latest.items():
        found.update((duplicates, line) for line in lines)
    return Counter({thing: count for thing, count in found.items() if thing[1][2] <= day})


def published(landed: list[LedgerRow], files: list[File]) -> list[Manifest]:
    """The snapshots, each of what was known by then."""
    return [
        Manifest(
            snapshot_id="",
            as_of=START + timedelta(days=day),
            known_at=None,
            published_at=datetime(2026, 1, 1, tzinfo=UTC),
            actor="",
            code_version="",
            inputs=tuple(
                Input(file_id=row.file_id, source_code="", file_name="", sha256="", known_at=row.known_at)
                for row, file in zip(landed, files, strict=True)
                if file[2] < known
            ),
            seq=seq,
            outputs={},
        )
        for seq, (day, known) in enumerate(PUBLISHED, start=1)
    ]


@pytest.fixture(params=[90, 3660])
def home(tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    """A home for all examples: each writes the files anew that it speaks of."""
    return make_home(tmp_path, settings=f"{SETTINGS}restatement_horizon_days: {request.param}\n")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(files=st.lists(FILE, min_size=1, max_size=6).map(lambda files: sorted(files, key=lambda file: file[2])))
def test_a_date_on_which_something_else_counts_now_is_due(home: Home, files: list[File]) -> None:
    horizon = load_configuration(home).settings.restatement_horizon_days
    landed = [land(home, number, file) for number, file in enumerate(files)]
    due = {one.as_of for one in due_dates(home, load_configuration(home), landed, published(landed, files), date.max)}
    for day, known in PUBLISHED:
        before = [row for row, file in zip(landed, files, strict=True) if file[2] < known]
        differing = counting(files, landed, day) - counting(files, before, day)
        differing += counting(files, before, day) - counting(files, landed, day)
        # The earliest that anything new became known after this publication, and the latest.
        first, last = KNOWN_ON[known], KNOWN_ON[-1]
        if any(last - line[2] <= horizon for _, line in differing):
            assert START + timedelta(days=day) in due, differing
        if all(first - line[2] > horizon for _, _, _, lines in files for line in lines if line[2] <= day):
            assert START + timedelta(days=day) not in due


def test_the_reference_knows_a_document_that_moved(tmp_path: Path) -> None:
    files: list[File] = [
        ("by_document", 1, 0, [("D", "1", 5, "x", 1)]),
        ("by_document", 2, 1, [("D", "1", 60, "x", 1)]),
    ]
    landed = [land(Home(tmp_path), number, file) for number, file in enumerate(files)]
    assert counting(files, landed[:1], 10) == Counter({("by_document", ("D", "1", 5, "x", 1)): 1})
    assert counting(files, landed, 10) == Counter()
    assert counting(files, landed, 70) == Counter({("by_document", ("D", "1", 60, "x", 1)): 1})
