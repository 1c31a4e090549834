"""Files that would exhaust a reader, or mean two things, are refused in time; odd ones that are whole are read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.outcome import FileOutcome
from pipelines.sources import file_guard
from tests.deliveries import HEADER, LINES, deliver, good_lines, landed_rows, landing, small_home
from tests.flow.peak_memory import peak_kilobytes

GOOD = good_lines(30)
MEGABYTE = 1 << 20
LAND = """
import sys
from pathlib import Path
from pipelines.home.folder import Home
from tests.deliveries import landing
print(landing(Home(Path(sys.argv[1]))).outcomes[0].row.reason)
"""


def outcome(folder: Path, content: str | bytes, mapping: str = LINES, name: str = "lines_1.csv") -> FileOutcome:
    home = small_home(folder, shop=mapping)
    deliver(home, name, content)
    return landing(home).outcomes[0]


@pytest.mark.slow
def test_a_line_of_300_mb_is_refused_within_bounded_memory(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    with (home.inbox / "lines_1.csv").open("w") as file:
        file.write(HEADER)
        for _ in range(300):
            file.write("a," * (MEGABYTE // 2))
    told, peak = peak_kilobytes(LAND, home.path)
    assert told == ["line_too_long"]
    assert peak < 300_000


def test_a_line_that_never_ends_is_told_by_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_guard, "BLOCK_BYTES", 64)
    monkeypatch.setattr(file_guard, "MOST_LINE_BYTES", MEGABYTE)
    refused = outcome(tmp_path, GOOD + "x" * (MEGABYTE + 64))
    assert (refused.row.reason, refused.row.message) == ("line_too_long", "line 32 is longer than 1 MB")
    assert "one record a line" in (refused.remedy or "")


def test_many_lines_are_no_long_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_guard, "BLOCK_BYTES", 16)
    monkeypatch.setattr(file_guard, "MOST_LINE_BYTES", 64)
    assert outcome(tmp_path, GOOD.replace("\n", "\r")).row.rows_ok == 30


@pytest.mark.parametrize("name", ["lines_1.csv", "lines_1.csv.gz"])
def test_a_gzip_bomb_is_refused_unopened(tmp_path: Path, name: str) -> None:
    bomb = gzip.compress(HEADER.encode() + b"0" * (64 * MEGABYTE))
    refused = outcome(tmp_path, bomb, LINES.replace('"lines_*.csv"', '"lines_*"'), name)
    assert refused.row.reason == "compressed"
    assert "Unpack it" in (refused.remedy or "")


def test_a_name_that_says_compressed_is_refused_whatever_the_bytes(tmp_path: Path) -> None:
    refused = outcome(tmp_path, GOOD, LINES.replace('"lines_*.csv"', '"lines_*"'), "lines_1.CSV.GZ")
    assert refused.row.reason == "compressed"


def test_mixed_line_ends_land_every_row(tmp_path: Path) -> None:
    first, *others = GOOD.splitlines()
    ends = ["\n", "\r\n", "\r"] * 10
    content = f"{first}\r" + "".join(line + end for line, end in zip(others, ends, strict=True))
    row = outcome(tmp_path, content).row
    assert (row.rows_ok, row.rows_quarantined, row.warnings) == (30, 0, [])


def test_ten_thousand_columns_are_read_and_told_in_a_few_warnings(tmp_path: Path) -> None:
    names = ",".join(f"extra_{number}" for number in range(10_000))
    rows = [f"{line},{'x' if number else names}" for number, line in enumerate(GOOD.splitlines())]
    wide = [f"{row}{',' * 9_999 if number else ''}" for number, row in enumerate(rows)]
    row = outcome(tmp_path, "\n".join(wide)).row
    assert (row.rows_ok, row.rows_quarantined) == (30, 0)
    assert (len(row.warnings), row.warnings[-1]) == (21, "9980 more added columns")
    assert landed_rows(Home(tmp_path / "home")).height == 30


def test_utf_16_without_a_mark_lands_only_under_a_declared_byte_order(tmp_path: Path) -> None:
    content = GOOD.encode("utf-16-le")
    refused = outcome(tmp_path / "refused", content, LINES + "encoding: utf-16\n")
    assert (refused.row.reason, "utf-16-le" in (refused.remedy or "")) == ("wrong_encoding", True)
    assert outcome(tmp_path / "landed", content, LINES + "encoding: utf-16-le\n").row.rows_ok == 30


def test_dates_of_the_other_order_are_refused_with_a_hint(tmp_path: Path) -> None:
    mapping = LINES.replace('["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]', '["%d/%m/%Y"]')
    refused = outcome(tmp_path, GOOD.replace("2026-01-05", "01/31/2026"), mapping)
    assert refused.row.reason == "date_order"
    assert "`%m/%d/%Y`" in (refused.remedy or "")
