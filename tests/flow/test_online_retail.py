"""UCI Online Retail, 305 daily files, from the inbox to the published figures; equal digests in every order."""

from __future__ import annotations

import csv
import io
import shutil
import tarfile
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings
from tests.flow.homes import REPOSITORY, digests, manifest, metrics, query, refresh, tiers, write

SHARED = REPOSITORY.parent / "shared/data"
TEST_HOME = REPOSITORY / "tests/homes/online_retail"
ROWS = 541_909
DUPLICATES = 5_268

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def days() -> dict[str, bytes]:
    if not SHARED.exists():
        pytest.skip("not run: shared data absent")
    with tarfile.open(SHARED / "online_retail/by-day.tar.gz") as archive:
        return {Path(one.name).name: archive.extractfile(one).read() for one in archive if one.isfile()}


@pytest.fixture(scope="module")
def truth() -> dict[str, dict[str, str]]:
    with (SHARED / "_truth/online_retail_per_customer.csv").open() as file:
        return {row["customer_id"]: row for row in csv.DictReader(file)}


def home_at(folder: Path, duplicates: str = "keep") -> Home:
    shutil.copytree(TEST_HOME, folder)
    mapping = folder / "sources/online_retail.yml"
    mapping.write_text(mapping.read_text().replace("duplicates: keep", f"duplicates: {duplicates}"))
    return Home(folder)


def put(home: Home, days: dict[str, bytes], *names: str) -> None:
    for name in names or days:
        write(home.inbox / name, days[name])


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory, days: dict[str, bytes]) -> Home:
    home = home_at(tmp_path_factory.mktemp("retail") / "home")
    put(home, days)
    assert refresh(home).exit_code == 0
    return home


@pytest.fixture(scope="module")
def without_duplicates(tmp_path_factory: pytest.TempPathFactory, days: dict[str, bytes]) -> Home:
    home = home_at(tmp_path_factory.mktemp("retail") / "home", "exact_row")
    put(home, days)
    assert refresh(home).exit_code == 0
    return home


def accounted(home: Home) -> dict[str, tuple[int, Decimal]]:
    """Rows and amount by fate, whatever the reason."""
    found: dict[str, tuple[int, Decimal]] = {}
    for fate, one in manifest(home)["accounting"]["sales_line"].items():
        rows, amount = found.get(fate.partition(":")[0], (0, Decimal(0)))
        found[fate.partition(":")[0]] = (rows + one["rows"], amount + Decimal(one["amount"]))
    return found


def test_every_line_has_a_fate_and_none_is_quarantined(at_once: Home) -> None:
    inputs = manifest(at_once)["inputs"]
    assert (len(inputs), sum(one["rows_read"] for one in inputs)) == (305, ROWS)
    assert sum(one["rows_quarantined"] for one in inputs) == 0
    assert sum(rows for rows, _ in accounted(at_once).values()) == ROWS
    assert sum(amount for _, amount in accounted(at_once).values()) == Decimal("9747747.934")
    assert accounted(at_once)["counted"][1] == Decimal("8300065.814")


def test_the_spend_of_every_customer_is_the_truth_to_the_last_digit(at_once: Home, truth: dict[str, Any]) -> None:
    found = metrics(at_once)
    published = {code: value for (code, name), value in found.items() if name == "net_spend"}
    assert len(published) == 4_372
    assert published == {code: Decimal(row["net_gbp"]) for code, row in truth.items()}
    returned = {code: value for (code, name), value in found.items() if name == "return_amount"}
    assert returned == {code: -Decimal(row["returns_gbp"]) for code, row in truth.items()}


def test_visits_are_the_invoices_worth_more_than_nothing(at_once: Home, days: dict[str, bytes]) -> None:
    worth: Counter[tuple[str, str]] = Counter()
    for invoice, _, _, quantity, _, price, customer, _ in cells(days):
        if invoice[0] not in "CA" and customer:
            worth[customer.removesuffix(".0"), invoice] += Decimal(quantity) * Decimal(price)
    visits = Counter(customer for (customer, _), amount in worth.items() if amount > 0)
    found = {code: value for (code, name), value in metrics(at_once).items() if name == "sale_count"}
    assert found == {code: visits[code] for code in found}
    # One of its 74 invoices is worth nothing.
    assert (visits["14646"], metrics(at_once)["14646", "net_spend"]) == (73, Decimal("279489.02"))


def test_who_bought_and_cancelled_everything_has_no_spend_and_holds_no_level(at_once: Home) -> None:
    assert metrics(at_once)["12346", "net_spend"] == 0
    assert tiers(at_once, "retail_spend")["12346"][1] is None
    assert tiers(at_once, "retail_spend_frequency")["12346"] == ("rated", "basic")


def test_only_lines_with_a_customer_make_customers(at_once: Home, truth: dict[str, Any]) -> None:
    assert {code for (code,) in query(at_once, "select customer_code from customer_codes")} == set(truth)
    without = 135_080
    assert 0 <= without - accounted(at_once)["anonymous"][0] <= accounted(at_once)["excluded"][0]


def cells(days: dict[str, bytes]) -> list[tuple[str, ...]]:
    rows = (row for content in days.values() for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [tuple(row) for row in rows if row[0] != "InvoiceNo"]


def test_surplus_exact_rows_count_once_under_exact_row(without_duplicates: Home, days: dict[str, bytes]) -> None:
    surplus = Counter(cells(days)) - Counter(set(cells(days)))
    assert sum(surplus.values()) == DUPLICATES
    assert accounted(without_duplicates)["duplicate"][0] == DUPLICATES
    assert sum(rows for rows, _ in accounted(without_duplicates).values()) == ROWS
    taken: Counter[str] = Counter()
    for (invoice, _, _, quantity, _, price, customer, _), count in surplus.items():
        if customer and not invoice.startswith("A"):
            taken[customer.removesuffix(".0")] += Decimal(quantity) * Decimal(price) * count
    spend = {code: value for (code, name), value in metrics(without_duplicates).items() if name == "net_spend"}
    assert sum(spend.values()) == Decimal("8300065.814") - sum(taken.values()) == Decimal("8278519.424")


def test_each_customer_loses_its_own_duplicates(
    at_once: Home, without_duplicates: Home, days: dict[str, bytes]
) -> None:
    once = Counter()
    for invoice, _, _, quantity, _, price, customer, _ in set(cells(days)):
        if customer and not invoice.startswith("A"):
            once[customer.removesuffix(".0")] += Decimal(quantity) * Decimal(price)
    spend = {code: value for (code, name), value in metrics(without_duplicates).items() if name == "net_spend"}
    assert spend == {code: once[code] for code in spend}
    assert len(spend) == len([code for code, name in metrics(at_once) if name == "net_spend"])


@pytest.mark.parametrize("backwards", [False, True])
def test_day_by_day_in_any_direction_gives_the_same_digests(
    tmp_path: Path, at_once: Home, days: dict[str, bytes], backwards: bool
) -> None:
    home = home_at(tmp_path / "home")
    settings, mappings = load_settings(home), load_mappings(home)
    for name in sorted(days, reverse=backwards):
        put(home, days, name)
        land(home, settings, mappings, run_id="by hand", settle_seconds=0)
    assert refresh(home).exit_code == 0
    assert digests(home) == digests(at_once)
