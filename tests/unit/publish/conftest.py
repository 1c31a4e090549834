"""The home and the contract every test of publication starts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from tests.unit.publish.scratch import make_home, write_contract


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home")


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    return write_contract(tmp_path / "marts")
