"""The policy a person means: an id of the home, or a path to one file; and the home above a file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.policies.in_force import in_force
from pipelines.policies.lint.finding import problem
from pipelines.policies.loader import lint, load_policies, read_version
from pipelines.policies.version import PolicyVersion
from pipelines.policies.written import files_below, lint_written
from pipelines.settings import home_folder, load_settings, now


def version_named(policy: str, home_named: Path | None, as_of: date | None) -> PolicyVersion:
    """The one version meant by a policy id, an id@version or a path; ConfigurationError when there is none.

    An id is looked up in the home, as of `as_of` or else its own date; then the first version stands for a policy
    that has yet to begin, because authors show and try what is not in force. A path means that file.
    """
    if policy.endswith((".yml", ".yaml")) or "/" in policy:
        raise_if_any(lint([Path(policy)]))
        return _in_force([read_version(Path(policy))], as_of, policy) if as_of else read_version(Path(policy))
    policy_id, _, name = policy.partition("@")
    home = Home.at(home_folder(home_named))
    versions = load_policies(home)
    of_policy = [version for version in versions if version.id == policy_id]
    if not of_policy:
        known = ", ".join(sorted({version.id for version in versions}))
        raise ConfigurationError(problem(str(home.policies), "no_policy", policy=policy_id, known=known or "-"))
    if name:
        return _of_name(of_policy, name)
    first, today = min(of_policy, key=lambda version: version.effective_from), load_settings(home).as_of_on(now())
    if as_of is None and first.effective_from > today:
        return first
    return _in_force(of_policy, as_of or today, policy)


def _of_name(versions: Sequence[PolicyVersion], name: str) -> PolicyVersion:
    found = next((version for version in versions if version.version == name), None)
    if found is None:
        policy, known = versions[0].id, ", ".join(version.version for version in versions)
        raise ConfigurationError(problem(f"{policy}@{name}", "no_such_version", policy=policy, name=name, known=known))
    return found


def home_above(path: Path) -> Home | None:
    """The home whose tierline.yml lies nearest above a file, or None."""
    homes = (Home(folder) for folder in path.absolute().parents)
    return next((home for home in homes if home.settings_file.is_file()), None)


def by_home(paths: Sequence[Path], home_named: Path | None) -> dict[Home | None, list[Path]]:
    """The files by the home each lies in, or the one named; a folder stands for the files below it."""
    files = [each for path in paths for each in files_below(path)]
    found: dict[Home | None, list[Path]] = {}
    for file in files:
        found.setdefault(Home.at(home_named) if home_named else home_above(file), []).append(file)
    return found


def lint_in_homes(paths: Sequence[Path], home_named: Path | None, as_of: date | None = None) -> list[Problem]:
    """Lint files, each in the home it lies in or the one named; a folder stands for the files below it.

    With `as_of`, versions in force on that day are also asked when they were last revised.
    """
    found: list[Problem] = []
    for home, of_home in by_home(paths, home_named).items():
        found += lint_written(of_home, load_settings(home).currency if home else None, as_of)
    return found


def _in_force(versions: Sequence[PolicyVersion], as_of: date, policy: str) -> PolicyVersion:
    found = in_force(versions, as_of)
    if found is None:
        begins = min(version.effective_from for version in versions)
        told = problem("--as-of", "none_in_force", policy=policy, day=as_of, begins=begins)
        raise ConfigurationError(told)
    return found
