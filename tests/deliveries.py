"""Makes small homes, mappings and delivered files for the tests of sources and landing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from pipelines.home.folder import Home
from pipelines.landing.land import land
from pipelines.landing.outcome import LandingReport
from pipelines.settings import Settings
from pipelines.sources.conversion import Conversion, convert
from pipelines.sources.mapping import Mapping, load_mapping, load_mappings

HEADER = "doc,line,customer,day,qty,price\n"
LINES = """
file: "lines_*.csv"
duplicates: keep
dates: ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d"]
columns: {doc: doc, line: line, customer: customer, day: day, qty: qty, price: price}
tables:
  sales_line:
    document_code: doc
    line_code: line
    customer_code: customer
    sold_on: day
    currency: {constant: CNY}
    quantity: qty
    unit_price: price
    kind:
      - {when: {column: doc, starts_with: R}, is: return}
      - {when: {column: doc, starts_with: X}, is: excluded, reason: test_sale}
    anonymous: {column: customer, equals: "0"}
"""
LOOSE = "reject_limits: {rows_percent: 100, amount_percent: 100}\n"


def mapping_from(folder: Path, text: str = LINES, name: str = "shop") -> Mapping:
    """A mapping as if it stood in sources/<name>.yml."""
    path = folder / f"{name}.yml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)


def converted(
    folder: Path, content: str | bytes, mapping: str = LINES, name: str = "lines_1.csv", **settings: Any
) -> Conversion:
    """What a file of this content becomes."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return convert(mapping_from(folder, mapping), path, settings=Settings(currency="CNY", **settings))


def reasons(conversion: Conversion) -> list[tuple[int, str]]:
    """Row number and reason of every rejected row."""
    return conversion.rejects.select("row_no", "reason_code").rows()


def small_home(folder: Path, **mappings: str) -> Home:
    """A home with these mappings and an empty inbox."""
    home = Home(folder / "home")
    home.sources.mkdir(parents=True)
    home.inbox.mkdir()
    home.settings_file.write_text("currency: CNY\nsettle_seconds: 0\n", encoding="utf-8")
    for name, text in mappings.items():
        (home.sources / f"{name}.yml").write_text(text, encoding="utf-8")
    return home


def deliver(home: Home, name: str, content: str | bytes) -> Path:
    """Put a file into the inbox."""
    path = home.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def landing(home: Home, settle_seconds: float = 0, **settings: Any) -> LandingReport:
    """Land what lies in the inbox."""
    found = Settings(currency="CNY", **settings)
    return land(home, found, load_mappings(home), run_id="run", settle_seconds=settle_seconds)


def landed_rows(home: Home, table: str = "sales_line") -> pl.DataFrame:
    """Every landed row of one table."""
    files = sorted((home.landing / table).glob("*.parquet"))
    return pl.concat([pl.read_parquet(file) for file in files]) if files else pl.DataFrame()


def lines(*rows: str) -> str:
    """A file of sales lines under HEADER."""
    return HEADER + "".join(f"{row}\n" for row in rows)


def good_lines(count: int, first: int = 1) -> str:
    """A file of ordinary sales lines, one document each."""
    return lines(*(f"{first + number},1,c{number % 7},2026-01-05,2,10.00" for number in range(count)))
