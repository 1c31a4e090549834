"""The dbt profile of a home, written anew for each run because a home can be copied or moved."""

from __future__ import annotations

from pathlib import Path

import yaml

from pipelines.home.durable import write_atomically
from pipelines.home.folder import Home

PROJECT = Path(__file__).parent.parent.parent / "dbt_project"
THREADS = 2
# Said to the engine at every connection; none of them may change a row.
ENGINE_SETTINGS: dict[str, str | int] = {"TimeZone": "UTC"}


def dbt_folder(home: Home) -> Path:
    """Where dbt keeps its profile, its parsed project and its logs for this home."""
    return home.warehouse / "dbt"


def write_profile(home: Home) -> Path:
    """Write profiles.yml for the home's warehouse file; returns its folder."""
    output = {
        "type": "duckdb",
        "path": str(home.warehouse_file),
        "schema": "main",
        "threads": THREADS,
        "settings": dict(ENGINE_SETTINGS),
        "config_options": {"temp_directory": str(home.warehouse / "spill")},
        "plugins": [{"module": "pipelines.warehouse.sandbox", "config": {"landing": f"{home.landing}/"}}],
    }
    folder = dbt_folder(home)
    write_atomically(
        folder / "profiles.yml", yaml.safe_dump({"tierline": {"target": "duckdb", "outputs": {"duckdb": output}}})
    )
    return folder
