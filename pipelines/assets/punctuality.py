"""One check per source that says how often it delivers: a late source is a warning on the ledger, never a stop."""

from collections.abc import Iterator, Sequence

import dagster as dg

from pipelines.assets.landing import LEDGER
from pipelines.assets.resources import HomeFolder, Writer
from pipelines.landing.punctuality import late_sources
from pipelines.settings import now
from pipelines.sources.mapping import Mapping, load_mappings


def punctuality_checks(mappings: Sequence[Mapping]) -> list[dg.AssetChecksDefinition]:
    """The checks of the sources whose mapping says `expected_every_days`; none when no mapping does."""
    expected = {_name(one.name): one for one in mappings if one.expected_every_days}
    if not expected:
        return []

    @dg.multi_asset_check(
        name="punctuality",
        specs=[
            dg.AssetCheckSpec(name, asset=LEDGER, description=f"Delivers every {one.expected_every_days} days.")
            for name, one in expected.items()
        ],
    )
    def punctuality(
        context: dg.AssetCheckExecutionContext, home: HomeFolder, writer: Writer
    ) -> Iterator[dg.AssetCheckResult]:
        place = home.open()
        late = {_name(one.source_code): one for one in late_sources(place, load_mappings(place), now())}
        for name in expected:
            yield dg.AssetCheckResult(
                asset_key=LEDGER,
                check_name=name,
                passed=name not in late,
                severity=dg.AssetCheckSeverity.WARN,
                metadata={"told": late[name].told if name in late else "on time"},
            )

    return [punctuality]


def _name(source_code: str) -> str:
    return f"{source_code}_on_time"
