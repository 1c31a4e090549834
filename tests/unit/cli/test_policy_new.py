"""`tierline policy new`: the template, a policy from it, a starter, and what is said when it cannot be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.loader import read_version
from tests.unit.cli.policy_command import policy_command


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIERLINE_NOW", "2026-02-10T02:00:00+00:00")
    (tmp_path / "tierline.yml").write_text("currency: CNY\n", encoding="utf-8")
    return tmp_path


def test_the_template_goes_out_and_comes_back_as_a_policy_of_the_home(home: Path) -> None:
    book = home / "bands.xlsx"
    assert policy_command("new", "--template", book).exit_code == 0
    made = policy_command("new", "--from", book, "--home", home)
    target = home / "policies" / "shop_members" / "2026-01-01.yml"
    assert (made.exit_code, str(target) in made.output) == (0, True)
    assert policy_command("lint", target).output == "errors: 0, warnings: 0\n"
    assert isinstance(policy_command("new", "--template", book).exception, ConfigurationError), (
        "nor is a workbook written over"
    )


def test_a_starter_begins_next_month_and_says_so_in_the_language_asked(home: Path) -> None:
    made = policy_command("new", "shop", "--home", home, "--lang", "zh")
    target = home / "policies" / "shop" / "2026-03-01.yml"
    assert (made.exit_code, "已写入" in made.output) == (0, True)
    assert "# rank 1 为最高等级。" in target.read_text(encoding="utf-8")
    assert read_version(target).id == "shop"
    assert isinstance(policy_command("new", "shop", "--home", home).exception, ConfigurationError)


def test_without_an_id_or_with_two_the_remedy_is_told(home: Path) -> None:
    assert "tierline policy new ID" in str(policy_command("new", "--home", home).exception)
    policy_command("new", "--template", home / "bands.xlsx")
    told = str(policy_command("new", "other", "--from", home / "bands.xlsx", "--home", home).exception)
    assert "bands.xlsx, 政策!B2: the sheet says `shop_members`, the command `other`" in told
