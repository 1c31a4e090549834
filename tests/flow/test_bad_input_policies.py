"""What authors may get wrong after a policy was published, each through the command: refused by name, or run past."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.cli import main
from pipelines.home.folder import Home
from pipelines.policies.loader import read_version
from tests.flow.homes import current, deliver, write
from tests.flow.judged import JULY, raised
from tests.flow.receipts import SPEND

NEW_VERSION = SPEND.replace('"1"', '"2"')
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """The command line in this process: its exit code and what it told on stderr."""

    def called(*arguments: object, lang: str = "en") -> tuple[int, str]:
        monkeypatch.setenv("TIERLINE_LANG", lang)
        monkeypatch.setattr(sys, "argv", ["tierline", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main.run()
        return int(ended.value.code or 0), capsys.readouterr().err

    return called


def version_file(home: Home, day: str = "2020-01-01") -> Path:
    return home.policies / "spend" / f"{day}.yml"


def test_a_published_version_that_was_edited_is_refused_with_its_file_hash_and_remedy_in_both_languages(
    ten: Home, command: Command
) -> None:
    was = read_version(version_file(ten)).hash
    write(version_file(ten), SPEND.replace("100000", "90000"))
    deliver(ten, receipts_7=raised(7, [0]))
    for lang, remedy in (("en", "make a new version file"), ("zh", "新建一个版本文件")):
        code, told = command("refresh", "--home", ten.path, "--as-of", JULY, lang=lang)
        assert (code, current(ten)) == (2, "seq=1\n")
        assert f"{version_file(ten)}:3" in told
        assert was[:12] in told and read_version(version_file(ten)).hash[:12] in told
        assert remedy in told
    assert (ten.inbox / "receipts_7.csv").exists(), "nothing lands under a policy that is not the published one"


def test_the_linter_tells_an_edited_published_version_too(ten: Home, command: Command) -> None:
    write(version_file(ten), SPEND.replace("Spend, zh", "Spending, zh"))
    code, told = command("policy", "lint", version_file(ten))
    assert code == 1
    assert "was published with hash" in told


def test_comments_and_layout_of_a_published_version_may_change(ten: Home, command: Command) -> None:
    write(version_file(ten), "# asked for by the auditors\n" + SPEND.replace("at_least: 100000", "at_least: 100000.0"))
    assert command("policy", "lint", version_file(ten))[0] in (0, 1)
    write(version_file(ten), "# asked for by the auditors\n" + SPEND)
    assert command("policy", "lint", version_file(ten)) == (0, "")


@pytest.mark.parametrize(("day", "code"), [("2026-06-30", 2), ("2026-07-01", 0)])
def test_a_new_version_reaches_back_behind_no_published_date(ten: Home, command: Command, day: str, code: int) -> None:
    write(version_file(ten, day), NEW_VERSION.replace("2020-01-01", day))
    found, told = command("refresh", "--home", ten.path, "--as-of", JULY)
    assert found == code
    assert ("2026-06-30 was graded and published without it" in told) == (code == 2)


def test_a_level_that_customers_hold_is_not_removed_without_a_successor(ten: Home, command: Command) -> None:
    fewer = NEW_VERSION.replace("2020-01-01", "2026-07-01")
    for line in ("  - {code: gold, rank: 1, name: {en: Gold, zh: 金}}\n", "      - {level: gold, at_least: 100000}\n"):
        fewer = fewer.replace(line, "")
    fewer = fewer.replace("rank: 2", "rank: 1").replace("rank: 3", "rank: 2").replace(", below: 100000", "")
    write(version_file(ten, "2026-07-01"), fewer)
    for lang, words in (("en", "the level `gold` of version `1` is gone"), ("zh", "版本 `1` 的等级 `gold` 已取消")):
        code, told = command("refresh", "--home", ten.path, "--as-of", JULY, lang=lang)
        assert (code, words in told, "succession" in told) == (2, True, True)
    write(version_file(ten, "2026-07-01"), fewer + "succession: {gold: silver}\n")
    assert command("policy", "lint", version_file(ten, "2026-07-01"))[0] == 0


@pytest.mark.parametrize(
    ("override", "words"),
    [
        (
            "approved_by: li, valid_from: 2026-06-01, valid_to: 2026-12-31",
            ("approve", "批准"),
        ),
        ("approved_by: Wang, valid_from: 2026-06-01", ("`overrides.0.valid_to` is missing", "缺少")),
    ],
)
def test_an_override_by_its_own_approver_or_without_end_is_refused_in_both_languages(
    ten: Home, command: Command, override: str, words: tuple[str, str]
) -> None:
    line = f"  - {{kind: set, customer: c1, level: gold, reason: x, requested_by: Li, {override}}}\n"
    write(ten.overrides / "spend.yml", "overrides:\n" + line)
    for lang, word in zip(("en", "zh"), words, strict=True):
        code, told = command("refresh", "--home", ten.path, "--as-of", JULY, lang=lang)
        assert (code, "overrides/spend.yml:2" in told, word in told) == (2, True, True)


def test_two_overrides_of_one_rank_that_overlap_are_refused_in_both_languages(ten: Home, command: Command) -> None:
    line = "  - {{kind: set, customer: c1, level: {}, reason: x, requested_by: Li, approved_by: Wang, {}}}\n"
    first = line.format("gold", "valid_from: 2026-06-01, valid_to: 2026-12-31")
    second = line.format("silver", "valid_from: 2026-12-30, valid_to: 2027-03-31")
    write(ten.overrides / "spend.yml", "overrides:\n" + first + second)
    for lang, word in (("en", "2026-12-31"), ("zh", "同时有效")):
        code, told = command("refresh", "--home", ten.path, "--as-of", JULY, lang=lang)
        assert (code, "overrides/spend.yml:3" in told, word in told) == (2, True, True)
