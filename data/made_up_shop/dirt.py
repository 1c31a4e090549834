"""The faults that real exports have, put into clean ones: each stays within the reject limits of its file.

Add a kind of fault as one function named after it and list it in FAULTS. Each takes its file from `files` by name.
"""

from __future__ import annotations

from collections.abc import Callable

from made_up_shop.exports import Export

Files = dict[str, Export]

HEADERS = "erp/invoice_headers_{}.csv"
LINES = "erp/invoice_lines_{}.csv"
RECEIPTS = "pos/receipts_{}.csv"
DAY_COLUMN, CURRENCY_COLUMN, PRICE_COLUMN = 4, 5, 7


def documents_delivered_again(files: Files) -> None:
    """Twenty documents arrive a second time; one of them was corrected from what it was to half of it."""
    headers, lines = files[HEADERS.format("20260731")], files[LINES.format("20260731")]
    again = headers.rows[-20:]
    codes = {row[0] for row in again}
    repeated = [list(row) for row in lines.rows if row[0] in codes]
    repeated[0][3] = str(max(1, int(repeated[0][3]) // 2))
    for export, rows in ((headers, again), (lines, repeated)):
        name = export.name.replace("20260731", "20260805")
        files[name] = Export(name, list(export.header), [list(row) for row in rows])


def receipts_sent_twice(files: Files) -> None:
    """The till sends its last ten rows twice."""
    rows = files[RECEIPTS.format("20250430")].rows
    rows += [list(row) for row in rows[-10:]]


def a_price_below_zero(files: Files) -> None:
    """A till books a voucher as a negative price, which no rule of the mapping knows."""
    rows = files[RECEIPTS.format("20250731")].rows
    rows[120] = [*rows[120][:PRICE_COLUMN], "-5.00", *rows[120][PRICE_COLUMN + 1 :]]


def vouchers_and_gifts(files: Files) -> None:
    """A gift card is sold, and a tasting is given away for nothing: both are excluded by the mapping."""
    rows = files[RECEIPTS.format("20251031")].rows
    for receipt, card, sku, price in (
        ("S01-G00001", "P0003", "GIFT500", "500.00"),
        ("S01-G00002", "P0004", "R001", "0.00"),
    ):
        rows.append([receipt, "1", f"VIP-{card}", "2025-10-30 11:20:00", "S01", sku, "1", price, "0.00", "S", "", ""])


def numbers_and_dates_that_are_none(files: Files) -> None:
    """Someone wrote 1.234,50 where the file counts in 1,234.50, a unit beside a number, and a year 20xx."""
    lines = files[LINES.format("20251031")].rows
    lines[40][4], lines[90][3] = "1.234,50", "12箱"
    files[HEADERS.format("20251031")].rows[30][DAY_COLUMN] = "20xx-09-03"


def ragged_and_blank_lines(files: Files) -> None:
    """A line lost its end, another holds one field too many, and three lines are blank."""
    short, long = "SI90001,1,B001,4", "SI90002,1,B001,4,31.00,,,,,printed twice"
    files[LINES.format("20250731")].odd_lines |= {60: short, 140: long}
    files[LINES.format("20250430")].odd_lines |= {25: "", 26: "", 200: ""}


def currencies_nobody_knows(files: Files) -> None:
    """A payment in `RMB.`, which is no currency code, and an invoice in GBP, for which there is no rate."""
    files["erp/payments_20260430.csv"].rows[15][4] = "RMB."
    _invoice(files, "20260430", "SI90010", "C0009", "2026-03-12", "GBP", "120")


def an_invoice_in_the_holiday(files: Files) -> None:
    """A USD invoice on a day whose latest rate is too old to use."""
    _invoice(files, "20260430", "SI90011", "C0013", "2026-02-26", "USD", "40")


def a_customer_the_master_does_not_know(files: Files) -> None:
    """C9001 buys, and no customer file ever names it."""
    _invoice(files, "20260731", "SI90012", "C9001", "2026-06-11", "CNY", "900")


def lines_without_a_header(files: Files) -> None:
    """SI90020 has lines and no header."""
    files[LINES.format("20260430")].rows.append(["SI90020", "1", "B004", "10", "24.00", "", "", ""])


def codes_in_lower_case(files: Files) -> None:
    """Customer codes typed by hand: lower case, blanks around them."""
    for row in files[HEADERS.format("20260131")].rows[5:60:9]:
        row[3] = f" {row[3].lower()} "


def a_column_more(files: Files) -> None:
    """Since the last quarter the ERP also exports who sold it."""
    headers = files[HEADERS.format("20261031")]
    headers.header.append("salesperson")
    for number, row in enumerate(headers.rows):
        row.append(f"E{number % 7 + 1:02d}")


def _invoice(files: Files, quarter: str, code: str, customer: str, day: str, currency: str, quantity: str) -> None:
    files[HEADERS.format(quarter)].rows.append([code, "SI", "POSTED", customer, day, currency, "WE", ""])
    files[LINES.format(quarter)].rows.append([code, "1", "B002", quantity, "62.00", "", "", ""])


FAULTS: tuple[Callable[[Files], None], ...] = (
    documents_delivered_again,
    receipts_sent_twice,
    a_price_below_zero,
    vouchers_and_gifts,
    numbers_and_dates_that_are_none,
    ragged_and_blank_lines,
    currencies_nobody_knows,
    an_invoice_in_the_holiday,
    a_customer_the_master_does_not_know,
    lines_without_a_header,
    codes_in_lower_case,
    a_column_more,
)


def spoil(exports: list[Export]) -> list[Export]:
    """The exports with every fault in them, and those files that faults add."""
    files = {export.name: export for export in exports}
    for fault in FAULTS:
        fault(files)
    return [files[name] for name in sorted(files)]
