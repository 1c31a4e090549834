"""Rolls back or prunes in its own process and dies at the n-th rename: python -m … HOME N rollback|prune."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.run_log import logged_run
from pipelines.publish.retention import prune
from pipelines.publish.rollback import roll_back
from tests.unit.publish.killed import die_at

if __name__ == "__main__":
    home_path, number, operation = sys.argv[1:]
    home = Home.at(Path(home_path))
    die_at(int(number))
    with logged_run(home, operation) as log:
        if operation == "rollback":
            roll_back(home, 1, "why", log, serves_duckdb=True)
        else:
            log.tell(pruned=vars(prune(home, "24m", archives=False)))
