"""Which of two deliveries of one thing is the later; decided for all landed files together.

Keep out: what a later delivery replaces, which the staging models say.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.landing.ledger_row import LedgerRow


def in_delivery_order(landed: Iterable[LedgerRow]) -> list[LedgerRow]:
    """Which of two deliveries is the later: by what the name says, when it became known, its name, its content."""
    return sorted(landed, key=lambda row: (row.version_stamp or "", row.known_at, row.file_name, row.file_id))


def delivery_places(landed: Iterable[LedgerRow]) -> dict[str, int]:
    """File id -> its place in delivery order; a correction stands in the place of the file it corrects.

    Were it a later delivery, a corrected row would supersede the good rows of its own document.
    """
    rows = in_delivery_order(landed)
    places = {row.file_id: place for place, row in enumerate(rows)}
    return {row.file_id: places.get(row.corrects or "", places[row.file_id]) for row in rows}
