"""What a customer's tier was on one day, as it was on record at one instant: the history, asked for one customer.

The answer is that of the macro `tier_at` of the serving file, over the files of the newest publication, so that a home
that serves none answers too. Keep out: how it is shown (cli/tier_at.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, RefusedError
from pipelines.publish.bitemporal import TABLES, create_tier_at
from pipelines.publish.current import kept_sequences, snapshot_folder
from pipelines.publish.manifest import Manifest, read_manifest
from pipelines.warehouse.engine import scratch

KEY = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class TierAt:
    """One answer. reason_code: why there is no level. recorded_from, recorded_to: UTC; all NULL when nothing is known.

    seq: the snapshot that recorded it.
    """

    customer_key: str
    policy_id: str
    policy_version: str | None
    scope_code: str
    category_code: str
    status: str
    level_code: str | None
    reason_code: str | None
    valid_from: date | None
    valid_to: date | None
    recorded_from: datetime | None
    recorded_to: datetime | None
    seq: int | None


def tier_at(home: Home, customer: str, policy: str, on: date, known_at: datetime | None) -> list[TierAt]:
    """One answer per scope and category. `customer`: a customer_key, a code, or `namespace:code`; known_at in UTC.

    Raises:
        ConfigurationError: no policy or customer is called so, or several customers are.
        RefusedError: nothing that holds a history is published yet.
    """
    newest = _newest(home)
    _refuse_unknown_policy(newest, policy)
    key = customer if KEY.fullmatch(customer) else _key_of_code(home, customer)
    folder = snapshot_folder(home, newest.seq)
    with scratch() as connection:
        for table in sorted(TABLES):
            file = str(folder / f"{table}.parquet").replace("'", "''")
            connection.execute(f"create view {table} as from read_parquet('{file}', hive_partitioning = false)")
        create_tier_at(connection)
        answers = connection.execute("select * from tier_at(?, ?, ?, ?)", [key, policy, on, known_at]).fetchall()
    return [TierAt(*answer) for answer in answers]


def _newest(home: Home) -> Manifest:
    kept = kept_sequences(home)
    newest = read_manifest(snapshot_folder(home, kept[-1])) if kept else None
    if newest is None or not TABLES.issubset(newest.outputs):
        remedy = "Run: tierline refresh; history begins with the first snapshot that this version publishes"
        raise RefusedError(Problem("no history of tiers is published yet", str(home.published), remedy))
    return newest


def _refuse_unknown_policy(newest: Manifest, policy: str) -> None:
    known = [one.policy_id for one in newest.policies]
    if policy not in known:
        raise ConfigurationError(Problem(f"no policy is called {policy!r}", "--policy", f"Use {', '.join(known)}"))


def _key_of_code(home: Home, customer: str) -> str:
    """The one customer of a code, by the identity map of the last run, which also holds codes that are personal."""
    file = home.landing / "rows" / "identity.parquet"
    remedy = "Write its customer_key, or a code as customer_codes has it: namespace:code"
    if not file.is_file():
        raise RefusedError(Problem("no run has told customers apart yet", str(file), "Run: tierline refresh"))
    with scratch() as connection:
        rows = connection.execute(
            """select distinct customer_key, namespace from read_parquet(?)
            where customer_code = ? or concat(namespace, ':', customer_code) = ? order by namespace""",
            [str(file), customer, customer],
        ).fetchall()
    if not rows:
        raise ConfigurationError(Problem("no customer has this code", "CUSTOMER", remedy))
    if len({key for key, _ in rows}) > 1:
        spaces = ", ".join(namespace for _, namespace in rows)
        raise ConfigurationError(Problem(f"customers of {spaces} have this code", "CUSTOMER", "Write namespace:code"))
    return str(rows[0][0])
