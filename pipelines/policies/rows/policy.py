"""Rows of table policy: one per evaluation, with everything about a policy that is not a list.

Lists (levels, criteria, bands, conditions, cuts) have tables of their own. Add a column here and in `schema.py`.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from pipelines.policies.evaluations import Evaluation
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.kinds.share import ShareRule
from pipelines.policies.metrics import missing_input
from pipelines.policies.rows.movement import movement_columns
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import SINCE_CHANGE
from pipelines.policies.words import outcome_words

Row = dict[str, Any]
NO_VERSION = "no_version"
SCORED, EVENT = "scorecard", "event"


def policy_row(each: Evaluation, delivered: Set[str], vanished: Set[str] = frozenset()) -> Row:
    """The one row of an evaluation; without a version in force of kind `none`, or `event` of documents.

    A criterion that a policy can do without is missed all the same when its input is one of the `vanished`.
    """
    applied: Row = {
        "evaluated_on": each.evaluated_on,
        "is_as_of": each.is_as_of,
        "is_review": each.is_review,
        "is_replayed": each.is_replayed,
        "is_between": each.is_between,
        "asked_by_evaluation_id": each.asked_by_id,
        "cuts_evaluation_id": each.of_cuts.evaluation_id if each.of_cuts else None,
        "is_projection": each.is_projection,
        "changed_on": each.changed_on,
        "since_window_id": each.latest.window_id(SINCE_CHANGE) if each.is_supposed else None,
        "supposed_window_id": each.supposed_window_id if each.is_supposed else None,
    }
    if each.version is None:
        return applied | _absent(each)
    version = each.version
    missing = {"missing_reason": _missing_reason(version, delivered, vanished)}
    return applied | _header(version) | missing | _of_kind(version) | movement_columns(version, each.evaluated_on)


def _absent(each: Evaluation) -> Row:
    latest, kind = each.latest, EVENT if each.is_of_documents else "none"
    names = {"name_en": latest.name.en, "name_zh": latest.name.zh, "owner": latest.owner}
    return {"kind": kind, "scope_code": "customer", "missing_reason": NO_VERSION} | names


def _header(version: PolicyVersion) -> Row:
    value, outcome = version.summed_value, outcome_words(version.rule)
    return {
        "kind": _kind(version),
        "scope_code": version.scope,
        "name_en": version.name.en,
        "name_zh": version.name.zh,
        "owner": version.owner,
        "outcome_name_en": outcome.en,
        "outcome_name_zh": outcome.zh,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
        "policy_hash": version.hash,
        "on_missing": version.on_missing,
        "value_metric": value.metric,
        "value_window_id": version.window_id(value.window),
        "max_share_shift": version.max_share_shift,
        "prospects": version.population.prospects if version.population else None,
        "categories": f"|{'|'.join(version.categories)}|" if version.categories else None,
    }


def _kind(version: PolicyVersion) -> str:
    """The kind as SQL grades it: an attribute and a value on record fall into bands, weighted grades make a score."""
    rule = version.rule
    if rule.kind in ("attribute", "lookup"):
        return "bands"
    return SCORED if isinstance(rule, CombineRule) and rule.how == "weighted" else rule.kind


def _of_kind(version: PolicyVersion) -> Row:
    match version.rule:
        case ScorecardRule() as rule:
            cap = rule.cap
            return {
                "min_coverage": rule.least_weight,
                "cap_criterion_id": cap.criterion if cap else None,
                "cap_levels_above": cap.levels_above if cap else None,
            }
        case CombineRule() as rule:
            return {
                "how": rule.how,
                "min_known": rule.least_known,
                "primary_criterion_id": rule.primary,
                "least_votes": rule.least_votes,
            }
        case ShareRule() as rule:
            return {"ties": rule.ties, "min_population": 1}
        case EventRule() as rule:
            return {"is_stackable": rule.stackable}
        case ParetoRule() as rule:
            return {"min_population": rule.min_population}
    return {}


def _missing_reason(version: PolicyVersion, delivered: Set[str], vanished: Set[str]) -> str | None:
    asked = [(each, missing_input(each.metric, delivered)) for each in version.rule.measured]
    missed = (table for each, table in asked if version.rule.is_required(each) or table in vanished)
    return next((f"no_{table}" for table in missed if table), None)
