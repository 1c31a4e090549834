"""Every pair of an English text and its Chinese. Add a file of texts here after writing it."""

from __future__ import annotations

from pipelines.cli.chinese import (
    audit,
    commands,
    facts,
    helps,
    home,
    labels,
    landed,
    landing,
    mappings,
    options,
    policies,
    published,
    screens,
    sources,
)

FILES = (
    audit,
    commands,
    facts,
    helps,
    home,
    labels,
    landed,
    landing,
    mappings,
    options,
    policies,
    published,
    screens,
    sources,
)
TEXTS: dict[str, str] = {english: chinese for file in FILES for english, chinese in file.TEXTS.items()}
