"""The demo: the made-up shop, by the command line, in a copy of the repository's home."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import REPOSITORY, current, digests, manifest, query, tierline
from tests.flow.written import written_texts

DATA = REPOSITORY / "data"
WRITTEN_BY_PEOPLE = ("tierline.yml", "sources", "policies", "calendar", "sample")
SAMPLES = sorted(path for path in (DATA / "sample").rglob("*") if path.is_file())

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("demo"))
    for name in WRITTEN_BY_PEOPLE:
        source = DATA / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, home.path / name)
    return home


def demo(home: Home) -> subprocess.CompletedProcess[str]:
    """What `make demo` does: the samples are copied to the inbox, then one refresh."""
    shutil.copytree(home.path / "sample", home.inbox, dirs_exist_ok=True)
    return tierline("refresh", "--home", home.path)


@pytest.fixture(scope="module")
def first(home: Home) -> subprocess.CompletedProcess[str]:
    return demo(home)


@pytest.fixture(scope="module")
def second(home: Home, first: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    return demo(home)


def test_the_demo_publishes_and_ends_well(home: Home, first: subprocess.CompletedProcess[str]) -> None:
    assert (first.returncode, first.stderr) == (0, ""), first.stdout + first.stderr
    assert current(home) == "seq=1\n"
    assert not [path for path in home.inbox.rglob("*") if path.is_file()]


def test_the_samples_stay(home: Home, second: subprocess.CompletedProcess[str]) -> None:
    kept = sorted((home.path / "sample").rglob("*"))
    assert [path.name for path in kept if path.is_file()] == [path.name for path in sorted(SAMPLES)]


def test_the_screen_tells_files_rows_quarantine_checks_and_levels(
    home: Home, first: subprocess.CompletedProcess[str]
) -> None:
    inputs = manifest(home)["inputs"]
    told = first.stdout.replace(",", "")
    for source in {one["source_code"] for one in inputs}:
        counts = [sum(one[name] for one in inputs if one["source_code"] == source) for name in ("rows_read", "rows_ok")]
        assert re.search(rf"{source} +\w+ +\d+ +{counts[0]} +{counts[1]}\b", told), source
    assert all(word in told.lower() for word in ("quarantin", "expectations", "set_aside"))
    assert sum(one["rows_quarantined"] for one in inputs) > 0
    rows = query(
        home,
        "select policy_id, coalesce(level_code, status), customer_count from tier_summary where customer_count > 0",
    )
    for policy, level, count in rows:
        assert policy in told
        assert re.search(rf"^{level} +{count}\b", told, re.MULTILINE), (policy, level, count)


def test_the_screen_ends_with_three_commands_that_work(first: subprocess.CompletedProcess[str]) -> None:
    commands = following(first.stdout)
    assert len(commands) == 3
    for command in commands:
        tried = subprocess.run(command, check=False, shell=True, capture_output=True, text=True, cwd=REPOSITORY)
        assert (tried.returncode, bool(tried.stdout.strip())) == (0, True), command + tried.stderr


def following(output: str) -> list[str]:
    """The indented lines below the last heading that says what to try next."""
    heading = re.split(r"^.*\bnext:?$", output, flags=re.IGNORECASE | re.MULTILINE)[-1]
    return [line.strip() for line in heading.splitlines() if line.startswith("  ")]


def test_a_second_demo_publishes_nothing_new(home: Home, second: subprocess.CompletedProcess[str]) -> None:
    assert second.returncode == 0, second.stdout + second.stderr
    assert "nothing new" in second.stdout
    assert second.stderr == ""
    assert [path.name for path in (home.published / "snapshots").iterdir()] == ["seq=1"]
    assert digests(home)


def test_every_kind_of_customer_is_there(home: Home, first: subprocess.CompletedProcess[str]) -> None:
    count = query(home, "select count(*), count(*) filter (not is_registered) from customers")[0]
    assert 300 < count[0] < 500
    statuses = {status for (status,) in query(home, "select distinct status from customer_tiers")}
    assert {"rated", "prospect", "excluded"} <= statuses
    empty = query(
        home, "select policy_id, level_code from levels anti join customer_tiers using (policy_id, level_code)"
    )
    assert empty == [], "the demo shows every level of its policies"


def personal_data() -> Iterator[str]:
    """Names and telephone numbers of the persons in the samples."""
    for path in SAMPLES:
        if path.name.startswith(("members_", "customers_")):
            for row in csv.DictReader(path.read_text("utf-8").splitlines()):
                if row.get("type", "个人").strip() == "个人":
                    yield from (
                        row[name].strip() for name in ("member_name", "mobile", "name", "phone") if row.get(name)
                    )


def test_no_person_s_name_or_telephone_is_written_anywhere(
    home: Home, first: subprocess.CompletedProcess[str], second: subprocess.CompletedProcess[str]
) -> None:
    secrets = {secret for secret in personal_data() if len(secret) > 1}
    assert len(secrets) > 400
    pattern = re.compile("|".join(map(re.escape, sorted(secrets))))
    screens = [(Path("screen"), run.stdout + run.stderr) for run in (first, second)]
    for path, text in [*screens, *written_texts(home)]:
        found = pattern.search(text)
        assert not found, f"{found} in {path}"
