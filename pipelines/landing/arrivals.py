"""What has newly come into the inbox, told without opening or landing anything: by names, sizes and times of change."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.home.folder import Home
from pipelines.landing.inbox import inbox_files, matching_mapping
from pipelines.sources.mapping import Mapping


@dataclass(frozen=True)
class Arrivals:
    """The files of one look that ask for a run. `unmatched`: marks of those that no mapping knows."""

    marks: tuple[str, ...]
    unmatched: tuple[str, ...]

    @property
    def key(self) -> str:
        """Equal for equal files; changes when one is added, taken, or written to."""
        return hashlib.sha256("\n".join(self.marks).encode()).hexdigest()[:32]


def arrivals(home: Home, mappings: Sequence[Mapping], reported: Sequence[str]) -> Arrivals:
    """Files in the inbox, but for unmatched ones whose mark is among `reported`: a run has already told of them."""
    known = set(reported)
    marks, unmatched = [], []
    for file in inbox_files(home)[0]:
        size, changed_ns, _ = file.stamp
        mark = f"{file.name}|{size}|{changed_ns}"
        if matching_mapping(file.name, mappings) is not None:
            marks.append(mark)
        else:
            unmatched.append(mark)
    asking = [mark for mark in unmatched if mark not in known]
    return Arrivals(tuple(sorted(marks + asking)), tuple(unmatched))
