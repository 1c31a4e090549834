"""The homes that several flow tests share, each refreshed once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipelines.audit.run_outcome import RunOutcome
from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, refresh
from tests.flow.judged import TEN
from tests.flow.receipts import receipts
from tests.flow.shop import FIRST, LATE, POLICIES, SOURCES


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The shop after three snapshots: 1 = first files, 2 = the same date with the late files, 3 = a month later."""
    home = make_home(tmp_path_factory.mktemp("shop"), SOURCES, POLICIES)
    for files, as_of in ((FIRST, None), (LATE, None), ({}, date(2026, 7, 31))):
        deliver(home, **files)
        assert refresh(home, as_of).exit_code == 0
    return home


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
