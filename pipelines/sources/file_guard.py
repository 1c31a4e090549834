"""What a file must not be before it is read whole: compressed, or one endless line.

Both would ask for memory out of all proportion to what the file could tell. Only its first bytes and its line ends
are looked at, a block at a time. What the bytes mean is judged later.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.sources.refusal import FileRefused

# How compressed files begin, and how they are called.
COMPRESSED = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "zip",
    b"\xfd7zXZ\x00": "xz",
    b"\x28\xb5\x2f\xfd": "zstd",
}
ENDINGS = (".gz", ".bz2", ".zip", ".xz", ".zst")
BLOCK_BYTES = 1 << 20
# A line of ten thousand columns of a hundred signs each is one million.
MOST_LINE_BYTES = 16 << 20


def guard(path: Path, file_name: str, *, has_lines: bool) -> None:
    """FileRefused when the file is compressed or, where it is made of lines, one of them never seems to end."""
    with path.open("rb") as stream:
        kind = next((kind for mark, kind in COMPRESSED.items() if stream.peek(8).startswith(mark)), None)
    if kind or file_name.lower().endswith(ENDINGS):
        what = f"a compressed file{f' ({kind})' if kind else ''}: it is not unpacked, since it may unpack to any size"
        raise FileRefused("compressed", what, "Unpack it, and deliver the file that was in it")
    if has_lines:
        _guard_lines(path)


def _guard_lines(path: Path) -> None:
    """In every encoding a line end holds the byte of LF or CR, so that bytes are enough."""
    length, line_no = 0, 1
    with path.open("rb") as stream:
        while block := stream.read(BLOCK_BYTES):
            last = max(block.rfind(b"\n"), block.rfind(b"\r"))
            line_no += block.count(b"\n")
            length = length + len(block) if last < 0 else len(block) - last - 1
            if length > MOST_LINE_BYTES:
                raise FileRefused(
                    "line_too_long",
                    f"line {line_no} is longer than {MOST_LINE_BYTES >> 20} MB",
                    "Export the file again with one record a line; it may be damaged, or no delimited text at all",
                )
