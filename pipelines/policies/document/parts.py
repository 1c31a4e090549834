"""What a document is made of: titled tables of cells in two languages.

A part without headings is a list or a pair of label and text. Keep what a part says in the file of that part.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.policies.fields import Name

Row = tuple[Name, ...]


@dataclass(frozen=True)
class Part:
    """One titled table. `headings` may be empty; a part without rows is not printed."""

    title: Name
    rows: tuple[Row, ...]
    headings: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Document:
    """A version in words: its name, what kind of paper this is, the parts in order, and the closing line."""

    title: Name
    subtitle: Name
    parts: tuple[Part, ...]
    closing: Name


def same(text: object) -> Name:
    """A text that is the same in both languages; it may be empty."""
    return Name.model_construct(en=str(text), zh=str(text))


def both(en: str, zh: str) -> Name:
    """A text in both languages."""
    return Name.model_construct(en=en, zh=zh)


def listed(names: list[Name], en: str = ", ", zh: str = "、") -> Name:
    """Several texts as one."""
    return both(en.join(name.en for name in names), zh.join(name.zh for name in names))
