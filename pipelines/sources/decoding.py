"""Bytes to text, strictly: the declared encoding or a refusal that says where it breaks and what to declare instead.

Never a guess, never a replacement character. Other encodings are tried only to word the remedy.
"""

from __future__ import annotations

import codecs
from typing import Literal

from pipelines.sources.refusal import FileRefused

Encoding = Literal["utf-8", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
CODECS: dict[Encoding, str] = {
    "utf-8": "utf-8-sig",
    "gb18030": "gb18030",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
BYTE_ORDER_MARKS: dict[bytes, tuple[Encoding, ...]] = {
    codecs.BOM_UTF16_LE: ("utf-16", "utf-16-le"),
    codecs.BOM_UTF16_BE: ("utf-16", "utf-16-be"),
    codecs.BOM_UTF8: ("utf-8",),
}
SAMPLE_BYTES = 4096


def decode(content: bytes, encoding: Encoding) -> str:
    """The text of a file without its byte-order mark; FileRefused(wrong_encoding) when it is not what was declared."""
    mark = next((mark for mark in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if mark is not None and encoding not in BYTE_ORDER_MARKS[mark]:
        raise _wrong(encoding, "from its first bytes", BYTE_ORDER_MARKS[mark][0])
    if mark is None and content:
        _refuse_other_width(content[:SAMPLE_BYTES], encoding)
    try:
        return content.decode(CODECS[encoding]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        place = f"at byte {error.start} (line {line})"
        raise _wrong(encoding, place, _readable_as(content, encoding)) from error


def _refuse_other_width(sample: bytes, declared: Encoding) -> None:
    """Without a mark the NULs of ASCII signs tell one-byte from two-byte text, and which byte comes first."""
    first, second = sample[::2].count(0), sample[1::2].count(0)
    # A text that is mostly Chinese still has two-byte delimiters and line ends.
    order: Encoding = "utf-16-be" if first > second else "utf-16-le"
    if not declared.startswith("utf-16"):
        if (first + second) * 3 > len(sample):
            raise _wrong(declared, "from its first bytes", order)
    elif len(sample) >= 2 and first + second == 0 and sample.isascii():
        raise _wrong(declared, "from its first bytes", "utf-8")
    elif declared == "utf-16":
        raise _wrong(declared, "with a byte-order mark", order)
    elif first != second and declared != order:
        raise _wrong(declared, "from its first bytes", order)


def _readable_as(content: bytes, declared: Encoding) -> Encoding | None:
    if declared.startswith("utf-16"):
        return None  # every other encoding takes the NULs for signs
    for encoding in (other for other in CODECS if other != declared and not other.startswith("utf-16")):
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
