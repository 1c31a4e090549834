"""`tierline sources check` tells what a file would become, and shows no personal data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pipelines.cli import sources
from pipelines.home.problems import ConfigurationError, RefusedError
from tests.deliveries import LINES, deliver, good_lines, small_home

MEMBERS = """
file: "members*.csv"
duplicates: by_key
columns: {card: {header: card, class: direct}, name: name, type: type, phone: phone, shop: shop}
tables:
  customer: {customer_code: card, customer_name: name, customer_type: type, phone: phone, store_code: shop}
"""


def checked(home: Path, *arguments: str) -> Result:
    app = typer.Typer()
    sources.register(app)
    return CliRunner().invoke(app, ["sources", "check", *arguments, "--home", str(home)])


def document(result: Result) -> dict[str, object]:
    found: list[dict[str, object]] = json.loads(result.stdout)
    assert len(found) == 1
    return found[0]


def test_a_good_file_would_land(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    path = deliver(home, "lines_1.csv", good_lines(30) + "R1,1,c1,never,1,0.01\n")
    result = checked(home.path, "shop", str(path))
    assert result.exit_code == 0
    assert "31 rows read = 30 ok + 1 quarantined" in result.stdout
    assert "bad_date" in result.stdout
    assert path.exists()
    assert not home.archive.exists()


def test_a_file_that_would_be_refused_gives_exit_1(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    path = deliver(home, "lines_1.csv", good_lines(3).replace("10.00", "ten"))
    result = checked(home.path, "shop", str(path), "--json")
    found = document(result)
    assert (result.exit_code, found["would_be_refused"], found["rows_refused"]) == (1, True, {"bad_number": 3})


def test_without_a_file_the_matching_files_of_the_inbox_are_checked(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    for name in ("lines_1.csv", "lines_2.csv", "notes.txt"):
        deliver(home, name, good_lines(30))
    result = checked(home.path, "shop", "--json")
    assert [Path(found["file"]).name for found in json.loads(result.stdout)] == ["lines_1.csv", "lines_2.csv"]


def test_totals_and_first_rows_are_canonical(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES)
    path = deliver(home, "lines_1.csv", good_lines(30))
    found = document(checked(home.path, "shop", str(path), "--json"))
    assert found["totals"] == {"sales_line": "600.000000"}
    first = found["first_rows"]["sales_line"][0]  # type: ignore[index]
    assert (first["document_code"], first["net_amount"], first["sold_on"]) == ("1", "20.000000", "2026-01-05")


def test_direct_columns_are_masked_but_not_the_names_of_organisations(tmp_path: Path) -> None:
    home = small_home(tmp_path, members=MEMBERS)
    content = "card,name,type,phone,shop\n7001,Ann Lee,person,13800138000,BJ\n8001,Acme,organisation,01012345,SH\n"
    path = deliver(home, "members.csv", content)
    for arguments in ([], ["--json"]):
        result = checked(home.path, "members", str(path), *arguments)
        for secret in ("7001", "8001", "Ann Lee", "13800138000", "01012345"):
            assert secret not in result.stdout
        for shown in ("7***", "A***", "Acme", "1***", "BJ"):
            assert shown in result.stdout


@pytest.mark.parametrize("arguments", [["nobody"], ["shop", "absent.csv"]])
def test_an_unknown_mapping_or_file_is_a_usage_error(tmp_path: Path, arguments: list[str]) -> None:
    home = small_home(tmp_path, shop=LINES)
    assert isinstance(checked(home.path, *arguments).exception, ConfigurationError)


CONTROL = """
{origin}
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {source: source, day: day, amount: amount}
tables:
  control_total: {controlled_source_code: source, control_on: day, control_amount: amount}
"""


def test_a_control_file_is_judged_by_the_sources_it_names(tmp_path: Path) -> None:
    home = small_home(tmp_path, shop=LINES, z=CONTROL.replace("{origin}", 'file: "z_*.csv"'))
    deliver(home, "z_1.csv", "source,day,amount\nshop,2026-01-05,10\n")
    assert document(checked(home.path, "z", "--json"))["table_rows"] == {"control_total": 1}
    deliver(home, "z_1.csv", "source,day,amount\nnobody,2026-01-05,10\n")
    result = checked(home.path, "z")
    assert result.exit_code == 1
    assert "it controls `nobody`, which has no mapping" in " ".join(result.stdout.split())


def test_the_answer_of_a_query_is_checked_and_lands_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "query: {url_env: LEDGER_URL, sql: \"select 'shop' as source, '2026-01-05' as day, '10.50' as amount\"}"
    home = small_home(tmp_path, shop=LINES, z=CONTROL.replace("{origin}", query))
    monkeypatch.setenv("LEDGER_URL", f"sqlite:///{tmp_path}/ledger.db")
    assert document(checked(home.path, "z", "--json"))["totals"] == {"control_total": "10.500000"}
    assert list(home.inbox.iterdir()) == []
    monkeypatch.delenv("LEDGER_URL")
    failed = checked(home.path, "z")
    assert isinstance(failed.exception, RefusedError)
    assert "LEDGER_URL is not set" in str(failed.exception)
