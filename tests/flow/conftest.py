"""The homes that several flow tests share, each refreshed once."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import deliver, make_home, refresh
from tests.flow.shop import FIRST, LATE, POLICIES, SOURCES


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The shop after three snapshots: 1 = first files, 2 = the same date with the late files, 3 = a month later."""
    home = make_home(tmp_path_factory.mktemp("shop"), SOURCES, POLICIES)
    for files, as_of in ((FIRST, None), (LATE, None), ({}, date(2026, 7, 31))):
        deliver(home, **files)
        assert refresh(home, as_of).exit_code == 0
    return home
