"""`tierline policy show` and `tierline policy diff`: what is printed, where HTML goes, which version is meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from tests.unit.cli.policy_command import policy_command
from tests.unit.policies.written import BANDS, write

SECOND = BANDS.replace("2024-01-01", "2025-01-01").replace('"1"', '"2"').replace("at_least: 50", "at_least: 60")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with two versions of one policy; its date is in the second."""
    (tmp_path / "tierline.yml").write_text("currency: CNY\nas_of: 2026-01-01\n", encoding="utf-8")
    write(tmp_path / "policies", BANDS)
    write(tmp_path / "policies", SECOND.replace("below: 50", "below: 60"), "2025-01-01.yml")
    return tmp_path


def test_show_prints_the_version_in_force_or_the_one_named(home: Path) -> None:
    assert "at least 60 CNY" in policy_command("show", "shop", "--home", home).output
    for chosen in (["--version", "1"], ["--as-of", "2024-06-01"]):
        shown = policy_command("show", "shop", *chosen, "--home", home)
        assert (shown.exit_code, "at least 50 CNY" in shown.output) == (0, True)


def test_a_policy_that_has_yet_to_begin_is_shown_by_its_first_version_unless_a_day_is_named(home: Path) -> None:
    (home / "tierline.yml").write_text("currency: CNY\nas_of: 2023-06-30\n", encoding="utf-8")
    assert "at least 50 CNY" in policy_command("show", "shop", "--home", home).output
    told = policy_command("show", "shop", "--as-of", "2023-06-30", "--home", home).exception
    assert isinstance(told, ConfigurationError) and "no version of `shop` is in force" in str(told)


def test_show_speaks_chinese_when_asked(home: Path) -> None:
    shown = policy_command("show", "shop", "--home", home, "--lang", "zh").output
    assert "不低于 60 元" in shown and "近12个月" in shown and "签字" in shown


def test_show_writes_html(home: Path) -> None:
    page = home / "shop.html"
    assert policy_command("show", "shop", "--home", home, "--html", page).exit_code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_version_that_is_not_there_is_told_with_those_that_are(home: Path) -> None:
    told = policy_command("show", "shop", "--version", "9", "--home", home).exception
    assert isinstance(told, ConfigurationError)
    assert "Use one of: 1, 2" in str(told)


def test_diff_says_what_moved_and_ends_with_0(home: Path) -> None:
    found = policy_command("diff", "shop@1", "shop@2", "--home", home)
    assert found.exit_code == 0
    assert "Bar of gold: from “net spend over the last 12 months of at least 50 CNY”" in found.output
    assert found.output.endswith("What decides a level changed.\n")


def test_diff_of_two_files_as_json_says_of_each_change_whether_it_decides(home: Path) -> None:
    first, second = (home / "policies" / "shop" / f"{day}.yml" for day in ("2024-01-01", "2025-01-01"))
    found = json.loads(policy_command("diff", first, second, "--json").output)
    assert [each["decides"] for each in found] == [False, False, True, True]
    assert "由“1”改为“2”" in found[0]["zh"]
