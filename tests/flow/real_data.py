"""Homes for public data that nobody here wrote: a committed home, and files that lie beside the project or not at all.

The data is no part of the project; a test that finds it absent says so and is skipped.
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import REPOSITORY

SHARED = REPOSITORY.parent / "shared/data"


def home_with(folder: Path, name: str, files: Sequence[str]) -> Home:
    """A copy of tests/homes/<name> with these files of its data in the inbox."""
    if not SHARED.exists():
        pytest.skip("not run: shared data absent")
    shutil.copytree(REPOSITORY / "tests/homes" / name, folder)
    home = Home(folder)
    home.inbox.mkdir()
    for file in files:
        shutil.copyfile(SHARED / name / file, home.inbox / file)
    return home


def truth(name: str, key: str) -> dict[str, dict[str, str]]:
    """What is known of each customer of the data, by its code."""
    with (SHARED / f"_truth/{name}_per_customer.csv").open() as file:
        return {row[key]: row for row in csv.DictReader(file)}
