"""The shop of most tests: its mapping, its files and its policy of spend.

Keep out what makes and refreshes homes (`homes.py`) and what a test expects.
"""

from __future__ import annotations

RECEIPTS = """
format: csv
file: "receipts_*.csv"
namespace: shop
duplicates: keep
dates: ["%Y-%m-%d"]
columns:
  doc: doc
  line: line
  customer: customer
  day: day
  qty: qty
  price: price
  currency: currency
  type: type
  original: original
  original_line: original_line
tables:
  sales_line:
    document_code: doc
    line_code: line
    customer_code: customer
    sold_on: day
    currency: currency
    quantity: qty
    unit_price: price
    original_document_code: original
    original_line_code: original_line
    kind:
      - {when: {column: type, equals: return}, is: return}
      - {when: {column: type, equals: test}, is: excluded, reason: test_sale}
    anonymous: {column: customer, empty: true}
"""
RECEIPTS_HEADER = "doc,line,customer,day,qty,price,currency,type,original,original_line\n"
SPEND_LEVELS = """
id: spend
version: "1"
effective_from: 2020-01-01
name: {en: Spend, zh: 消费}
owner: Sales
source: made up
currency: CNY
levels:
  - {code: gold, rank: 1, name: {en: Gold, zh: 金}}
  - {code: silver, rank: 2, name: {en: Silver, zh: 银}}
  - {code: basic, rank: 3, name: {en: Basic, zh: 普通}}"""
SPEND = (
    SPEND_LEVELS
    + """
rule:
  kind: bands
  criterion:
    id: spend
    metric: net_spend
    bands:
      - {level: gold, at_least: 100000}
      - {level: silver, at_least: 100, below: 100000}
      - {level: basic, below: 100}
"""
)


def receipts(*rows: str) -> str:
    """A file of receipt lines: doc,line,customer,day,qty,price[,currency,type,original,original_line] (CNY)."""
    padded = []
    for row in rows:
        cells = row.split(",")
        cells += ["CNY", "", "", ""][len(cells) - 6 :]
        padded.append(",".join(cells))
    return RECEIPTS_HEADER + "".join(f"{row}\n" for row in padded)
