"""Control figures at the door: the answers of queries become deliveries, and a figure of an unknown source is refused.

How a database is asked stands in sources/control_query.py, how figures are compared in the models met_control__*.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from pipelines.home.durable import write_atomically
from pipelines.home.problems import Problem, RefusedError
from pipelines.landing.desk import Desk
from pipelines.landing.inbox import InboxFile, inbox_file
from pipelines.landing.outcome import LeftFile
from pipelines.landing.places import move
from pipelines.sources.control_query import QueryFailedError, asked
from pipelines.sources.mapping import Mapping


def answers(desk: Desk, mappings: Iterable[Mapping]) -> list[tuple[Mapping, InboxFile] | LeftFile]:
    """Ask every query there is; its answer lies in the inbox afterwards, or it is told why there is none."""
    return [_answer(desk, mapping) for mapping in mappings if mapping.query is not None]


def _answer(desk: Desk, mapping: Mapping) -> tuple[Mapping, InboxFile] | LeftFile:
    if mapping.query is None:
        raise LookupError(f"{mapping.name} has no query")
    try:
        content = asked(mapping.query)
    except QueryFailedError as error:
        return LeftFile(f"sources/{mapping.name}.yml", "query_failed", str(error))
    name = f"{mapping.name}_{_number(desk, mapping, content):06d}.csv"
    # Written elsewhere first: what a crash leaves in the inbox would look like somebody else's file.
    made = desk.home.landing / "answers" / name
    write_atomically(made, content, mode=0o600)
    move(made, desk.home.inbox / name)
    return mapping, inbox_file(desk.home, desk.home.inbox / name)


def answer_in(folder: Path, mapping: Mapping) -> Path:
    """What the query of a mapping answers now, as a file that nothing lands.

    RefusedError when there is no answer that can be used.
    """
    if mapping.query is None:
        raise LookupError(f"{mapping.name} has no query")
    path = folder / f"{mapping.name}_000000.csv"
    try:
        path.write_bytes(asked(mapping.query))
    except QueryFailedError as error:
        left = LeftFile(f"sources/{mapping.name}.yml", "query_failed")
        raise RefusedError(Problem(str(error), left.file_name, left.remedy)) from None
    return path


def _number(desk: Desk, mapping: Mapping, content: bytes) -> int:
    """The number of the last answer when this one is the same, else the next."""
    told = {
        int(row.version_stamp): row.sha256
        for row in desk.ledger.all()
        if row.source_code == mapping.name and row.version_stamp and row.corrects is None and row.status != "repeat"
    }
    last = max(told, default=0)
    return last if told.get(last) == hashlib.sha256(content).hexdigest() else last + 1
