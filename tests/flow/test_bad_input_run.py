"""Every kind of bad input at once: one home, one refresh. What is good is published; what is not is named and kept."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.audit.run_outcome import RunOutcome
from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, manifest, metrics, query, refresh
from tests.flow.receipts import RECEIPTS, receipts

LOOSE = "reject_limits: {rows_percent: 100, amount_percent: 100}\n"
EUROPEAN = (
    RECEIPTS.replace("receipts_*.csv", "european_*.csv") + 'delimiter: ";"\nnumbers: {decimal: ",", thousands: "."}\n'
)
AMERICAN = RECEIPTS.replace("receipts_*.csv", "american_*.csv") + 'numbers: {decimal: ".", thousands: ","}\n'
NOTED = RECEIPTS.replace("receipts_*.csv", "noted_*.csv").replace(
    "original: original\n", "original: original\n  note: {header: note, optional: true}\n"
)
MAPPINGS = {"receipts": RECEIPTS + LOOSE, "european": EUROPEAN, "american": AMERICAN, "noted": NOTED}


def sale(number: int, customer: str, day: str = "2026-06-01", price: str = "10", currency: str = "CNY") -> str:
    return f"K{number},1,{customer},{day},1,{price},{currency}"


BAD_ROWS = {
    "K1,1,ragged,2026-06-01,1,10,CNY,,,,surplus": "ragged_row",
    "K2,1,ragged,2026-06-01": "ragged_row",
    "K3,1,nul,2026-06-01,1,1\x000,CNY,,,": "nul_byte",
    'K4,1,mixed,2026-06-01,1,"1.234,50",CNY,,,': "bad_number",
    'K5,1,mixed,2026-06-01,1,"1,234.50",CNY,,,': "bad_number",
    "K6,1,negative,2026-06-01,1,-10,CNY,,,": "negative_without_rule",
    "K7,1,currency,2026-06-01,1,10,Yuan,,,": "unknown_currency",
    "K8,1,typo,20xx-06-01,1,10,CNY,,,": "bad_date",
}
QUOTED = receipts(sale(20, "QUOTED"), sale(21, "after")).replace("QUOTED", '"quoted, with ""quotes"" and\na new line"')


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, RunOutcome]:
    home = make_home(tmp_path_factory.mktemp("bad_input"), MAPPINGS)
    good = receipts(
        sale(10, "good"), sale(11, "far", "2099-06-01"), sale(12, "krona", currency="XQQ"), sale(13, "free", price="0")
    )
    deliver(
        home,
        receipts_empty="",
        receipts_header=receipts(),
        receipts_encoding=receipts(sale(14, "张三")).encode("gb18030"),
        receipts_bom=b"\xef\xbb\xbf" + receipts(sale(15, "bom")).encode(),
        receipts_rows=good + "".join(f"{row}\n" for row in BAD_ROWS),
        receipts_quoted=QUOTED,
        receipts_cut=receipts(sale(16, "cut")) + 'K17,1,"cut',
        receipts_no_end=receipts(sale(18, "no_end")).rstrip("\n"),
        european_1=receipts(sale(30, "european", price="1.234|50")).replace(",", ";").replace("|", ","),
        american_1=receipts("K31,1,american,2026-06-01,1,PRICE,CNY").replace("PRICE", '"1,234.50"'),
        noted_1=receipts(sale(32, "noted")),
    )
    return home, refresh(home)


def status(outcome: RunOutcome) -> dict[str, tuple[str, str | None]]:
    assert outcome.landing
    return {file["file_name"]: (file["status"], file["reason"]) for file in outcome.landing["files"]}


def test_the_run_publishes_what_is_good_and_ends_with_1(run: tuple[Home, RunOutcome]) -> None:
    home, outcome = run
    assert (outcome.exit_code, outcome.publication) == (1, {"seq": 1, "is_current": True})
    refused = {name: reason for name, (found, reason) in status(outcome).items() if found == "refused"}
    assert refused == {
        "receipts_empty.csv": "empty_file",
        "receipts_encoding.csv": "wrong_encoding",
        "receipts_cut.csv": "truncated",
    }
    assert len(list((home.quarantine / "files").iterdir())) == len(refused)


def test_files_that_are_only_unusual_land(run: tuple[Home, RunOutcome]) -> None:
    found = status(run[1])
    for name in ("header", "bom", "rows", "quoted", "no_end"):
        assert found[f"receipts_{name}.csv"] == ("landed", None)


def test_bad_rows_are_quarantined_with_their_reason_and_their_raw_text(run: tuple[Home, RunOutcome]) -> None:
    rejects = pl.concat([pl.read_parquet(path) for path in (run[0].quarantine / "rows").iterdir()])
    found = {raw.rstrip("\n"): reason for raw, reason in rejects.select("raw_text", "reason_code").rows()}
    assert found == BAD_ROWS
    assert set(rejects["file_name"]) == {"receipts_rows.csv"}
    assert sorted(rejects["row_no"]) == list(range(5, 5 + len(BAD_ROWS)))
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (run[0].quarantine / "rows").iterdir())


def test_only_good_rows_make_customers(run: tuple[Home, RunOutcome]) -> None:
    codes = {code for (code,) in query(run[0], "select customer_code from customer_codes")}
    quoted = 'quoted, with "quotes" and\na new line'
    assert codes - {"krona"} == {"good", "free", "bom", "no_end", "after", "european", "american", "noted", quoted}


def test_numbers_are_read_as_their_mapping_writes_them(run: tuple[Home, RunOutcome]) -> None:
    found = metrics(run[0])
    assert found["european", "net_spend"] == found["american", "net_spend"] == pytest.approx(1234.5, abs=0)


def test_a_currency_without_any_rate_and_a_far_future_are_counted_and_kept_out(run: tuple[Home, RunOutcome]) -> None:
    accounted = manifest(run[0])["accounting"]["sales_line"]
    assert accounted["set_aside:no_rate"]["rows"] == 1
    assert accounted["after_as_of"]["rows"] == 1
    assert sum(one["rows"] for one in accounted.values()) == sum(one["rows_ok"] for one in manifest(run[0])["inputs"])


def test_what_was_read_is_ok_or_quarantined(run: tuple[Home, RunOutcome]) -> None:
    inputs = manifest(run[0])["inputs"]
    assert all(one["rows_read"] == one["rows_ok"] + one["rows_quarantined"] for one in inputs)
    assert sum(one["rows_quarantined"] for one in inputs) == len(BAD_ROWS)
