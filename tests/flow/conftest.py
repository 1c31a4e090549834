"""The homes that several flow tests share, each refreshed once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from pipelines.audit.run_outcome import RunOutcome
from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, refresh
from tests.flow.judged import TEN
from tests.flow.receipts import receipts
from tests.flow.shop import FIRST, LATE, POLICIES, SOURCES


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Home:
    """The shop after three snapshots: 1 = first files, 2 = the same date with the late files, 3 = a month later.

    Made by the first process of a run that asks; nobody writes in it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shop"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            making = make_home(Path(f"{folder}.made"), SOURCES, POLICIES)
            for files, as_of in ((FIRST, None), (LATE, None), ({}, date(2026, 7, 31))):
                deliver(making, **files)
                assert refresh(making, as_of).exit_code == 0
            making.path.rename(folder)
    return Home(folder)


@pytest.fixture(scope="session")
def ten_customers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, RunOutcome]:
    """Ten customers on the lowest level, published as of June."""
    home = make_home(tmp_path_factory.mktemp("first"))
    deliver(home, receipts_6=receipts(*TEN))
    return home, refresh(home)


@pytest.fixture
def ten(tmp_path: Path, ten_customers: tuple[Home, RunOutcome]) -> Home:
    """A copy of that home."""
    shutil.copytree(ten_customers[0].path, tmp_path / "home", symlinks=True)
    return Home(tmp_path / "home")
