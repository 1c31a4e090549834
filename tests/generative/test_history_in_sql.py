"""The history of tiers, published in any order, says of every day what the last publication that speaks of it said.

The models run over made-up findings on the real days of made-up policies; nothing is graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.home.folder import Home
from pipelines.policies.spoken_days import END, Spoken, spoken_days
from pipelines.policies.version import PolicyVersion
from pipelines.publish.history_rows import PRIOR_HISTORY, recording_row, spoken_frames
from pipelines.warehouse.dbt_runner import run_dbt
from pipelines.warehouse.profile import dbt_folder
from tests.unit.policies.moving import version

MODELS = ("tier_history__kept", "tier_history__timeline", "tier_history__recorded")
DAYS = [date(2025, 1, 31) + timedelta(days=15 * number) for number in range(12)]
ASKED = [day + timedelta(days=shift) for day in DAYS for shift in (-1, 0, 1)]
FINDINGS = {"a": ("rated", "a"), "b": ("rated", "b"), "waits": ("ungraded", None)}
REVIEWED = version(effective_from=date(2025, 1, 1), history_from=None, review={"every": "month"})
PLAIN = version(effective_from=date(2025, 1, 1), history_from=None, review=None)
ENDED = PLAIN.model_copy(update={"effective_to": date(2025, 4, 10)})
LATER = REVIEWED.model_copy(update={"version": "2", "effective_from": date(2025, 5, 1)})
POLICIES = {"reviewed": [REVIEWED], "plain": [PLAIN], "ended": [ENDED], "reviewed later": [PLAIN, LATER]}
Found = tuple[str, str | None]


@dataclass(frozen=True)
class Publication:
    """What one snapshot says: `found` from the customer's `first` of the days it speaks of, one finding a day."""

    said: Sequence[Spoken]
    found: Mapping[date, Found]

    def answer(self, day: date, before: Found | None) -> Found | None:
        """What is on record about a day after it, when `before` was on record until then."""
        speaking = next((one for one in self.said if one.evaluated_on <= day < one.said_to), None)
        if speaking is None:
            return before
        if self.found and day < min(self.found):
            return before if before and before[1] is None else None
        return self.found.get(speaking.evaluated_on) if day < speaking.stands_to else None


@dataclass(frozen=True)
class Models:
    """The SQL of the models, as dbt compiles it, and the database they are tried on."""

    sql: Mapping[str, str]
    connection: duckdb.DuckDBPyConnection

    def table(self, name: str, frame: pl.DataFrame) -> None:
        """Give a table these rows, in place of any before."""
        self.connection.register("given", frame)
        self.connection.execute(f"create or replace table tierline.{name} as from given")

    def run(self) -> pl.DataFrame:
        """The history that the models make of the tables."""
        for model, sql in self.sql.items():
            self.connection.execute(f"create or replace table tierline.tiers.{model} as {sql}")
        return self.connection.sql("from tierline.tiers.tier_history__recorded").pl().select(list(PRIOR_HISTORY))


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Models]:
    """The models of the house on an empty database."""
    home = Home(tmp_path_factory.mktemp("compiled"))
    home.create_run_folders()
    for _ in run_dbt(home, ["compile", "--select", *MODELS]):
        pass
    folder = dbt_folder(home) / "target" / "compiled" / "tierline" / "models" / "tiers"
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.execute("attach ':memory:' as tierline")
        for schema in ("landing", "tiers"):
            connection.execute(f"create schema tierline.{schema}")
        yield Models({model: (folder / f"{model}.sql").read_text("utf-8") for model in MODELS}, connection)


@st.composite
def publications(draw: st.DrawFn) -> list[Publication]:
    versions: Sequence[PolicyVersion] = draw(st.sampled_from(list(POLICIES.values())))
    made: list[Publication] = []
    published: set[date] = set()
    for as_of in draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5)):
        said = spoken_days(versions, as_of, published)
        first = draw(st.sampled_from([*(one.evaluated_on for one in said), END]))
        days = [one.evaluated_on for one in said if one.evaluated_on >= first]
        made.append(Publication(said, {day: FINDINGS[draw(st.sampled_from(sorted(FINDINGS)))] for day in days}))
        published.add(as_of)
    return made


@given(made=publications())
@settings(max_examples=60, deadline=None)
def test_the_history_says_what_the_last_publication_that_speaks_of_a_day_said(
    models: Models, made: list[Publication]
) -> None:
    rows = list(_recorded(models, made))
    for known in range(1, len(made) + 1):
        expected = {day: _told(made[:known], day) for day in ASKED}
        assert {day: _on_record(rows[-1], day, known) for day in ASKED} == expected, known


@given(made=publications())
@settings(max_examples=20, deadline=None)
def test_saying_the_same_again_changes_no_row(models: Models, made: list[Publication]) -> None:
    *_, once, twice = _recorded(models, [*made, made[-1]])
    assert sorted(once.rows(), key=str) == sorted(twice.rows(), key=str)


def _told(made: Sequence[Publication], day: date) -> Found | None:
    told: Found | None = None
    for one in made:
        told = one.answer(day, told)
    return told


def _on_record(rows: pl.DataFrame, day: date, known: int) -> Found | None:
    at = _moment(known)
    found = [
        (row["status"], row["level_code"])
        for row in rows.iter_rows(named=True)
        if row["valid_from"] <= day < row["valid_to"]
        and row["recorded_from"] <= at < (row["recorded_to"] or datetime.max)
    ]
    assert len(found) <= 1, (day, known, found)
    return found[0] if found else None


def _recorded(models: Models, made: Sequence[Publication]) -> Iterator[pl.DataFrame]:
    """The history after each publication, as the models continue it."""
    prior = pl.DataFrame(schema=PRIOR_HISTORY)
    published: set[date] = set()
    for seq, one in enumerate(made, start=1):
        as_of = one.said[-1].evaluated_on
        frames = spoken_frames(one.said, as_of, prior, published)
        frames["recording"] = recording_row(seq, _moment(seq).replace(tzinfo=UTC))
        frames["run"] = pl.DataFrame({"snapshot_id": [str(seq)], "as_of": [as_of]})
        for name, frame in frames.items():
            models.table(f"landing.{name}", frame)
        models.table("tiers.tier_customer__claimed", _claims(one))
        prior = models.run()
        published.add(as_of)
        yield prior


def _claims(one: Publication) -> pl.DataFrame:
    unit = {"policy_id": one.said[0].policy_id, "customer_key": "k", "scope_code": "customer", "category_code": "*"}
    rows = [
        unit
        | {"policy_version": "1", "status": found[0], "level_code": found[1], "reason_code": None}
        | {"valid_from": each.evaluated_on, "valid_to": each.stands_to}
        for each in one.said
        if (found := one.found.get(each.evaluated_on))
    ]
    names = [*unit, "policy_version", "status", "level_code", "reason_code", "valid_from", "valid_to"]
    return pl.DataFrame(rows, schema={name: PRIOR_HISTORY[name] for name in names})


def _moment(seq: int) -> datetime:
    return datetime(2026, 1, 1) + timedelta(days=seq)
