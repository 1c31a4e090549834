"""Every English sentence of the rooms that can reach a person, found in the code: what problems, findings, gates say.

A text is followed from where it is handed on (a problem, a refusal, a finding, the reason of a check) back to where it
is written: through names, branches, tables of texts, small functions and their parameters. Add a place here when the
rooms get a new way to tell something.
"""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.shape.house import files
from tests.shape.written_texts import Module, Way, Ways

# Who hands a text on: the positions and names of the arguments that people read.
HANDED_ON: dict[str, set[Way]] = {
    "Problem": {0, 2, "what", "remedy"},
    "FileRefused": {1, 2, "message", "remedy"},
    "Finding": {2, 3, "said", "remedy"},
    "Expectation": {4, "reason"},
    "Limit": {2, "reason"},
    "ValueError": {0},
    "QueryFailedError": {0},
    "LeftFile": {2, "detail"},
    "BadParameter": {0},
    "told": {0},
    "first_word": {0},
    "print_table": {0, 1},
    "_columns": {0, 1, 2, 3, 4},
    "_waiting_table": {0},
}
# Functions and tables of which every text is told, by way of the ledger or of a record.
TOLD = {
    "pipelines/sources/file_rows.py": ("read_local_rows",),
    "pipelines/landing/corrections.py": ("_settled",),
    "pipelines/landing/reject_limits.py": ("exceeded_limits",),
    "pipelines/landing/outcome.py": ("REMEDIES", "remedy"),
    "pipelines/landing/forecast.py": ("WHY",),
    "pipelines/home/lock.py": ("lock_holder", "_acquire"),
    "pipelines/checks/home_rules.py": ("_faults",),
    "pipelines/audit/surroundings.py": ("folders",),
    "pipelines/audit/installation.py": ("_fault",),
    "pipelines/cli/serve.py": ("_print_start",),
    "pipelines/publish/differences.py": ("differences",),
    "pipelines/publish/outlook.py": ("_reasons",),
    "pipelines/publish/late.py": ("reason",),
}


def spoken() -> dict[str, str]:
    """Every sentence, each value in it as {}, with a file that says it."""
    modules = [
        Module(path, ast.parse(text))
        for path, text in {**files(".py", "pipelines/"), **files(".py", "expectations/")}.items()
    ]
    ways: Ways = defaultdict(set)
    for name, places in HANDED_ON.items():
        ways["", name] = set(places)
    known = -1
    while known != sum(map(len, ways.values())):
        known = sum(map(len, ways.values()))
        found = {text: module.path for module in modules for text in module.sentences(ways, TOLD.get(module.path, ()))}
    return found
