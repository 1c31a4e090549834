"""Looks a home over before something goes wrong at night. Reads only; needs no run and no network.

Add a finding that a person can act on. Keep out: whether tables are right (gates) and were right (verification).
"""

from __future__ import annotations

import json
from datetime import date, timedelta

from pipelines.audit import surroundings
from pipelines.audit.finding import Finding, State, wrong
from pipelines.audit.installation import installation
from pipelines.home.folder import Home
from pipelines.home.lock import lock_holder
from pipelines.home.problems import ConfigurationError, RefusedError
from pipelines.identity.secret import identity_key
from pipelines.policies.calendar import read_workdays
from pipelines.policies.fiscal import has_fiscal_heading, read_fiscal
from pipelines.publish.chain import chain_faults
from pipelines.publish.configuration import load_configuration
from pipelines.publish.current import kept_sequences, read_current
from pipelines.publish.pin import read_pin
from pipelines.settings import Settings, load_settings, now

# Who keeps a calendar needs time to get the next year's holidays.
CALENDAR_NOTICE = timedelta(days=60)


def examine(home: Home) -> list[Finding]:
    """Every finding, the installation first."""
    moment = now()
    found = [*installation(), *_configuration(home)]
    found += [surroundings.folders(home), surroundings.lock(home), surroundings.disk(home)]
    found += [surroundings.clock(home, moment), surroundings.webserver(home), *_published(home), *_last_run(home)]
    try:
        settings = load_settings(home)
    except ConfigurationError:
        return found
    return found + _identity_key(home, settings) + _calendars(home, settings.running_day(moment))


def _configuration(home: Home) -> list[Finding]:
    try:
        configuration = load_configuration(home)
    except ConfigurationError as error:
        return wrong("home", error)
    counted = f"{len(configuration.mappings)} sources, {len(configuration.versions)} policy versions"
    return [Finding("home", "ok", f"format {configuration.settings.format}, {counted}")]


def _identity_key(home: Home, settings: Settings) -> list[Finding]:
    if settings.identity_key_fixed is not None:
        said = "fixed in tierline.yml: whoever reads that file can find the code behind a customer key"
        return [
            Finding("identity key", "note", said, "Fit for a demo or a test; a real home has the file identity_key")
        ]
    try:
        identity_key(home, settings)
    except ConfigurationError as error:
        return wrong("identity key", error)
    return [Finding("identity key", "ok", "its own file, for its owner only")]


def _calendars(home: Home, today: date) -> list[Finding]:
    found = []
    for path in sorted(home.calendar.glob("*.csv")):
        try:
            last = read_fiscal(path).last_day if has_fiscal_heading(path) else max(read_workdays(path).exceptions)
        except ConfigurationError as error:
            found += wrong("calendar", error)
            continue
        state: State = "wrong" if last < today else "note" if last < today + CALENDAR_NOTICE else "ok"
        remedy = "" if state == "ok" else "Add the days of the time after"
        found.append(Finding("calendar", state, f"{path.name} is known until {last}", remedy))
    return found


def _published(home: Home) -> list[Finding]:
    try:
        current, pin, kept = read_current(home), read_pin(home), kept_sequences(home)
    except RefusedError as error:
        return wrong("published", error)
    faults = wrong("published", RefusedError(*chain_faults(home)))
    if current is not None and current not in kept:
        remedy = "Restore it from a backup, or roll back to one that `tierline snapshots` lists"
        faults.append(Finding("published", "wrong", f"CURRENT names seq={current}, which is not there", remedy))
    if pin:
        said = f"CURRENT is pinned to seq={pin.seq} by {pin.actor}: {pin.reason}"
        faults.append(Finding("published", "note", said, "tierline rollback --release, when the cause is mended"))
    said = f"{len(kept)} snapshots, CURRENT seq={current}; the manifests verify" if kept else "nothing yet"
    return faults or [Finding("published", "ok", said)]


def _last_run(home: Home) -> list[Finding]:
    """A run whose log says that it is running while nobody holds the lock was killed."""
    logs = [json.loads(path.read_text("utf-8")) for path in (home.audit / "runs").glob("*/run.json")]
    last = max(logs, key=lambda log: str(log["started_at"]), default=None)
    if last is None:
        return [Finding("last run", "ok", "none yet")]
    said = f"{last['command']} by {last['actor']} at {last['started_at'][:16]} UTC: {last['outcome']}"
    if last["outcome"] == "running" and lock_holder(home) is None:
        return [Finding("last run", "note", f"{said}, and was killed", "Run again: the next run heals what it left")]
    return [Finding("last run", "ok", said)]
