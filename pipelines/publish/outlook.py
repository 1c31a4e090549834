"""What a refresh would do and why, before anything runs: files, as-of date, and what is new. Changes nothing.

Keep out: how it is shown (cli/refresh_plan.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.home.folder import Home
from pipelines.landing.forecast import ExpectedFile, forecast
from pipelines.landing.ledger import Ledger
from pipelines.policies.rows.windows import check_calendars
from pipelines.publish.configuration import Configuration
from pipelines.publish.current import kept_snapshots, read_current
from pipelines.publish.differences import differences
from pipelines.publish.late import Due, due_dates
from pipelines.publish.manifest import Manifest
from pipelines.publish.plan import Plan, draft


@dataclass(frozen=True)
class Outlook:
    """as_of: the date it would grade.  seq: of the next snapshot.  reasons: what differs from the last of that date.

    Files that may land or change are reasons of their own. published_seq: the last snapshot of that date.
    due: earlier dates to grade again for late rows that have landed; what waits in the inbox is not known yet.
    """

    as_of: date
    seq: int
    current: int | None
    published_seq: int | None
    files: tuple[ExpectedFile, ...]
    reasons: tuple[str, ...]
    due: tuple[Due, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether there is anything to do; with news from files alone, only if one of them lands."""
        return bool(self.reasons or self.due) or any(file.is_news for file in self.files)


def outlook(home: Home, configuration: Configuration, as_of: date) -> Outlook:
    """Look ahead, without the lock: what another run does meanwhile is not in it."""
    check_calendars(configuration.versions, as_of, configuration.overrides)
    plan = draft(home, configuration, as_of)
    manifests = kept_snapshots(home)
    of_date = [one for one in manifests if one.as_of == as_of]
    last = max(of_date, key=lambda one: one.seq, default=None)
    return Outlook(
        as_of=as_of,
        seq=plan.seq,
        current=read_current(home),
        published_seq=last.seq if last else None,
        files=tuple(forecast(home, configuration.settings, configuration.mappings)),
        reasons=tuple(_reasons(last, plan)),
        due=tuple(due_dates(home, configuration, Ledger(home).landed(), manifests, as_of)),
    )


def _reasons(last: Manifest | None, plan: Plan) -> list[str]:
    if last is None:
        return [f"no snapshot of {plan.as_of} is published"]
    if plan.published_seq is not None:
        return []
    told = [f"{what} since seq={last.seq}" for what in differences(last, plan.facts)]
    # The manifest does not name every ingredient; the identity of the snapshot does.
    other = "the identity key, a policy that is not in force or a decision changed"
    return told or [f"{other} since seq={last.seq}"]
