"""A published version stands as it was, and a new one may not reach back behind what was graded."""

from __future__ import annotations

from datetime import date

import pytest

from pipelines.policies.lint.published import Published, published_versions_stand
from tests.unit.policies.moving import version

FIRST = version()
GRADED = Published({"1": FIRST.hash}, date(2025, 6, 30))


def test_an_unchanged_version_stands() -> None:
    assert list(published_versions_stand([FIRST], {"shop": GRADED})) == []


def test_a_published_version_that_changed_is_refused() -> None:
    changed = version(owner="somebody else")
    assert [each.code for each in published_versions_stand([changed], {"shop": GRADED})] == ["published_changed"]


@pytest.mark.parametrize(("day", "codes"), [(date(2025, 6, 30), ["late_version"]), (date(2025, 7, 1), [])])
def test_a_new_version_begins_after_the_last_date_graded(day: date, codes: list[str]) -> None:
    second = version(version="2", effective_from=day)
    assert [each.code for each in published_versions_stand([FIRST, second], {"shop": GRADED})] == codes


def test_a_policy_that_was_never_published_may_begin_whenever_it_likes() -> None:
    assert list(published_versions_stand([FIRST], {})) == []
