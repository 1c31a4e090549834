"""A metric without a source: never delivered, or delivered until its mapping was taken away; needed, or merely of use.

Nobody gets a level that a vanished source would have decided otherwise, every cause names what is missing, and what
was published before stays as it was.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.audit.run_outcome import RunOutcome
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from tests.flow.homes import current, deliver, digests, make_home, query, refresh, tiers, write
from tests.flow.judged import JULY, judged
from tests.flow.receipts import RECEIPTS, SPEND, SPEND_LEVELS, receipts

pytestmark = pytest.mark.long

MEMBERS = """
file: "members_*.csv"
namespace: shop
duplicates: by_key
columns: {code: code}
tables: {customer: {customer_code: code}}
"""
SEATS = """
file: "seats_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {code: code, seats: seats, day: day}
tables: {subscription: {subscription_code: code, customer_code: code, seat_count: seats, started_on: day}}
"""
# A score that does without the seats: 60 of 100 are enough.
OF_USE = (
    SPEND_LEVELS.replace("id: spend", "id: score")
    + """
rule:
  kind: scorecard
  criteria:
    - id: spend
      metric: net_spend
      weight: 60
      required: true
      bands: [{at_least: 100, points: 2}, {below: 100, points: 1}]
    - {id: seats, metric: open_count, weight: 40, bands: [{at_least: 10, points: 4}, {below: 10, points: 1}]}
  score_bands: [{level: gold, at_least: 2.5}, {level: silver, at_least: 1.5}, {level: basic, below: 1.5}]
  min_coverage: 60
"""
)
TOLD = "select distinct policy_id, missing_reason, sentence_en, sentence_zh from customer_tier_reasons order by all"


def shop(folder: Path, *sources: str) -> Home:
    """One customer, as these sources know it."""
    mappings = {"receipts": RECEIPTS, "members": MEMBERS, "seats": SEATS}
    files = {"receipts": receipts("S1,1,c1,2026-06-01,1,500"), "members": "code\nc1\n"}
    files["seats"] = "code,seats,day\nc1,20,2026-06-01\n"
    home = make_home(folder, {name: mappings[name] for name in sources}, {"spend": SPEND, "score": OF_USE})
    deliver(home, **{f"{name}_6": files[name] for name in sources})
    return home


def levels(home: Home) -> dict[str, tuple[str, str | None]]:
    return {policy: tiers(home, policy)["c1"] for policy in ("spend", "score")}


def unfed(outcome: RunOutcome) -> str | None:
    told: str | None = judged(outcome)["inputs_keep_coming"]["measured"].get("unfed")
    return told


def test_without_seats_ever_delivered_a_score_does_without_them(tmp_path: Path) -> None:
    home = shop(tmp_path, "receipts", "members")
    outcome = refresh(home)
    assert (outcome.exit_code, unfed(outcome)) == (0, None)
    assert levels(home) == {"spend": ("rated", "silver"), "score": ("rated", "silver")}


def test_without_sales_ever_delivered_a_policy_of_sales_is_not_evaluated_with_the_name_of_the_table(
    tmp_path: Path,
) -> None:
    home = shop(tmp_path, "members", "seats")
    outcome = refresh(home)
    assert (outcome.exit_code, unfed(outcome)) == (0, None)
    assert levels(home) == {"spend": ("not_evaluated", None), "score": ("not_evaluated", None)}
    words = ("no_sales_line", "Not graded: no source delivers sales", "不评级：没有来源提供销售数据")
    assert query(home, TOLD) == [("score", *words), ("spend", *words)]


@pytest.fixture
def graded(tmp_path: Path) -> Home:
    home = shop(tmp_path, "receipts", "members", "seats")
    assert refresh(home).exit_code == 0
    assert levels(home) == {"spend": ("rated", "silver"), "score": ("rated", "gold")}
    return home


@pytest.mark.parametrize(
    ("source", "left", "missing", "words"),
    [
        (
            "receipts",
            {"spend": ("not_evaluated", None), "score": ("not_evaluated", None)},
            "no_sales_line",
            "policy score measures net_spend (sales_line of receipts); policy spend measures net_spend "
            "(sales_line of receipts)",
        ),
        (
            "seats",
            {"spend": ("rated", "silver"), "score": ("not_evaluated", None)},
            "no_subscription",
            "policy score measures open_count (subscription of seats)",
        ),
    ],
)
def test_when_its_mapping_is_gone_a_metric_gives_no_level_whether_needed_or_of_use_and_the_run_says_so(
    graded: Home, source: str, left: dict[str, tuple[str, str | None]], missing: str, words: str
) -> None:
    before = digests(graded, 1)
    mapping = (graded.sources / f"{source}.yml").read_text(encoding="utf-8")
    (graded.sources / f"{source}.yml").unlink()
    outcome = refresh(graded, JULY)
    assert (outcome.exit_code, outcome.blocked, unfed(outcome)) == (0, [], words)
    assert judged(outcome)["inputs_keep_coming"]["severity"] == "warn"
    assert "put the mapping of the source back" in judged(outcome)["inputs_keep_coming"]["reason"]
    assert levels(graded) == left
    assert missing in {reason for _, reason, *_ in query(graded, TOLD)}
    assert digests(graded, 1) == before
    write(graded.sources / f"{source}.yml", mapping)
    assert refresh(graded, JULY).exit_code == 0
    assert levels(graded) == {"spend": ("rated", "silver"), "score": ("rated", "gold")}


def test_a_home_may_stop_before_it_publishes_without_a_source_that_vanished(graded: Home) -> None:
    weighed = "gates: {inputs_keep_coming: {severity: block, since: 2026-06-01, reason: our tiers are prices}}\n"
    write(graded.settings_file, graded.settings_file.read_text(encoding="utf-8") + weighed)
    (graded.sources / "seats.yml").unlink()
    outcome = refresh(graded, JULY)
    assert ([one["name"] for one in outcome.blocked], current(graded)) == (["inputs_keep_coming"], "seq=1\n")


def test_a_source_that_tierline_yml_names_and_nobody_maps_is_refused_by_name(graded: Home) -> None:
    write(graded.settings_file, graded.settings_file.read_text(encoding="utf-8") + "sources: [receipts, seats]\n")
    (graded.sources / "seats.yml").unlink()
    with pytest.raises(ConfigurationError, match="`sources` names seats, which has no mapping"):
        refresh(graded, JULY)
    assert current(graded) == "seq=1\n"
