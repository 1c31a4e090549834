"""Writes the documents that the cases make: `python -m tests.spec`, after a case or a shipped policy changed."""

from __future__ import annotations

from tests.spec.documents import documents

for file, text in documents().items():
    file.write_text(text, encoding="utf-8")
    print(f"wrote {file}")
