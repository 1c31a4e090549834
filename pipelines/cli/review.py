"""`tierline review`: the review that is due on a day. It is the refresh of that day, told by what the review decided.

Keep out: which days are review days (policies/review.py) and what a review does to a level (models).
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from pipelines.cli.alerts import tell_after_run
from pipelines.cli.output import (
    ActorOption,
    HomeOption,
    JsonOption,
    WaitOption,
    console,
    emit_json,
    errors,
    open_home,
    told,
)
from pipelines.home.problems import ExitCode


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("review")(review)


def review(
    on: Annotated[datetime, typer.Option("--on", formats=["%Y-%m-%d"], help="The review date.")],
    policy: Annotated[str | None, typer.Option("--policy", help="Only this policy; it must be reviewed then.")] = None,
    wait: WaitOption = 60,
    home: HomeOption = None,
    actor: ActorOption = None,
    as_json: JsonOption = False,
) -> None:
    """Run the reviews that fall on a day, and say whose level moved, whose was kept, and why.

    It lands, grades every policy, checks and publishes as `refresh --as-of` does; run twice, it changes nothing.

    Example: tierline review --policy abcd_scorecard --on 2026-09-30 --home my_home
    """
    from pipelines.audit.reviewed import reviewed
    from pipelines.cli.refresh import run_refresh
    from pipelines.cli.review_outcome import print_reviews
    from pipelines.cli.summary import as_document, print_summary, shown_manifest
    from pipelines.publish.configuration import load_configuration
    from pipelines.publish.review_dates import policies_reviewed_on

    place, day = open_home(home), on.date()
    names = policies_reviewed_on(load_configuration(place).versions, day, policy)
    try:
        outcome = run_refresh(place, day, wait, None)
    except KeyboardInterrupt:
        errors.print(told("interrupted; what was published before stands, and the next run heals the rest"))
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        tell_after_run(place)
    manifest = shown_manifest(place, outcome)
    found = reviewed(place, manifest.seq, names, day) if manifest else []
    if as_json:
        emit_json(
            as_document(outcome) | {"reviewed_on": day, "policies": names, "reviews": [vars(one) for one in found]}
        )
    else:
        console.print(told(f"reviewed on {day}: {', '.join(names)}"), soft_wrap=True, markup=False)
        print_summary(place, outcome)
        print_reviews(found, day)
    raise typer.Exit(outcome.exit_code)
