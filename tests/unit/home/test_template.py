"""A new home: complete, readable by every loader, secret where it must be, and never made over something else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.home.template import TEMPLATES, Template, create_home
from pipelines.identity.secret import identity_key
from pipelines.policies.loader import load_policies
from pipelines.settings import load_settings
from pipelines.sources.mapping import load_mappings


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_loader_accepts_a_new_home(tmp_path: Path, template: Template) -> None:
    home = create_home(tmp_path / "home", template)
    settings = load_settings(home)
    assert settings.identity_key_fixed is None
    assert set(settings.sources) == {mapping.name for mapping in load_mappings(home)}
    assert len(load_policies(home)) == (27 if template == "rulebook" else 1)


def test_the_identity_key_is_random_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    first, second = create_home(tmp_path / "a", "retail"), create_home(tmp_path / "b", "retail")
    assert stat.S_IMODE(first.identity_key_file.stat().st_mode) == 0o600
    keys = {identity_key(home, load_settings(home)) for home in (first, second)}
    assert len(keys) == 2


def test_the_inbox_of_a_new_home_is_empty(tmp_path: Path) -> None:
    assert list(create_home(tmp_path / "home", "b2b").inbox.iterdir()) == []


def test_an_empty_folder_becomes_a_home(tmp_path: Path) -> None:
    assert create_home(tmp_path, "retail").path == tmp_path


def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(ConfigurationError, match=r"not empty\. Name a new or empty folder"):
        create_home(tmp_path, "retail")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_not_made_into_a_home(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(ConfigurationError, match="not a folder"):
        create_home(taken, "retail")
    assert taken.read_text() == "mine"


def test_a_home_that_cannot_be_finished_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelines.home.template.TEMPLATES_FOLDER", tmp_path / "nowhere")
    with pytest.raises(ConfigurationError, match="cannot be made"):
        create_home(tmp_path / "home", "retail")
    assert list(tmp_path.iterdir()) == []
