"""What stands on record beside sales lands as it was written, and what one row alone proves wrong does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.sources.canonical import CANONICAL, KEYS, MAIN_DATE
from pipelines.sources.dated_tables import DATED_TABLES
from pipelines.sources.targets import TARGETS
from tests.deliveries import converted, mapping_from, reasons

POINTS = """
file: "points.csv"
duplicates: by_key
columns:
  code: code
  who: who
  kind: {header: kind, transforms: [{map: {获得: earn, 兑换: redeem}}]}
  points: points
  day: day
tables:
  points_entry:
    entry_code: code
    customer_code: who
    program_code: {constant: club}
    entry_kind: kind
    points: points
    entered_on: day
"""
SEATS = """
file: "seats.csv"
duplicates: by_key
columns: {code: code, who: who, seats: seats, start: start, end: end}
tables:
  subscription: {subscription_code: code, customer_code: who, seat_count: seats, started_on: start, ended_on: end}
"""
LEADS = """
file: "leads.csv"
duplicates: by_key
columns: {code: code, who: who, opened: opened, stage: stage, intent: intent}
tables:
  opportunity: {opportunity_code: code, customer_code: who, opened_on: opened, stage: stage, has_intent: intent}
"""
RATINGS = """
file: "ratings.csv"
duplicates: by_key
columns: {who: who, what: what, word: word, number: number, day: day}
tables:
  attribute:
    customer_code: who
    attribute_code: what
    attribute_value: word
    attribute_number: number
    assessed_on: day
"""


def test_every_dated_table_begins_to_count_on_a_day_of_its_own() -> None:
    assert all(table in MAIN_DATE and MAIN_DATE[table] in columns for table, columns in DATED_TABLES.items())


@pytest.mark.parametrize("table", DATED_TABLES)
def test_a_mapping_can_fill_every_column_of_a_dated_table_and_must_fill_its_key(table: str) -> None:
    assert set(TARGETS[table]) == set(DATED_TABLES[table]) <= set(CANONICAL[table])
    assert {TARGETS[table][name].presence for name in KEYS[table]} == {"always"}


def test_points_that_are_taken_are_below_zero_whatever_sign_the_file_writes(tmp_path: Path) -> None:
    content = "code,who,kind,points,day\n1,a,获得,100,2026-01-01\n2,a,兑换,30,2026-01-02\n3,a,reverse,-7,2026-01-02\n"
    frame = converted(tmp_path, content, POINTS, "points.csv").tables["points_entry"]
    assert frame.select("entry_kind", "points").rows() == [("earn", 100), ("redeem", -30), ("reverse", -7)]


def test_points_are_whole_of_a_known_kind_and_nobody_earns_less_than_none(tmp_path: Path) -> None:
    rows = ("1,a,earn,1.5,2026-01-01", "2,a,gift,1,2026-01-01", "3,a,earn,-5,2026-01-01", "4,a,adjust,-5,2026-01-01")
    conversion = converted(tmp_path, "code,who,kind,points,day\n" + "\n".join(rows) + "\n", POINTS, "points.csv")
    assert reasons(conversion) == [(1, "is_no_count"), (2, "unknown_kind"), (3, "negative_without_rule")]


def test_points_that_end_on_the_day_they_come_are_refused(tmp_path: Path) -> None:
    mapping = POINTS.replace("  day: day\n", "  day: day\n  end: end\n") + "    expires_on: end\n"
    rows = (
        "1,a,earn,5,2026-01-02,2026-01-02",
        "2,a,earn,5,2026-01-02,2026-01-03",
        "3,a,redeem,5,2026-01-02,2026-01-02",
    )
    conversion = converted(tmp_path, "code,who,kind,points,day,end\n" + "\n".join(rows) + "\n", mapping, "points.csv")
    assert reasons(conversion) == [(1, "ends_before_start")]


def test_what_ends_before_it_begins_is_refused_and_an_empty_stretch_is_not(tmp_path: Path) -> None:
    rows = ("1,a,5,2026-02-01,2026-01-31", "2,a,5,2026-02-01,2026-02-01", "3,a,-1,2026-02-01,", "4,a,5,2026-02-01,")
    conversion = converted(tmp_path, "code,who,seats,start,end\n" + "\n".join(rows) + "\n", SEATS, "seats.csv")
    assert reasons(conversion) == [(1, "ends_before_start"), (3, "is_no_count")]
    assert conversion.tables["subscription"]["ended_on"].to_list() == [date(2026, 2, 1), None]


def test_an_opportunity_says_its_stage_and_may_be_silent_about_intent(tmp_path: Path) -> None:
    rows = ("1,a,2026-01-01,open,", "2,a,2026-01-01,won,yes", "3,a,2026-01-01,,no", "4,a,2026-01-01,lost,perhaps")
    conversion = converted(tmp_path, "code,who,opened,stage,intent\n" + "\n".join(rows) + "\n", LEADS, "leads.csv")
    assert reasons(conversion) == [(3, "missing_value"), (4, "unknown_kind")]
    assert conversion.tables["opportunity"].select("stage", "has_intent").rows() == [("open", None), ("won", True)]


def test_an_assessment_gives_a_code_or_a_number(tmp_path: Path) -> None:
    rows = ("a,plan,gold,,2026-01-01", "a,credit,,4.5,2026-01-01", "a,credit,,,2026-02-01")
    conversion = converted(tmp_path, "who,what,word,number,day\n" + "\n".join(rows) + "\n", RATINGS, "ratings.csv")
    assert reasons(conversion) == [(3, "missing_value")]


def test_a_constant_that_is_no_word_of_the_choice_is_told(tmp_path: Path) -> None:
    wrong = LEADS.replace("stage: stage, has", "stage: {constant: done}, has")
    with pytest.raises(ConfigurationError, match="Use one of: open, won, lost"):
        mapping_from(tmp_path, wrong)
