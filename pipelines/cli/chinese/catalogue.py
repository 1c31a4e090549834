"""Every pair of an English text and its Chinese. Name a file of texts here after writing it."""

from __future__ import annotations

from importlib import import_module

NAMES = (
    "audit",
    "commands",
    "facts",
    "helps",
    "home",
    "labels",
    "landed",
    "landing",
    "mappings",
    "options",
    "policies",
    "published",
    "screens",
    "sources",
    "yaml_files",
)
FILES = tuple(import_module(f"pipelines.cli.chinese.{name}") for name in NAMES)
TEXTS: dict[str, str] = {english: chinese for file in FILES for english, chinese in file.TEXTS.items()}
