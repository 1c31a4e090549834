"""A publication killed at any rename leaves CURRENT old or new, and the next start heals the rest."""

from __future__ import annotations

import os
import subprocess
import sys

import duckdb
import pytest

from pipelines.publish.current import kept_sequences, read_current
from pipelines.publish.promotion import reconcile
from pipelines.publish.serve import serving_link
from tests.unit.publish.killed import KILLED
from tests.unit.publish.scratch import publish_once

# Renames of one publication, in order: snapshot folder, CURRENT, serving file, serving link.
RENAMES = 4


def _publish_and_die(home, contract, number: int) -> int:
    command = [
        sys.executable,
        "-m",
        "tests.unit.publish.killed",
        str(home.path),
        str(contract),
        str(number),
        "2025-01-31",
    ]
    return subprocess.run(command, check=False).returncode


def _served_dates(home) -> list[str]:
    with duckdb.connect(str(serving_link(home)), read_only=True) as connection:
        return [row[0] for row in connection.sql("select distinct as_of::varchar from customer_tiers").fetchall()]


@pytest.mark.parametrize("number", range(1, RENAMES + 1))
def test_current_is_old_or_new_after_a_kill_and_the_next_start_heals(home, contract, number):
    publish_once(home, contract)
    assert _publish_and_die(home, contract, number) == KILLED
    assert read_current(home) == (1 if number <= 2 else 2)
    assert _served_dates(home) == ["2024-12-31"]

    reconcile(home)

    published = kept_sequences(home)[-1]
    assert published == (1 if number == 1 else 2)
    assert read_current(home) == published
    assert os.readlink(serving_link(home)) == f"tiers-seq={published}-history={published}.duckdb"
    assert not list(home.published.rglob("*.part"))
    assert publish_once(home, contract, as_of="2025-01-31").manifest.seq == published + 1
    assert _served_dates(home) == ["2025-01-31"]


def test_a_publication_has_no_rename_that_is_not_tried_here(home, contract):
    publish_once(home, contract)
    assert _publish_and_die(home, contract, RENAMES + 1) == 0
    assert read_current(home) == 2
