"""A home is one folder: it can be copied or moved, and goes on where it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from pipelines.home.folder import Home
from tests.flow.homes import current, digests, refresh


def test_a_copied_home_publishes_nothing_new_and_its_tables_open(shop: Home, tmp_path: Path) -> None:
    copy = Home(tmp_path / "客户 moved")
    shutil.copytree(shop.path, copy.path, symlinks=True)
    outcome = refresh(copy)
    assert outcome.exit_code == 0
    assert outcome.publication is None
    assert (current(copy), digests(copy)) == (current(shop), digests(shop))
    with duckdb.connect(copy.published / "serve" / "tiers.duckdb", read_only=True) as connection:
        assert connection.execute("select count(*) from customers").fetchall()[0][0] > 0
