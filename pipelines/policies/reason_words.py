"""Why a level could not be given, or a customer is not graded, in words: what sentences say for each reason code.

Add a reason here when SQL or the reference grader gains one; a code without words fails the tests.
"""

from __future__ import annotations

from typing import Literal

import polars as pl

from pipelines.policies.metrics import ATTRIBUTE_TABLE, KNOWN_METRICS, WEIGHT_SOURCES

WORDS = {
    "missing_value": ("no value", "缺少数据"),
    "unknown_code": ("a code the policy does not know", "政策中没有的代码"),
    "no_band": ("in no band", "不在任何档内"),
    "missing_required": ("a required criterion has no value", "缺少必需的指标"),
    "low_coverage": ("too little is known", "已知数据不足"),
    "outside_population": ("outside the population of the policy", "不属于本政策的评级范围"),
    "no_sale_document": ("no sale yet", "尚无销售单据"),
    "unknown_threshold": ("the policy does not know the bar of the remaining levels", "政策未给出其余等级的标准"),
    "decided": ("won or lost already", "已成交或已战败"),
    "too_few_customers": ("too few customers to compare", "可比客户数量不足"),
    "awaits_review": ("the next review decides", "待下次复审决定"),
    "excluded_by_override": ("excluded by an override", "经人工调整排除"),
    "no_version": ("no version of the policy in force", "当日没有生效的政策版本"),
    "not_known": ("nothing was on record about that day", "当时没有关于该日的记录"),
    "unknown_customer": ("no customer with this key is on record", "记录中没有此客户"),
}
TABLES = {
    "sales_line": ("sales", "销售数据"),
    "order_line": ("orders", "订单数据"),
    "payment": ("payments", "回款数据"),
    "customer": ("customer masters", "客户主数据"),
    "item": ("item weights", "商品重量"),
    "balance_daily": ("daily balances", "每日余额"),
    "subscription": ("subscriptions", "订购数据"),
    "opportunity": ("opportunities", "商机数据"),
    "receivable": ("receivables", "应收账款"),
    "points_entry": ("points entries", "积分流水"),
    "group_member": ("group memberships", "集团成员关系"),
    "attribute": ("ratings", "客户评分"),
}


def reason_rows() -> pl.DataFrame:
    """One row per reason code: reason_code, reason_en, reason_zh."""
    rows = [(code, english, chinese) for code, (english, chinese) in sorted(_all_words().items())]
    return pl.DataFrame(rows, schema=["reason_code", "reason_en", "reason_zh"], orient="row")


def reason_words(code: str | None, lang: Literal["en", "zh"]) -> str:
    """A reason in words; an unknown code as it is, and nothing for none."""
    words = _all_words().get(code or "")
    return words[lang == "zh"] if words else code or ""


def _all_words() -> dict[str, tuple[str, str]]:
    tables = {metric.table for metric in KNOWN_METRICS.values()} | {ATTRIBUTE_TABLE, WEIGHT_SOURCES[0]}
    absent = {
        f"no_{table}": (f"no source delivers {TABLES[table][0]}", f"没有来源提供{TABLES[table][1]}") for table in tables
    }
    return WORDS | absent
