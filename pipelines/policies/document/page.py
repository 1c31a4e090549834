"""The whole document of a version, and its HTML page for print. Add a part as a file of its own and one line here."""

from __future__ import annotations

from pathlib import Path

from pipelines.policies.document.approvals import approvals, closing
from pipelines.policies.document.facts import facts
from pipelines.policies.document.levels import levels
from pipelines.policies.document.measures import measures
from pipelines.policies.document.movement import movement, overrides
from pipelines.policies.document.parts import Document, both
from pipelines.policies.document.rules import rules
from pipelines.policies.version import PolicyVersion

TEMPLATE = Path(__file__).parent / "page.html.j2"


def document(version: PolicyVersion) -> Document:
    """Everything a signatory must know of a version, in both languages; parts without rows are left out."""
    every = (
        facts(version),
        levels(version),
        measures(version),
        rules(version),
        movement(version),
        overrides(version),
        approvals(version),
    )
    name = version.name
    return Document(
        title=name,
        subtitle=both("Customer tiering policy", "客户分级政策"),
        parts=tuple(part for part in every if part.rows),
        closing=closing(version),
    )


def as_html(found: Document, language: str) -> str:
    """The document as one HTML page without scripts or anything from outside, made for A4."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(page=found, language=language) + "\n"
