"""Kill -9 at every commit point of landing and of publication: the next run ends as if nothing had happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from signal import SIGKILL

import pytest

from pipelines.home.folder import Home
from pipelines.publish.current import kept_snapshots
from tests.faults.commit_points import names
from tests.faults.scenarios import (
    Order,
    delivered_bytes,
    landed_state,
    landing_home,
    leftovers,
    pin_first,
    points_passed,
    visible_snapshot,
)
from tests.unit.publish.scratch import make_home, publish_once, write_contract

ACROSS = {"across": True}


@pytest.fixture(scope="module")
def waiting(tmp_path_factory: pytest.TempPathFactory) -> Home:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TIERLINE_NOW", "2026-06-30T10:00:00+00:00")
        return landing_home(tmp_path_factory.mktemp("waiting"))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Home]:
    folder = tmp_path_factory.mktemp("published")
    home = make_home(folder / "home")
    publish_once(home, write_contract(folder / "marts"))
    pin_first(home, "2024-12-31")
    return home


def copied(home: Home, folder: Path) -> Home:
    shutil.copytree(home.path, folder / "home", symlinks=True)
    return Home(folder / "home")


def undisturbed(order: Order, home: Home, folder: Path, road: str, **options: object) -> tuple[Home, list[str]]:
    """The home after a run that nobody disturbs, and the commit points it passed."""
    home = copied(home, folder / "undisturbed")
    answer = order(road, home, log=str(folder / "log"), options=options)
    assert answer["code"] == 0, answer["told"]
    return home, points_passed(folder / "log")


@pytest.fixture(scope="module")
def landed(order: Order, waiting: Home, tmp_path_factory: pytest.TempPathFactory) -> tuple[object, set[str]]:
    """What landing keeps in the end, and the commit points it passed, with the inbox near and far."""
    near, passed = undisturbed(order, waiting, tmp_path_factory.mktemp("near"), "land")
    far, also_passed = undisturbed(order, waiting, tmp_path_factory.mktemp("far"), "land", **ACROSS)
    assert landed_state(near) == landed_state(far)
    return landed_state(near), {*passed, *also_passed}


def publication(home: Home) -> dict[str, str]:
    return {"contract": str(home.path.parent / "marts"), "as_of": "2025-01-31"}


def test_landing_passes_the_named_commit_points_and_no_other(landed: tuple[object, set[str]]) -> None:
    assert landed[1] == set(names("landing"))


@pytest.mark.parametrize("point", names("landing"))
def test_a_landing_killed_there_is_finished_by_the_next(
    order: Order, waiting: Home, landed: tuple[object, set[str]], tmp_path: Path, point: str
) -> None:
    home = copied(waiting, tmp_path)
    delivered = delivered_bytes(home)
    options = ACROSS if point == "a file leaves the inbox" else {}
    answer = order("land", home, fault="kill", point=point, options=options)
    assert answer["signal"] == SIGKILL, answer["told"]
    assert delivered_bytes(home) == delivered
    answer = order("land", home, options=options)
    assert answer["code"] == 0, answer["told"]
    assert landed_state(home) == landed[0]
    assert delivered_bytes(home) == delivered


def test_publication_passes_the_named_commit_points_and_no_other(order: Order, published: Home, tmp_path: Path) -> None:
    _, passed = undisturbed(order, published, tmp_path, "publish", **publication(published))
    assert passed == names("publication")


@pytest.mark.parametrize("point", names("publication"))
def test_a_publication_killed_there_shows_the_old_or_the_new_and_is_finished_by_the_next(
    order: Order, published: Home, tmp_path: Path, point: str
) -> None:
    home = copied(published, tmp_path)
    answer = order("publish", home, fault="kill", point=point, options=publication(published))
    assert answer["signal"] == SIGKILL, answer["told"]
    is_moved = names("publication").index(point) > names("publication").index("CURRENT moves")
    assert visible_snapshot(home) == (2 if is_moved else 1)
    answer = order("publish", home, options=publication(published))
    assert answer["code"] == 0, answer["told"]
    assert visible_snapshot(home) == 2
    assert [str(manifest.as_of) for manifest in kept_snapshots(home)] == ["2024-12-31", "2025-01-31"]
    assert leftovers(home) == []
    assert not (home.published / "PIN.json").exists()
