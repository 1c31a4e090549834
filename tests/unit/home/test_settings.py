"""tierline.yml is validated with its lines; what is secret in it is never shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.settings import load_settings


def refusal(folder: Path, text: str) -> str:
    (folder / "tierline.yml").write_text(text)
    with pytest.raises(ConfigurationError) as error:
        load_settings(Home(folder))
    return str(error.value)


def test_a_wrong_value_is_shown_with_its_line(tmp_path: Path) -> None:
    message = refusal(tmp_path, "currency: CNY\nzone: Shanghai\n")
    assert "tierline.yml:2" in message
    assert "Shanghai" in message


def test_an_identity_key_with_a_slip_is_not_shown(tmp_path: Path) -> None:
    message = refusal(tmp_path, f"currency: CNY\nidentity_key_fixed: {'5eC' * 21}\n")
    assert "tierline.yml:2" in message
    assert "5eC" not in message
