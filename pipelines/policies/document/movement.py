"""How a level moves once held, in sentences: reviews, upgrades, what keeps it, how far it falls; and overrides."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.policies.criteria import Criterion
from pipelines.policies.document.parts import Part, both
from pipelines.policies.fields import Name
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.level_bars import condition_words
from pipelines.policies.overrides import LONGEST_MONTHS
from pipelines.policies.review import Review
from pipelines.policies.rows.names import TOTAL
from pipelines.policies.version import PolicyVersion

EVERY = {
    "month": ("month", "每月"),
    "quarter": ("quarter", "每季度"),
    "half_year": ("half-year", "每半年"),
    "year": ("year", "每年"),
}
DAYS = {"first_day": ("on its first day", "首日"), "last_day": ("on its last day", "末日")}
SCORE = Criterion.model_construct(id=TOTAL, name=Name(en="score", zh="评分"))


def movement(version: PolicyVersion) -> Part:
    """One sentence a row."""
    sentences = [*review_words(version), *_rises(version), *_keeps(version), *_falls(version), *_follows(version)]
    return Part(both("Reviews and movement", "复审与升降级"), tuple((each,) for each in sentences))


def overrides(version: PolicyVersion) -> Part:
    """What holds of overrides under every policy of customers; documents have none."""
    if isinstance(version.rule, EventRule):
        return Part(both("Overrides", "人工调整"), ())
    text = both(
        f"A level may be set, raised to a floor, capped or excluded for one customer: with a reason, asked for by one"
        f" person and approved by another, for at most {LONGEST_MONTHS} months. Exclude goes before set, set before"
        f" cap, cap before floor. The computed level is shown beside it, and returns when the override ends.",
        f"可对单个客户指定等级、设保底、封顶或排除：须写明理由，由一人申请、另一人批准，最长 {LONGEST_MONTHS} 个月。"
        f"优先次序：排除、指定、封顶、保底。计算等级始终并列显示，到期后恢复。",
    )
    return Part(both("Overrides", "人工调整"), ((text,),))


def day_words(review: Review) -> Name:
    """When in its period a review takes place."""
    en, zh = EVERY[review.every]
    if review.day in DAYS:
        on_en, on_zh = DAYS[review.day]
        return both(f"every {en}, {on_en}", f"{zh}{on_zh}")
    number = review.day.removeprefix("day_")
    first = "" if review.every == "month" else "首月"
    of = "" if review.every == "month" else " of its first month"
    return both(f"every {en}, on day {number}{of}", f"{zh}{first} {number} 日")


def review_words(version: PolicyVersion) -> Iterator[Name]:
    """When levels are decided, and since when they are held."""
    if version.review:
        day = day_words(version.review)
        yield both(f"Levels are reviewed {day.en}.", f"{day.zh}复审。")
    elif isinstance(version.rule, EventRule):
        yield both("A document is graded once, as it was made.", "单据按开单时的情况评定一次，之后不变。")
    elif not version.holds_levels:
        yield both("A level is what the values of the day give; it is not held.", "等级按评级日的数据得出，不作保留。")
    if version.history_from:
        yield both(f"Nobody holds a level before {version.history_from}.", f"{version.history_from} 之前无人持有等级。")


def _rises(version: PolicyVersion) -> Iterator[Name]:
    if version.movement.is_never_lowered:
        yield both("The best level reached at the end of any day is held for good.", "曾达到的最高等级终身保留。")
    elif version.review and version.movement.rises_daily:
        yield both("A better level is given on the day it is reached.", "达到更高等级的当日即升级。")
    elif version.review:
        yield both("A better level is given at the next review.", "达到更高等级的，于下次复审升级。")


def _keeps(version: PolicyVersion) -> Iterator[Name]:
    moves = version.movement
    criteria = {TOTAL: SCORE, **{each.id: each for each in version.rule.measured}}
    for level, node in moves.retain.items():
        when = condition_words(node, criteria, version.currency)
        yield both(f"{level} is kept while {when.en}.", f"{when.zh}的，保留 {level}。")
    if moves.validity_months:
        months = moves.validity_months
        yield both(
            f"A level cannot be lost for {months} months after it was reached or last confirmed.",
            f"自达到或最近一次确认之日起 {months} 个月内不降级。",
        )
    if moves.grace_reviews:
        count = moves.grace_reviews
        yield both(
            "The first failing review is forgiven."
            if count == 1
            else f"The first {count} failing reviews in a row are forgiven.",
            f"连续未达标的前 {count} 次复审不降级。",
        )
    if moves.sticky == "until_next_classification":
        yield both("Between two reviews a level stays as it is.", "两次复审之间等级不变。")
    if moves.grandfather:
        yield both(
            "Who held a level when this version began keeps it as long as the version before would let them.",
            "本版本生效时已持有的等级，按原版本的规定保留。",
        )


def _falls(version: PolicyVersion) -> Iterator[Name]:
    moves = version.movement
    if moves.max_drop:
        yield both(f"One review lowers a level by at most {moves.max_drop}.", f"每次复审最多降 {moves.max_drop} 级。")
    elif version.review and not moves.is_never_lowered:
        yield both("A review may lower a level by any number of levels.", "复审时降级不限级数。")
    if moves.floor:
        yield both(
            f"Whoever held {moves.floor} never falls below it.", f"曾为 {moves.floor} 的客户不低于 {moves.floor}。"
        )


def _follows(version: PolicyVersion) -> Iterator[Name]:
    for gone, successor in version.succession.items():
        if successor is None:
            yield both(f"{gone} of the version before has no successor.", f"原版本的 {gone} 没有对应等级。")
        else:
            yield both(f"{gone} of the version before becomes {successor}.", f"原版本的 {gone} 改为 {successor}。")
