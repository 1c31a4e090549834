"""The made-up shop of the scenario tests: each customer code is one scenario, and one refresh grades them all.

D is 2026-06-30. `FIRST` is delivered before the first refresh, `LATE` before the second one of the same date.
"""

from __future__ import annotations

from tests.flow.receipts import RECEIPTS, SPEND, receipts

# So few rows that each one set aside is a large share of its source.
WAITING = "reject_limits: {rows_percent: 100, amount_percent: 100}\n"
INVOICES = """
file: "invoices_*.csv"
namespace: shop
duplicates: by_document
name_pattern: '\\w+_(?P<number>\\d)\\.csv'
version_from: number
dates: ["%Y-%m-%d"]
columns: {doc: doc, customer: customer, day: day, type: type}
tables:
  sales_header:
    document_code: doc
    customer_code: customer
    sold_on: day
    currency: {constant: CNY}
    kind:
      - {when: {column: type, equals: credit}, is: return}
"""
INVOICE_LINES = """
file: "invoicelines_*.csv"
namespace: shop
duplicates: by_document
name_pattern: '\\w+_(?P<number>\\d)\\.csv'
version_from: number
columns: {doc: doc, line: line, qty: qty, price: price}
tables:
  sales_line: {header: true, document_code: doc, line_code: line, quantity: qty, unit_price: price}
"""
MEMBERS = """
file: "members_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {code: code, type: type, name: name, phone: phone, since: since}
tables:
  customer: {customer_code: code, customer_type: type, customer_name: name, phone: phone, relationship_start_on: since}
"""
RATES = """
file: "rates_*.csv"
namespace: shop
duplicates: by_key
dates: ["%Y-%m-%d"]
columns: {currency: currency, day: day, rate: rate}
tables:
  fx_rate: {currency: currency, rate_on: day, rate: rate}
"""
PAYMENTS = """
file: "payments_*.csv"
namespace: shop
duplicates: exact_row
dates: ["%Y-%m-%d"]
columns: {code: code, customer: customer, day: day, amount: amount}
tables:
  payment: {payment_code: code, customer_code: customer, paid_on: day, currency: {constant: CNY}, paid_amount: amount}
"""
ORDERS = """
file: "orders_*.csv"
namespace: shop
duplicates: keep
dates: ["%Y-%m-%d"]
columns: {order: order, customer: customer, day: day, amount: amount, state: state}
tables:
  order_line:
    document_code: order
    line_code: {constant: "1"}
    customer_code: customer
    ordered_on: day
    currency: {constant: CNY}
    net_amount: amount
    kind: [{when: {column: state, equals: cancelled}, is: excluded, reason: cancelled}]
"""
SOURCES = {
    "receipts": RECEIPTS + WAITING,
    "invoices": INVOICES,
    "invoice_lines": INVOICE_LINES + WAITING,
    "members": MEMBERS,
    "rates": RATES,
    "payments": PAYMENTS + WAITING,
    "orders": ORDERS + WAITING,
}
# The lowest band ends at 0: who is below it holds no level.
POSITIVE = SPEND.replace("id: spend\nversion", "id: positive\nversion").replace(
    "level: basic, below: 100", "level: basic, at_least: 0, below: 100"
)
VISITS = """
id: visits
version: "1"
effective_from: 2020-01-01
name: {en: Visits, zh: 到店}
owner: Sales
source: made up
currency: CNY
population: {customer_types: [person, unknown]}
levels:
  - {code: gold, rank: 1, name: {en: Gold, zh: 金}}
  - {code: silver, rank: 2, name: {en: Silver, zh: 银}}
  - {code: basic, rank: 3, name: {en: Basic, zh: 普通}}
rule:
  kind: groups
  criteria:
    - {id: spend, metric: net_spend, window: rolling_12_months}
    - {id: visits, metric: sale_count, window: rolling_90_days}
  levels:
    gold: {all_of: [{criterion: spend, at_least: 1000}, {criterion: visits, at_least: 5}]}
    silver: {any_of: [{criterion: spend, at_least: 400}, {criterion: visits, at_least: 2}]}
    basic: otherwise
benefits:
  - {code: pay_95, levels: [gold, silver], type: discount, pay_rate: 9.5折, name: {en: 95% of the price, zh: 9.5折}}
  - {code: tea, levels: [gold], type: gift, amount: 80, quantity: 2盒, name: {en: Tea, zh: 茶}, valid_from: 2026-07-01}
"""
POINTS = """
id: points
version: "1"
effective_from: 2020-01-01
name: {en: Points, zh: 积分}
owner: Sales
source: made up
currency: CNY
levels:
  - {code: a, rank: 1, name: {en: A, zh: 甲}}
  - {code: b, rank: 2, name: {en: B, zh: 乙}}
  - {code: c, rank: 3, name: {en: C, zh: 丙}}
rule:
  kind: scorecard
  criteria:
    - id: spend
      metric: net_spend
      weight: 75
      required: true
      bands:
        - {level: a, at_least: 400, points: 3}
        - {level: b, at_least: 100, below: 400, points: 2}
        - {level: c, below: 100, points: 1}
    - id: tenure
      metric: tenure_months
      unit: months
      weight: 25
      bands: [{level: a, at_least: 12, points: 3}, {level: c, at_least: 0, below: 12, points: 1}]
  score_bands: [{level: a, at_least: 2.5}, {level: b, at_least: 1.5, below: 2.5}, {level: c, below: 1.5}]
  min_coverage: 75
"""
POLICIES = {"spend": SPEND, "positive": POSITIVE, "visits": VISITS, "points": POINTS}

FIRST = {
    "members_1": "code,type,name,phone,since\n"
    "tenure,person,Zhang Tenure,13800000001,2020-01-31\n"
    "no_since,person,Li Nosince,13800000002,\n"
    "prospect,organisation,Prospect Trading,02100000003,2026-06-30\n"
    "tomorrow,person,Wang Tomorrow,13800000004,2026-07-01\n"
    "excluded,organisation,Test Company,02100000005,2026-06-01\n",
    "rates_1": "currency,day,rate\nUSD,2026-02-01,7.0\nUSD,2026-03-01,8.0\n",
    "receipts_1": receipts(
        *("N1,1,returner,2026-02-10,1,500", "N2,1,returner,2026-03-10,1,500,CNY,return,N1,1"),
        *("U1,1,unreferenced,2026-02-10,1,500", "U2,1,unreferenced,2026-03-10,1,500,CNY,return"),
        *("P1,1,partial,2026-02-10,3,100", "P2,1,partial,2026-03-10,1,100,CNY,return,P1,1"),
        *("Q1,1,repeated,2026-02-10,3,100", "Q2,1,repeated,2026-03-10,1,100,CNY,return,Q1,1"),
        "Q3,1,repeated,2026-04-10,2,100,CNY,return,Q1,1",
        *("O1,1,over,2026-02-10,1,100", "O2,1,over,2026-03-10,2,100,CNY,return,O1,1"),
        "L1,1,later,2026-02-10,1,250",
        "B2,1,backwards,2026-04-01,1,300,CNY,return,B1,1",
        *("F1,1,foreign,2026-02-01,1,10.01,USD", "F2,1,foreign,2026-03-01,1,10.01,USD,return,F1,1"),
        *("E1,1,no_rate,2026-02-01,1,40,EUR", "E2,1,no_rate,2026-02-01,1,60"),
        *("C1,1,mixed,2026-02-01,1,40,USD", "C1,2,mixed,2026-02-01,1,60", "C2,1,mixed,2026-02-02,1,5"),
        "C3,1,mixed,2026-02-03,1,5,USD,return,C1,1",
        *(
            "D1,1,exchange,2026-05-01,1,80",
            "D2,1,exchange,2026-05-02,1,80,CNY,return,D1,1",
            "D3,1,exchange,2026-05-02,1,90",
        ),
        *("W0,1,edges,2025-06-30,1,1", "W1,1,edges,2025-07-01,1,10", "W2,1,edges,2026-06-30,1,100"),
        *("Y0,1,year,2025-12-31,1,1", "Y1,1,year,2026-01-01,1,10", "Y2,1,year,2026-07-01,1,100"),
        "Z1,1,future,2026-07-01,1,400",
        *("T1,1,tenure,2026-06-01,4,125", "T2,1,no_since,2026-06-01,1,500", "T3,1,tomorrow,2026-06-01,1,500"),
        "X1,1,excluded,2026-06-02,1,70,CNY,test",
        "A1,1,,2026-06-02,1,33",
        "M1,1,negative,2026-06-02,1,50,CNY,return",
        "BAD,1,bad,2026-06-31,1,1",
    ),
    "invoicelines_1": "doc,line,qty,price\nI1,1,2,60\nI2,1,1,999\nI3,1,1,10\nI4,1,1,100\nI5,1,1,40\n",
    "invoices_1": "doc,customer,day,type\nI1,headed,2026-06-03,invoice\nI3,redelivered,2026-06-03,invoice\n"
    "I4,credited,2026-06-03,invoice\nI5,credited,2026-06-04,credit\n",
}
LATE = {
    "receipts_2": receipts("L2,1,later,2026-04-10,1,250,CNY,return,L1,1", "B1,1,backwards,2026-03-01,1,300"),
    "rates_2": "currency,day,rate\nEUR,2026-02-01,7.5\n",
    "invoices_2": "doc,customer,day,type\nI2,headless,2026-06-03,invoice\n",
    "invoicelines_2": "doc,line,qty,price\nI3,1,1,25\nI3,2,1,5\n",
    "payments_1": "code,customer,day,amount\nP1,headed,2026-06-10,120\nP1,headed,2026-06-10,120\n",
    "orders_1": "order,customer,day,amount,state\nO1,headed,2026-06-01,300,open\nO2,headed,2026-06-01,50,cancelled\n",
}
