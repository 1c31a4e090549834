"""Loading policies: versions in order, one in force per date, and no policy when one of them is faulty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError
from pipelines.policies.in_force import in_force
from pipelines.policies.loader import lint, load_policies, read_version
from pipelines.policies.rows.windows import ALWAYS_COMPUTED, window_rows
from pipelines.policies.version import PolicyVersion
from tests.unit.policies.written import BANDS, SCORECARD, changed, write

DATA = Path(__file__).parents[3] / "data"


def _windows(versions: list[PolicyVersion], as_of: date) -> set[str]:
    return set(window_rows(versions, as_of)["window"]["window_id"])


def _dated(text: str, day: str, version: str, until: str = "") -> str:
    text = text.replace("2024-01-01", day).replace('"1"', f'"{version}"')
    return text.replace("owner:", f"effective_to: {until}\nowner:") if until else text


def test_the_policies_of_the_demo_home_are_sound() -> None:
    assert [version.id for version in load_policies(DATA / "policies")] == [
        "retail_spend_frequency",
        "tob_four_dimension",
    ]
    assert lint(sorted((DATA / "policies").glob("*/*.yml")), "CNY") == []


def test_a_later_version_ends_the_earlier_one(tmp_path: Path) -> None:
    write(tmp_path, BANDS)
    write(tmp_path, _dated(BANDS, "2025-01-01", "2", until="2026-01-01"), "2025-01-01.yml")
    versions = load_policies(tmp_path)
    days = [date(2023, 12, 31), date(2024, 12, 31), date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    found = [in_force(versions, day) for day in days]
    assert [version and version.version for version in found] == [None, "1", "2", "2", None]


def test_versions_that_overlap_are_an_error_in_the_earlier_file(tmp_path: Path) -> None:
    earlier = write(tmp_path, _dated(BANDS, "2024-01-01", "1", until="2025-06-01"))
    later = write(tmp_path, _dated(BANDS, "2025-01-01", "2"), "2025-01-01.yml")
    assert [(each.code, each.where) for each in lint([earlier])] == [("versions_overlap", f"{earlier}:5")]
    assert lint([later]) == []
    with pytest.raises(ConfigurationError, match="begins on 2025-01-01"):
        load_policies(tmp_path)


def test_two_versions_of_one_name_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, BANDS)
    later = write(tmp_path, _dated(BANDS, "2025-01-01", "1"), "2025-01-01.yml")
    assert [each.code for each in lint([later])] == ["duplicate_version"]


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, changed(BANDS, "metric: net_spend", "metric: turnover")[0])
    write(tmp_path, _dated(BANDS, "2025-01-01", "2").replace("rank: 3", "rank: 7"), "2025-01-01.yml")
    with pytest.raises(ConfigurationError) as refused:
        load_policies(tmp_path)
    assert {problem.code for problem in refused.value.problems} >= {"unknown_metric", "rank"}


def test_a_policy_file_out_of_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "shop.yml").write_text(BANDS, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="not a place for a policy"):
        load_policies(tmp_path)


def test_a_policy_in_another_currency_than_the_home_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "tierline.yml").write_text("currency: GBP\n", encoding="utf-8")
    write(tmp_path / "policies", BANDS)
    with pytest.raises(ConfigurationError, match="a policy in CNY where amounts are kept in GBP"):
        load_policies(Home.at(tmp_path))


def test_the_hash_is_of_the_meaning_and_not_of_the_layout(tmp_path: Path) -> None:
    plain = read_version(write(tmp_path, BANDS))
    commented = read_version(write(tmp_path, "# a comment\n" + BANDS))
    spelled_out = read_version(write(tmp_path, changed(BANDS, "owner:", "on_missing: ungraded\nowner:")[0]))
    raised = read_version(write(tmp_path, changed(BANDS, "at_least: 50}", "at_least: 51}")[0]))
    assert plain.hash == commented.hash == spelled_out.hash
    assert plain.hash != raised.hash


def test_windows_are_those_of_the_versions_in_force(tmp_path: Path) -> None:
    write(tmp_path, BANDS)
    write(tmp_path, _dated(BANDS, "2025-01-01", "2").replace("rolling_12_months", "rolling_90_days"), "2025-01-01.yml")
    versions = load_policies(tmp_path)
    assert _windows(versions, date(2024, 6, 1)) == {*ALWAYS_COMPUTED, "rolling_12_months"}
    assert _windows(versions, date(2025, 6, 1)) == {*ALWAYS_COMPUTED, "rolling_90_days"}
    assert _windows(versions, date(2023, 6, 1)) == set(ALWAYS_COMPUTED)


def test_the_summed_value_is_the_first_spend_criterion_unless_written(tmp_path: Path) -> None:
    assert read_version(write(tmp_path, BANDS)).summed_value.window == "rolling_12_months"
    named = changed(SCORECARD, "owner: tests", "owner: tests\nvalue: {metric: paid_amount, window: lifetime}")[0]
    assert read_version(write(tmp_path, named)).summed_value.metric == "paid_amount"


@pytest.mark.parametrize(
    ("policy", "published"),
    [
        ("retail_spend_frequency", "f875fc94f2d4f1b0cc6101fe329e3a1c2083e9c1100f48b54c188920fb9e7c70"),
        ("tob_four_dimension", "1a5a57e925ce2bb59aedcca0fa1a9bf845e03a5c82be7bbb2dff2e7e46e3e587"),
    ],
)
def test_a_language_that_grows_keeps_the_hash_of_what_was_published(policy: str, published: str) -> None:
    data = Path(__file__).parents[3] / "data" / "policies"
    assert read_version(data / policy / "2024-01-01.yml").hash == published
