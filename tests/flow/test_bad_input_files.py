"""Files that cannot be read as their mapping says are refused whole, with the reason and the remedy; others go on."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.outcome import FileOutcome
from tests.deliveries import HEADER, LINES, deliver, good_lines, landed_rows, landing, lines, small_home

GOOD = good_lines(30)


def outcome(folder: Path, content: str | bytes, mapping: str = LINES, name: str = "lines_1.csv") -> FileOutcome:
    home = small_home(folder, shop=mapping)
    deliver(home, name, content)
    return landing(home).outcomes[0]


@pytest.mark.parametrize("content", ["", "\n\n", "   \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str | bytes) -> None:
    assert outcome(tmp_path, content).row.reason == "empty_file"


@pytest.mark.parametrize("content", [HEADER, HEADER.strip()])
def test_a_header_without_rows_lands_nothing_and_warns(tmp_path: Path, content: str) -> None:
    row = outcome(tmp_path, content).row
    assert (row.status, row.rows_read, row.table_rows) == ("landed", 0, {"sales_line": 0})
    assert "header only" in row.warnings[0]
    assert landed_rows(Home(tmp_path / "home")).height == 0


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_byte_order_mark_is_no_part_of_the_first_header(tmp_path: Path, mark: bytes) -> None:
    assert outcome(tmp_path, mark + GOOD.encode()).row.rows_ok == 30


def test_bytes_that_are_not_the_declared_encoding_are_told_by_place_and_remedy(tmp_path: Path) -> None:
    content = GOOD.encode() + "31,1,张三,2026-01-05,2,10.00\n".encode("gb18030")
    refused = outcome(tmp_path, content)
    assert refused.row.reason == "wrong_encoding"
    assert refused.row.message == f"not utf-8 at byte {len(GOOD) + 5} (line 32); it reads as gb18030"
    assert "encoding: gb18030" in (refused.remedy or "")


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_utf_16_file_declared_utf_8_is_recognised(tmp_path: Path, codec: str) -> None:
    refused = outcome(tmp_path, GOOD.encode(codec))
    assert refused.row.reason == "wrong_encoding"
    assert "utf-16" in (refused.remedy or "")


@pytest.mark.parametrize(("encoding", "codec"), [("gb18030", "gb18030"), ("utf-16", "utf-16"), ("utf-8", "utf-8-sig")])
def test_a_declared_encoding_is_read_with_its_chinese_headers(tmp_path: Path, encoding: str, codec: str) -> None:
    mapping = LINES.replace("customer: customer,", "customer: [customer, 客户],") + f"encoding: {encoding}\n"
    content = lines("1,1,张三,2026-01-05,2,10.00").replace("customer", "客户")
    assert outcome(tmp_path, content.encode(codec), mapping).row.status == "landed"
    assert landed_rows(Home(tmp_path / "home"))["customer_code"].to_list() == ["张三"]


def test_a_utf_8_file_declared_gb18030_is_refused(tmp_path: Path) -> None:
    mapping = LINES + "encoding: gb18030\n"
    refused = outcome(tmp_path, codecs.BOM_UTF8 + GOOD.encode(), mapping)
    assert refused.row.reason == "wrong_encoding"


@pytest.mark.parametrize("tail", ["31,1,c1,2026-01", '31,1,"c1,2026-01-05,2,10.00\n', "31"])
def test_a_file_cut_off_in_the_middle_of_a_row_is_refused(tmp_path: Path, tail: str) -> None:
    refused = outcome(tmp_path, GOOD + tail)
    assert refused.row.reason == "truncated"
    assert "31" in (refused.row.message or "")


def test_a_missing_last_line_end_is_fine(tmp_path: Path) -> None:
    assert outcome(tmp_path, GOOD.rstrip("\n")).row.rows_ok == 30


def test_a_missing_column_refuses_its_file_and_others_go_on(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    deliver(home, "lines_1.csv", GOOD.replace("price", "cost"))
    deliver(home, "lines_2.csv", GOOD)
    report = landing(home)
    assert [(found.row.file_name, found.row.reason) for found in report.outcomes] == [
        ("lines_1.csv", "missing_column"),
        ("lines_2.csv", None),
    ]
    assert "price (price)" in (report.outcomes[0].row.message or "")
    assert report.has_refusals
    assert landed_rows(home).height == 30


def test_an_added_column_is_a_warning(tmp_path: Path) -> None:
    content = "".join(f"{line},x\n" for line in GOOD.splitlines())
    row = outcome(tmp_path, content).row
    assert (row.status, row.rows_ok) == ("landed", 30)
    assert row.warnings == ["added column `x`: no column of the mapping names it"]


def test_a_column_of_another_type_refuses_its_file(tmp_path: Path) -> None:
    assert outcome(tmp_path, GOOD.replace("10.00", "ten")).row.reason == "reject_limit"


def test_a_header_that_names_a_used_column_twice_is_refused(tmp_path: Path) -> None:
    content = "".join(f"{line},{line.rpartition(',')[2]}\n" for line in GOOD.splitlines())
    assert outcome(tmp_path, content).row.reason == "duplicate_column"


def test_what_is_no_parquet_file_is_refused(tmp_path: Path) -> None:
    refused = outcome(tmp_path, b"PAR1 not really", "format: parquet\n" + LINES)
    assert refused.row.reason == "unreadable"


def test_a_refused_file_is_kept_for_its_owner_only(tmp_path: Path) -> None:
    outcome(tmp_path, "")
    kept = list((tmp_path / "home/quarantine/files").iterdir())
    assert [path.name.partition("__")[2] for path in kept] == ["lines_1.csv"]
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert not list((tmp_path / "home/inbox").iterdir())
