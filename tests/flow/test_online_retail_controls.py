"""UCI Online Retail against daily totals that another reader adds up: all days agree, and one lost line is found."""

from __future__ import annotations

import csv
import shutil
import tarfile
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from pipelines.home.folder import Home
from pipelines.warehouse.engine import warehouse
from tests.flow.homes import REPOSITORY, current, refresh, write
from tests.flow.real_data import SHARED

LEDGER = """
file: "ledger.csv"
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {day: day, amount: amount, invoices: invoices}
tables:
  control_total:
    controlled_source_code: {constant: online_retail}
    control_on: day
    currency: {constant: GBP}
    control_amount: amount
    control_count: invoices
"""
LOST_ON = "2011-03-10"

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    if not SHARED.exists():
        pytest.skip("not run: shared data absent")
    folder = tmp_path_factory.mktemp("retail") / "home"
    shutil.copytree(REPOSITORY / "tests/homes/online_retail", folder)
    home = Home(folder)
    write(home.sources / "ledger.yml", LEDGER)
    with tarfile.open(SHARED / "online_retail/by-day.tar.gz") as archive:
        for one in archive:
            content = archive.extractfile(one) if one.isfile() else None
            if content:
                write(home.inbox / Path(one.name).name, content.read())
    return home


def ledger(inbox: Path) -> str:
    """Amount and invoices of every day, by DuckDB's own reader: no bad debt, nothing without a price."""
    answer = duckdb.sql(
        f"""select strftime(InvoiceDate::timestamp, '%Y-%m-%d') as day,
            sum(Quantity::decimal(18, 0) * UnitPrice::decimal(18, 3)) as amount,
            count(distinct upper(trim(InvoiceNo))) as invoices
        from read_csv('{inbox}/*.csv', all_varchar = true)
        where not starts_with(trim(InvoiceNo), 'A') and UnitPrice::decimal(18, 3) <> 0 group by day order by day"""
    ).fetchall()
    # All lines are worth 9,747,747.934, of which -11,062.06 is bad debt.
    assert (len(answer), sum(amount for _, amount, _ in answer)) == (305, Decimal("9758809.994"))
    return "day,amount,invoices\n" + "".join(f"{day},{amount},{count}\n" for day, amount, count in answer)


def compared(home: Home) -> list[tuple[str, Decimal, bool]]:
    with warehouse(home.warehouse_file, read_only=True) as connection:
        return connection.execute(
            "select start_on::text, difference_amount, is_within from metrics.met_controls__compared"
        ).fetchall()


def test_a_lost_line_blocks_naming_its_day_and_every_day_agrees_when_it_came(home: Home) -> None:
    write(home.inbox / "ledger.csv", ledger(home.inbox))
    file = home.inbox / f"{LOST_ON}.csv"
    header, *rows = file.read_text("utf-8-sig").splitlines(keepends=True)
    lost = rows.pop(7)
    file.write_text(header + "".join(rows), "utf-8")
    (_, _, _, quantity, _, price, _, _) = next(csv.reader([lost]))

    outcome = refresh(home)
    (blocked,) = outcome.blocked
    assert (outcome.exit_code, current(home)) == (1, None)
    assert (blocked["name"], blocked["unexpected_count"]) == ("control_totals_agree", 1)
    (told,) = blocked["examples"]
    assert (told["source_code"], told["start_on"]) == ("online_retail", LOST_ON)
    assert Decimal(told["difference_amount"]) == -Decimal(quantity) * Decimal(price)

    write(home.inbox / "2011-99-99.csv", header + lost)
    assert (refresh(home).exit_code, current(home)) == (0, "seq=1\n")
    days = compared(home)
    assert len(days) == 305
    assert {(difference, is_within) for _, difference, is_within in days} == {(0, True)}
