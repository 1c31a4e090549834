"""Each tier of tests has a marker, a make target and a place in .ci/run; plain pytest runs none of them."""

from __future__ import annotations

import re
import tomllib

from tests.shape.house import ROOT

TIERS = ("long", "faults", "servers", "spark", "torture", "bi", "browser")


def test_every_tier_has_its_marker_and_plain_pytest_leaves_it_out() -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    markers = {marker.partition(":")[0] for marker in options["markers"]}
    assert markers == {"slow", *TIERS}
    chosen = options["addopts"][options["addopts"].index("-m") + 1]
    assert chosen == " and ".join(f"not {tier}" for tier in TIERS)


def test_every_tier_has_its_make_target_and_is_run_by_continuous_integration() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.findall(r"^test-(\w+): .*\n\t\$\(call tier,\1\)$", makefile, re.MULTILINE)) == set(TIERS)
    listed = re.search(r'^TIERS="(.*)"$', (ROOT / ".ci" / "run").read_text("utf-8"), re.MULTILINE)
    assert listed and set(listed[1].split()) == {f"test-{tier}" for tier in TIERS}
