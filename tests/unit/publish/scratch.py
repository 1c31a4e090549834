"""A small home with a finished warehouse: three public tables, their contract, two policies' worth of customers."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import yaml

from pipelines.checks.result import GateResult
from pipelines.home.folder import Home
from pipelines.publish.current import next_seq
from pipelines.publish.manifest import Input, RunFacts
from pipelines.publish.promotion import Publication, publish
from pipelines.publish.staging import Staged, stage

COLUMNS = {
    "customer_tiers": (
        {
            "snapshot_id": "varchar",
            "as_of": "date",
            "policy_id": "varchar",
            "customer_key": "varchar",
            "scope_code": "varchar",
            "category_code": "varchar",
            "status": "varchar",
            "level_code": "varchar",
            "level_rank": "bigint",
            "score": "decimal(38,6)",
        },
        ["policy_id", "customer_key", "category_code"],
    ),
    "tier_summary": (
        {
            "snapshot_id": "varchar",
            "as_of": "date",
            "policy_id": "varchar",
            "level_code": "varchar",
            "customer_count": "bigint",
        },
        ["policy_id", "level_code"],
    ),
    "snapshot": ({"snapshot_id": "varchar", "as_of": "date", "seq": "bigint", "published_at": "timestamp"}, ["seq"]),
}
TIERS = (
    ("c1", "rated", "gold", 1, "4.500000"),
    ("c2", "rated", "basic", 2, "1.000000"),
    ("c3", "ungraded", None, None, None),
)
SETTINGS = "currency: CNY\nzone: Asia/Shanghai\nidentity_key_fixed: 00ff\nas_of: 2024-12-31\n"


PASSED = [GateResult("landed", ()), GateResult("graded", ()), GateResult("staged", ())]


def write_contract(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, key) in COLUMNS.items():
        described = [
            {"name": column, "data_type": kind, "description": f"It's {column}. 列。"}
            for column, kind in columns.items()
        ]
        meta = {"primary_key": key, "in_digest": name != "snapshot"}
        model = {"name": name, "description": f"{name} table. 表。", "config": {"meta": meta}, "columns": described}
        (folder / f"{name}.yml").write_text(yaml.safe_dump({"models": [model]}, allow_unicode=True), "utf-8")
    return folder


def make_home(path: Path) -> Home:
    for folder in ("sources", "policies/retail", "calendar"):
        (path / folder).mkdir(parents=True)
    (path / "tierline.yml").write_text(SETTINGS, "utf-8")
    (path / "sources" / "pos.yml").write_text("format: csv\n", "utf-8")
    (path / "policies" / "retail" / "2024-01-01.yml").write_text("id: retail\n", "utf-8")
    home = Home.at(path)
    home.create_run_folders()
    return home


def write_warehouse(home: Home, as_of: str = "2024-12-31", score: str = "4.500000") -> Path:
    home.warehouse_file.unlink(missing_ok=True)
    with duckdb.connect(str(home.warehouse_file)) as connection:
        connection.execute("create schema marts")
        for name, (columns, _) in COLUMNS.items():
            connection.execute(f"create table marts.{name} ({', '.join(f'{c} {k}' for c, k in columns.items())})")
        for key, status, level, rank, points in TIERS:
            row = ["id", as_of, "retail", key, "customer", "*", status, level, rank, score if key == "c1" else points]
            connection.execute("insert into marts.customer_tiers values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.execute(
            "insert into marts.tier_summary values ('id', ?, 'retail', 'gold', 1), ('id', ?, 'retail', null, 1)",
            [as_of, as_of],
        )
        connection.execute("insert into marts.snapshot values ('id', ?, 1, '2025-01-01 00:00:00')", [as_of])
    return home.warehouse_file


def facts(as_of: str = "2024-12-31") -> RunFacts:
    return RunFacts(
        snapshot_id="id",
        as_of=date.fromisoformat(as_of),
        known_at="2025-01-01T00:00:00.000000+00:00",
        published_at=datetime(2025, 1, 1, tzinfo=UTC),
        actor="tester",
        code_version="v",
        inputs=(Input(file_id="f", source_code="pos", file_name="a.csv", sha256="00", known_at="2025-01-01"),),
    )


def staged_home(home: Home, contract: Path, as_of: str = "2024-12-31") -> Staged:
    return stage(home, write_warehouse(home, as_of), next_seq(home), contract)


def publish_once(home: Home, contract: Path, as_of: str = "2024-12-31") -> Publication:
    return publish(home, staged_home(home, contract, as_of), facts(as_of), PASSED)
