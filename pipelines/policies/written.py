"""Every kind of file that states rules (policies, points programs, segments), told apart by where it lies, and linted.

Add a kind by the folder of a home it belongs to. Keep what is wrong with one kind beside that kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import Problem
from pipelines.policies.loader import lint, policy_files
from pipelines.policies.points_file import lint_programs, program_files
from pipelines.policies.segments_file import lint_segments, segment_files

POINTS, SEGMENTS = Home(Path()).points.name, Home(Path()).segments.name


def files_below(path: Path) -> list[Path]:
    """The file itself, or every file that states rules below a folder: one of policies, points, segments, or a home."""
    if not path.is_dir():
        return [path]
    home = Home(path)
    if home.settings_file.is_file():
        return policy_files(home.policies) + program_files(home.points) + segment_files(home.segments)
    if path.absolute().name == SEGMENTS:
        return segment_files(path)
    return policy_files(path)


def lint_written(paths: Sequence[Path], currency: str | None = None, as_of: date | None = None) -> list[Problem]:
    """Errors and warnings of the named files, each by the rules of its kind. See `loader.lint` for the rest."""
    programs = [path for path in paths if path.absolute().parents[1].name == POINTS]
    segments = [path for path in paths if path.absolute().parent.name == SEGMENTS]
    policies = [path for path in paths if path not in programs and path not in segments]
    return [*lint(policies, currency, as_of), *lint_programs(programs, currency), *lint_segments(segments)]
