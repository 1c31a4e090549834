"""Faults of reviews, movement, approvals, benefits and newer kinds: a sound text, one change, its code and line.

Add a fault as a row; the tests try each of them in English and Chinese.
"""

from __future__ import annotations

from tests.unit.policies.written import BANDS, EVENT, GROUPS, HEAD, INTENT, SCORECARD, changed

REVIEWED = BANDS + "review: {every: quarter}\n"
SHARE = (
    HEAD
    + """\
  kind: share
  criterion: {id: spend, metric: net_spend}
  shares:
    - {level: gold, percent: 10%}
    - {level: silver, percent: 40%}
    - {level: basic, percent: 50%}
"""
)
PARETO = (
    HEAD
    + """\
  kind: pareto
  criterion: {id: spend, metric: net_spend}
  cuts:
    - {level: gold, below: 80}
    - {level: silver, below: 95}
    - {level: basic}
"""
)
ATTRIBUTED, _ = changed(
    GROUPS,
    "{id: visits, metric: sale_count}",
    "{id: visits, metric: sale_count}\n    - {id: club, attribute: club, codes: [IN, OUT]}",
)
ATTRIBUTED, _ = changed(
    ATTRIBUTED, "silver: {criterion: spend, at_least: 20}", "silver: {criterion: club, one_of: [IN]}"
)
LINEAR = SCORECARD.replace(
    "      bands:\n"
    "        - {level: gold, at_least: 50, points: 3}\n"
    "        - {level: silver, at_least: 20, points: 2}\n"
    "        - {level: basic, below: 20, points: 1}\n",
    "      linear: {least: 0, most: 100, most_points: 3}\n",
).replace("  cap: {criterion: sales, levels_above: 1}\n", "")
FAULTS = {
    "an author approves": (BANDS, "owner: tests", "owner: tests\nauthor: Li\napproved_by: li", "own_approval", 7),
    "a reviewer approves": (BANDS, "owner: tests", "owner: tests\nreviewed_by: Li\napproved_by: Li", "own_approval", 7),
    "announced too late": (BANDS, "owner: tests", "announced_on: 2024-01-02\nowner: tests", "late_announcement", 5),
    "approved too late": (BANDS, "owner: tests", "approved_on: 2024-01-02\nowner: tests", "late_approval", 5),
    "a date is none": (BANDS, "owner: tests", "announced_on: 20xx-07-01\nowner: tests", "value_error", 5),
    "history before the version": (BANDS, "owner: tests", "history_from: 2023-12-31\nowner: tests", "date_order", 5),
    "ours names nothing": (
        BANDS,
        "owner: tests",
        "ours: [rule.criterion.weight]\nowner: tests",
        "unknown_parameter",
        5,
    ),
    "an alias of two": (BANDS, "silver, rank: 2}", "silver, rank: 2, aliases: [gold]}", "alias", 9),
    "signed reviews": (REVIEWED, "every: quarter}", "every: quarter, mode: signed}", "signed_review", 21),
    "grace without reviews": (BANDS, "owner: tests", "movement: {grace_reviews: 1}\nowner: tests", "without_review", 5),
    "max_drop without reviews": (BANDS, "owner: tests", "movement: {max_drop: 1}\nowner: tests", "without_review", 5),
    "validity without reviews": (
        BANDS,
        "owner: tests",
        "movement: {validity_months: 1}\nowner: tests",
        "without_review",
        5,
    ),
    "retain without reviews": (
        BANDS,
        "owner: tests",
        "movement: {retain: {gold: {criterion: spend, at_least: 40}}}\nowner: tests",
        "without_review",
        5,
    ),
    "for life and for a while": (
        REVIEWED,
        "owner: tests",
        "movement: {sticky: lifetime, max_drop: 1}\nowner: tests",
        "never_lowered",
        5,
    ),
    "two rhythms": (
        REVIEWED,
        "owner: tests",
        "movement: {sticky: until_next_classification, upgrade_on: daily}\nowner: tests",
        "two_rhythms",
        5,
    ),
    "a floor nobody knows": (REVIEWED, "owner: tests", "movement: {floor: bronze}\nowner: tests", "unknown_level", 5),
    "retain a level nobody knows": (
        REVIEWED,
        "owner: tests",
        "movement: {retain: {top: {criterion: spend, at_least: 40}}}\nowner: tests",
        "unknown_level",
        5,
    ),
    "retain by a criterion nobody knows": (
        REVIEWED,
        "owner: tests",
        "movement: {retain: {gold: {criterion: visits, at_least: 40}}}\nowner: tests",
        "unknown_criterion",
        5,
    ),
    "retain where customers are compared": (
        SHARE + "review: {every: year}\n",
        "owner: tests",
        "movement: {retain: {gold: {criterion: spend, at_least: 4}}}\nowner: tests",
        "retain_relative",
        5,
    ),
    "grandfathers of a first version": (
        REVIEWED,
        "owner: tests",
        "movement: {grandfather: true}\nowner: tests",
        "no_predecessor",
        5,
    ),
    "succession in a first version": (
        BANDS,
        "owner: tests",
        "succession: {old: gold}\nowner: tests",
        "no_predecessor",
        5,
    ),
    "a successor nobody knows": (BANDS, "owner: tests", "succession: {old: top}\nowner: tests", "unknown_level", 5),
    "a benefit of no level": (
        BANDS,
        "owner: tests",
        "benefits: [{code: a, levels: [top], type: gift, name: {en: a, zh: a}}]\nowner: tests",
        "unknown_level",
        5,
    ),
    "a discount without a rate": (
        BANDS,
        "owner: tests",
        "benefits: [{code: a, levels: [gold], type: discount, name: {en: a, zh: a}}]\nowner: tests",
        "benefit_rate",
        5,
    ),
    "categories of a customer policy": (BANDS, "owner: tests", "categories: [food]\nowner: tests", "scope", 5),
    "a category twice": (
        BANDS,
        "owner: tests",
        "categories: [food, food]\nscope: category\nowner: tests",
        "duplicate_category",
        5,
    ),
    "shares that are no whole": (SHARE, "percent: 50%", "percent: 49%", "shares", 14),
    "a share given twice": (SHARE, "level: silver", "level: gold", "twice_given", 16),
    "shares that stand worst first": (SHARE, "{level: gold, percent", "{level: basic, percent", "level_order", 16),
    "cuts that fall": (PARETO, "below: 95", "below: 70", "cut_order", 16),
    "a last cut that ends": (PARETO, "- {level: basic}", "- {level: basic, below: 99}", "cut_order", 17),
    "a relative level of an attribute": (SHARE, "metric: net_spend", "attribute: club", "wrong_metric", 13),
    "a document graded as a customer": (BANDS, "metric: net_spend", "metric: party_size", "document_metric", 15),
    "an average that is not looked up": (
        BANDS,
        "metric: net_spend",
        "metric: average_daily_balance",
        "average_metric",
        13,
    ),
    "a lookup of what is no record": (BANDS, "kind: bands", "kind: lookup", "wrong_metric", 13),
    "days to no decision": (BANDS, "kind: bands", "kind: intent", "wrong_metric", 13),
    "the intent of a group": (INTENT, "owner: tests\n", "owner: tests\nscope: group\n", "kind_scope", 6),
    "documents of a category": (EVENT, "owner: tests\n", "owner: tests\nscope: category\n", "kind_scope", 6),
    "a document that is reviewed": (EVENT, "rule:\n", "review: {every: year}\nrule:\n", "event_movement", 11),
    "a document that keeps its level": (EVENT, "rule:\n", "movement: {floor: basic}\nrule:\n", "event_movement", 11),
    "an attribute that is a number": (BANDS, "kind: bands", "kind: attribute", "wrong_metric", 13),
    "a code nobody knows": (ATTRIBUTED, "one_of: [IN]", "one_of: [INN]", "unknown_code", 24),
    "a bound on a code": (ATTRIBUTED, "club, one_of: [IN]", "club, at_least: 1", "attribute_test", 24),
    "codes of a number": (ATTRIBUTED, "club, one_of: [IN]", "spend, one_of: [IN]", "attribute_test", 24),
    "a line that has no end": (LINEAR, "most: 100", "most: 70", "slope", 18),
    "a criterion with a name of its own use": (BANDS, "id: spend", "id: stage", "reserved_id", 14),
    "a veto on a level nobody knows": (
        SCORECARD,
        "  min_coverage: 60\n",
        "  min_coverage: 60\n  vetoes:\n    - {when: {criterion: sales, below: 1}, no_better_than: top}\n",
        "unknown_level",
        34,
    ),
}
