"""A home says which layout it has; a later one is refused with the version to install, an earlier one upgraded."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.home.run_record import write_record
from pipelines.home.template import create_home
from pipelines.home.upgrade import upgrade
from pipelines.settings import load_settings


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return create_home(tmp_path / "home", "retail")


def state_format(home: Home, stated: str | None) -> None:
    lines = [line for line in home.settings_file.read_text("utf-8").splitlines() if not line.startswith("format:")]
    lines += [f"format: {stated}"] if stated else []
    home.settings_file.write_text("\n".join(lines) + "\n", "utf-8")


def test_a_home_that_states_no_format_has_format_1(home: Home) -> None:
    state_format(home, None)
    assert load_settings(home).format == 1


def test_a_home_of_a_later_format_is_refused_with_the_version_to_install(home: Home) -> None:
    state_format(home, "2\nsetting_of_later: 1")
    write_record(home, "r1", "run", {"tierline_version": "7.8.9"})
    with pytest.raises(ConfigurationError) as refused:
        load_settings(home)
    (problem,) = refused.value.problems
    assert "the home has format 2" in problem.what
    assert problem.remedy == "Install tierline 7.8.9 or later"


@pytest.mark.parametrize("stated", ["0", "one", "1.5", "-1"])
def test_a_format_that_is_no_whole_number_is_refused(home: Home, stated: str) -> None:
    state_format(home, stated)
    with pytest.raises(ConfigurationError, match="no whole number"):
        load_settings(home)


def test_at_the_present_format_there_is_nothing_to_upgrade(home: Home) -> None:
    before = home.settings_file.read_bytes()
    assert upgrade(home) == []
    assert home.settings_file.read_bytes() == before


@pytest.mark.parametrize("stated", ["1", None])
def test_an_upgrade_goes_one_format_at_a_time_and_writes_each(home: Home, stated: str | None) -> None:
    state_format(home, stated)
    done: list[int] = []
    steps = {1: lambda _: done.append(1), 2: lambda _: done.append(2)}
    assert upgrade(home, steps, target=3) == [2, 3]
    assert done == [1, 2]
    assert "format: 3\n" in home.settings_file.read_text("utf-8")


def test_an_upgrade_that_failed_goes_on_where_it_stopped(home: Home) -> None:
    def fails(_: Home) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        upgrade(home, {1: lambda _: None, 2: fails}, target=3)
    assert upgrade(home, {2: lambda _: None}, target=3) == [3]
