"""What the inbox sensor sees: files that ask for a run, and those that a run has already told of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.arrivals import arrivals
from pipelines.sources.mapping import Mapping, load_mappings
from tests.flow.homes import deliver, make_home, write
from tests.flow.receipts import receipts


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home")


@pytest.fixture
def mappings(home: Home) -> list[Mapping]:
    return load_mappings(home)


def test_an_empty_inbox_asks_for_nothing(home: Home, mappings: list[Mapping]) -> None:
    assert arrivals(home, mappings, []).marks == ()


def test_the_key_changes_with_name_size_and_time_and_with_nothing_else(home: Home, mappings: list[Mapping]) -> None:
    deliver(home, receipts_1=receipts())
    first, again = arrivals(home, mappings, []).key, arrivals(home, mappings, []).key
    assert first == again
    deliver(home, receipts_2=receipts())
    second = arrivals(home, mappings, []).key
    os.utime(home.inbox / "receipts_2.csv", ns=(1, 1))
    third = arrivals(home, mappings, []).key
    assert len({first, second, third}) == 3


def test_an_unmatched_file_asks_once_until_somebody_touches_it(home: Home, mappings: list[Mapping]) -> None:
    write(home.inbox / "notes.txt", "what is this")
    found = arrivals(home, mappings, [])
    assert len(found.marks) == 1
    assert arrivals(home, mappings, found.unmatched).marks == ()
    write(home.inbox / "notes.txt", "what is this?")
    assert len(arrivals(home, mappings, found.unmatched).marks) == 1


def test_a_reported_file_does_not_hide_a_new_one(home: Home, mappings: list[Mapping]) -> None:
    write(home.inbox / "notes.txt", "what is this")
    reported = arrivals(home, mappings, []).unmatched
    deliver(home, receipts_1=receipts())
    assert [mark.partition("|")[0] for mark in arrivals(home, mappings, reported).marks] == ["receipts_1.csv"]
