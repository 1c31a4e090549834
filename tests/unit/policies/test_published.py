"""A published version stands as it was, and no version may reach back behind what was graded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.policies.lint.finding import BilingualProblem
from pipelines.policies.lint.published import PublishedUse, published_versions_stand
from pipelines.policies.review import Review
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.moving import version

FOLDER = Path("policies")
FIRST = version(review=None)
GRADED = date(2025, 6, 30)
USES = [PublishedUse(GRADED, "shop", "1", FIRST.hash)]


def faults(*versions: PolicyVersion) -> list[str]:
    return [each.code for each in published_versions_stand(versions, USES, FOLDER)]


def test_an_unchanged_version_stands() -> None:
    assert faults(FIRST) == []


def test_a_published_version_that_changed_is_refused_with_both_hashes_and_the_remedy_in_both_languages() -> None:
    changed = version(review=None, owner="somebody else")
    (told,) = published_versions_stand([changed], USES, FOLDER)
    assert isinstance(told, BilingualProblem)
    assert told.code == "published_changed"
    assert FIRST.hash[:12] in told.what and changed.hash[:12] in told.what
    assert "make a new version file" in told.remedy
    assert "新建一个版本文件" in told.remedy_zh and FIRST.hash[:12] in told.what_zh


def test_a_published_version_without_a_file_is_refused() -> None:
    assert faults(version(review=None, version="2", effective_from=date(2025, 7, 1))) == ["published_gone"]


@pytest.mark.parametrize(("day", "codes"), [(date(2025, 6, 30), ["late_version"]), (date(2025, 7, 1), [])])
def test_a_new_version_begins_after_the_last_date_graded(day: date, codes: list[str]) -> None:
    assert faults(FIRST, version(review=None, version="2", effective_from=day)) == codes


def test_a_version_of_the_time_before_may_be_written_down_later_when_no_level_hangs_on_it() -> None:
    before = {"version": "0", "effective_from": date(2010, 1, 1)}
    assert faults(version(review=None, **before), FIRST) == []
    assert faults(version(review=Review(every="quarter"), **before), FIRST) == ["late_version"]


@pytest.mark.parametrize(("day", "codes"), [(date(2025, 6, 30), ["published_changed"]), (date(2025, 7, 1), [])])
def test_a_published_version_may_be_ended_after_what_it_graded(day: date, codes: list[str]) -> None:
    assert faults(version(review=None, effective_to=day)) == codes


def test_a_policy_that_was_never_published_may_begin_whenever_it_likes() -> None:
    assert list(published_versions_stand([FIRST], [], FOLDER)) == []


def test_versions_before_the_one_in_force_were_published_with_it_and_stand_where_levels_are_held() -> None:
    quarterly = Review(every="quarter")
    old = version(review=quarterly, effective_to=date(2025, 1, 1))
    new = version(review=quarterly, version="2", effective_from=date(2025, 1, 1))
    uses = [PublishedUse(GRADED, "shop", "2", new.hash), PublishedUse(GRADED, "shop", "1", old.hash, is_before=True)]

    def told(*versions: PolicyVersion) -> list[str]:
        return [each.code for each in published_versions_stand(versions, uses, FOLDER)]

    assert told(old, new) == []
    assert told(new) == ["published_gone"]
    assert told(old.model_copy(update={"owner": "somebody else"}), new) == ["published_changed"]
    older = version(review=quarterly, version="0", effective_from=date(2020, 1, 1), effective_to=date(2021, 1, 1))
    assert told(older, old, new) == ["late_version"]


def test_a_version_that_graded_and_was_ended_then_stands_before_the_next() -> None:
    quarterly = Review(every="quarter")
    open_ended = version(review=quarterly)
    ended = version(review=quarterly, effective_to=date(2025, 7, 1))
    new = version(review=quarterly, version="2", effective_from=date(2025, 7, 1))
    uses = [
        PublishedUse(GRADED, "shop", "1", open_ended.hash),
        PublishedUse(date(2025, 9, 30), "shop", "1", ended.hash, is_before=True),
        PublishedUse(date(2025, 9, 30), "shop", "2", new.hash),
    ]
    assert list(published_versions_stand([ended, new], uses, FOLDER)) == []
