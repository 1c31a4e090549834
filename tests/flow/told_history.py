"""A home that was published seven times: three dates, a late row, overrides, a new version, an end, and an old date.

Beside it the slow and obvious answer to what was known: a walk through every snapshot. Keep expectations out of here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from pipelines.home.folder import Home
from pipelines.publish.current import kept_snapshots
from pipelines.publish.manifest import Manifest
from pipelines.publish.promotion import reconcile
from tests.bare_road import refreshed
from tests.flow.homes import deliver, query, write
from tests.flow.receipts import SPEND, receipts
from tests.flow.test_reviews_and_overrides import OVERRIDES, REVIEWED

HELD = REVIEWED.replace("id: spend\nversion", "id: held\nversion")
RENAMED = (
    HELD.replace('version: "1"', 'version: "2"')
    .replace("effective_from: 2020-01-01", "effective_from: 2026-07-01")
    .replace("history_from: 2026-01-01\n", "")
    .replace("code: gold, rank: 1", "code: platinum, rank: 1, aliases: [gold]")
    .replace("level: gold", "level: platinum")
    .replace("review:", "succession: {gold: platinum}\nreview:")
)
PLAIN = (
    SPEND.replace("100000", "1000")
    .replace("id: spend\nversion", "id: plain\nversion")
    .replace("effective_from: 2020-01-01", "effective_from: 2020-01-01\neffective_to: 2026-07-15")
)
PLAIN_ENDS = date(2026, 7, 15)
POLICIES = {"held": HELD, "plain": PLAIN}
FIRST = receipts("S1,1,c1,2026-01-15,1,1200", "S2,1,c2,2026-03-01,1,150")
LATE = receipts("S5,1,c2,2026-04-20,1,2000")
CUSTOMERS = ("c1", "c2", "c3", "c4")
Answer = tuple[str, str | None]


def publish_seven(home: Home, patch: pytest.MonkeyPatch) -> None:
    """Refresh as of these days, at ten in the morning of those days in the home's zone."""

    def at(today: str, as_of: str, **files: str) -> None:
        patch.setenv("TIERLINE_NOW", f"{today}T02:00:00+00:00")
        deliver(home, **files)
        refreshed(home, date.fromisoformat(as_of))

    at("2026-04-01", "2026-03-31", receipts_1=FIRST)
    write(home.overrides / "held.yml", OVERRIDES)
    at("2026-05-02", "2026-04-30", receipts_2=receipts("S3,1,c3,2026-04-02,1,150"))
    at("2026-07-01", "2026-06-30", receipts_3=receipts("S4,1,c4,2026-05-03,1,5000"))
    at("2026-07-05", "2026-06-30", receipts_4=LATE)
    write(home.policies / "held" / "2026-07-01.yml", RENAMED)
    at("2026-07-31", "2026-07-30")
    at("2026-08-02", "2026-05-31")
    reconcile(home)


@dataclass(frozen=True)
class Walk:
    """Every snapshot of a home, asked one by one."""

    home: Home
    manifests: list[Manifest]

    def known_at(self, moment: datetime) -> list[Manifest]:
        """The snapshots published at or before an instant (UTC)."""
        return [one for one in self.manifests if one.published_at.replace(tzinfo=None) <= moment]

    def plain(self, customer: str, day: date, moment: datetime) -> Answer:
        """The tier that the last snapshot of the last date published up to a day gave; none outside every version."""
        past = [one for one in self.known_at(moment) if one.as_of <= day]
        if not past or day >= PLAIN_ENDS:
            return "not_evaluated", None
        last = max(past, key=lambda one: (one.as_of, one.seq))
        found = query(
            self.home,
            """select status, level_code from customer_tiers inner join customer_codes using (customer_key)
            where policy_id = 'plain' and customer_code = ?""",
            customer,
            seq=last.seq,
        )
        return found[0] if found else ("not_evaluated", None)

    def held(self, customer: str, day: date, moment: datetime) -> str | None:
        """The level after the last change up to a day, in the newest snapshot that has replayed it."""
        known = self.known_at(moment)
        covering = [one for one in known if one.as_of >= day]
        if not known:
            return None
        last = max(covering or known, key=lambda one: one.seq if covering else (one.as_of, one.seq))
        found = query(
            self.home,
            """select to_level_code from customer_tier_changes inner join customer_codes using (customer_key)
            where policy_id = 'held' and customer_code = ? and changed_on <= ? order by changed_on desc limit 1""",
            customer,
            day,
            seq=last.seq,
        )
        return found[0][0] if found else None


def walk(home: Home) -> Walk:
    """The walk through what a home keeps."""
    return Walk(home, kept_snapshots(home))


def asked_days() -> list[date]:
    """Days on, before and after everything that happens in the home."""
    told = (
        "2019-12-31",
        "2026-03-31",
        "2026-04-30",
        "2026-06-01",
        "2026-06-30",
        "2026-07-01",
        "2026-07-15",
        "2026-07-30",
    )
    days = [date.fromisoformat(text) for text in told]
    return sorted({day + timedelta(days=shift) for day in days for shift in (-1, 0, 1)} | {date(2026, 5, 31)})
