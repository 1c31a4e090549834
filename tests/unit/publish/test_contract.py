"""The contract of public tables, read from the yml beside the models."""

from __future__ import annotations

import pytest
import yaml

from pipelines.home.problems import ConfigurationError
from pipelines.publish.contract import marts


def _write(folder, **changes) -> None:
    columns = [{"name": "seq", "data_type": "bigint", "description": "Order of\n publication.  次序。"}]
    model = {
        "name": "thing",
        "description": "A thing. 物。",
        "config": {"meta": {"primary_key": ["seq"]}},
        "columns": columns,
    }
    (folder / "thing.yml").write_text(yaml.safe_dump({"models": [{**model, **changes}]}), "utf-8")


def test_a_mart_is_read_with_its_columns_in_order_its_key_and_one_line_descriptions(contract):
    tiers, snapshot, summary = marts(contract)
    assert [mart.name for mart in (tiers, snapshot, summary)] == ["customer_tiers", "snapshot", "tier_summary"]
    assert summary.column_names == ("snapshot_id", "as_of", "policy_id", "level_code", "customer_count")
    assert summary.primary_key == ("policy_id", "level_code")
    assert (tiers.in_digest, snapshot.in_digest) == (True, False)


def test_a_digest_leaves_out_the_name_of_the_snapshot(contract):
    assert "snapshot_id" not in marts(contract)[0].digest_columns


def test_a_description_becomes_one_line(tmp_path):
    _write(tmp_path)
    assert marts(tmp_path)[0].columns[0].description == "Order of publication. 次序。"


def test_a_mart_without_a_key_is_refused_with_its_file(tmp_path):
    _write(tmp_path, config={"meta": {"primary_key": ["sequence"]}})
    with pytest.raises(ConfigurationError, match=r"thing\.yml.*primary key"):
        marts(tmp_path)


@pytest.mark.parametrize("kind", ["double", "FLOAT", "real"])
def test_a_binary_fraction_may_not_be_public(tmp_path, kind):
    _write(tmp_path, columns=[{"name": "seq", "data_type": kind, "description": "x"}])
    with pytest.raises(ConfigurationError, match="inexact type of seq"):
        marts(tmp_path)


def test_the_contract_of_this_repository_can_be_read():
    assert {"customer_tiers", "snapshot"} <= {mart.name for mart in marts()}
