"""Types of the values in a policy file: codes, exact numbers, dates, names in two languages.

Every scalar arrives as the text that was written. Add a type here when two models share it; keep rules that need
more than the value itself (units, levels, neighbours) in `lint/`.
"""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,18}(?:\.[0-9]{1,6})?")
SMALL_CODE, CURRENCY = re.compile(r"[a-z][a-z0-9_]*"), re.compile(r"[A-Z]{3}")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _plain_number(value: object) -> object:
    if isinstance(value, str) and not PLAIN_NUMBER.fullmatch(value):
        raise ValueError("a plain number such as 1000000 or 0.5, with at most 6 decimals")
    return value


def _percent(value: object) -> object:
    return value.removesuffix("%") if isinstance(value, str) else value


def _calendar_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value if ISO_DATE.fullmatch(value) else "")
    except ValueError:
        raise ValueError("a date of the calendar such as 2024-01-31") from None


def _small_code(value: object) -> object:
    if isinstance(value, str) and not SMALL_CODE.fullmatch(value):
        raise ValueError("a code of small letters, digits and underscores that begins with a letter, such as key_2026")
    return value


def _level_code(value: object) -> object:
    if isinstance(value, str) and value and value != value.strip():
        raise ValueError("written without a space at its ends")
    return value


def _currency(value: object) -> object:
    if isinstance(value, str) and not CURRENCY.fullmatch(value):
        raise ValueError("the three capital letters of a currency, such as CNY")
    return value


def _written(pattern: str) -> WithJsonSchema:
    """What editors accept: a number, or a text of this form."""
    return WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^(?:{pattern})$"}]})


Exact = Annotated[Decimal, BeforeValidator(_plain_number), _written(PLAIN_NUMBER.pattern)]
Percent = Annotated[Exact, BeforeValidator(_percent), Field(gt=0, le=100), _written(r"[0-9]+(\.[0-9]+)?%?")]
Day = Annotated[date, BeforeValidator(_calendar_day), WithJsonSchema({"type": "string", "format": "date"})]
Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=64), BeforeValidator(_small_code)]
LevelCode = Annotated[str, Field(pattern=r"^\S(?:.*\S)?$", max_length=40), BeforeValidator(_level_code)]
Currency = Annotated[str, Field(pattern=r"^[A-Z]{3}$"), BeforeValidator(_currency)]


class Part(BaseModel):
    """Base of every part of a policy: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def hash(self) -> str:
        """sha256 over the canonical JSON of what is stated: comments, layout and written defaults do not count.

        Defaults are left out so that a field added to a model later keeps the hash of everything published.
        """
        stated = self.model_dump(mode="json", exclude_defaults=True)
        content = json.dumps(stated, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(content.encode()).hexdigest()


class Name(Part):
    """What people read, in English and Chinese."""

    en: str = Field(min_length=1)
    zh: str = Field(min_length=1)
