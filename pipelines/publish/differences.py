"""In what the facts of two snapshots of one date differ, in words: why the later one was, or would be, made.

Add a difference when a new kind of input decides a published row. Keep out: which rows differ.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipelines.publish.manifest import RunFacts


def differences(last: RunFacts, facts: RunFacts, *, with_files: bool = True) -> list[str]:
    """What differs between them, the landed files only on request; empty when the manifest does not show it."""
    before = {(one.file_id, one.reading_hash) for one in last.inputs}
    after = {(one.file_id, one.reading_hash) for one in facts.inputs}
    calendars = _changed(last.calendars, facts.calendars)
    differs = {
        f"{len(after - before)} landed files are new or read again": with_files and bool(after - before),
        f"{len(before - after)} files no longer count": with_files and bool(before - after),
        "the policies in force changed": last.policies != facts.policies,
        "the points programs or segments changed": dict(last.definitions) != dict(facts.definitions),
        f"the calendars changed: {', '.join(calendars)}": bool(calendars),
        "the mappings changed": last.mappings != facts.mappings,
        "the settings changed": dict(last.settings) != dict(facts.settings),
        "the code changed": last.code_version != facts.code_version,
    }
    return [what for what, is_different in differs.items() if is_different]


def _changed(before: Mapping[str, str] | None, after: Mapping[str, str] | None) -> list[str]:
    """The calendar files that are new, gone or other; none where one side does not know them."""
    if before is None or after is None:
        return []
    return [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
