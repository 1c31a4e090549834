"""`tierline review`: the refresh of a review date, told by what it decided, and the same when it is run again."""

from __future__ import annotations

import json

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import current, deliver, make_home, query, tierline, write
from tests.flow.receipts import SPEND
from tests.flow.test_reviews_and_overrides import OVERRIDES, REVIEWED, SALES

REVIEWED_POLICY = REVIEWED.replace("id: spend\nversion", "id: held\nversion")
PLAIN = SPEND.replace("id: spend\nversion", "id: plain\nversion")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = make_home(tmp_path_factory.mktemp("review") / "home", policies={"held": REVIEWED_POLICY, "plain": PLAIN})
    write(made.overrides / "held.yml", OVERRIDES.replace("2026-12-31", "2026-07-20", 1))
    deliver(made, receipts_1=SALES)
    return made


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--on", "2026-05-20"), "held: 2026-03-31 / 2026-06-30; plain: never reviewed"),
        (("--on", "2026-06-30", "--policy", "plain"), "plain is not reviewed on 2026-06-30"),
        (("--on", "2026-06-30", "--policy", "gone"), "no policy is called 'gone'"),
        (("--on", "2026-02-30"), "2026-02-30"),
    ],
)
def test_a_day_on_which_nothing_is_reviewed_is_refused_before_anything_runs(
    home: Home, options: tuple[str, ...], told: str
) -> None:
    refused = tierline("review", *options, "--home", home.path)
    assert (refused.returncode, told in refused.stderr) == (2, True), refused.stderr
    assert current(home) is None
    assert list(home.inbox.iterdir())


def test_a_review_says_who_moved_who_was_kept_and_why_and_changes_nothing_the_second_time(home: Home) -> None:
    shown = tierline("review", "--on", "2026-06-30", "--lang", "zh", "--home", home.path)
    assert (shown.returncode, current(home)) == (0, "seq=1\n"), shown.stderr
    lines = [" ".join(line.split()) for line in shown.stdout.splitlines()]
    assert {"2026-06-30 复审：held", "held 1：2026-06-30 复审", "升 first 首次评定 1"} <= set(lines)
    assert {"不变 grace 复审未达标，予以宽限 1", "不变 override_floor 人工保底 1"} <= set(lines)
    assert "held 2 1 2 50.0 %" in lines

    again = tierline("review", "--on", "2026-06-30", "--policy", "held", "--json", "--home", home.path)
    document = json.loads(again.stdout)
    assert (again.returncode, current(home), document["published_seq"]) == (0, "seq=1\n", 1)
    counts = {(one["direction"], one["cause_code"]): one["customer_count"] for one in document["reviews"]}
    assert counts == {("up", "first"): 1, ("none", "excluded"): 1, ("none", "grace"): 1, ("none", "override_floor"): 1}
    assert sum(counts.values()) == query(home, "select count(*) from customers")[0][0]


def test_no_customer_is_named_by_a_review(home: Home) -> None:
    shown = tierline("review", "--on", "2026-06-30", "--home", home.path)
    assert not [code for code in ("c1", "c2", "c3", "c4") if code in shown.stdout + shown.stderr]
