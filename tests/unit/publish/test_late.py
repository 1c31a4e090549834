"""Which rows are late, against which published dates, and which of these are graded again: on files really landed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.landing.ledger import Ledger
from pipelines.landing.quarantine_work import export
from pipelines.publish.unchanged import remember_unchanged
from tests.corrections import mend, replayed
from tests.deliveries import LOOSE
from tests.flow.homes import SETTINGS, make_home
from tests.flow.receipts import RECEIPTS, receipts
from tests.flow.shop import SOURCES
from tests.published_past import Past

TILL = RECEIPTS.replace('"receipts_*.csv"', '"till_*.csv"').replace("duplicates: keep", "duplicates: by_document")
FIRST = receipts("S1,1,c1,2026-06-01,1,50")


@pytest.fixture
def past(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Past:
    """A home in which one file landed and two dates were published: 10 and 30 June."""
    home = make_home(tmp_path / "home", SOURCES | {"till": TILL + LOOSE})
    past = Past(home, monkeypatch)
    past.land("2026-06-11", till_1=FIRST)
    past.publish("2026-06-10")
    past.publish("2026-06-30")
    return past


@pytest.mark.parametrize(("known", "days_late", "due"), [("2026-09-03", 90, ["2026-06-10"]), ("2026-09-04", 91, [])])
def test_a_row_90_days_late_makes_its_date_due_and_one_91_days_late_does_not(
    past: Past, known: str, days_late: int, due: list[str]
) -> None:
    past.manifests.pop()
    past.land(known, receipts_1=receipts("S2,1,c1,2026-06-05,1,50"))
    assert past.due_days(known) == due
    listed = past.late(known, "business_on", "known_on", "days_late", "is_within_horizon")
    assert listed == [("2026-06-05", known, days_late, bool(due))]


def test_the_day_a_row_became_known_is_that_of_the_homes_zone(past: Past) -> None:
    past.patch.setenv("TIERLINE_NOW", "2026-07-01T17:00:00+00:00")
    past.land("2026-07-01", receipts_1=receipts("S2,1,c1,2026-06-05,1,50"))
    past.home.settings_file.write_text(SETTINGS.replace("Asia/Shanghai", "America/Los_Angeles"), "utf-8")
    assert past.late("2026-07-31", "known_on") == [("2026-06-30",)]


def test_the_home_says_how_late_is_too_late(past: Past) -> None:
    past.land("2026-07-01", receipts_1=receipts("S2,1,c1,2026-06-05,1,50"))
    assert past.due_days("2026-07-31") == ["2026-06-10", "2026-06-30"]
    past.home.settings_file.write_text(SETTINGS + "restatement_horizon_days: 25\n", "utf-8")
    assert past.due_days("2026-07-31") == []
    assert past.late("2026-07-31", "days_late", "is_within_horizon") == [(26, False)]


def test_a_row_makes_due_every_published_date_from_its_own_on(past: Past) -> None:
    past.land("2026-07-01", receipts_1=receipts("S2,1,c1,2026-06-10,1,50", "S3,1,c1,2026-06-11,1,50"))
    due = past.due("2026-07-31")
    assert [(str(one.as_of), one.seq, one.late_rows, one.files) for one in due] == [
        ("2026-06-10", 1, 1, 1),
        ("2026-06-30", 2, 2, 1),
    ]
    assert due[0].reason == "late rows: 1 row of 1 file, 2026-06-10"
    assert due[1].reason == "late rows: 2 rows of 1 file, 2026-06-10..2026-06-11"
    listed = past.late("2026-07-31", "row_no", "first_changed_as_of", "last_changed_as_of", "changed_count")
    assert listed == [(1, "2026-06-10", "2026-06-30", 2), (2, "2026-06-30", "2026-06-30", 1)]


def test_a_row_that_is_late_only_for_the_day_of_the_run_is_not_late(past: Past) -> None:
    past.land("2026-07-02", receipts_1=receipts("S2,1,c1,2026-06-20,1,50"))
    assert past.due_days("2026-06-30") == []
    assert past.late("2026-06-30", "row_no") == []


def test_a_document_that_moves_changes_the_dates_from_its_old_row_on_and_from_its_new_one(past: Past) -> None:
    past.land("2026-07-01", till_2=receipts("S1,1,c1,2026-06-20,1,50"))
    assert past.due_days("2026-07-31") == ["2026-06-10", "2026-06-30"]
    assert past.late("2026-07-31", "change_code", "business_on", "changed_count") == [
        ("arrived", "2026-06-20", 1),
        ("replaced", "2026-06-01", 2),
    ]


def test_a_document_that_gets_another_customer_changes_its_date(past: Past) -> None:
    past.land("2026-07-01", till_2=receipts("S1,1,c2,2026-06-01,1,50"))
    assert past.due_days("2026-07-31") == ["2026-06-10", "2026-06-30"]


def test_a_document_that_loses_a_line_changes_its_date(past: Past) -> None:
    past.land("2026-07-01", till_2=receipts("S9,1,c1,2026-07-01,1,5", "S9,2,c1,2026-07-01,1,5"))
    past.publish("2026-07-01")
    past.land("2026-07-03", till_3=receipts("S9,1,c1,2026-07-01,1,5"))
    assert past.due_days("2026-07-31") == ["2026-07-01"]


def test_a_document_that_says_the_same_again_is_not_late(past: Past) -> None:
    past.land("2026-07-01", till_2=receipts("S1,1,c1,2026-06-01,1,50", "S9,1,c9,2026-07-01,1,5"))
    assert past.due_days("2026-07-31") == []
    assert past.late("2026-07-31", "row_no") == []


def test_an_older_version_that_arrives_later_is_not_late(past: Past) -> None:
    past.land("2026-06-11", invoices_2="doc,customer,day,type\nI1,c1,2026-06-02,invoice\n")
    past.publish("2026-06-10")
    past.publish("2026-06-30")
    past.land("2026-07-01", invoices_1="doc,customer,day,type\nI1,c1,2026-06-05,invoice\n")
    assert past.due_days("2026-07-31") == []


def test_an_exchange_rate_that_arrives_late_changes_the_dates_from_its_day_on(past: Past) -> None:
    past.land("2026-07-01", rates_1="currency,day,rate\nUSD,2026-06-15,7.1\n")
    assert past.due_days("2026-07-31") == ["2026-06-30"]
    past.publish("2026-06-30")
    past.land("2026-07-02", rates_2="currency,day,rate\nUSD,2026-06-15,7.2\nUSD,2026-07-01,7.3\n")
    assert past.due_days("2026-07-31") == ["2026-06-30"]


def test_a_line_has_the_date_of_its_header_and_none_before_that_arrived(past: Past) -> None:
    past.land("2026-07-01", invoicelines_1="doc,line,qty,price\nI1,1,1,10\n")
    assert past.due_days("2026-07-31") == []
    past.land("2026-07-02", invoices_1="doc,customer,day,type\nI1,c1,2026-06-20,invoice\n")
    assert past.due_days("2026-07-31") == ["2026-06-30"]
    past.publish("2026-06-30")
    past.land("2026-07-03", invoicelines_2="doc,line,qty,price\nI1,1,1,12\n")
    listed = past.late("2026-07-31", "table_name", "change_code", "business_on", "days_late", "changed_count")
    assert ("sales_line", "arrived", "2026-06-20", 13, 1) in listed
    assert past.due_days("2026-07-31") == ["2026-06-30"]


def test_a_restated_date_is_due_no_more_and_its_late_rows_stay_listed(past: Past) -> None:
    past.land("2026-07-01", receipts_1=receipts("S2,1,c1,2026-06-20,1,50"))
    past.publish("2026-06-30")
    assert past.due_days("2026-07-31") == []
    assert past.late("2026-07-31", "business_on", "changed_count") == [("2026-06-20", 1)]


def test_a_date_that_was_found_equal_is_due_again_only_for_other_files(past: Past) -> None:
    past.land("2026-07-01", receipts_1=receipts("S2,1,c1,2026-06-20,1,50"))
    remember_unchanged(past.home, date(2026, 6, 30), 2, [row.file_id for row in Ledger(past.home).landed()])
    assert past.due_days("2026-07-31") == []
    past.land("2026-07-02", receipts_2=receipts("S3,1,c1,2026-06-21,1,50"))
    assert [(str(one.as_of), one.late_rows) for one in past.due("2026-07-31")] == [("2026-06-30", 1)]
    past.publish("2026-06-30")
    past.land("2026-07-03", receipts_3=receipts("S4,1,c1,2026-06-22,1,50"))
    assert past.due_days("2026-07-31") == ["2026-06-30"]


def test_of_a_key_delivered_twice_in_one_file_the_last_row_counts(past: Past) -> None:
    past.land("2026-07-01", rates_1="currency,day,rate\nUSD,2026-06-15,7.1\nUSD,2026-06-15,7.2\n")
    past.publish("2026-06-30")
    past.land("2026-07-02", rates_2="currency,day,rate\nUSD,2026-06-15,7.9\nUSD,2026-06-15,7.2\n")
    assert past.due_days("2026-07-31") == []
    past.land("2026-07-03", rates_3="currency,day,rate\nUSD,2026-06-15,7.9\nUSD,2026-06-15,7.3\n")
    assert past.due_days("2026-07-31") == ["2026-06-30"]


def test_a_corrected_row_is_late_and_puts_no_good_row_out_of_use(past: Past, tmp_path: Path) -> None:
    past.land("2026-06-12", till_2=receipts("S7,1,c1,2026-06-02,1,50", "S7,2,c1,never,1,20"))
    past.publish("2026-06-10")
    past.patch.setenv("TIERLINE_NOW", "2026-06-20T02:00:00+00:00")
    export(past.home, "till_2.csv", tmp_path / "rows.csv")
    assert replayed(past.home, mend(tmp_path / "rows.csv", {2: {"day": "2026-06-02"}})) is not None
    assert ("arrived", 2, 18) in past.late("2026-06-15", "change_code", "row_no", "days_late")
    assert [one[0] for one in past.late("2026-06-15", "change_code")] == ["arrived"] * 2
    assert [(str(one.as_of), one.late_rows) for one in past.due("2026-06-15")] == [("2026-06-10", 1)]


def test_nothing_is_late_before_anything_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    past = Past(make_home(tmp_path / "home"), monkeypatch)
    past.land("2026-07-01", receipts_1=FIRST)
    assert past.due("2026-07-31") == []
    assert past.late("2026-07-31", "row_no") == []
