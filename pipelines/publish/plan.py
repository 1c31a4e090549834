"""Decides, before anything is computed, what the next snapshot is: its date, knowledge cut, inputs and identity.

The plan stands in the run's record, so that every later step of the run, in whatever process, works on the same facts.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from pipelines.home.folder import Home
from pipelines.home.problems import Problem, RefusedError
from pipelines.home.run_record import read_record, write_record
from pipelines.identity.secret import identity_key, key_fingerprint
from pipelines.landing.ledger import Ledger
from pipelines.landing.ledger_row import LedgerRow
from pipelines.policies.in_force import by_policy, in_force
from pipelines.policies.overrides import overrides_hash
from pipelines.publish.configuration import Configuration, load_configuration
from pipelines.publish.current import kept_snapshots, next_seq, read_current
from pipelines.publish.delivery_order import delivery_places
from pipelines.publish.differences import differences
from pipelines.publish.late import Due
from pipelines.publish.manifest import Input, Manifest, MappingUsed, PolicyUsed, RunFacts, WaiverKept
from pipelines.publish.snapshot_id import Ingredients, code_version, folder_hashes, snapshot_id
from pipelines.settings import OPERATING, Settings, actor, clock_is_replaced, now


class Plan(BaseModel):
    """What one run will publish.

    files: ids of the landed files known at K, `new_files` those whose rows the CURRENT snapshot has not used.
    published_seq: the newest snapshot of this as-of date, when it is exactly this one; then nothing is left to do.
    restates: why a date that is published already is graded again; None for the date a refresh was asked for.
    """

    model_config = ConfigDict(frozen=True)

    seq: int
    facts: RunFacts
    currency: str
    files: tuple[str, ...]
    new_files: tuple[str, ...]
    published_seq: int | None
    restates: Due | None = None

    @property
    def as_of(self) -> date:
        """The business date being graded."""
        return self.facts.as_of


def plan_snapshot(
    home: Home, configuration: Configuration, run_id: str, as_of: date, restates: Due | None = None
) -> Plan:
    """Fix the facts of a run and write them to its record."""
    plan = draft(home, configuration, as_of, restates)
    write_record(home, run_id, "plan", plan.model_dump(mode="json"))
    return plan


def draft(home: Home, configuration: Configuration, as_of: date, restates: Due | None = None) -> Plan:
    """What a run would publish if it began now; nothing is written."""
    settings, moment = configuration.settings, now()
    landed = Ledger(home).landed()
    manifests = kept_snapshots(home)
    facts = _facts(home, configuration, landed, manifests, as_of, moment)
    facts = facts.model_copy(update={"reason": _reason(manifests, facts, restates)})
    used = _files_of_current(home, manifests)
    return Plan(
        seq=next_seq(home),
        facts=facts,
        currency=settings.currency,
        files=tuple(row.file_id for row in landed),
        new_files=tuple(row.file_id for row in landed if (row.file_id, row.reading_hash) not in used),
        published_seq=_already_published(manifests, facts),
        restates=restates,
    )


def planned(home: Home, run_id: str) -> Plan:
    """The plan of a run that is under way."""
    return Plan.model_validate(read_record(home, run_id, "plan"))


def confirmed(home: Home, run_id: str) -> tuple[Configuration, Plan]:
    """The home's configuration and the run's plan.

    RefusedError when what people wrote, or what has landed, is no longer what the plan was made of.
    """
    configuration, plan, landed = load_configuration(home), planned(home, run_id), Ledger(home).landed()
    if snapshot_id(_ingredients(home, configuration, landed, plan.as_of)) != plan.facts.snapshot_id:
        what = "a setting, mapping, policy or landed file changed during the run"
        raise RefusedError(Problem(what, str(home.path), "Run again; nothing was published"))
    return configuration, plan


def _facts(
    home: Home,
    configuration: Configuration,
    landed: list[LedgerRow],
    manifests: list[Manifest],
    as_of: date,
    moment: datetime,
) -> RunFacts:
    ingredients = _ingredients(home, configuration, landed, as_of)
    return RunFacts(
        snapshot_id=snapshot_id(ingredients),
        as_of=as_of,
        known_at=ingredients.known_at,
        published_at=moment,
        actor=actor(),
        code_version=ingredients.code_version,
        inputs=tuple(_input(row) for row in landed),
        policies=_policies(configuration, as_of),
        policies_before=_policies_before(configuration, as_of),
        definitions=configuration.definitions,
        calendars=ingredients.calendars,
        mappings=tuple(MappingUsed(source_code=one.name, mapping_hash=one.hash) for one in configuration.mappings),
        waivers=tuple(WaiverKept(**one.model_dump()) for one in configuration.waivers),
        settings=_hashable(configuration.settings),
        supersedes=max((one.seq for one in manifests if one.as_of == as_of), default=None),
        migration_baseline=_baseline(manifests, as_of),
        clock_replaced=clock_is_replaced(),
    )


def _ingredients(home: Home, configuration: Configuration, landed: list[LedgerRow], as_of: date) -> Ingredients:
    order = delivery_places(landed)
    return Ingredients(
        as_of=as_of,
        known_at=max((row.known_at for row in landed), default=None),
        landed={row.file_id: f"{order[row.file_id]}/{row.sha256}/{row.reading_hash}" for row in landed},
        policies={f"{one.id}/{one.version}": one.hash for one in configuration.versions} | configuration.definitions,
        mappings={one.name: one.hash for one in configuration.mappings},
        settings=_hashable(configuration.settings),
        calendars=folder_hashes(home.calendar),
        code_version=code_version(),
        decisions={
            "identity_key": key_fingerprint(identity_key(home, configuration.settings)),
            **{f"waiver/{one.name}": one.hash for one in configuration.waivers},
            **{f"override/{policy}": overrides_hash(found) for policy, found in configuration.overrides.items()},
        },
    )


def _hashable(settings: Settings) -> dict[str, Any]:
    return settings.model_dump(mode="json", exclude={"identity_key_fixed", *OPERATING})


def _policies(configuration: Configuration, as_of: date) -> tuple[PolicyUsed, ...]:
    chosen = {name: in_force(versions, as_of) for name, versions in by_policy(configuration.versions).items()}
    return tuple(
        PolicyUsed(policy_id=name, policy_version=one.version if one else None, policy_hash=one.hash if one else None)
        for name, one in chosen.items()
    )


def _policies_before(configuration: Configuration, as_of: date) -> tuple[PolicyUsed, ...]:
    return tuple(
        PolicyUsed(policy_id=one.id, policy_version=one.version, policy_hash=one.hash)
        for versions in by_policy(configuration.versions).values()
        for one in versions
        if one.effective_from <= as_of and one is not in_force(versions, as_of)
    )


def _baseline(manifests: list[Manifest], as_of: date) -> int | None:
    earlier = max((one for one in manifests if one.as_of < as_of), key=lambda one: (one.as_of, one.seq), default=None)
    return earlier.seq if earlier else None


def _reason(manifests: list[Manifest], facts: RunFacts, restates: Due | None) -> str | None:
    """Why a published date gets another snapshot; None for a date's first."""
    superseded = next((one for one in manifests if one.seq == facts.supersedes), None)
    if superseded is None:
        return None
    told = [restates.reason] if restates else []
    return "; ".join(told + differences(superseded, facts, with_files=not restates)) or "a decision changed"


def _already_published(manifests: list[Manifest], facts: RunFacts) -> int | None:
    """Only the newest of a date counts: an older equal one is superseded, and going back to it is a correction."""
    newest = max((one for one in manifests if one.as_of == facts.as_of), key=lambda one: one.seq, default=None)
    return newest.seq if newest and newest.snapshot_id == facts.snapshot_id else None


def _files_of_current(home: Home, manifests: list[Manifest]) -> frozenset[tuple[str, str]]:
    current = read_current(home)
    inputs = (one for manifest in manifests if manifest.seq == current for one in manifest.inputs)
    return frozenset((one.file_id, one.reading_hash) for one in inputs)


def _input(row: LedgerRow) -> Input:
    shared = set(Input.model_fields) & set(vars(row))
    return Input(**{name: getattr(row, name) for name in shared})
