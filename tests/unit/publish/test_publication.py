"""Publication: an immutable folder, a chained manifest, a pointer and a file to open."""

from __future__ import annotations

import os
import stat

import duckdb
import pytest

from pipelines.home.problems import RefusedError
from pipelines.publish.current import kept_snapshots, move_current, next_seq, read_current, snapshot_folder
from pipelines.publish.manifest import MANIFEST, file_sha256, manifest_text, read_manifest
from pipelines.publish.promotion import reconcile
from pipelines.publish.serve import serving_link
from tests.unit.publish.scratch import COLUMNS, publish_once


def test_the_first_publication_is_sequence_one_and_current(home, contract):
    publication = publish_once(home, contract)
    assert (publication.manifest.seq, publication.is_current, next_seq(home)) == (1, True, 2)
    assert (home.published / "CURRENT").read_text() == "seq=1\n"


def test_an_earlier_date_adds_a_snapshot_and_leaves_current(home, contract):
    publish_once(home, contract)
    publication = publish_once(home, contract, as_of="2024-06-30")
    assert (publication.manifest.seq, publication.is_current, read_current(home)) == (2, False, 1)
    assert os.readlink(serving_link(home)) == "tiers-seq=1-history=2.duckdb"


def test_the_serving_file_holds_the_tables_of_current_and_of_all_snapshots_those_of_the_newest(home, contract):
    path = contract / "snapshot.yml"
    before, after = "in_digest: false", "in_digest: false\n      of_all_snapshots: true"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    publish_once(home, contract)
    publish_once(home, contract, as_of="2024-06-30")
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        found = [
            connection.sql(f"select distinct as_of::varchar from {table}").fetchall()
            for table in ("customer_tiers", "snapshot")
        ]
    assert found == [[("2024-12-31",)], [("2024-06-30",)]]


def test_the_same_date_again_makes_the_newer_sequence_current(home, contract):
    publish_once(home, contract)
    publish_once(home, contract)
    assert read_current(home) == 2


def test_published_files_cannot_be_written(home, contract):
    folder = publish_once(home, contract).folder
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o444}
    assert stat.S_IMODE(serving_link(home).stat().st_mode) == 0o444


def test_each_manifest_names_the_hash_of_the_one_before(home, contract):
    publish_once(home, contract)
    publish_once(home, contract)
    first, second = kept_snapshots(home)
    assert first.previous_manifest_sha256 is None
    assert second.previous_manifest_sha256 == file_sha256(snapshot_folder(home, 1) / MANIFEST)


def test_a_manifest_reads_back_as_it_was_written_with_rows_digests_and_file_hashes(home, contract):
    publication = publish_once(home, contract)
    manifest = read_manifest(publication.folder)
    assert manifest == publication.manifest
    assert manifest_text(manifest) == (publication.folder / MANIFEST).read_text("utf-8")
    tiers = manifest.outputs["customer_tiers"]
    assert (tiers.rows, tiers.sha256) == (3, file_sha256(publication.folder / "customer_tiers.parquet"))
    assert not manifest.outputs["snapshot"].in_digest


def test_the_serving_file_holds_the_marts_with_exact_types_and_comments(home, contract):
    publish_once(home, contract)
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        columns = "select table_name, column_name, data_type, comment from duckdb_columns() where schema_name = 'main'"
        found = {
            (table, column): (kind, comment) for table, column, kind, comment in connection.sql(columns).fetchall()
        }
        tables = dict(connection.sql("select table_name, comment from duckdb_tables() order by 1").fetchall())
        assert connection.sql("select customer_key from customer_tiers where level_code = 'gold'").fetchall() == [
            ("c1",)
        ]
    assert tables == {name: f"{name} table. 表。" for name in sorted(COLUMNS)}
    assert found["customer_tiers", "score"] == ("DECIMAL(38,6)", "It's score. 列。")
    assert not {kind for kind, _ in found.values()} & {"DOUBLE", "FLOAT"}


def test_the_serving_link_is_relative_so_that_a_home_can_be_moved(home, contract):
    publish_once(home, contract)
    moved = home.path.rename(home.path.with_name("moved"))
    assert duckdb.connect(str(moved / "published/serve/tiers.duckdb"), read_only=True).sql("from snapshot").fetchall()


def test_a_reader_keeps_the_old_file_open_while_a_new_one_is_published(home, contract):
    publish_once(home, contract)
    with duckdb.connect(str(serving_link(home)), read_only=True) as reader:
        publish_once(home, contract, as_of="2025-01-31")
        assert reader.sql("select distinct as_of::varchar from customer_tiers").fetchall() == [("2024-12-31",)]
    with duckdb.connect(str(serving_link(home)), read_only=True) as reader:
        assert reader.sql("select distinct as_of::varchar from customer_tiers").fetchall() == [("2025-01-31",)]


def test_reconciling_makes_a_lost_serving_file_again_and_removes_parts(home, contract):
    publish_once(home, contract)
    serving_link(home).resolve().unlink()
    (home.published / "snapshots" / ".seq=2.part").mkdir()
    removed = reconcile(home)
    assert [path.name for path in removed] == [".seq=2.part"]
    assert serving_link(home).exists()


def test_reconciling_twice_changes_nothing(home, contract):
    publish_once(home, contract)
    before = {path: path.lstat().st_mtime_ns for path in home.published.rglob("*")}
    assert reconcile(home) == []
    assert {path: path.lstat().st_mtime_ns for path in home.published.rglob("*")} == before


def test_current_cannot_name_a_snapshot_that_is_not_there(home):
    with pytest.raises(RefusedError, match="there is no snapshot seq=7"):
        move_current(home, 7)


def test_a_damaged_current_is_refused_with_a_remedy(home):
    (home.published / "CURRENT").write_text("seq=one")
    with pytest.raises(RefusedError, match="Write one line such as seq=1"):
        read_current(home)


def test_a_snapshot_without_its_manifest_is_refused_with_a_remedy(home, contract):
    (publish_once(home, contract).folder / MANIFEST).unlink()
    with pytest.raises(RefusedError, match="Restore the folder from a backup"):
        kept_snapshots(home)


def test_a_manifest_with_a_field_nobody_knows_is_refused_by_name(home, contract):
    path = publish_once(home, contract).folder / MANIFEST
    text = path.read_text("utf-8")
    path.unlink()
    path.write_text(text.replace('"actor"', '"author": "x", "actor"', 1), "utf-8")
    with pytest.raises(RefusedError, match="author: Extra inputs are not permitted"):
        kept_snapshots(home)
