"""Reads vocabularies of segments, after nothing was found wrong with them. What they mean stands in `segments.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import YamlDocument, read_yaml, validate
from pipelines.policies.lint.finding import problem, repeated
from pipelines.policies.segments import Segmentation


def segment_files(folder: Path) -> list[Path]:
    """The files of a segments folder: `<id>.yml`."""
    return sorted(folder.glob("*.yml"))


def load_segments(folder: Path) -> list[Segmentation]:
    """Every vocabulary of a segments folder, by id; ConfigurationError with every fault."""
    expected = segment_files(folder)
    found, problems = _read(expected)
    strays = (path for path in sorted(folder.rglob("*.y*ml")) if path not in expected)
    raise_if_any([*problems, *(problem(str(path), "misplaced.segments") for path in strays)])
    return found


def lint_segments(paths: Sequence[Path]) -> list[Problem]:
    """Every fault of the named files."""
    return _read(paths)[1]


def _read(paths: Sequence[Path]) -> tuple[list[Segmentation], list[Problem]]:
    found: list[Segmentation] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read_yaml(path)
            one = validate(document, Segmentation)
        except ConfigurationError as refused:
            problems.extend(refused.problems)
            continue
        found.append(one)
        problems.extend(_faults(one, document))
    return found, problems


def _faults(one: Segmentation, document: YamlDocument) -> Iterator[Problem]:
    if document.path.stem != one.id:
        yield problem(document.where(("id",)), "misplaced", "error", policy=one.id, folder=document.path.stem)
    for number, code in repeated([segment.code for segment in one.segments]):
        yield problem(document.where(("segments", number, "code")), "duplicate_segment", "error", segment=code)
    members = [member for segment in one.segments for member in segment.members]
    for _, member in repeated(members):
        yield problem(document.where(("segments",)), "duplicate_segment.member", "error", member=member)
    if one.days and one.days.lapsed <= one.days.at_risk:
        about = {"later": "lapsed", "days": one.days.lapsed, "earlier": "at_risk", "least": one.days.at_risk}
        yield problem(document.where(("days", "lapsed")), "lifecycle_days", "error", **about)
