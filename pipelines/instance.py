"""Dagster's own folder of a home: its settings file, and the instance that keeps the history of runs.

Run as a module (`python -m pipelines.instance HOME`) it prepares the folder for Dagster's own processes.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dagster as dg

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home

SETTINGS = """# Written by Tierline: telemetry and advertisements off, one writer a home.
telemetry: {enabled: false}
nux: {enabled: false}
concurrency:
  pools: {default_limit: 1, granularity: run}
"""


def prepare_instance(home: Home) -> Path:
    """Write dagster.yaml and return its folder, which Dagster calls DAGSTER_HOME."""
    write_atomically(home.dagster / "dagster.yaml", SETTINGS)
    return home.dagster


def open_instance(home: Home) -> dg.DagsterInstance:
    """The instance of a home; use it as a context manager."""
    return dg.DagsterInstance.from_config(str(prepare_instance(home)))


if __name__ == "__main__":
    prepare_instance(Home.at(Path(sys.argv[1])))
