"""Control figures that a database is asked for: the query, and its answer as the bytes of a CSV file.

The answer takes the road of every delivered file, so nothing here knows of landing. Keep out any text that a driver
or the environment gives: it may hold an address, a name or a password.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict

from pipelines.home.operating import Variable
from pipelines.home.problems import ConfigurationError
from pipelines.settings import secret

# What the result of a query is called and looks like is not for the mapping to say.
QUERY_DECIDES = frozenset({"file", "format", "name_pattern", "version_from", "encoding", "delimiter"})
# Engines that can be told to refuse writing; for all others there is only the roll-back, and the account's own rights.
READ_ONLY = {
    "sqlite": "pragma query_only = on",
    "postgresql": "set transaction read only",
    "mysql": "set session transaction read only",
    "mariadb": "set session transaction read only",
}


class QueryFailedError(Exception):
    """The question got no answer that can be used. The text names the variable, never what it holds."""


def _one_question(text: str) -> str:
    plain = text.strip().removesuffix(";")
    if not re.match(r"(select|with)\b", plain, re.IGNORECASE) or ";" in plain:
        raise ValueError("one query that begins with select or with")
    return plain


class ControlQuery(BaseModel):
    """What to ask, and which variable of the environment holds the address (as SQLAlchemy writes it) of whom to ask."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url_env: Variable
    sql: Annotated[str, AfterValidator(_one_question)]


def result_names(mapping: str) -> dict[str, str]:
    """How results are named: numbered, so that figures that go back to what they were are a later delivery too."""
    return {
        "file": f"{mapping}_[0-9][0-9][0-9][0-9][0-9][0-9].csv",
        "name_pattern": rf"{mapping}_(?P<result_no>\d{{6}})\.csv",
        "version_from": "result_no",
    }


def asked(query: ControlQuery) -> bytes:
    """The answer as CSV with a header line, its rows in the order of their text: equal answers are equal bytes.

    Raises:
        QueryFailedError: no address, no answer, or a value that is not exact.
    """
    import sqlalchemy as sa

    try:
        engine = sa.create_engine(secret(query.url_env), poolclass=sa.NullPool)
    except ConfigurationError:
        raise QueryFailedError(f"{query.url_env} is not set") from None
    except (sa.exc.SQLAlchemyError, ImportError, ValueError):
        raise QueryFailedError(f"{query.url_env} holds no address of a database that can be opened here") from None
    try:
        with engine.connect() as connection:
            read_only = READ_ONLY.get(engine.dialect.name)
            if read_only:
                connection.exec_driver_sql(read_only)
            answer = connection.exec_driver_sql(query.sql)
            header, rows = list(answer.keys()), answer.fetchall()
            connection.rollback()
    except (sa.exc.SQLAlchemyError, OSError, ValueError) as error:
        told = type(error).__name__
        raise QueryFailedError(f"the database of {query.url_env} did not answer ({told})") from None
    finally:
        engine.dispose()
    return _as_csv(header, rows)


def _as_csv(header: Sequence[str], rows: Sequence[Sequence[Any]]) -> bytes:
    lines = sorted([_text(value, name) for name, value in zip(header, row, strict=True)] for row in rows)
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *lines])
    return text.getvalue().encode()


def _text(value: object, column: str) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return value.isoformat()
    what = "a binary floating-point number" if isinstance(value, float) else f"a {type(value).__name__}"
    raise QueryFailedError(f"column `{column}` is {what}, which is not exact: cast it to text or decimal in the query")
