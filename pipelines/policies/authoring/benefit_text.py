"""Benefits of levels from the cells of 权益: 9折、生日礼. A price is a discount, anything else a service."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pipelines.policies.authoring.levels_sheet import Cells
from pipelines.policies.authoring.workbook import Cell
from pipelines.policies.authoring.yaml_lines import Lines, flow, named, scalar
from pipelines.policies.units import RATE, RATE_FACTORS
from pipelines.policies.words import number_words

WHOLE = Decimal(100)


def write_benefits(lines: Lines, levels: Sequence[Cells]) -> None:
    """One benefit a line, with every level whose cell names it."""
    given: dict[str, list[str]] = {}
    cells: dict[str, Cell] = {}
    for level in levels:
        for text in level["benefits"].entries:
            given.setdefault(text, []).append(level["level"].text)
            cells.setdefault(text, level["benefits"])
    if given:
        lines.add("benefits:")
    for number, (text, codes) in enumerate(given.items(), start=1):
        pairs = [("code", f"benefit_{number}"), ("levels", f"[{', '.join(map(scalar, codes))}]")]
        lines.add(f"  - {flow([*pairs, *_given(Cell(text, cells[text].where))])}", cells[text])


def _given(cell: Cell) -> list[tuple[str, str]]:
    rate = RATE.fullmatch(cell.plain)
    if rate is None or rate[2] is None:
        return [("type", "service"), ("name", named("", cell.text))]
    paid = number_words(Decimal(rate[1]) * RATE_FACTORS[rate[2]] * WHOLE)
    return [("type", "discount"), ("name", named(f"pays {paid}%", cell.text)), ("pay_rate", cell.plain)]
