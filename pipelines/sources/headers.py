"""Finds the columns a mapping names in the header of a file, under whichever alias the file uses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.sources.mapping import Mapping
from pipelines.sources.masking import masked
from pipelines.sources.refusal import FileRefused

# A header that looks so is rather a value: a telephone, card or identity number, or an e-mail address.
LIKE_A_CONTACT = re.compile(r"[0-9]{5}|@")


def locate_columns(mapping: Mapping, header: Sequence[str]) -> dict[str, int]:
    """Local column -> position in the file; FileRefused when a needed one is missing or a used one stands twice."""
    found: dict[str, int] = {}
    missing: list[str] = []
    for name, column in mapping.columns.items():
        alias = next((alias for alias in column.header if alias in header), None)
        if alias is not None:
            if header.count(alias) > 1 and name in mapping.columns_used:
                raise FileRefused(
                    "duplicate_column",
                    f"the header names `{alias}` twice",
                    "Export the file with one column of that name",
                )
            found[name] = header.index(alias)
        elif not column.optional and name in mapping.columns_used:
            missing.append(f"{name} ({' / '.join(column.header)})")
    if missing or not found:
        # Only the mapping's own words are told: the first line of a file without a header is data.
        told = ", ".join(header[position] for position in found.values())
        lacking = f"no column for {', '.join(missing)}; found: {told}"
        raise FileRefused(
            "missing_column",
            lacking if found else "the first line holds none of the mapped headers",
            f"Add the file's name for it under columns in sources/{mapping.name}.yml, or ask the sender for the column",
        )
    return found


def added_columns(mapping: Mapping, header: Sequence[str]) -> list[str]:
    """Headers that no column of the mapping names, as a screen may show them: new to us, so worth a warning."""
    known = {alias for column in mapping.columns.values() for alias in column.header}
    return [masked(cell) if LIKE_A_CONTACT.search(cell) else cell for cell in header if cell not in known]
