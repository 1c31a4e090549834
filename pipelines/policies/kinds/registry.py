"""Which rule kinds there are, and the choice of a kind's model by the word in the file.

The model is chosen before it validates, so that a fault keeps its place in the file.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, SerializeAsAny

from pipelines.policies.kinds.attribute import AttributeRule
from pipelines.policies.kinds.bands import BandsRule
from pipelines.policies.kinds.combine import CombineRule
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.kinds.groups import GroupsRule
from pipelines.policies.kinds.intent import IntentRule
from pipelines.policies.kinds.lookup import LookupRule
from pipelines.policies.kinds.pareto import ParetoRule
from pipelines.policies.kinds.rule import Rule
from pipelines.policies.kinds.scorecard import ScorecardRule
from pipelines.policies.kinds.share import ShareRule

KINDS: dict[str, type[Rule]] = {
    "bands": BandsRule,
    "groups": GroupsRule,
    "scorecard": ScorecardRule,
    "combine": CombineRule,
    "share": ShareRule,
    "pareto": ParetoRule,
    "attribute": AttributeRule,
    "lookup": LookupRule,
    "intent": IntentRule,
    "event": EventRule,
}
RELATIVE = ("share", "pareto")


def _as_kind(written: Any) -> Any:
    if isinstance(written, Rule):
        return written
    kind = written.get("kind") if isinstance(written, dict) else None
    if kind not in KINDS:
        raise ValueError(f"a mapping whose `kind` is one of {', '.join(KINDS)}")
    return KINDS[kind].model_validate(written)


AnyRule = Annotated[SerializeAsAny[Rule], BeforeValidator(_as_kind)]
