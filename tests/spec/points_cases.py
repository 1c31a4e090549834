"""Worked cases of points: what a customer did, and the ledger that the shipped program makes of it by 2025-01-10.

Receipts and returns are `(day, document, amount)`, a return with the receipt it names; `delivered` are entries of a
source. The ledger is `(day, kind, points)`. Keep who grades them out of here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from pipelines.policies.points import EntryKind
from tests.spec.landed_customers import SALE, frame

AS_OF = date(2025, 1, 10)
Told = tuple[str, EntryKind, int]


@dataclass(frozen=True)
class PointsCase:
    """One customer. Amounts by document; a third part `R1` of a line names the receipt that it returns."""

    name: str
    sold: str
    ledger: tuple[Told, ...]
    delivered: tuple[Told, ...] = ()

    @property
    def lines(self) -> list[tuple[date, str, Decimal, str | None]]:
        """Day, document, amount and, of a return, its receipt."""
        found = []
        for text in self.sold.split(";") if self.sold else ():
            day, document, amount, *receipt = text.split()
            found.append((date.fromisoformat(day), document, Decimal(amount), receipt[0] if receipt else None))
        return found


CASES = (
    PointsCase(
        "a return of 50.50 takes 50 of the 100 points of 100.90",
        "2024-03-01 R1 100.90; 2024-03-05 R2 -50.50 R1",
        (("2024-03-01", "earn", 100), ("2024-03-05", "reverse", -50), ("2025-01-01", "expire", -50)),
    ),
    PointsCase("two receipts of half a unit earn nothing", "2024-03-01 R1 0.50; 2024-03-01 R2 0.50", ()),
    PointsCase(
        "a negative receipt that names no sale takes whole points, toward zero",
        "2024-03-01 R1 -5.99",
        (("2024-03-01", "reverse", -5),),
    ),
    PointsCase(
        "each return takes what the receipt no longer earns",
        "2024-03-01 R1 10; 2024-03-02 R2 -3.30 R1; 2024-03-03 R3 -3.30 R1; 2024-03-04 R4 -3.40 R1",
        (
            ("2024-03-01", "earn", 10),
            ("2024-03-02", "reverse", -4),
            ("2024-03-03", "reverse", -3),
            ("2024-03-04", "reverse", -3),
        ),
    ),
    PointsCase(
        "one receipt of 12999.99 earns 12999",
        "2024-03-01 R1 12999.99",
        (("2024-03-01", "earn", 12999), ("2025-01-01", "expire", -12999)),
    ),
    PointsCase(
        "points are cleared four times in 2023 and once in 2024, and nothing is deleted",
        "2023-01-05 R1 10; 2023-05-05 R2 20; 2023-09-30 R3 30; 2023-12-31 R4 40; 2024-01-01 R5 50; 2024-09-01 R6 60",
        (
            ("2023-01-05", "earn", 10),
            ("2023-04-01", "expire", -10),
            ("2023-05-05", "earn", 20),
            ("2023-07-01", "expire", -20),
            ("2023-09-30", "earn", 30),
            ("2023-10-01", "expire", -30),
            ("2023-12-31", "earn", 40),
            ("2024-01-01", "expire", -40),
            ("2024-01-01", "earn", 50),
            ("2024-09-01", "earn", 60),
            ("2025-01-01", "expire", -110),
        ),
    ),
    PointsCase(
        "what was redeemed is not cleared again",
        "2024-03-01 R1 100",
        (("2024-03-01", "earn", 100), ("2024-05-01", "redeem", -30), ("2025-01-01", "expire", -70)),
        delivered=(("2024-05-01", "redeem", -30),),
    ),
    PointsCase(
        "what is redeemed beyond the balance is owed, and the next points pay it",
        "2024-03-01 R1 10; 2024-06-01 R2 20",
        (
            ("2024-03-01", "earn", 10),
            ("2024-05-01", "redeem", -25),
            ("2024-06-01", "earn", 20),
            ("2025-01-01", "expire", -5),
        ),
        delivered=(("2024-05-01", "redeem", -25),),
    ),
    PointsCase(
        "a return after the clearing leaves a debt that later points pay",
        "2023-03-01 R1 100; 2023-04-15 R2 -60 R1; 2023-05-01 R3 100",
        (
            ("2023-03-01", "earn", 100),
            ("2023-04-01", "expire", -100),
            ("2023-04-15", "reverse", -60),
            ("2023-05-01", "earn", 100),
            ("2023-07-01", "expire", -40),
        ),
    ),
    PointsCase(
        "an opening balance lives until the first clearing, and adjustments count",
        "",
        (("2023-01-01", "opening", 50), ("2023-02-01", "adjust", -8), ("2023-04-01", "expire", -42)),
        delivered=(("2023-01-01", "opening", 50), ("2023-02-01", "adjust", -8)),
    ),
    PointsCase(
        "what the program makes itself counts from no source",
        "2025-01-02 R1 7",
        (("2025-01-02", "earn", 7),),
        delivered=(
            ("2025-01-02", "earn", 7),
            ("2025-01-03", "reverse", -7),
            ("2025-01-04", "expire", -7),
            ("2025-01-05", "opening", 900),
        ),
    ),
    PointsCase("a receipt before the program begins earns nothing", "2022-12-31 R1 70; 2023-01-02 R2 -30 R1", ()),
    PointsCase(
        "a receipt on the last day of a program year lives one day",
        "2024-12-31 R1 9; 2025-01-01 R2 4",
        (("2024-12-31", "earn", 9), ("2025-01-01", "expire", -9), ("2025-01-01", "earn", 4)),
    ),
)


def landed_cases() -> dict[str, pl.DataFrame]:
    """Frames `sales_line` and `points_entry` of all cases; the customer of case n is `cn`, its receipts `cn-…`."""
    lines, entries = [], []
    for number, case in enumerate(CASES):
        for day, document, amount, receipt in case.lines:
            line = {"document_code": f"c{number}-{document}", "line_code": "1", "customer_code": f"c{number}"}
            line |= {"sold_on": day, "net_amount": amount, "quantity": Decimal(1 if amount > 0 else -1)}
            line |= {"line_kind": "sale" if amount > 0 else "return"}
            named = {"original_document_code": f"c{number}-{receipt}", "original_line_code": "1"} if receipt else {}
            # Returns are told by amount here: several of one unit would be more units than were sold.
            lines.append(SALE | line | named | ({"quantity": None} if receipt else {}))
        for place, (on, kind, points) in enumerate(case.delivered):
            entry = {"entry_code": f"{number}-{place}", "customer_code": f"c{number}", "program_code": "member_points"}
            entries.append(entry | {"entry_kind": kind, "points": points, "entered_on": date.fromisoformat(on)})
    return {"sales_line": frame("sales_line", lines), "points_entry": frame("points_entry", entries)}
