"""The sheet on which a person corrects rows: what it holds, and what is refused when it comes back."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import polars as pl
import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, RefusedError
from pipelines.landing.correction_sheet import read_sheet, write_sheet
from pipelines.landing.ledger import Ledger
from pipelines.landing.quarantine_work import export, waiting
from tests.corrections import MENDED, mend, quarantined_home, replayed, sheet, still_open
from tests.deliveries import LINES, LOOSE, deliver, good_lines, landed_rows, landing, small_home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return quarantined_home(tmp_path)


def test_a_sheet_holds_the_rows_under_their_own_header_with_number_and_reason(home: Home) -> None:
    path = sheet(home)
    lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    file_id = Ledger(home).all()[0].file_id
    assert lines[0] == ["file_id", "row_no", "reason", "column", "doc", "line", "customer", "day", "qty", "price"]
    assert lines[1] == [file_id, "31", "bad_date", "day", "51", "1", "c1", "never", "1", "7.00"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_sheet_is_never_written_over_another(home: Home) -> None:
    path = sheet(home)
    with pytest.raises(ConfigurationError, match="may hold corrections"):
        export(home, "lines_1.csv", path)


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("qty", "quantity", "not those of lines_1.csv"),
        ("row_no", "number", "no column row_no"),
        (",31,", ",30,", "row 30 of lines_1.csv was never quarantined"),
        (",32,", ",31,", "row 31 stands twice"),
        ("c1,never", "c1,,never", "11 cells, the header has 10"),
    ],
)
def test_a_sheet_that_is_not_the_exported_one_is_refused_whole(home: Home, old: str, new: str, what: str) -> None:
    path = mend(sheet(home), MENDED | {31: {"day": "never"}})
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(RefusedError, match=what):
        replayed(home, path)
    assert len(Ledger(home).all()) == 1


def test_the_file_can_be_named_when_the_sheet_no_longer_tells(home: Home) -> None:
    path = mend(sheet(home), MENDED)
    file_id = Ledger(home).all()[0].file_id
    path.write_text(path.read_text("utf-8-sig").replace("file_id,", "").replace(f"{file_id},", ""), "utf-8")
    with pytest.raises(RefusedError, match="does not say which file"):
        replayed(home, path)
    assert replayed(home, path, file_id) is not None


def test_a_workbook_brings_back_every_text_as_it_is(home: Home) -> None:
    import fastexcel
    import xlsxwriter

    path = sheet(home, "rows.xlsx")
    lines = [list(line) for line in fastexcel.read_excel(path).load_sheet(0, header_row=None).to_polars().rows()]
    lines[1][4], lines[1][7] = "0051", "2026-01-06"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for number, line in enumerate(lines):
            page.write_row(number, 0, line)
    landed = replayed(home, path)
    assert landed is not None and landed.replaced == [31]
    assert "0051" in landed_rows(home)["document_code"].to_list()


def test_a_parquet_row_is_corrected_like_any_other(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop="format: parquet\n" + LOOSE + LINES.replace(".csv", ".parquet"))
    rows = {"doc": ["1", "2"], "line": ["1", "1"], "customer": ["c", "d, e"], "day": ["2026-01-05", "never"]}
    pl.DataFrame(rows | {"qty": [1, 2], "price": ["1.00", "2.00"]}).write_parquet(home.inbox / "lines_1.parquet")
    landing(home)
    path = tmp_path / "rows.csv"
    export(home, "lines_1.parquet", path)
    landed = replayed(home, mend(path, {2: {"day": "2026-01-06"}}))
    assert landed is not None and landed_rows(home).sort("row_no")["customer_code"].to_list() == ["c", "d, e"]


def test_what_waits_is_told_by_reason_with_what_was_replaced(home: Home) -> None:
    deliver(home, "lines_2.csv", "")
    landing(home)
    replayed(home, mend(sheet(home), MENDED))
    told = [(one.file, one.reason, one.rows, one.replaced) for one in waiting(home)]
    assert told == [("lines_2.csv", "empty_file", None, 0), ("lines_1.csv", "ragged_row", 1, 2)]


@pytest.mark.parametrize("cell", ["a\x00b", "_x0041_", "x" * 40_000])
def test_a_cell_that_a_worksheet_cannot_hold_goes_out_as_csv_only(tmp_path: Path, cell: str) -> None:
    with pytest.raises(RefusedError, match="row 7 does not fit into a worksheet"):
        write_sheet(tmp_path / "rows.xlsx", ["doc"], [["f", "7", "nul_byte", "", cell]])
    write_sheet(tmp_path / "rows.csv", ["doc"], [["f", "7", "nul_byte", "", cell]])
    assert read_sheet((tmp_path / "rows.csv").read_bytes(), "rows.csv").rows == {7: (cell,)}
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_a_cell_of_200_000_signs_and_line_ends_comes_back_untouched(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LOOSE + LINES)
    deliver(
        home, "lines_1.csv", good_lines(2) + f'51,1,"c\r\n1{"x" * 200_000}",never,1,7.00\n' + "52,1,c,2026-01-05,1,1\n"
    )
    landing(home)
    path = sheet(home)
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    assert (len(still_open(home)), replayed(home, path)) == (1, None)
