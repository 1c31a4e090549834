"""Restores in its own process and dies, as by kill -9, at the n-th rename: python -m … BACKUP INTO N."""

from __future__ import annotations

import sys
from pathlib import Path

from pipelines.home.restore import restore
from tests.unit.publish.killed import die_at

if __name__ == "__main__":
    backup, into, number = sys.argv[1:]
    die_at(int(number))
    restore(Path(backup), Path(into))
