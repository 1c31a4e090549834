"""The metrics a policy may name: their unit, the canonical table they need, and their names for readers.

Add a metric here together with its model in dbt_project/models/metrics. Keep its computation out of here.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

Dimension = Literal["money", "mass", "months", "days", "times", "units", "points", "score"]


@dataclass(frozen=True)
class Metric:
    """One metric code. `table` is the canonical table without which it is not evaluated; `is_whole` = integers only.

    `of_document` = measured on one document and not on a customer; `is_average` = a sum and the days it is divided by.
    `adds_up` = a group's value is the sum of its members'; `is_zero_at_rest` = 0, and not unknown, of a customer
    without a row in the table; `by_category` = known for each product category too.
    """

    code: str
    dimension: Dimension
    table: str
    en: str
    zh: str
    is_whole: bool = False
    has_window: bool = True
    of_document: bool = False
    is_average: bool = False
    adds_up: bool = True
    is_zero_at_rest: bool = True
    by_category: bool = False


_OF_SALES = (
    Metric("net_spend", "money", "sales_line", "net spend", "净消费额"),
    Metric("gross_spend", "money", "sales_line", "gross spend", "退货前消费额"),
    Metric("return_amount", "money", "sales_line", "returned amount", "退货金额"),
    Metric("excluded_amount", "money", "sales_line", "excluded amount", "剔除金额"),
    Metric("ordered_amount", "money", "order_line", "ordered amount", "订货金额"),
    Metric("ordered_gross_amount", "money", "order_line", "gross ordered amount", "订货总金额"),
    Metric("paid_amount", "money", "payment", "paid amount", "回款金额"),
    Metric("sale_count", "times", "sales_line", "number of purchases", "购买次数", is_whole=True),
    Metric("recency_days", "days", "sales_line", "days since the last purchase", "距上次购买天数", True, adds_up=False),
    Metric(
        code="tenure_months",
        dimension="months",
        table="customer",
        en="completed months of cooperation",
        zh="合作月数",
        is_whole=True,
        has_window=False,
        adds_up=False,
    ),
    Metric("quantity", "units", "sales_line", "quantity", "购买数量"),
    Metric("weight_kg", "mass", "sales_line", "weight", "采购重量"),
)
_ON_RECORD = (
    Metric("balance_at", "money", "balance_daily", "balance", "余额", has_window=False),
    Metric("average_daily_balance", "money", "balance_daily", "average daily balance", "日均余额", is_average=True),
    Metric("open_count", "units", "subscription", "open accounts", "已开通账号数", True, False),
    Metric(
        code="days_to_decision",
        dimension="days",
        table="opportunity",
        en="days to the expected decision",
        zh="距预计决定天数",
        is_whole=True,
        has_window=False,
        adds_up=False,
        is_zero_at_rest=False,
    ),
    Metric("open_opportunity_count", "times", "opportunity", "open opportunities", "未结商机数", True, False),
    Metric("overdue_days_max", "days", "receivable", "longest overdue", "最长逾期天数", True, False, adds_up=False),
    Metric("points_earned", "points", "points_entry", "points earned", "获得积分", is_whole=True, by_category=True),
    Metric("member_count", "units", "group_member", "members", "成员数", True, False, is_zero_at_rest=False),
    Metric("attribute_number", "score", "attribute", "rating", "评分", has_window=False, adds_up=False),
)
_OF_DOCUMENTS = (
    Metric("single_purchase_amount", "money", "sales_line", "single purchase", "单笔消费额", False, False, True),
    Metric("party_size", "units", "sales_line", "persons in one booking", "同单人数", True, False, True),
)
KNOWN_METRICS = {metric.code: metric for metric in (*_OF_SALES, *_ON_RECORD, *_OF_DOCUMENTS)}
NUMBERED = "attribute_number"
# An attribute comes with the master, as a dated assessment, or as the intent of an opportunity.
ATTRIBUTE_TABLE = "customer"
ATTRIBUTE_TABLES = (ATTRIBUTE_TABLE, "attribute", "opportunity")
WEIGHT_SOURCES = ("item", "sales_line.weight_kg")


def missing_input(metric: str | None, delivered: Set[str]) -> str | None:
    """The canonical table a criterion lacks, or None. `metric` None = an attribute of the customer.

    `delivered` names canonical tables that were ever delivered, and `sales_line.weight_kg` when sales lines carry
    their own weight: weight then needs no item table.
    """
    table = KNOWN_METRICS[metric].table if metric else ATTRIBUTE_TABLE
    if metric is None and not delivered.isdisjoint(ATTRIBUTE_TABLES):
        return None
    if table not in delivered:
        return table
    if metric == "weight_kg" and delivered.isdisjoint(WEIGHT_SOURCES):
        return WEIGHT_SOURCES[0]
    return None
