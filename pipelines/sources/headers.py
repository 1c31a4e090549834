"""Finds the columns a mapping names in the header of a file, under whichever alias the file uses."""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.sources.mapping import Mapping
from pipelines.sources.refusal import FileRefused


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
            missing.append(f"{name} ({' or '.join(column.header)})")
    if missing:
        raise FileRefused(
            "missing_column",
            f"no column for {', '.join(missing)}; the header is: {', '.join(header)[:300]}",
            f"Add the file's name for it under columns in sources/{mapping.name}.yml, or ask the sender for the column",
        )
    return found


def added_columns(mapping: Mapping, header: Sequence[str]) -> list[str]:
    """Headers that no column of the mapping names: new to us, so worth a warning."""
    known = {alias for column in mapping.columns.values() for alias in column.header}
    return [cell for cell in header if cell not in known]
