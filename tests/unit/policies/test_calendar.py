"""Working days come from the home's calendar, and a date it does not know is an error."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipelines.home.problems import ConfigurationError
from pipelines.policies.calendar import read_workdays

SHIPPED = Path(__file__).parents[3] / "data" / "calendar" / "workdays.csv"


@pytest.mark.parametrize(
    ("contact", "due"),
    [
        ("2026-11-16", "2026-11-23"),
        ("2026-11-20", "2026-11-27"),
        ("2026-11-21", "2026-11-27"),
        ("2026-09-30", "2026-10-13"),
        ("2026-09-28", "2026-10-10"),
    ],
)
def test_the_fifth_working_day_skips_holidays_and_takes_make_up_workdays(contact: str, due: str) -> None:
    assert read_workdays(SHIPPED).after(date.fromisoformat(contact), 5) == date.fromisoformat(due)


def test_a_date_past_the_end_is_an_error_that_names_the_file() -> None:
    with pytest.raises(ConfigurationError, match=r"workdays\.csv: 2027-01-01 lies outside"):
        read_workdays(SHIPPED).is_workday(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("day,free\n", 1),
        ("on,is_workday,name\n", 1),
        ("on,is_workday,name\n2026-13-01,false,x\n", 2),
        ("on,is_workday,name\n2026-10-01,no,x\n", 2),
        ("on,is_workday,name\n2026-10-01,false,x\n2026-10-01,true,x\n", 3),
    ],
)
def test_a_faulty_calendar_is_refused_with_its_line(text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "workdays.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_workdays(path)
    assert refused.value.problems[0].where == f"{path}:{line}"
