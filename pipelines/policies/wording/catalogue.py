"""Every text of the room by its key. Add a file of texts here after writing it."""

from __future__ import annotations

from pipelines.policies.wording import bands, commands, kinds, levels, overrides, versions, windows, workbook

TEXTS = bands.TEXTS | commands.TEXTS | kinds.TEXTS | levels.TEXTS | overrides.TEXTS | versions.TEXTS
TEXTS |= windows.TEXTS | workbook.TEXTS
