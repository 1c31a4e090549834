"""The name of a snapshot: changed by whatever decides its rows, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipelines.publish.snapshot_id import Ingredients, code_version, folder_hashes, snapshot_id

BASE = Ingredients(
    as_of=date(2024, 12, 31),
    known_at="2025-01-01T00:00:00.000000+00:00",
    landed={"f1": "aa", "f2": "bb"},
    policies={"retail/1": "p"},
    mappings={"pos": "m"},
    settings={"currency": "CNY", "publish": ["parquet"], "settle_seconds": 10, "as_of": "yesterday"},
    calendars={"2024.csv": "c"},
    code_version="v",
    decisions={},
)
CHANGES = {
    "as_of": date(2024, 12, 30),
    "known_at": None,
    "landed": {"f1": "aa"},
    "policies": {"retail/1": "q"},
    "mappings": {"pos": "n"},
    "settings": {**BASE.settings, "currency": "EUR"},
    "calendars": {},
    "code_version": "w",
    "decisions": {"merge-1": "d"},
}


@pytest.mark.parametrize("ingredient", CHANGES)
def test_every_ingredient_changes_the_name(ingredient):
    assert snapshot_id(replace(BASE, **{ingredient: CHANGES[ingredient]})) != snapshot_id(BASE)


def test_every_ingredient_has_its_case_here():
    assert set(CHANGES) == set(vars(BASE))


def test_the_order_in_which_files_came_does_not_change_the_name():
    assert snapshot_id(replace(BASE, landed={"f2": "bb", "f1": "aa"})) == snapshot_id(BASE)


@pytest.mark.parametrize(("setting", "value"), [("publish", []), ("settle_seconds", 0), ("as_of", "2024-12-31")])
def test_where_and_when_a_run_publishes_does_not_change_the_name(setting, value):
    assert snapshot_id(replace(BASE, settings={**BASE.settings, setting: value})) == snapshot_id(BASE)


def test_the_code_version_follows_the_code_and_not_what_runs_leave_beside_it(tmp_path):
    def version() -> str:
        code_version.cache_clear()
        return code_version(tmp_path)

    for name in ("pipelines", "dbt_project", "expectations"):
        (tmp_path / name).mkdir()
    model = tmp_path / "dbt_project" / "model.sql"
    model.write_text("select 1")
    first = version()
    (tmp_path / "dbt_project" / "target").mkdir()
    (tmp_path / "dbt_project" / "target" / "manifest.json").write_text("{}")
    (tmp_path / "dbt_project" / ".user.yml").write_text("id: 1")
    assert version() == first
    model.write_text("select 2")
    assert version() != first
    code_version.cache_clear()


def test_a_renamed_calendar_has_another_hash_and_a_missing_folder_none(tmp_path):
    (tmp_path / "2024.csv").write_text("day")
    before = folder_hashes(tmp_path)
    (tmp_path / "2024.csv").rename(tmp_path / "2025.csv")
    assert folder_hashes(tmp_path) != before
    assert folder_hashes(tmp_path / "nowhere") == {}
