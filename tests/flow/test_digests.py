"""Equal inputs give equal digests: with 1, 2 and 4 threads, and in whatever order the files arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings
from pipelines.warehouse import profile
from tests.flow.homes import deliver, digests, make_home, refresh
from tests.flow.shop import FIRST, LATE, POLICIES, SOURCES

FILES = {**FIRST, **LATE}
MARTS = {"customer_tiers", "customer_tier_reasons", "customer_metrics", "customers", "customer_codes", "levels"}
MARTS |= {"policies", "policy_versions", "tier_summary", "customer_tier_changes", "review_summary", "override_report"}
MARTS |= {"level_benefits", "document_benefits"}
MARTS |= {"customer_points", "customer_points_balance", "points_expiring"}
MARTS |= {"points_liability", "customer_segments"}
MARTS |= {"customer_tier_progress", "tier_cuts"}


def published(folder: Path, deliveries: Iterable[Sequence[str]]) -> dict[str, str]:
    """The digests after these deliveries, each landed before the next one arrives, and one refresh."""
    home = make_home(folder, SOURCES, POLICIES)
    for names in deliveries:
        deliver(home, **{name: FILES[name] for name in names})
        land(home, load_settings(home), load_mappings(home), run_id="by hand", settle_seconds=0)
    assert refresh(home).exit_code == 0
    return digests(home)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        use_threads(patch, 2)
        return published(tmp_path_factory.mktemp("at_once"), [list(FILES)])


def with_threads(count: int) -> Callable[..., duckdb.DuckDBPyConnection]:
    connect = duckdb.connect

    def opened(*arguments: Any, **options: Any) -> duckdb.DuckDBPyConnection:
        connection = connect(*arguments, **options)
        connection.execute(f"set threads = {count}")
        return connection

    return opened


def use_threads(patch: pytest.MonkeyPatch, count: int) -> None:
    """Let DuckDB and dbt work with this many threads."""
    patch.setattr(duckdb, "connect", with_threads(count))
    patch.setattr(profile, "THREADS", count)


def test_every_table_without_a_wall_clock_has_a_digest_that_compares(at_once: dict[str, str]) -> None:
    assert set(at_once) == MARTS


@pytest.mark.slow
@pytest.mark.parametrize("count", [1, 4])
def test_digests_are_those_of_two_threads_with_one_and_with_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: dict[str, str], count: int
) -> None:
    use_threads(monkeypatch, count)
    assert published(tmp_path / "home", [list(FILES)]) == at_once


@pytest.mark.slow
def test_digests_do_not_depend_on_the_order_in_which_files_arrive(tmp_path: Path, at_once: dict[str, str]) -> None:
    backwards = published(tmp_path / "backwards", ([name] for name in reversed(FILES)))
    assert backwards == at_once


@pytest.mark.slow
def test_refreshing_after_each_delivery_ends_where_one_refresh_does(shop: Home, at_once: dict[str, str]) -> None:
    # The shop's second snapshot came after two deliveries and a first snapshot of the same date.
    assert digests(shop, seq=2) == at_once
