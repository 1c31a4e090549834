"""Finds the suites declared under expectations/<stage>/.

Keep out: running them (gate.py).
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable
from importlib import import_module

import expectations
from expectations.declaration import Stage, Suite


def declared_suites(stage: Stage) -> dict[str, Suite]:
    """The suites of one gate by relation; each file of the stage's folder holds one `SUITE`."""
    package = import_module(f"{expectations.__name__}.{stage}")
    modules = [import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)]
    return {module.SUITE.relation: module.SUITE for module in modules}


def suites_for(stage: Stage, relations: Iterable[str]) -> list[Suite]:
    """The suites of the named relations; LookupError names a relation that nothing is declared for."""
    declared = declared_suites(stage)
    wanted = list(relations)
    missing = [relation for relation in wanted if relation not in declared]
    if missing:
        raise LookupError(f"no suite for {', '.join(missing)}: add a file under expectations/{stage}/")
    return [declared[relation] for relation in wanted]
