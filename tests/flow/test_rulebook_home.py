"""A newcomer's home of the template `rulebook`: made, its sample delivered as the command says, refreshed once."""

from __future__ import annotations

import shlex
import subprocess
from collections import defaultdict

import pytest

from pipelines.home.folder import Home
from pipelines.home.template import TEMPLATES_FOLDER
from tests.flow.homes import query, tierline

POLICIES = sorted(folder.name for folder in (TEMPLATES_FOLDER / "rulebook" / "policies").iterdir())
OF_CUSTOMERS = [each for each in POLICIES if each not in ("group_price_2018", "single_purchase_draw")]
Run = subprocess.CompletedProcess[str]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return Home(tmp_path_factory.mktemp("newcomer") / "home")


@pytest.fixture(scope="module")
def made(home: Home) -> Run:
    return tierline("init", home.path, "--template", "rulebook")


@pytest.fixture(scope="module")
def refreshed(home: Home, made: Run) -> Run:
    """The steps `deliver` and `run`, as they were printed."""
    steps = {words[0]: words[1:] for words in map(str.split, made.stdout.splitlines()[1:])}
    subprocess.run(" ".join(steps["deliver"]), shell=True, check=True)
    return tierline(*shlex.split(" ".join(steps["run"]))[1:])


NEVER_BOUGHT = """select distinct customer_code from customer_codes inner join customer_tiers using (customer_key)
    inner join customers using (customer_key) where first_sale_on is null and policy_id = ?"""


def _levels(home: Home, policy: str, category: str = "*") -> dict[str, str | None]:
    rows = query(
        home,
        """select customer_code, level_code from customer_tiers inner join customer_codes using (customer_key)
        where policy_id = ? and category_code = ? and scope_code = 'customer' and status in ('rated', 'ungraded')""",
        policy,
        category,
    )
    return dict(rows)


def test_a_newcomer_gets_every_policy_with_points_segments_mappings_and_a_sample(home: Home, made: Run) -> None:
    assert (made.returncode, made.stderr) == (0, "")
    assert len(list(home.policies.glob("*/*.yml"))) == 27
    assert len(list((home.path / "points").glob("*/*.yml"))) == 2
    assert len(list((home.path / "segments").glob("*.yml"))) == 4
    delivered = {file.name.split("_")[0] for file in (home.path / "sample").iterdir()}
    assert len(delivered) == len(list(home.sources.glob("*.yml"))) == 10


def test_the_sample_is_published_without_a_word_of_trouble(refreshed: Run) -> None:
    assert (refreshed.returncode, refreshed.stderr) == (0, "")
    assert "quarantined" in refreshed.stdout
    assert "warning" not in refreshed.stdout
    assert refreshed.stdout.rstrip().endswith("published seq=1")


def test_every_policy_gives_levels_or_says_why_it_cannot(home: Home, refreshed: Run) -> None:
    statuses, reasons = defaultdict(set), defaultdict(set)
    for policy, status in query(home, "select distinct policy_id, status from customer_tiers"):
        statuses[policy].add(status)
    for policy, reason in query(home, "select distinct policy_id, missing_reason from customer_tier_reasons"):
        reasons[policy].add(reason)
    assert sorted(statuses) == OF_CUSTOMERS
    silent = {policy: reasons[policy] for policy in OF_CUSTOMERS if "rated" not in statuses[policy]}
    assert silent == {}
    assert all(f"{policy}, " in refreshed.stdout for policy in OF_CUSTOMERS)


@pytest.mark.parametrize("policy", ["intent_sabcd", "purchase_intent", "pipeline_class"])
def test_whoever_never_bought_is_graded_by_the_policies_made_for_leads(policy: str, home: Home, refreshed: Run) -> None:
    never = {code for (code,) in query(home, NEVER_BOUGHT, policy)}
    levels = _levels(home, policy)
    assert {code for code in never if levels.get(code)}
    assert {code for (code,) in query(home, NEVER_BOUGHT + " and status = 'prospect'", policy)} == set()


def test_a_purchase_of_78_gives_a_draw_and_one_of_a_cent_less_does_not(home: Home, refreshed: Run) -> None:
    rows = query(home, "select document_code, benefit_code, value, operator, threshold from document_benefits")
    found = {code: row for code, *row in rows}
    assert found["D-055"] == ["one_draw", 78, ">=", 78]
    assert "D-056" not in found
    assert query(home, "select distinct policy_id, policy_version from document_benefits") == [
        ("single_purchase_draw", "1")
    ]


def test_assets_are_the_average_of_every_day_of_the_month_all_accounts_together(home: Home, refreshed: Run) -> None:
    found = _levels(home, "bank_average_assets")
    assert (found["C001"], found["C002"], found["C003"], found["C004"]) == ("欣然", None, None, "欣然")
    assert (found["C201"], found["C202"], found["C203"], found["C204"]) == ("私银级", "卓然", "悠然", "欣然")
    assert "C101" not in found


def test_points_of_the_year_before_make_the_card_of_this_year(home: Home, refreshed: Run) -> None:
    found = _levels(home, "gotone_vip")
    assert [found[code] for code in ("C212", "C213", "C214", "C215")] == ["钻石卡", "金卡", "银卡", None]


def test_points_of_one_product_class_give_the_price_of_that_class(home: Home, refreshed: Run) -> None:
    found = {each: _levels(home, "points_category_discount", each)["C212"] for each in ("food", "household", "drinks")}
    assert found == {"food": "D", "household": "A", "drinks": "B"}
    assert _levels(home, "points_annual_abcd")["C212"] == "D"


def test_sales_of_twelve_complete_months_give_a_level_to_organisations(home: Home, refreshed: Run) -> None:
    found = _levels(home, "tob_four_dimension")
    assert [found[code] for code in ("C101", "C102", "C104", "C107")] == ["A", "B", "D", "A"]
    assert "C201" not in found


def test_whoever_returned_all_has_bought_nothing(home: Home, refreshed: Run) -> None:
    expected = {"retail_spend_frequency": "basic", "key_customer_abc": "C", "member_10_40_50": "ASLEEP"}
    assert {policy: _levels(home, policy)["C105"] for policy in expected} == expected


def test_who_is_long_overdue_is_no_better_than_fair(home: Home, refreshed: Run) -> None:
    found = _levels(home, "credit_six_c")
    assert (found["C101"], found["C102"], found["C103"]) == ("A", "C", "C")
    (scored,) = query(
        home,
        """select score from customer_tiers inner join customer_codes using (customer_key)
        where policy_id = 'credit_six_c' and customer_code = 'C102'""",
    )
    assert scored == (90,)


def test_a_group_is_graded_beside_its_members(home: Home, refreshed: Run) -> None:
    scopes = "select scope_code, count(*) from customer_tiers where policy_id = 'key_group' and status = 'rated'"
    found = dict(query(home, f"{scopes} group by scope_code"))
    assert found.keys() == {"customer", "group"}
