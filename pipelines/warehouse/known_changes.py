"""What the arrival of a file changed about the past: the dated rows it brought, and the rows it put out of use.

A delivery that repeats what was already known changes nothing. Keep out: which snapshots that concerns (publish/late).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars as pl

from pipelines.sources.canonical import CANONICAL, MAIN_DATE

CHANGES: dict[str, pl.DataType] = {
    "table_name": pl.String(),
    "file_id": pl.String(),
    "row_no": pl.Int64(),
    "source_code": pl.String(),
    "change_code": pl.String(),
    "business_on": pl.Date(),
    "known_on": pl.Date(),
    "by_file_id": pl.String(),
}
# A control figure is compared with what counts, and changes none of it.
DATED = tuple(table for table in MAIN_DATE if table != "control_total")
HEADER_OF = {"sales_line": "sales_header", "order_line": "order_header"}
# The rows of one table with the date on which each counts; a line without a date of its own has that of its header.
_ROWS = """
    create or replace temp view delivered as
    select
        landed.file_id, landed.row_no, landed.source_code, landed.duplicates, landed.delivery_key,
        {business_on} as business_on, hash({content}) as content,
        known.place, known.known_at, known.known_on, known.is_new
    from {landed} as landed
    inner join known_file as known on landed.file_id = known.file_id
    {header}
"""
_HEADER = """
    left join (
        select header.namespace, header.document_code,
            arg_max(header.{column}, (known_file.place, header.row_no)) as on_
        from {headers} as header
        inner join known_file on header.file_id = known_file.file_id
        group by header.namespace, header.document_code
    ) as headed on landed.namespace = headed.namespace and landed.document_code = headed.document_code
"""
# A unit is what one file says about one key or document. It changes what is known when it is the later delivery and
# says something else; one in the place of an earlier one is a correction and adds its rows.
_CHANGES = """
    with
    touched as (
        select distinct source_code, duplicates, delivery_key from delivered where is_new and duplicates <> 'keep'
    ),
    unit as (
        select
            source_code, duplicates, delivery_key, file_id, place, known_at, known_on, is_new,
            case duplicates
                when 'by_key' then cast(arg_max(content, row_no) as hugeint)
                when 'by_document' then sum(cast(content as hugeint))
                else 0
            end as said
        from delivered semi join touched using (source_code, duplicates, delivery_key)
        group by source_code, duplicates, delivery_key, file_id, place, known_at, known_on, is_new
    ),
    followed as (
        select *, max(place) over before as place_before, arg_max(said, place) over before as said_before
        from unit
        window before as (
            partition by source_code, duplicates, delivery_key
            order by known_at, place, file_id rows between unbounded preceding and 1 preceding
        )
    ),
    news as (
        select * from followed
        where is_new
            and (place_before is null or place = place_before or (place > place_before and said <> said_before))
    )
    select '{table}' as table_name, file_id, row_no, source_code, 'arrived' as change_code, business_on, known_on,
        file_id as by_file_id
    from delivered where is_new and duplicates = 'keep' and business_on <= $until
    union all
    select '{table}', file_id, row_no, source_code, 'arrived', business_on, known_on, file_id
    from delivered semi join news using (source_code, duplicates, delivery_key, file_id) where business_on <= $until
    union all
    select '{table}', before.file_id, before.row_no, before.source_code, 'replaced', before.business_on, news.known_on,
        news.file_id
    from delivered as before
    inner join news on before.source_code = news.source_code and before.duplicates = news.duplicates
        and before.delivery_key = news.delivery_key and before.place = news.place_before
    where news.place > news.place_before and before.business_on <= $until
"""


@dataclass(frozen=True)
class KnownFile:
    """One landed file. place: in delivery order.  known_on: the day it became known in the home's zone.

    tables: canonical tables it feeds.  is_keyed: whether its source's deliveries replace each other.
    is_new: whether the question is about this file.
    """

    file_id: str
    source_code: str
    place: int
    known_at: str
    known_on: date
    tables: frozenset[str]
    is_keyed: bool
    is_new: bool


def known_changes(landing: Path, files: Sequence[KnownFile], until: date) -> pl.DataFrame:
    """Every dated row up to `until` that a new file brought (arrived) or put out of use (replaced).

    Columns: CHANGES; `by_file_id` is the file whose arrival made the change, known_on its day.
    """
    found = [pl.DataFrame(schema=CHANGES)]
    told = pl.DataFrame(
        [(one.file_id, one.place, one.known_at, one.known_on, one.is_new) for one in files],
        schema=["file_id", "place", "known_at", "known_on", "is_new"],
        orient="row",
    )
    with duckdb.connect() as connection:
        connection.execute("set timezone = 'UTC'")
        connection.register("known_file", told)
        for table in DATED:
            if asked := _asked(table, files):
                connection.execute(_rows_of(landing, table, asked, files))
                query = _CHANGES.format(table=table).replace("$until", f"date '{until}'")
                found.append(connection.sql(query).pl().cast(CHANGES))
    return pl.concat(found)


def _asked(table: str, files: Sequence[KnownFile]) -> list[KnownFile]:
    """The files to read: the new ones, and of their sources whatever they may replace."""
    feeding = [one for one in files if table in one.tables]
    new_sources = {one.source_code for one in feeding if one.is_new and one.is_keyed}
    return [one for one in feeding if one.is_new or one.source_code in new_sources]


def _rows_of(landing: Path, table: str, asked: Sequence[KnownFile], files: Sequence[KnownFile]) -> str:
    content = ", ".join(f"landed.{name}" for name in CANONICAL[table] if name not in ("file_id", "row_no"))
    column, header = f"landed.{MAIN_DATE[table]}", ""
    headers = [one for one in files if HEADER_OF.get(table) in one.tables]
    if headers:
        header = _HEADER.format(column=MAIN_DATE[table], headers=_listed(landing, HEADER_OF[table], headers))
        column = f"case when landed.needs_header then headed.on_ else {column} end"
    return _ROWS.format(business_on=column, content=content, landed=_listed(landing, table, asked), header=header)


def _listed(landing: Path, table: str, files: Sequence[KnownFile]) -> str:
    paths = ", ".join("'" + str(landing / table / f"{one.file_id}.parquet").replace("'", "''") + "'" for one in files)
    return f"read_parquet([{paths}], hive_partitioning = false)"
