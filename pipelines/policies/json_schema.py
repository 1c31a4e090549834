"""The JSON Schema of a policy file, made from the models, for editors that complete and check while one writes.

`policy.schema.json` beside this file is what is shipped; `python -m pipelines.policies.json_schema` writes it anew. The
schema knows forms only: what a file may state and still be wrong is the linter's business.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipelines.policies.kinds.groups import OTHERWISE
from pipelines.policies.kinds.registry import KINDS
from pipelines.policies.version import PolicyVersion

SHIPPED = Path(__file__).parent / "policy.schema.json"
Schema = dict[str, Any]


def policy_schema() -> Schema:
    """The schema of one policy file: `rule` is one of the kinds, told apart by its `kind`."""
    whole = PolicyVersion.model_json_schema()
    parts: Schema = whole.pop("$defs")
    for model in KINDS.values():
        of_kind = model.model_json_schema()
        parts |= of_kind.pop("$defs", {})
        parts[model.__name__] = of_kind
    parts["Node"] = {"anyOf": [{"const": OTHERWISE}, parts["Node"]]}
    del parts["Rule"]
    whole["properties"]["rule"] = {"oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in KINDS.values()]}
    opening = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Tierline policy"}
    return whole | opening | {"$defs": dict(sorted(parts.items()))}


def as_text(schema: Schema) -> str:
    """The schema as it stands in the file."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(as_text(policy_schema()), encoding="utf-8")
