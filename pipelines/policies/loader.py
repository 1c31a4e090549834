"""Reads policy files into versions, after the linter has found nothing wrong with them.

One file at a time, then the versions of a policy together. Keep what a fault is in `lint/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import read_yaml, validate
from pipelines.policies.fiscal import FiscalCalendar, read_fiscal
from pipelines.policies.in_force import all_in_force, by_policy
from pipelines.policies.lint.approval import revised_lately
from pipelines.policies.lint.finding import error, problem
from pipelines.policies.lint.placement import named_twice, overlapping
from pipelines.policies.lint.rules import problems_of
from pipelines.policies.lint.succession import first_versions_follow_nothing, removed_levels_have_successors
from pipelines.policies.lint.windows import changes_of_level_are_at_reviews
from pipelines.policies.points_file import read_program
from pipelines.policies.points_program import PointsProgram
from pipelines.policies.version import PolicyVersion
from pipelines.policies.windows import SINCE_RESET
from pipelines.settings import load_settings


def read_version(path: Path) -> PolicyVersion:
    """One policy file as it states itself, not linted; ConfigurationError when a value is of no use at all.

    A version with fiscal windows knows their calendar, one that counts since a reset its points program: both lie in
    the home around the folder of policies.
    """
    document = read_yaml(path)
    version = validate(document, PolicyVersion).read_from(document)
    home = Home(path.absolute().parent.parent.parent)
    if version.has_fiscal_windows:
        version.dated_by(_fiscal(version, home))
    return version.cleared_by(_program(version, home)) if SINCE_RESET in version.windows else version


def load_policies(home_or_folder: Home | Path) -> list[PolicyVersion]:
    """All versions of all policies below a home or a policies folder, by policy and date.

    ConfigurationError with every error the linter finds; of a home also for a policy in another currency.
    """
    home = home_or_folder if isinstance(home_or_folder, Home) else None
    folder = home.policies if home else home_or_folder
    assert isinstance(folder, Path)
    currency = load_settings(home).currency if home else None
    versions, problems = _examined(policy_files(folder), currency)
    raise_if_any([*_strays(folder), *problems, *_between_versions(versions)])
    return sorted(versions, key=lambda version: (version.id, version.effective_from))


def lint(paths: Sequence[Path], currency: str | None = None, as_of: date | None = None) -> list[Problem]:
    """Errors and warnings of the named files, also against the other versions of the same policies.

    `currency` is the program currency of the home the files belong to, when there is one. With `as_of`, the versions in
    force on that day are also asked when they were last revised.
    """
    _, problems = _examined(paths, currency)
    named = {path.resolve() for path in paths}
    beside = {other.resolve() for path in paths for other in path.parent.glob("*.yml")} - named
    known = [version for path in sorted(named | beside) for version in _readable(path)]
    beyond_one = [*_between_versions(known), *_stale(known, as_of)]
    of_pairs = (problem for problem in beyond_one if _file_of(problem) in named)
    return list(dict.fromkeys([*problems, *of_pairs]))


def policy_files(folder: Path) -> list[Path]:
    """The policy files below a policies folder: `<id>/<effective-from>.yml`."""
    return sorted(folder.glob("*/*.yml"))


def _examined(paths: Sequence[Path], currency: str | None) -> tuple[list[PolicyVersion], list[Problem]]:
    versions: list[PolicyVersion] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            version = read_version(path)
        except ConfigurationError as refused:
            problems.extend(refused.problems)
            continue
        versions.append(version)
        problems.extend(problems_of(version))
        problems.extend(_other_currency(version, currency))
    return versions, problems


def _between_versions(versions: Sequence[PolicyVersion]) -> Iterator[Problem]:
    for of_policy in by_policy(versions).values():
        yield from overlapping(of_policy)
        yield from named_twice(of_policy)
        yield from first_versions_follow_nothing(of_policy)
        yield from removed_levels_have_successors(of_policy)
        yield from changes_of_level_are_at_reviews(of_policy)


def _stale(versions: Sequence[PolicyVersion], as_of: date | None) -> Iterator[Problem]:
    for version in all_in_force(versions, as_of) if as_of else ():
        yield from revised_lately(version, as_of or date.max)


def _fiscal(version: PolicyVersion, home: Home) -> FiscalCalendar | None:
    named = home.calendar / f"{version.calendar}.csv"
    return read_fiscal(named) if version.calendar and named.is_file() else None


def _program(version: PolicyVersion, home: Home) -> Sequence[PointsProgram]:
    return read_program(home.points / version.program) if version.program else ()


def _other_currency(version: PolicyVersion, currency: str | None) -> Iterator[Problem]:
    if currency is not None and version.currency != currency:
        yield error(version, ("currency",), "currency", currency=version.currency, kept=currency)


def _strays(folder: Path) -> Iterator[Problem]:
    expected = set(policy_files(folder))
    for path in sorted(folder.rglob("*.y*ml")):
        if path not in expected:
            yield problem(str(path), "misplaced.stray")


def _readable(path: Path) -> Iterator[PolicyVersion]:
    try:
        yield read_version(path)
    except ConfigurationError:
        return


def _file_of(problem: Problem) -> Path:
    return Path(problem.where.rpartition(":")[0]).resolve()
