"""The section on windows of docs/policies.md and its twin: every family, its words, and its days as of one date.

Days are computed here, so that none is claimed; what fiscal years and resets begin with are the shipped files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pipelines.policies.evaluations import MOST_DAYS
from pipelines.policies.fiscal import read_fiscal
from pipelines.policies.points_file import read_program
from pipelines.policies.points_program import since_reset
from pipelines.policies.window_words import window_words
from pipelines.policies.windows import ONE_DAY, Window, since_change, window, window_since
from tests.spec.markdown import Language, table
from tests.spec.rulebook_policies import RULEBOOK

AS_OF, CHANGED_ON, BEGAN_ON = date(2024, 2, 29), date(2024, 1, 31), date(2019, 6, 30)
OF_A_DATE = ("rolling_30_days", "rolling_3_months", "rolling_12_complete_months", "calendar_quarter_to_date")
OF_A_DATE += ("calendar_month_last_complete", "calendar_year_previous", "forward_7_days", "lifetime")
HEADS: Mapping[Language, tuple[str, ...]] = {
    "en": ("window", "in words", "first day", "last day"),
    "zh": ("统计窗口", "说明", "第一天", "最后一天"),
}
TITLE: Mapping[Language, str] = {"en": "## Windows", "zh": "## 统计窗口"}
TEXT: Mapping[Language, str] = {
    "en": f"""A criterion is measured over a window (`window:`, default `lifetime`). As of {AS_OF}, for a customer
whose relation began on {BEGAN_ON} and whose level last changed on {CHANGED_ON}:""",
    "zh": f"""评级维度按统计窗口计算（`window:`，默认 `lifetime`）。以评级日期 {AS_OF} 为例，客户的合作关系
始于 {BEGAN_ON}，等级最近一次变动于 {CHANGED_ON}：""",
}
NOTES: Mapping[Language, str] = {
    "en": f"""\
- `fiscal_…` windows need `calendar: <name>`, the file `calendar/<name>.csv`; here the shipped `fiscal_445`.
- `since_reset` needs `program: <id>`, the points program `points/<id>`; here the shipped `member_points`. A day of
  clearing is the last of its window, and the next day begins one. Before the first clearing it is of all time.
- `since_tier_change` begins on the day on which the customer's level under this policy last changed (`since_on`), the
  first level included; that day belongs to it. Until then it is of all time. It needs a `review`, and neither
  `upgrade_on: daily` nor `sticky: lifetime`, nor kinds that compare customers. Each day on which levels are decided
  (reviews, beginnings and ends of versions and overrides, the as-of date) is evaluated once per such day before it: n
  days make n(n+1)/2 evaluations, and a policy may have {MOST_DAYS} days.
- `anniversary` and a customer without a start of the relation: no value. Not for groups.""",
    "zh": f"""\
- `fiscal_…` 需要 `calendar: <名称>`，即文件 `calendar/<名称>.csv`；此处用随附的 `fiscal_445`。
- `since_reset` 需要 `program: <编号>`，即积分方案 `points/<编号>`；此处用随附的 `member_points`。清零日是窗口的
  最后一天，次日开始新的窗口。第一次清零之前为累计。
- `since_tier_change` 从客户在本政策下等级最近一次变动之日（`since_on`）开始，首次定级也算变动，当天计入；此前为累计。
  它需要 `review`，不能与 `upgrade_on: daily`、`sticky: lifetime` 或把客户相互比较的规则并用。每个决定等级的日期
  （复核日、版本和人工调整的起止日、评级日期）都按此前每个这样的日期各计算一次：n 天共 n(n+1)/2 次，一份政策最多
  {MOST_DAYS} 天。
- `anniversary`：没有合作起始日的客户没有数值。不用于集团。""",
}


def windows_section(language: Language) -> str:
    """The section, with a row for each family of windows."""
    rows = [_row(each, language) for each in _dated()]
    return "\n\n".join([TITLE[language], TEXT[language], table(HEADS[language], rows), NOTES[language]]) + "\n"


def _dated() -> Iterator[Window]:
    yield from (window(each, AS_OF) for each in OF_A_DATE)
    fiscal = read_fiscal(RULEBOOK.parent / "calendar" / "fiscal_445.csv")
    yield fiscal.window("fiscal_quarter_to_date", AS_OF)
    yield window_since("anniversary", BEGAN_ON, AS_OF)
    yield since_reset(read_program(RULEBOOK.parent / "points" / "member_points"), AS_OF)
    yield since_change(CHANGED_ON, AS_OF)


def _row(dated: Window, language: Language) -> tuple[str, ...]:
    en, zh = window_words(dated.window_id)
    first = str(dated.start_on) if dated.start_on else ""
    return f"`{dated.window_id}`", en if language == "en" else zh, first, str(dated.end_on - ONE_DAY)
