"""Runs a piece of Python in a process of its own and tells the most memory that process ever held."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flow.homes import REPOSITORY

# The resource limits' own figure would include the tests that started the process.
STATUS = Path("/proc/self/status")
TELL = f"""
import pathlib
print(next(line.split()[1] for line in pathlib.Path("{STATUS}").read_text().splitlines() if line.startswith("VmHWM")))
"""


def peak_kilobytes(program: str, *arguments: object) -> tuple[list[str], int]:
    """The lines that `program` prints with these arguments, and its peak resident memory."""
    if not STATUS.exists():
        pytest.skip("not run: no /proc to read the peak memory from")
    ended = subprocess.run(
        [sys.executable, "-c", program + TELL, *map(str, arguments)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
        timeout=280,
    )
    *told, peak = ended.stdout.splitlines()
    return told, int(peak)
