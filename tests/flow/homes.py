"""Makes small homes, refreshes them and reads what they publish.

Everything is reached the way a user reaches it: files in the inbox, one refresh, the serving file and the manifest.
Keep scenarios and what a test expects out of here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from pipelines.audit.run_outcome import RunOutcome
from pipelines.checks.acceptance import AskedAcceptance
from pipelines.home.folder import Home
from pipelines.refresh import refresh as run_job
from tests.flow.receipts import RECEIPTS, SPEND

REPOSITORY = Path(__file__).parents[2]
KEY = "ab" * 32
SETTINGS = f"""zone: Asia/Shanghai
currency: CNY
as_of: 2026-06-30
settle_seconds: 0
identity_key_fixed: {KEY}
"""


def make_home(
    folder: Path,
    sources: dict[str, str] | None = None,
    policies: dict[str, str] | None = None,
    settings: str = SETTINGS,
) -> Home:
    """A home with these mappings and policies (first version 2020-01-01), an empty inbox and a fixed key."""
    home = Home(folder)
    for name, text in (sources or {"receipts": RECEIPTS}).items():
        write(home.sources / f"{name}.yml", text)
    for name, text in (policies or {"spend": SPEND}).items():
        write(home.policies / name / "2020-01-01.yml", text)
    write(home.settings_file, settings)
    home.inbox.mkdir(exist_ok=True)
    return home


def write(path: Path, content: str | bytes) -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def deliver(home: Home, **files: str | bytes) -> None:
    """Put files into the inbox: receipts_1=… becomes receipts_1.csv."""
    for name, content in files.items():
        write(home.inbox / f"{name}.csv", content)


def refresh(home: Home, as_of: date | None = None, accept: AskedAcceptance | None = None) -> RunOutcome:
    """The main job in this process, which reads the models only once."""
    return run_job(home, as_of=as_of, wait_seconds=1, accept=accept)


def tierline(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return subprocess.run(
        [str(Path(sys.executable).parent / "tierline"), *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "160", "PYTHONPATH": str(REPOSITORY)} | environment,
        cwd=REPOSITORY,
        timeout=600,
    )


def query(home: Home, sql: str, *parameters: Any, seq: int | None = None) -> list[tuple[Any, ...]]:
    """Rows of a query over the serving file, opened as BI tools open it, or over the files of one snapshot."""
    connection = duckdb.connect() if seq else duckdb.connect(home.published / "serve" / "tiers.duckdb", read_only=True)
    try:
        for file in (home.published / "snapshots" / f"seq={seq}").glob("*.parquet") if seq else ():
            connection.execute(f"create view {file.stem} as from read_parquet('{file}', hive_partitioning = false)")
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.close()


def current(home: Home) -> str | None:
    """The line in CURRENT, or None before the first publication."""
    file = home.published / "CURRENT"
    return file.read_text() if file.exists() else None


def manifest(home: Home, seq: int | None = None) -> dict[str, Any]:
    """The manifest of one snapshot; by default the one that CURRENT names."""
    number = seq or int((current(home) or "").strip().removeprefix("seq="))
    found: dict[str, Any] = json.loads((home.published / f"snapshots/seq={number}/manifest.json").read_bytes())
    return found


def digests(home: Home, seq: int | None = None) -> dict[str, str]:
    """Digest of every mart whose digest does not depend on the order of deliveries."""
    outputs = manifest(home, seq)["outputs"]
    return {name: output["digest"] for name, output in outputs.items() if output["in_digest"]}


def metrics(home: Home, window_id: str = "lifetime", seq: int | None = None) -> dict[tuple[str, str], Any]:
    """(customer code, metric) -> value in one window."""
    rows = query(
        home,
        """select customer_code, metric, value from customer_metrics inner join customer_codes using (customer_key)
        where window_id = ?""",
        window_id,
        seq=seq,
    )
    return {(code, metric): value for code, metric, value in rows}


def tiers(home: Home, policy_id: str = "spend", seq: int | None = None) -> dict[str, tuple[str, str | None]]:
    """Customer code -> (status, level) under one policy."""
    rows = query(
        home,
        """select customer_code, status, level_code from customer_tiers inner join customer_codes using (customer_key)
        where policy_id = ?""",
        policy_id,
        seq=seq,
    )
    return {code: (status, level) for code, status, level in rows}
