"""The documents that the spec writes: which they are, and where they stand. `python -m tests.spec` writes them."""

from __future__ import annotations

from pathlib import Path

from tests.spec.policies_document import policies_text
from tests.spec.rules_document import rules_text

DOCS = Path(__file__).parents[2] / "docs"


def documents() -> dict[Path, str]:
    """The text of each document by its file."""
    return {
        DOCS / "policies.md": policies_text("en"),
        DOCS / "policies.zh.md": policies_text("zh"),
        DOCS / "rules.md": rules_text("en"),
        DOCS / "rules.zh.md": rules_text("zh"),
    }
