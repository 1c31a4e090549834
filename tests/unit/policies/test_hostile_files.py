"""A hostile policy file is refused, and reading it stays below 100 MB, measured in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.policies.written import BANDS, write

MOST_MEGABYTES = 100
# The peak of the process's own memory: what getrusage tells of a child begins with the size of its parent.
LINT = """
import re, sys
from pathlib import Path
from pipelines.policies.loader import lint
found = lint([Path(sys.argv[1])])
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, *sorted({each.code for each in found}))
"""
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
MANY_BANDS = "".join(f"      - {{level: basic, below: {number}}}\n" for number in range(6000))
HOSTILE = {
    "an alias bomb": (BOMB, "yaml"),
    "a flow nested a hundred thousand deep": ("[" * 100_000, "yaml"),
    "keys nested a thousand deep": ("".join(f"{' ' * depth}a:\n" for depth in range(500)), "yaml"),
    "a scalar of 10 MB": ("id: " + "x" * 10_000_000, "yaml"),
    "a scalar just below the limit": (
        "id: " + "x" * 260_000 + "\n" + BANDS.removeprefix("id: shop\n"),
        "string_too_long",
    ),
    "a number of 100,000 digits": (BANDS.replace("at_least: 50", "at_least: " + "9" * 100_000), "value_error"),
    "six thousand bands": (BANDS + MANY_BANDS, "overlap"),
    "a duplicate key": (BANDS + "owner: again\n", "duplicate_key"),
    "a merge key": (BANDS + "<<: {a: b}\n", "unknown_key"),
    "a tag": (BANDS.replace("owner: tests", "owner: !!python/object:os.system tests"), "yaml"),
    "NO": (BANDS.replace("owner: tests", "owner: NO"), "yaml_trap"),
    "012": (BANDS.replace("at_least: 50", "at_least: 012"), "yaml_trap"),
    "18:00": (BANDS.replace("owner: tests", "owner: 18:00"), "yaml_trap"),
    "an exponent": (BANDS.replace("at_least: 50", "at_least: 1e999999999"), "value_error"),
    "infinity": (BANDS.replace("at_least: 50", "at_least: .inf"), "value_error"),
    "a null byte": (BANDS + "\0", "yaml"),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_file_is_refused_below_100_megabytes(hostile: str, tmp_path: Path) -> None:
    text, code = HOSTILE[hostile]
    path = write(tmp_path, text)
    command = [sys.executable, "-c", LINT, str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.split()
    assert code in told[1:], told
    assert int(told[0]) < MOST_MEGABYTES
