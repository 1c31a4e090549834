"""Delimited text is split without losing or inventing anything, fast way and slow way alike."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.sources import csv_rows
from pipelines.sources.csv_rows import read_csv_rows
from pipelines.sources.raw_rows import RawRows
from pipelines.sources.refusal import FileRefused

SPECTRUM = Path(__file__).parents[4] / "shared/data/badcsv/csv_spectrum"
CELL = st.text(alphabet='ab,"\n\r €中', max_size=4)


def cells(raw: RawRows) -> list[tuple[str, ...]]:
    return raw.frame.rows()


def faulty(raw: RawRows) -> dict[str, list[int]]:
    return {code: [number + 1 for number, bad in enumerate(rows) if bad] for code, rows in raw.faults.items()}


@given(rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=6), line_end=st.sampled_from(["\n", "\r\n"]))
def test_what_a_csv_writer_writes_is_read_back(rows: list[tuple[str, str, str]], line_end: str) -> None:
    if line_end == "\n":
        # The writer leaves a lone carriage return unquoted, which no reader can tell from a line end.
        rows = [(x.replace("\r", ""), y.replace("\r", ""), z.replace("\r", "")) for x, y, z in rows]
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=line_end).writerows([("x", "y", "z"), *rows])
    assert cells(read_csv_rows(written.getvalue(), ",")) == rows


@given(body=st.text(alphabet='a,"\n\r', max_size=30))
def test_both_ways_of_reading_give_the_same_rows(body: str) -> None:
    def read() -> object:
        try:
            raw = read_csv_rows("x,y,z\n" + body, ",")
        except FileRefused as refusal:
            return refusal.code
        return cells(raw), faulty(raw)

    fast = read()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(csv_rows, "_marked", lambda body, delimiter: None)
        assert read() == fast


@pytest.mark.parametrize("path", sorted(SPECTRUM.glob("*.csv")) or [None], ids=lambda path: path and path.stem)
def test_the_csv_spectrum_is_read_as_it_says(path: Path | None) -> None:
    if path is None:
        pytest.skip("not run: shared data absent")
    raw = read_csv_rows(path.read_bytes().decode("utf-8"), ",")
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    if isinstance(expected, dict):
        pytest.skip("not run: the expectation is of another file")
    assert [dict(zip(raw.header, row, strict=True)) for row in cells(raw)] == expected


def test_long_and_short_rows_are_marked_and_the_others_kept() -> None:
    raw = read_csv_rows("x,y\n1,2\n1,2,3\n1\n1,2,3,4\n5,\n", ",")
    assert faulty(raw) == {"ragged_row": [2, 3, 4]}
    assert cells(raw)[4] == ("5", "")
    assert raw.raw_texts([2, 3, 4]) == ["1,2,3", "1", "1,2,3,4"]


def test_a_stray_quote_costs_its_line_only() -> None:
    raw = read_csv_rows('x,y\n1,"2\n3,4\n5,"6"7\n8,"9"\n', ",")
    assert faulty(raw) == {"broken_quote": [1, 3]}
    assert cells(raw)[1] == ("3", "4")
    assert raw.raw_texts([1, 3]) == ['1,"2', '5,"6"7']


def test_a_quote_inside_a_plain_cell_is_a_sign_like_any_other() -> None:
    assert cells(read_csv_rows('x,y\n12" pipe,5\n', ",")) == [('12" pipe', "5")]


def test_blank_lines_are_skipped_and_not_counted() -> None:
    raw = read_csv_rows("\nx,y\n\n1,2\n  \n3\n\r\n5,6\n\n", ",")
    assert (cells(raw)[0], faulty(raw)) == (("1", "2"), {"ragged_row": [2]})
    assert raw.frame.height == 3


@pytest.mark.parametrize("quote", ["", '"'])
def test_one_file_may_mix_line_ends(quote: str) -> None:
    raw = read_csv_rows(f"x,y\r1,2\n3,{quote}4{quote}\r\n5,6\r\r7\n8,9\r", ",")
    assert (raw.header, cells(raw)[:3], cells(raw)[4]) == (("x", "y"), [("1", "2"), ("3", "4"), ("5", "6")], ("8", "9"))
    assert faulty(raw) == {"ragged_row": [4]}
    assert raw.raw_texts([1, 2, 3, 4]) == ["1,2", f"3,{quote}4{quote}", "5,6", "7"]


def test_a_quoted_line_end_is_kept_byte_for_byte() -> None:
    assert cells(read_csv_rows('x,y\r\n"a\r\nb","c\nd"\r\n', ",")) == [("a\r\nb", "c\nd")]


@pytest.mark.parametrize("text", ["x,y\n1,2\n3", 'x,y\n1,2\n3,"4', 'x,y\n1,2\n3,"4\n', 'x,"y\n1,2\n', "x,y,z\n1,2\n"])
def test_a_file_that_ends_in_the_middle_of_a_row_is_truncated(text: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_csv_rows(text, ",")
    assert refused.value.code == "truncated"


def test_a_missing_last_line_end_is_fine() -> None:
    assert cells(read_csv_rows("x,y\n1,2\n3,4", ",")) == [("1", "2"), ("3", "4")]


def test_a_header_may_span_lines_and_repeat() -> None:
    raw = read_csv_rows('"x\ny",a,a\n1,2,3\n', ",")
    assert (raw.header, cells(raw)) == (("x\ny", "a", "a"), [("1", "2", "3")])


def test_rows_with_nul_bytes_are_marked() -> None:
    assert faulty(read_csv_rows("x,y\n1,2\n1,\x002\n", ",")) == {"nul_byte": [2]}


def test_naughty_strings_survive_sign_by_sign() -> None:
    naughty = SPECTRUM.parent / "blns.json"
    if not naughty.exists():
        pytest.skip("not run: shared data absent")
    strings = json.loads(naughty.read_text(encoding="utf-8"))
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("x", "y"), *((text, "1") for text in strings)])
    assert [row[0] for row in cells(read_csv_rows(written.getvalue(), ","))] == strings
