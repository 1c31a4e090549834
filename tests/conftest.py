"""How Hypothesis looks for examples: the same ones in every run of one code, new ones when asked to search.

A commit is green or red for everybody; `make search` looks further.
Add here only what holds for all tests; a fixture stands with those that ask for it.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False)
settings.load_profile(os.environ.get("TIERLINE_EXAMPLES", "same"))
