"""dbt-duckdb plugin: models may read the landing folder and no other file.

Named in the profile that profile.py writes. The folder must be allowed before external access is switched off.
"""

from __future__ import annotations

from typing import Any

from dbt.adapters.duckdb.plugins import BasePlugin


class Plugin(BasePlugin):
    """Confines every connection of dbt to one folder."""

    def initialize(self, plugin_config: dict[str, Any]) -> None:
        """Take the absolute landing folder, with its trailing slash, from the profile."""
        self.landing = plugin_config["landing"].replace("'", "''")

    def configure_connection(self, conn: Any) -> None:
        """Allow the landing folder, then forbid everything else."""
        conn.execute(f"set allowed_directories = ['{self.landing}']")
        conn.execute("set enable_external_access = false")
