"""The sample of the home template `rulebook`, landed through its own mappings, and policies that read it.

D is 2026-06-30, and the policies, one of them as shipped, are reviewed monthly, so that the month before is evaluated
too. Keep what a test expects out of here.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

from pipelines.home.folder import Home
from pipelines.home.template import TEMPLATES_FOLDER
from pipelines.policies.loader import load_policies
from pipelines.policies.version import PolicyVersion
from pipelines.settings import load_settings
from pipelines.sources.canonical import CANONICAL
from pipelines.sources.conversion import convert
from pipelines.sources.dated_tables import DATED_TABLES
from pipelines.sources.mapping import load_mappings

HOME = Home(TEMPLATES_FOLDER / "rulebook")
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
POLICY = """
id: {name}
version: "1"
effective_from: 2026-05-01
history_from: 2026-05-31
name: {{en: Test, zh: 测试}}
owner: tests
currency: CNY
scope: {scope}
review: {{every: month}}
levels:
  - {{code: high, rank: 1}}
  - {{code: low, rank: 2}}
rule:
  kind: {kind}
  criterion:
    id: value
    metric: {metric}
    bands:
      - {{level: high, at_least: {bar}}}
      - {{level: low, below: {bar}}}
"""


def record_policies(folder: Path) -> list[PolicyVersion]:
    """Policies on what stands on record, of customers and of groups, and on sales that were never delivered."""
    for name, metric, bar, kind, scope in (
        ("assets", "average_daily_balance", 50000, "lookup", "customer"),
        ("groups", "balance_at", 50000, "lookup", "group"),
        ("seats", "open_count", 50, "lookup", "customer"),
        ("sales", "net_spend", 1, "bands", "customer"),
        ("decisions", "days_to_decision", 8, "bands", "customer"),
        ("overdue", "overdue_days_max", 91, "bands", "customer"),
        ("points", "points_earned", 100, "bands", "customer"),
        ("credit", "attribute_number\n    of: credit_capacity", 4, "bands", "customer"),
        ("members", "member_count", 2, "lookup", "group"),
    ):
        path = folder / name / "2026-05-01.yml"
        path.parent.mkdir(parents=True)
        path.write_text(POLICY.format(name=name, metric=metric, bar=bar, kind=kind, scope=scope), encoding="utf-8")
    monthly = "history_from: 2026-05-31\nreview: {every: month}\n"
    intent = (HOME.path / "policies/intent_sabcd/2024-01-01.yml").read_text(encoding="utf-8")
    (folder / "intent_sabcd").mkdir()
    (folder / "intent_sabcd/2024-01-01.yml").write_text(intent + monthly, encoding="utf-8")
    return load_policies(folder)


def landed_sample() -> dict[str, pl.DataFrame]:
    """By dated table the canonical rows of the customers that no master of the sample names, C001 to C006."""
    of_nobody = pl.col("customer_code") < "C1"
    return {table: frame.filter(of_nobody) for table, frame in whole_sample().items() if table in DATED_TABLES}


def whole_sample() -> dict[str, pl.DataFrame]:
    """The canonical rows of every file of the sample, by table; AssertionError when a row of it is refused."""
    frames: dict[str, pl.DataFrame] = {}
    settings = load_settings(HOME)
    for number, mapping in enumerate(load_mappings(HOME)):
        (path,) = (HOME.path / "sample").glob(mapping.file)
        conversion = convert(mapping, path, settings=settings)
        assert conversion.rejects.height == 0
        for table, frame in conversion.tables.items():
            file_id = pl.lit(f"{number:016x}").alias("file_id")
            frames[table] = frame.with_columns(file_id).select(CANONICAL[table].keys())
    return frames
