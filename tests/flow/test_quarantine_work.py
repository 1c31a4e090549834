"""What a person waived and corrected reaches the marts and the manifest, under the file it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.home.folder import Home
from pipelines.landing.quarantine_work import export, replay_sheet
from pipelines.landing.waivers import Waiver, write_waiver
from pipelines.settings import now
from tests.flow.homes import deliver, make_home, manifest, metrics, refresh
from tests.flow.receipts import RECEIPTS, receipts

BY_DOCUMENT = RECEIPTS.replace("duplicates: keep", "duplicates: by_document")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Snapshot 1: half of one document, above the limits but waived. Snapshot 2: its other line corrected."""
    made = make_home(tmp_path_factory.mktemp("quarantine"), {"receipts": BY_DOCUMENT})
    deliver(made, receipts_1=receipts("K1,1,ann,2026-06-01,1,100,CNY", "K1,2,ann,2026-06-01,1,7 yuan,CNY"))
    today = now().date()
    said = {"source": "receipts", "reason": "all", "because": "known fault", "actor": "Li Na"}
    since = today.replace(day=1)
    write_waiver(made, Waiver.model_validate(said | {"since": since, "until": since.replace(year=since.year + 1)}))
    assert refresh(made).exit_code == 0
    sheet = made.path / "rows.csv"
    export(made, "receipts_1.csv", sheet)
    sheet.write_text(sheet.read_text("utf-8").replace("7 yuan", "7"), "utf-8")
    assert replay_sheet(made, sheet, None, 1, lambda: "replay") is not None
    assert refresh(made).exit_code == 0
    return made


def test_a_corrected_line_joins_its_document_and_supersedes_no_line_of_it(home: Home) -> None:
    assert (metrics(home, seq=1)["ann", "net_spend"], metrics(home)["ann", "net_spend"]) == (100, 107)


def test_rows_read_are_ok_or_quarantined_over_a_file_and_its_corrections(home: Home) -> None:
    names = ("corrects", "rows_read", "rows_ok", "rows_quarantined")
    first, second = (
        {one["file_id"]: [one[n] for n in names] for one in manifest(home, seq)["inputs"]} for seq in (1, 2)
    )
    file_id = next(iter(first))
    assert list(first.values()) == [[None, 2, 1, 1]]
    assert sorted(second.values(), key=lambda one: -one[1]) == [[None, 2, 1, 1], [file_id, 0, 1, -1]]


def test_a_waiver_stands_in_the_manifest_with_who_why_and_until_when(home: Home) -> None:
    made = manifest(home, 1)
    told = [(one["source"], one["because"], one["actor"]) for one in made["waivers"]]
    assert told == [("receipts", "known fault", "Li Na")]
    assert [one["waivers"] for one in made["inputs"]] == [[made["waivers"][0]["name"]]]


def test_a_snapshot_keeps_the_waivers_it_was_made_under(home: Home) -> None:
    kept = [path.read_text("utf-8") for path in Path(home.published).rglob("waivers/*.yml")]
    assert len(kept) == 2 and all("Li Na" in text for text in kept)
