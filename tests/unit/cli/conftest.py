"""A home and a contract, as the tests of publication make them, and a screen that is wide enough for a whole row."""

import pytest

from pipelines.cli.output import console
from tests.unit.publish.conftest import contract, home

__all__ = ["contract", "home"]


@pytest.fixture(autouse=True)
def _wide_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "width", 160)
