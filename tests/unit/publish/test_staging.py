"""Staging: files in a total order, measured on both sides, with what people wrote in the home."""

from __future__ import annotations

from dataclasses import replace

import duckdb
import pytest

from pipelines.home.problems import RefusedError
from pipelines.publish.promotion import publish
from pipelines.publish.staging import stage
from pipelines.publish.verification import check_staged
from tests.unit.publish.scratch import PASSED, facts, staged_home, write_warehouse


def test_what_is_staged_is_what_was_meant(home, contract):
    staged = staged_home(home, contract)
    assert [(o.mart.name, o.meant.rows) for o in staged.outputs] == [
        ("customer_tiers", 3),
        ("snapshot", 1),
        ("tier_summary", 2),
    ]
    assert all(output.meant == output.staged for output in staged.outputs)
    assert check_staged(staged).passed


def test_a_staged_file_stands_in_the_order_of_its_key(home, contract):
    file = staged_home(home, contract).folder / "tier_summary.parquet"
    assert duckdb.sql(f"select level_code from read_parquet('{file}')").fetchall() == [(None,), ("gold",)]


def test_levels_are_counted_per_policy_best_first_and_statuses_stand_for_missing_levels(home, contract):
    tiers = staged_home(home, contract).outputs[0]
    assert [(count.level, count.customers) for count in tiers.level_counts["retail"]] == [
        ("gold", 1),
        ("basic", 1),
        ("ungraded", 1),
    ]


def test_levels_of_groups_and_of_product_categories_are_counted_by_themselves(home, contract):
    staged_home(home, contract)
    with duckdb.connect(str(home.warehouse_file)) as connection:
        connection.execute("update marts.customer_tiers set scope_code = 'group' where customer_key = 'c2'")
        connection.execute("update marts.customer_tiers set category_code = 'food' where customer_key = 'c3'")
    found = stage(home, home.warehouse_file, 1, contract).outputs[0].level_counts
    assert {policy: [count.level for count in counts] for policy, counts in found.items()} == {
        "retail": ["gold"],
        "retail, groups": ["basic"],
        "retail, food": ["ungraded"],
    }


def test_equal_tables_under_another_snapshot_id_have_equal_digests(home, contract):
    first = staged_home(home, contract)
    with duckdb.connect(str(home.warehouse_file)) as connection:
        connection.execute("update marts.customer_tiers set snapshot_id = 'other'")
    assert stage(home, home.warehouse_file, 1, contract).outputs[0].digest == first.outputs[0].digest


def test_the_inputs_of_the_home_are_kept_without_the_identity_key(home, contract):
    inputs = staged_home(home, contract).folder / "inputs"
    kept = sorted(path.relative_to(inputs).as_posix() for path in inputs.rglob("*") if path.is_file())
    assert kept == [
        "contract/customer_tiers.yml",
        "contract/snapshot.yml",
        "contract/tier_summary.yml",
        "policies/retail/2024-01-01.yml",
        "sources/pos.yml",
        "tierline.yml",
    ]
    assert (inputs / "tierline.yml").read_text() == "currency: CNY\nzone: Asia/Shanghai\nas_of: 2024-12-31\n"


def test_staging_again_replaces_what_an_interrupted_run_left(home, contract):
    staged = staged_home(home, contract)
    (staged.folder / "left.parquet").write_bytes(b"half")
    assert not (stage(home, home.warehouse_file, 1, contract).folder / "left.parquet").exists()


def test_a_file_changed_after_staging_closes_the_gate_and_leaves_current(home, contract):
    staged = staged_home(home, contract)
    write_warehouse(home, score="9.000000")
    other = stage(home, home.warehouse_file, 2, contract)
    mixed = replace(staged.outputs[0], staged=other.outputs[0].staged)
    gate = check_staged(replace(staged, outputs=(mixed, *staged.outputs[1:])))
    assert [result.name for result in gate.failed] == ["contents_are_what_was_meant"]
    assert gate.failed[0].examples[0]["mart"] == "customer_tiers"
    with pytest.raises(RefusedError, match="gate staged is not passed"):
        publish(home, staged, facts(), [*PASSED[:2], gate])
    assert not (home.published / "CURRENT").exists()


def test_nothing_is_published_without_the_staged_gate(home, contract):
    with pytest.raises(RefusedError, match="gate staged is not passed"):
        publish(home, staged_home(home, contract), facts(), PASSED[:2])


def test_the_scratch_file_of_the_gate_is_gone_afterwards(home, contract):
    check_staged(staged_home(home, contract))
    assert [path.name for path in (home.published / "snapshots").iterdir()] == [".seq=1.part"]


def test_two_rows_under_one_key_close_the_gate(home, contract):
    write_warehouse(home)
    with duckdb.connect(str(home.warehouse_file)) as connection:
        connection.execute("insert into marts.tier_summary select * from marts.tier_summary where level_code is null")
    gate = check_staged(stage(home, home.warehouse_file, 1, contract))
    assert [(result.name, result.examples[0]["mart"]) for result in gate.failed] == [
        ("every_row_has_its_own_key", "tier_summary")
    ]
