"""What a till and a ledger state is held against what is counted: a difference blocks, and is told with its place."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli.summary import print_summary
from pipelines.home.folder import Home
from pipelines.refresh import RunOutcome
from pipelines.warehouse.engine import warehouse
from tests.flow.homes import current, deliver, make_home, manifest, refresh
from tests.flow.shop import RATES
from tests.flow.tills import ASKED, FIRST, RIGHT, SOURCES, TILLS, WRONG
from tests.flow.written import written_texts


@dataclass
class Step:
    """One refresh: its outcome, and the comparison it made, by (control, source, store, first day, currency)."""

    outcome: RunOutcome
    compared: dict[tuple[str | None, ...], dict[str, Any]]
    current: str | None

    def failed(self, name: str) -> dict[str, Any]:
        """The result of one check that did not hold."""
        (result,) = [one for one in self.outcome.gates["graded"] if one["name"] == name and not one["passed"]]
        return result


def taken(home: Home, files: dict[str, str]) -> Step:
    deliver(home, **files)
    outcome = refresh(home)
    with warehouse(home.warehouse_file, read_only=True) as connection:
        answer = connection.execute(
            "select * exclude (start_on), start_on::text as day from metrics.met_controls__compared"
        )
        names = [column[0] for column in answer.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    key = ("control_source_code", "source_code", "store_code", "day", "currency")
    return Step(outcome, {tuple(row[name] for name in key): row for row in rows}, current(home))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_home(tmp_path_factory.mktemp("tills"), SOURCES | {"rates": RATES})


@pytest.fixture(scope="module")
def steps(home: Home) -> list[Step]:
    return [taken(home, files) for files in (FIRST, WRONG, RIGHT)]


def test_figures_that_agree_let_the_snapshot_be_published(steps: list[Step]) -> None:
    assert (steps[0].outcome.exit_code, steps[0].current) == (0, "seq=1\n")
    assert all(row["is_within"] for row in steps[0].compared.values())


def test_returns_and_sales_without_a_card_are_in_the_figure_and_excluded_lines_beside_it(steps: list[Step]) -> None:
    row = steps[0].compared["z_reports", "tills", "S1", "2026-05-30", None]
    assert (row["control_amount"], row["our_amount"], row["our_count"]) == (Decimal("130.20"), Decimal("130.20"), 3)
    assert (row["excluded_amount"], row["excluded_count"]) == (999, 1)


def test_a_difference_of_exactly_the_tolerance_is_accepted(steps: list[Step]) -> None:
    amount = steps[0].compared["z_reports", "tills", "S1", "2026-06-01", None]
    assert (amount["difference_amount"], amount["tolerance_amount"]) == (Decimal("0.05"), Decimal("0.05"))
    share = steps[0].compared["z_reports", "tills", "S2", "2026-06-01", None]
    assert (share["difference_amount"], share["tolerance_amount"]) == (10, 10)
    assert amount["is_within"] and share["is_within"]


def test_a_figure_of_a_month_and_of_all_stores_covers_them_all(steps: list[Step]) -> None:
    row = steps[0].compared["ledger", "tills", None, "2026-06-01", "CNY"]
    assert (row["our_amount"], row["end_on"].isoformat()) == (Decimal("1021.05"), "2026-07-01")


def test_payments_are_compared_in_the_currency_they_were_made_in(steps: list[Step]) -> None:
    paid = {key[4]: row["our_amount"] for key, row in steps[0].compared.items() if key[1] == "paid"}
    assert paid == {"CNY": Decimal("34.75"), "EUR": Decimal(8)}


def test_a_day_without_sales_agrees_with_a_figure_of_nothing(steps: list[Step]) -> None:
    assert steps[0].compared["z_reports", "tills", "S1", "2026-06-30", None]["our_amount"] == 0


def test_a_period_that_is_still_open_is_not_compared(steps: list[Step]) -> None:
    assert {key[3] for key in steps[0].compared} == {"2026-05-01", "2026-05-30", "2026-06-01", "2026-06-30"}


def test_a_store_and_day_that_no_figure_names_is_a_warning(steps: list[Step]) -> None:
    warned = steps[0].failed("every_store_and_day_is_controlled")
    assert (warned["severity"], warned["unexpected_count"]) == ("warn", 2)
    told = {(one["source_code"], one["store_code"], one["business_on"]) for one in warned["examples"]}
    assert told == {("tills", "S3", "2026-06-01"), ("tills", None, "2026-06-01")}


def test_one_cent_more_than_the_tolerance_blocks_and_says_where(
    steps: list[Step], home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (steps[1].outcome.exit_code, steps[1].outcome.publication, steps[1].current) == (1, None, "seq=1\n")
    print_summary(home, steps[1].outcome)
    told = next(line for line in capsys.readouterr().err.splitlines() if "store_code=S2" in line)
    for part in ("source_code=tills", "start_on=2026-06-02", "control_amount=100.000000", "our_amount=101.010000"):
        assert part in told
    assert "difference_amount=1.010000" in told


def test_a_row_in_quarantine_stands_beside_the_difference_it_makes(steps: list[Step]) -> None:
    row = steps[1].compared["z_reports", "tills", "S1", "2026-06-02", None]
    assert (row["difference_amount"], row["quarantined_amount"], row["quarantined_count"]) == (2, -2, 1)
    assert not row["is_within"]


def test_only_what_differs_is_told(steps: list[Step]) -> None:
    blocked = steps[1].failed("control_totals_agree")
    assert blocked["severity"] == "block"
    told = {(one["store_code"], one["start_on"], one["control_source_code"]) for one in blocked["examples"]}
    assert told == {
        ("S1", "2026-06-02", "z_reports"),
        ("S2", "2026-06-02", "z_reports"),
        (None, "2026-06-01", "ledger"),
    }


def test_a_figure_that_is_delivered_again_replaces_the_earlier_one(steps: list[Step], home: Home) -> None:
    assert (steps[2].outcome.exit_code, steps[2].current) == (0, "seq=2\n")
    assert steps[2].compared["z_reports", "tills", "S2", "2026-06-02", None]["control_amount"] == Decimal("101.01")
    accounted = manifest(home)["accounting"]["control_total"]
    assert {fate: one["rows"] for fate, one in accounted.items()} == {"counted": 12, "superseded": 3}


def test_a_run_whose_query_fails_goes_on_and_tells_nobody_the_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = make_home(tmp_path / "home", {"tills": TILLS, "asked": ASKED})
    monkeypatch.setenv("POS_LEDGER_URL", f"sqlite:///{tmp_path}/nowhere/s3cret.db")
    deliver(home, tills_1=FIRST["tills_1"])
    failed = refresh(home)
    print_summary(home, failed)
    shown = capsys.readouterr()
    assert (failed.exit_code, current(home)) == (1, "seq=1\n")
    assert "the database of POS_LEDGER_URL did not answer" in shown.err
    assert "sources/asked.yml" in shown.out.strip().splitlines()[-1]
    assert not [path for path, text in written_texts(home) if "s3cret" in text]
    assert "s3cret" not in shown.out + shown.err

    ledger = sqlite3.connect(tmp_path / "s3cret.db")
    ledger.execute("create table z (store text, day text, amount text)")
    ledger.execute("insert into z values ('S1', '2026-05-30', '130.26')")
    ledger.commit()
    ledger.close()
    monkeypatch.setenv("POS_LEDGER_URL", f"sqlite:///{tmp_path}/s3cret.db")
    answered = taken(home, {})
    assert (answered.outcome.exit_code, answered.current) == (0, "seq=2\n")
    row = answered.compared["asked", "tills", "S1", "2026-05-30", None]
    assert (row["difference_amount"], row["is_within"]) == (Decimal("-0.06"), True)
