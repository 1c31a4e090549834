"""Facts that several landed tables share, each said once.

Add a fact here when a second table needs it. Keep out suites: they stand in expectations/landed/<table>.py.
"""

from __future__ import annotations

from expectations.declaration import Expectation, always_present, no_rows_where

SINCE = "2026-11-22"
ROW_KEY = ("file_id", "row_no")
ORIGIN_COLUMNS = {
    "file_id": "varchar",
    "row_no": "bigint",
    "source_code": "varchar",
    "duplicates": "varchar",
    "delivery_key": "varchar",
}
ORIGIN = {"file_id": "f1", "row_no": 1, "source_code": "erp", "duplicates": "by_key", "delivery_key": "d1"}


def origin_is_known() -> tuple[Expectation, ...]:
    """Every row leads back to its file and line, and names the delivery that a later one replaces."""
    return (
        always_present("file_id", reason="a row without its file cannot be traced to a delivery", since=SINCE),
        always_present("row_no", reason="a row without its number cannot be found in its file", since=SINCE),
        no_rows_where(
            "delivery_key_is_present",
            "duplicates <> 'keep' and delivery_key is null",
            reason="without the key a second delivery would count twice",
            since=SINCE,
            failing_case=({"delivery_key": None},),
        ),
    )


def each_row_once() -> Expectation:
    """No row of a file landed twice in this table."""
    return no_rows_where(
        "each_row_landed_once",
        "(file_id, row_no) in (select (file_id, row_no) from {batch} group by file_id, row_no having count(*) > 1)",
        reason="a row that landed twice would count twice",
        since=SINCE,
        failing_case=({}, {}),
    )


def sane_date(column: str, first_day: str = "1990-01-01", failing: str = "0024-03-01") -> Expectation:
    """A date between the bounds that landing itself keeps to (a test holds both together), where there is one."""
    kind = "expect_column_values_to_be_between"
    return Expectation(
        f"{column}_is_a_sane_date",
        kind,
        {"column": column, "min_value": first_day, "max_value": "2100-01-01"},
        "block",
        f"a date outside {first_day[:4]}..2100 is a misread date and would fall out of every window",
        SINCE,
        ({column: failing},),
    )


def currency_code() -> Expectation:
    """A currency is three capital letters, where there is one."""
    return Expectation(
        "currency_is_a_code",
        "expect_column_values_to_match_regex",
        {"column": "currency", "regex": "^[A-Z]{3}$"},
        "block",
        "an amount in an unknown currency cannot be converted, and a missing rate never means 1",
        SINCE,
        ({"currency": "RMB yuan"},),
    )


def one_of(column: str, values: tuple[str, ...], *, reason: str) -> Expectation:
    """The column holds one of `values`, where it holds anything."""
    kind = "expect_column_values_to_be_in_set"
    arguments = {"column": column, "value_set": list(values)}
    return Expectation(f"{column}_is_known", kind, arguments, "block", reason, SINCE, ({column: "other"},))


def present_unless_header(column: str) -> Expectation:
    """The column is present in every row that does not take it from a header."""
    return no_rows_where(
        f"{column}_is_present_without_header",
        f"not needs_header and {column} is null",
        reason=f"a row that stands alone must carry its own {column}",
        since=SINCE,
        failing_case=({column: None},),
    )


def customer_or_anonymous(condition: str = "true") -> Expectation:
    """A row names its customer or says that it has none; `condition` limits the rows asked."""
    return no_rows_where(
        "customer_or_anonymous",
        f"{condition} and customer_code is null and not is_anonymous",
        reason="a sale of nobody would be lost from every customer without being counted as anonymous",
        since=SINCE,
        failing_case=({"customer_code": None},),
    )


def excluded_has_reason() -> Expectation:
    """An excluded row says why."""
    return no_rows_where(
        "excluded_has_reason",
        "line_kind = 'excluded' and excluded_reason is null",
        reason="an excluded amount without a reason cannot be explained to anybody",
        since=SINCE,
        failing_case=({"line_kind": "excluded"},),
    )
