"""Everything people wrote in a home, validated together, so that a fault anywhere stops a run before it begins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pipelines.checks.home_rules import rule_problems
from pipelines.home.folder import Home
from pipelines.home.problems import ConfigurationError, Problem, raise_if_any
from pipelines.home.yaml_file import read_yaml
from pipelines.identity.secret import identity_key
from pipelines.landing.waivers import Waiver, load_waivers
from pipelines.policies.evaluations import OverridesOfPolicies
from pipelines.policies.loader import load_policies
from pipelines.policies.override_file import load_overrides
from pipelines.policies.points_file import load_programs
from pipelines.policies.points_program import PointsProgram
from pipelines.policies.segments import Segmentation
from pipelines.policies.segments_file import load_segments
from pipelines.policies.version import PolicyVersion
from pipelines.publish.published_policies import changed_after_publication
from pipelines.settings import Settings, load_settings
from pipelines.sources.controlled import unknown_constant
from pipelines.sources.mapping import Mapping, load_mappings

T = TypeVar("T")


@dataclass(frozen=True)
class Configuration:
    """Everything people wrote in one home: of policies and points programs every version."""

    settings: Settings
    mappings: tuple[Mapping, ...]
    versions: tuple[PolicyVersion, ...]
    waivers: tuple[Waiver, ...] = ()
    overrides: OverridesOfPolicies = field(default_factory=dict)
    programs: tuple[PointsProgram, ...] = ()
    segmentations: tuple[Segmentation, ...] = ()

    @property
    def definitions(self) -> dict[str, str]:
        """Hash of every version of every points program and of every vocabulary of segments, by its place."""
        programs = {f"points/{one.id}/{one.version}": one.hash for one in self.programs}
        return programs | {f"segments/{one.id}": one.hash for one in self.segmentations}

    @property
    def source_order(self) -> dict[str, int]:
        """Source name -> who speaks first: tierline.yml's order, then the names it does not list, by alphabet."""
        listed = {name: place for place, name in enumerate(self.settings.sources)}
        others = sorted(mapping.name for mapping in self.mappings if mapping.name not in listed)
        return listed | {name: len(listed) + place for place, name in enumerate(others)}

    @property
    def namespace_order(self) -> dict[str, int]:
        """Namespace -> the best place of its sources."""
        order: dict[str, int] = {}
        for mapping in self.mappings:
            place = self.source_order[mapping.name]
            order[mapping.namespace] = min(place, order.get(mapping.namespace, place))
        return order

    @property
    def personal_namespaces(self) -> frozenset[str]:
        """Namespaces in which some mapping classes the customer code itself as personal."""
        return frozenset(
            mapping.namespace
            for mapping in self.mappings
            for table, rules in mapping.tables.items()
            if "customer_code" in rules.targets and _is_direct(mapping, table, "customer_code")
        )

    @property
    def direct_columns(self) -> dict[str, frozenset[str]]:
        """Source -> canonical columns that its mapping classes as naming a person; masked wherever rows are shown."""
        return {
            mapping.name: frozenset(
                name
                for table, rules in mapping.tables.items()
                for name in rules.targets
                if _is_direct(mapping, table, name)
            )
            for mapping in self.mappings
        }


def _is_direct(mapping: Mapping, table: str, name: str) -> bool:
    return mapping.privacy(table, name) == "direct"


def load_configuration(home: Home) -> Configuration:
    """Read tierline.yml and everything else people write in a home; ConfigurationError with the faults of all of it.

    Policies are also held against the snapshots: a published version that changed is a fault.
    """
    problems: list[Problem] = []
    settings = _collect(problems, lambda: load_settings(home))
    mappings = _collect(problems, lambda: load_mappings(home))
    versions = _collect(problems, lambda: load_policies(home))
    waivers = _collect(problems, lambda: load_waivers(home))
    overrides = _collect(problems, lambda: load_overrides(home.overrides, versions or []))
    currency = settings.currency if settings else None
    programs = _collect(problems, lambda: load_programs(home.points, currency))
    segmentations = _collect(problems, lambda: load_segments(home.segments))
    if settings is not None:
        _collect(problems, lambda: identity_key(home, settings))
        problems.extend(_unknown_sources(home, settings, mappings or []))
        problems.extend(rule_problems(settings.gates, read_yaml(home.settings_file)))
    problems.extend(_unknown_controlled(home, mappings or []))
    problems.extend(changed_after_publication(home, versions) if versions is not None else ())
    # Policies are read with the settings too, so a fault of tierline.yml may have been found twice.
    raise_if_any(dict.fromkeys(problems))
    if settings is None or mappings is None or versions is None:
        raise ConfigurationError(Problem("the home could not be read", str(home.path), "Look at the files it names"))
    defined = (tuple(programs or ()), tuple(segmentations or ()))
    return Configuration(settings, tuple(mappings), tuple(versions), waivers or (), overrides or {}, *defined)


def _collect(problems: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except ConfigurationError as error:
        problems.extend(error.problems)
        return None


def _unknown_controlled(home: Home, mappings: list[Mapping]) -> list[Problem]:
    known = {mapping.name: mapping for mapping in mappings}
    return [
        Problem(wrong, str(home.sources / f"{mapping.name}.yml"), f"Name one of: {', '.join(known)}", "unknown_source")
        for mapping in mappings
        if (wrong := unknown_constant(mapping, known)) is not None
    ]


def _unknown_sources(home: Home, settings: Settings, mappings: list[Mapping]) -> list[Problem]:
    known = {mapping.name for mapping in mappings}
    return [
        Problem(
            f"`sources` names {name}, which has no mapping",
            str(home.settings_file),
            f"Write sources/{name}.yml, or remove the name",
        )
        for name in settings.sources
        if mappings and name not in known
    ]
