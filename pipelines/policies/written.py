"""Every kind of file that states rules (policies, overrides, points, segments), told apart by its folder, and linted.

Add a kind by the folder of a home it belongs to. Keep what is wrong with one kind beside that kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem
from pipelines.policies.lint.finding import problem
from pipelines.policies.loader import lint, policy_files
from pipelines.policies.override_file import lint_overrides
from pipelines.policies.points_file import lint_programs, program_files
from pipelines.policies.segments_file import lint_segments, segment_files

POINTS, SEGMENTS, OVERRIDES = (getattr(Home(Path()), name).name for name in ("points", "segments", "overrides"))


def files_below(path: Path) -> list[Path]:
    """The file itself, or every file that states rules below a folder: a home, one of its folders, or a policy's own.

    ConfigurationError for a folder that holds none: nobody may take that for files without a fault.
    """
    if not path.is_dir():
        return [path]
    home = Home(path)
    if home.settings_file.is_file():
        policies = policy_files(home.policies) + sorted(home.overrides.glob("*.yml"))
        return policies + program_files(home.points) + segment_files(home.segments)
    found = policy_files(path) or sorted(path.glob("*.yml"))
    if not found:
        raise ConfigurationError(problem(str(path), "nothing_below"))
    return found


def lint_written(paths: Sequence[Path], currency: str | None = None, as_of: date | None = None) -> list[Problem]:
    """Errors and warnings of the named files, each by the rules of its kind. See `loader.lint` for the rest."""
    programs = [path for path in paths if path.absolute().parents[1].name == POINTS]
    segments = [path for path in paths if path.absolute().parent.name == SEGMENTS]
    overrides = [path for path in paths if path.absolute().parent.name == OVERRIDES]
    policies = [path for path in paths if path not in {*programs, *segments, *overrides}]
    return [
        *lint(policies, currency, as_of),
        *lint_overrides(overrides),
        *lint_programs(programs, currency),
        *lint_segments(segments),
    ]
