"""A commented policy file to begin with, in the language of its author: it passes the linter, and is to be changed."""

from __future__ import annotations

from datetime import date

from pipelines.policies.authoring.yaml_lines import Lines
from pipelines.policies.windows import add_months

COMMENTS = {
    "head": (
        "A policy: one file per version, named after the first day. Check it with `tierline policy lint`.",
        "一份政策：每个版本一个文件，以生效日期命名。请用 `tierline policy lint` 检查。",
    ),
    "name": ("What people read, in both languages.", "中英文名称。"),
    "owner": ("The department that answers for it.", "负责部门。"),
    "people": (
        "Who wrote, reviewed and approved it; nobody approves what they wrote.",
        "起草、审议、批准；起草人不得批准。",
    ),
    "population": (
        "Who is graded: organisation, person, unknown. Without it: everybody.",
        "评级对象；不写则为全部客户。",
    ),
    "missing": (
        "A missing value: ungraded, or lowest = treated as not reached.",
        "缺少数据：ungraded 不评级，lowest 按未达到处理。",
    ),
    "levels": ("Rank 1 is the best.", "rank 1 为最高等级。"),
    "rule": (
        "bands, groups, scorecard, combine, share, pareto, attribute, lookup, intent or event.",
        "规则类型：bands、groups、scorecard、combine、share、pareto、attribute、lookup、intent、event。",
    ),
    "window": (
        "Such as rolling_12_months, calendar_year_to_date, lifetime.",
        "例如 rolling_12_months、calendar_year_to_date、lifetime。",
    ),
    "unit": ("The unit of the bars below: 元, 万元, 吨, 次 …", "下面标准的单位：元、万元、吨、次……"),
    "bands": (
        "Best level first; the shared number belongs to the better level.",
        "从最高等级开始；共同的端点归较高等级。",
    ),
    "review": (
        "Levels are decided at reviews and held in between; without it, by the day.",
        "按复审决定等级；不写则按当日数据。",
    ),
}
FILE = """\
# {head}
id: {id}
version: "1"
effective_from: {day}
# {name}
name: {{en: {id}, zh: {id}}}
# {owner}
owner: {owner_word}
# {people}
# author:
# reviewed_by:
# approved_by:
# approved_on: {day}
# {population}
# population: {{customer_types: [organisation]}}
currency: {currency}
# {missing}
on_missing: ungraded
# {levels}
levels:
  - {{code: A, rank: 1, name: {{en: Key, zh: 重点客户}}}}
  - {{code: B, rank: 2, name: {{en: Regular, zh: 普通客户}}}}
  - {{code: C, rank: 3, name: {{en: Small, zh: 小客户}}}}
# {rule}
rule:
  kind: bands
  criterion:
    id: sales
    metric: net_spend
    # {window}
    window: rolling_12_months
    # {unit}
    unit: {currency}
    # {bands}
    bands:
      - {{level: A, at_least: 100000}}
      - {{level: B, at_least: 20000}}
      - {{level: C, below: 20000}}
# {review}
# review: {{every: quarter, day: last_day}}
# movement: {{grace_reviews: 1, max_drop: 1}}
"""


def starter(policy_id: str, day: date, currency: str, language: str) -> Lines:
    """The lines of a starter file, in force from `day`."""
    spoken = {key: zh if language == "zh" else en for key, (en, zh) in COMMENTS.items()}
    owner = "销售部" if language == "zh" else "Sales"
    text = FILE.format(id=policy_id, day=day, currency=currency, owner_word=owner, **spoken)
    lines = Lines()
    for line in text.splitlines():
        lines.add(line)
    return lines


def first_of_next_month(day: date) -> date:
    """A day by which people can be told: the first of the month after."""
    return add_months(day.replace(day=1), 1)
