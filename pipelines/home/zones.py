"""Time zones and times of day as people write them in YAML: the types, and what is said when one is wrong."""

from __future__ import annotations

import re
from datetime import time
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("an IANA time zone such as Asia/Shanghai")
    return name


def _clock_time(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", text):
        raise ValueError('a time of day in quotes, such as "04:00"')
    return text


Zone = Annotated[str, AfterValidator(_known_zone)]
ClockTime = Annotated[time, BeforeValidator(_clock_time)]
