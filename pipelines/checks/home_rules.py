"""What a home says of checks, `gates` in tierline.yml: whether it may say so, and the suites as it then weighs them.

A threshold and a severity are a home's own to set, with a reason and a date. A hard fact that blocks stays one: no home
publishes past a broken key. Keep out: accepting one failure of one run (acceptance.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from expectations.declaration import Expectation, Stage, Suite
from pipelines.checks.suites import declared_suites
from pipelines.home.gate_rule import GateRule, GateRules
from pipelines.home.problems import Problem
from pipelines.home.yaml_file import YamlDocument


def declared_expectations() -> list[Expectation]:
    """Every expectation of every gate."""
    suites = (suite for stage in get_args(Stage) for suite in declared_suites(stage).values())
    return [expectation for suite in suites for expectation in suite.expectations]


def judgement_names() -> list[str]:
    """The checks that a home may weigh and a person may accept, by name."""
    return sorted({one.name for one in declared_expectations() if one.judgement})


def rule_problems(rules: GateRules, document: YamlDocument) -> list[Problem]:
    """What the home says and may not say, each with its line of `document` (tierline.yml) and the remedy."""
    expectations = declared_expectations() if rules else []
    problems: list[Problem] = []
    for name, rule in rules.items():
        named = [one for one in expectations if one.name == name]
        if not named:
            remedy = f"Name one of {', '.join(judgement_names())}"
            problems.append(
                Problem(f"`gates` names {name}, which is no check", document.where(("gates", name)), remedy)
            )
        for expectation in named[:1]:
            problems += [
                Problem(what, document.where(("gates", name, key)), remedy)
                for key, what, remedy in _faults(expectation, rule)
            ]
    return problems


def _faults(expectation: Expectation, rule: GateRule) -> Iterator[tuple[str, str, str]]:
    name, limit = expectation.name, expectation.limit
    if rule.limit is not None and limit is None:
        yield "limit", f"{name} has no limit", "Remove `limit`; its severity can be changed if it is a judgement"
    if rule.limit is not None and limit is not None and rule.limit > limit.most:
        yield "limit", f"{rule.limit} {limit.unit} is never exceeded", f"Write a limit of at most {limit.most}"
    if rule.severity == "warn" and expectation.severity == "block" and expectation.judgement is None:
        yield "severity", f"{name} is a hard fact: it always blocks", "Remove it, and mend what the check finds"


def weighed(suite: Suite, rules: GateRules) -> Suite:
    """The suite with the limits and severities that the home gives its checks."""
    return replace(suite, expectations=tuple(_weighed(one, rules.get(one.name)) for one in suite.expectations))


def _weighed(expectation: Expectation, rule: GateRule | None) -> Expectation:
    if rule is None:
        return expectation
    limit, judgement = expectation.limit, expectation.judgement
    if judgement and limit and rule.limit is not None:
        moved = replace(limit, value=rule.limit, since=rule.since.isoformat(), reason=rule.reason)
        judgement = replace(judgement, limit=moved)
    return replace(expectation, severity=rule.severity or expectation.severity, judgement=judgement)
