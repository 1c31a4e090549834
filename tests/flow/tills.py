"""A shop whose tills state their takings by store and day, and whose ledger states them by month.

D is 2026-06-30. Keep what a test expects out of here.
"""

from __future__ import annotations

TILLS = """
file: "tills_*.csv"
namespace: shop
duplicates: keep
dates: ["%Y-%m-%d"]
reject_limits: {rows_percent: 50, amount_percent: 50}
control_tolerance: {amount: 0.05, percent: 1, since: 2026-06-01, reason: "tills round each line"}
columns: {doc: doc, customer: customer, day: day, store: store, amount: amount, type: type}
tables:
  sales_line:
    document_code: doc
    customer_code: customer
    sold_on: day
    store_code: store
    currency: {constant: CNY}
    net_amount: amount
    kind:
      - {when: {column: type, equals: return}, is: return}
      - {when: {column: type, equals: test}, is: excluded, reason: test_sale}
    anonymous: {column: customer, empty: true}
"""
PAID = """
file: "paid_*.csv"
namespace: shop
duplicates: keep
dates: ["%Y-%m-%d"]
columns: {code: code, customer: customer, day: day, amount: amount, currency: currency}
tables:
  payment: {payment_code: code, customer_code: customer, paid_on: day, currency: currency, paid_amount: amount}
"""
Z_REPORTS = """
file: "z_*.csv"
name_pattern: 'z_(?P<number>\\d)\\.csv'
version_from: number
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {store: store, day: day, amount: amount, receipts: receipts}
tables:
  control_total:
    controlled_source_code: {constant: tills}
    store_code: store
    control_on: day
    control_amount: amount
    control_count: receipts
"""
LEDGER = """
file: "ledger_*.csv"
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {source: source, table: table, month: month, currency: currency, amount: amount}
tables:
  control_total:
    controlled_source_code: source
    controlled_table_name: table
    control_on: month
    period: {constant: month}
    currency: currency
    control_amount: amount
"""
ASKED = """
query: {url_env: POS_LEDGER_URL, sql: "select store, day, amount from z"}
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {store: store, day: day, amount: amount}
tables:
  control_total:
    controlled_source_code: {constant: tills}
    store_code: store
    control_on: day
    control_amount: amount
"""
SOURCES = {"tills": TILLS, "paid": PAID, "z_reports": Z_REPORTS, "ledger": LEDGER}

TILLS_HEADER = "doc,customer,day,store,amount,type\n"
Z_HEADER = "store,day,amount,receipts\n"
LEDGER_HEADER = "source,table,month,currency,amount\n"
FIRST = {
    "tills_1": TILLS_HEADER
    # A customer, somebody without a card, a return, and a test sale that no till counts.
    + "A1,ann,2026-05-30,S1,100.10,\nA2,,2026-05-30,S1,50.20,\nA3,ann,2026-05-30,S1,20.10,return\n"
    + "A4,ann,2026-05-30,S1,999,test\n"
    # Exactly at the tolerance: the amount at S1, the share at S2.
    + "B1,ann,2026-06-01,S1,1.05,\nB2,bob,2026-06-01,S2,1010,\n"
    # No figure names S3 on this day, nor a sale without a store.
    + "C1,bob,2026-06-01,S3,7,\nC2,bob,2026-06-01,,3,\n"
    # After D: its period is still open.
    + "D1,bob,2026-07-01,S1,5,\n",
    "paid_1": "code,customer,day,amount,currency\nP1,ann,2026-06-02,30.5,CNY\nP2,bob,2026-06-03,4.25,CNY\n"
    "P3,bob,2026-06-03,8,EUR\n",
    "rates_1": "currency,day,rate\nEUR,2026-06-03,7.5\n",
    "z_1": Z_HEADER + "S1,2026-05-30,130.20,3\nS1,2026-06-01,1.00,1\nS2,2026-06-01,1000,1\nS1,2026-06-30,0,0\n"
    "S1,2026-07-01,777,1\n",
    "ledger_1": LEDGER_HEADER + "tills,,2026-05-31,,130.20\ntills,sales_line,2026-06-01,CNY,1021.05\n"
    "paid,payment,2026-06-15,CNY,34.75\npaid,payment,2026-06-01,EUR,8\ntills,,2026-07-01,,1\n",
}
# A cent more than the tolerance at S2, and one sale of S1 in quarantine: its amount is negative and no rule says why.
WRONG = {
    "tills_2": TILLS_HEADER + "E1,ann,2026-06-02,S1,40,\nE2,ann,2026-06-02,S1,-2,\nE3,bob,2026-06-02,S2,101.01,\n",
    "z_2": Z_HEADER + "S1,2026-06-02,38,2\nS2,2026-06-02,100.00,1\n",
}
# The till was read again; the ledger of June follows.
RIGHT = {
    "z_3": Z_HEADER + "S1,2026-06-02,40,1\nS2,2026-06-02,101.01,1\n",
    "ledger_2": LEDGER_HEADER + "tills,sales_line,2026-06-01,CNY,1162.06\n",
}
