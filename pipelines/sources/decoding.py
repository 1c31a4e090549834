"""Bytes to text, strictly: the declared encoding or a refusal that says where it breaks and what to declare instead.

Never a guess, never a replacement character. Other encodings are tried only to word the remedy.
"""

from __future__ import annotations

import codecs
from typing import Literal

from pipelines.sources.refusal import FileRefused

Encoding = Literal["utf-8", "gb18030", "utf-16"]
CODECS: dict[Encoding, str] = {"utf-8": "utf-8-sig", "gb18030": "gb18030", "utf-16": "utf-16"}
SAMPLE_BYTES = 4096


def decode(content: bytes, encoding: Encoding) -> str:
    """The text of a file without its byte-order mark; FileRefused(wrong_encoding) when it is not what was declared."""
    other = _recognised(content, encoding)
    if other is not None:
        raise _wrong(encoding, "from its first bytes", other)
    try:
        return content.decode(CODECS[encoding])
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = f"at byte {error.start} (line {line})"
        raise _wrong(encoding, place, _readable_as(content, encoding)) from error


def _recognised(content: bytes, declared: Encoding) -> Encoding | None:
    """Another encoding that shows itself by a byte-order mark or by the NULs of two-byte text."""
    sample = content[:SAMPLE_BYTES]
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return None if declared == "utf-16" else "utf-16"
    if sample.startswith(codecs.BOM_UTF8):
        return None if declared == "utf-8" else "utf-8"
    if declared != "utf-16" and sample.count(0) * 3 > len(sample):
        return "utf-16"
    if declared == "utf-16" and len(sample) >= 2 and 0 not in sample and sample.isascii():
        return "utf-8"
    return None


def _readable_as(content: bytes, declared: Encoding) -> Encoding | None:
    for encoding in (other for other in CODECS if other not in (declared, "utf-16")):
        try:
            content.decode(CODECS[encoding])
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def _wrong(declared: Encoding, place: str, other: Encoding | None) -> FileRefused:
    remedy = f"Declare `encoding: {other}` in the mapping if every file of this source is {other}, or export it again"
    if other is None:
        remedy = f"Export the file again as {declared}; it may be damaged or mixed"
    looks = f"; it reads as {other}" if other else ""
    return FileRefused("wrong_encoding", f"not {declared} {place}{looks}", remedy)
