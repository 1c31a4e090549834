"""The PostgreSQL database that may keep the history of runs: whether it answers, and how its absence is told.

No message repeats the address: it holds a password. Keep out what is kept there (instance.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from pipelines.home.problems import ConfigurationError, Problem, RefusedError
from pipelines.settings import secret

CONNECT_SECONDS = 10


def answering(variable: str) -> None:
    """Return when the database at the address in this variable of the environment lets us in; RefusedError if not."""
    engine = create_engine(_address(variable), connect_args={"connect_timeout": CONNECT_SECONDS})
    try:
        with told_as_refusal(variable), engine.connect():
            return
    finally:
        engine.dispose()


@contextmanager
def told_as_refusal(variable: str) -> Iterator[None]:
    """What the database does wrong during the block, as a RefusedError without its address."""
    from dagster_postgres.utils import DagsterPostgresException

    remedy = "Start it, or correct the address; what was published before stands, and the next run heals the rest"
    refusal = RefusedError(Problem("the database of runs that this variable names does not answer", variable, remedy))
    try:
        yield
    except DagsterPostgresException:
        raise refusal from None
    except DBAPIError as error:
        if not type(error.orig).__module__.startswith("psycopg2"):
            raise
        raise refusal from None


def _address(variable: str) -> URL:
    try:
        address = make_url(secret(variable))
        is_right = address.drivername in ("postgresql", "postgresql+psycopg2")
    except (ArgumentError, ValueError):
        is_right = False
    if not is_right:
        remedy = "Write postgresql://user:password@host:5432/runs, signs such as @ and / in the password as %40 and %2F"
        raise ConfigurationError(Problem("this variable holds no address of PostgreSQL", variable, remedy))
    return address
