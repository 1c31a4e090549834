"""What every rule kind has in common: its name and the criteria it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.policies.criteria import Criterion
from pipelines.policies.fields import Part


class Rule(Part):
    """Base of the rule kinds. `kind` is the word the policy file writes."""

    kind: str

    @property
    def measured(self) -> Sequence[Criterion]:
        """Every criterion the rule reads, in the order written."""
        raise NotImplementedError

    @property
    def told(self) -> Mapping[str, tuple[str, ...]]:
        """What graders are told beside the criteria: its name, and the words it may have."""
        return {}

    def is_required(self, criterion: Criterion) -> bool:
        """Whether the rule has no answer without this criterion's table."""
        return True
