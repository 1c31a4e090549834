"""What changed between two versions, in words: nothing goes unsaid, and only what can decide a level is called so."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.policies.changes.all import changes, summary
from pipelines.policies.changes.change import Change
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.moving import version
from tests.unit.policies.shipped import every_version, shipped, versions_of

HARMLESS = "Nothing that decides a level changed."
DECIDES = "What decides a level changed."


def edited(policy: PolicyVersion, *path: str | int, to: Any) -> PolicyVersion:
    """The version with one value of its file replaced."""
    stated = policy.model_dump(mode="json", exclude_defaults=True)
    place: Any = stated
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return PolicyVersion.model_validate(stated)


def told(old: PolicyVersion, new: PolicyVersion, language: str = "en") -> list[str]:
    found = changes(old, new)
    return [getattr(each.words, language) for each in found] + [getattr(summary(found), language)]


def test_a_bar_that_moves_is_told_from_what_to_what_in_both_languages() -> None:
    old = shipped("tob_four_dimension")
    bands = [{"level": "A", "at_least": "1200000", "points": "4"}, {"level": "B", "at_least": "500000", "points": "3"}]
    bands += [{"level": "C", "at_least": "200000", "points": "2"}, {"level": "D", "below": "200000", "points": "1"}]
    new = edited(old, "rule", "criteria", 0, "bands", to=bands)
    english, chinese = told(old, new), told(old, new, "zh")
    assert english[0].startswith(
        "annual sales, earns: from “at least 1,000,000 CNY = 4; at least 500,000 CNY and below 1"
    )
    assert "to “at least 1,200,000 CNY = 4; at least 500,000 CNY and below 1,200,000 CNY = 3" in english[0]
    assert "由“不低于 1,000,000 元 = 4" in chinese[0] and "改为“不低于 1,200,000 元 = 4" in chinese[0]
    assert (english[1:], chinese[1:]) == ([DECIDES], ["影响等级评定的内容有变化。"])


def test_a_window_is_told_once_at_its_measure_and_not_at_every_bar() -> None:
    old = version()
    new = edited(old, "rule", "criterion", "window", to="rolling_12_months")
    assert told(old, new) == [
        "net spend, data: from “net spend of all time” to “net spend over the last 12 months”",
        DECIDES,
    ]


@pytest.mark.parametrize(
    ("path", "to", "words"),
    [
        (("owner",), "Finance", "Owner: from “tests” to “Finance”"),
        (("name",), {"en": "Stores", "zh": "门店"}, "Name: from “Shop / 门店” to “Stores / 门店”"),
        (("effective_from",), "2025-02-01", "In force from: from “2025-01-01” to “2025-02-01”"),
        (("levels", 0, "name"), {"en": "Gold", "zh": "金"}, "Level gold, name: from “gold / gold” to “Gold / 金”"),
    ],
)
def test_texts_and_the_first_day_decide_no_level(path: tuple[str | int, ...], to: object, words: str) -> None:
    assert told(version(), edited(version(), *path, to=to)) == [words, HARMLESS]


@pytest.mark.parametrize(
    ("path", "to", "words"),
    [
        (("movement",), {"grace_reviews": 1}, "New: The first failing review is forgiven."),
        (("review",), {"every": "year"}, "No longer: Levels are reviewed every quarter, on its last day."),
        (("on_missing",), "lowest", "A missing value: from “no level until the value is known” to “treated as not"),
        (("population",), {"customer_types": ["person"]}, "Who is graded: from “every customer” to “persons”"),
        (
            ("population",),
            {"prospects": "graded"},
            "Who is graded: from “every customer” to “every customer, also those",
        ),
        (("effective_to",), "2026-01-01", "Ends before is new: 2026-01-01"),
        (("calendar",), "retail", "Calendar is new: retail"),
    ],
)
def test_what_decides_a_level_is_called_so(path: tuple[str, ...], to: object, words: str) -> None:
    found = told(version(), edited(version(), *path, to=to))
    assert any(each.startswith(words) for each in found), found
    assert found[-1] == DECIDES


def test_a_bar_written_in_another_unit_decides_nothing() -> None:
    old = version()
    bands = [{"level": "gold", "at_least": "0.005"}, {"level": "silver", "at_least": "0.002"}]
    criterion = {"id": "spend", "metric": "net_spend", "unit": "万元"}
    new = edited(old, "rule", "criterion", to=criterion | {"bands": [*bands, {"level": "basic", "at_least": "0"}]})
    assert told(old, new)[-1] == HARMLESS


def test_levels_that_come_and_go_are_named_with_their_succession() -> None:
    first, second = versions_of("bank_average_assets")
    found = told(first, second, "zh")
    for words in ("取消等级 钻石", "新增等级 私银级，名次 1", "新增规定：原版本的 钻石 没有对应等级。"):
        assert words in found


def test_a_version_compared_with_itself_has_no_change() -> None:
    for each in every_version():
        assert told(each, each) == ["Both versions state the same."]


@pytest.mark.parametrize("each", every_version(), ids=lambda each: f"{each.id}@{each.version}")
def test_no_change_of_a_shipped_policy_goes_unsaid(each: PolicyVersion) -> None:
    """Every number of the file is raised by one, one at a time."""
    stated = each.model_dump(mode="json", exclude_defaults=True)
    for path in _numbers(stated.get("rule"), ("rule",)):
        value: Any = stated
        for key in path:
            value = value[key]
        new = edited(each, *path, to=str(int(float(value)) + 1))
        found = changes(each, new)
        assert found, path
        assert any(change.decides for change in found), path


def _numbers(stated: object, path: tuple[str | int, ...]) -> list[tuple[str | int, ...]]:
    if isinstance(stated, dict):
        return [one for key, value in stated.items() for one in _numbers(value, (*path, key))]
    if isinstance(stated, list):
        return [one for number, value in enumerate(stated) for one in _numbers(value, (*path, number))]
    is_bound = path[-1] in ("at_least", "above", "below", "up_to", "points", "weight") and path[-2] != "cuts"
    return [path] if is_bound and isinstance(stated, str) else []


def test_changes_are_plain_sentences() -> None:
    (change,) = changes(version(), edited(version(), "owner", to="Finance"))
    assert isinstance(change, Change) and not change.decides
