"""The SQL models on a warehouse without a row, with the dbt unit tests that prove their rules.

The unit tests stand in the yml beside each model; a refresh leaves them out, so this is where they run. What models
make of real rows belongs to the other flow tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pipelines.home.folder import Home
from pipelines.warehouse.dbt_runner import NodeOutcome, run_dbt
from pipelines.warehouse.engine import warehouse
from pipelines.warehouse.profile import PROJECT


def empty_tables() -> list[str]:
    """Statements that make each relation of schema landing as landing.yml describes it."""
    described = yaml.safe_load((PROJECT / "models/staging/landing.yml").read_text(encoding="utf-8"))
    return [
        f'create table landing."{table["name"]}" ('
        + ", ".join(f"{column['name']} {column['data_type']}" for column in table["columns"])
        + ")"
        for table in described["sources"][0]["tables"]
    ]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[NodeOutcome]:
    """Every model, data test and unit test, built once on empty relations."""
    home = Home(Path(tmp_path_factory.mktemp("home")))
    home.create_run_folders()
    with warehouse(home.warehouse_file) as connection:
        connection.execute("create schema landing")
        for statement in empty_tables():
            connection.execute(statement)
    return list(run_dbt(home, ["build"]))


def of_kind(outcomes: list[NodeOutcome], kind: str) -> list[NodeOutcome]:
    return [outcome for outcome in outcomes if outcome.unique_id.startswith(f"{kind}.")]


def test_every_model_builds_before_anything_was_delivered(outcomes: list[NodeOutcome]) -> None:
    built = of_kind(outcomes, "model")
    assert len(built) == len(list((PROJECT / "models").rglob("*.sql")))
    assert {outcome.status for outcome in built} == {"success"}


def test_every_rule_written_in_sql_does_what_its_unit_test_says(outcomes: list[NodeOutcome]) -> None:
    rules = of_kind(outcomes, "unit_test")
    assert len(rules) >= 20
    assert [outcome for outcome in rules if outcome.status != "pass"] == []
