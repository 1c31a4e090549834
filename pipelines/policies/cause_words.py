"""Why a level is what it is after a day of movement, in words, for each cause code of `replay.py` and `move.py`.

Add a cause here when the replay gains one; a code without words fails the tests.
"""

from __future__ import annotations

from typing import Literal

CAUSES = {
    "first": ("first level", "首次评定"),
    "upgrade": ("values reach a better level", "数值达到更高等级"),
    "drop": ("values no longer reach the level", "数值不再达到该等级"),
    "qualified": ("values reach the level", "数值达到该等级"),
    "retained": ("the retain condition holds", "满足保级条件"),
    "grandfathered": ("the earlier version would give it", "按原版本仍可保留"),
    "valid": ("the level is still valid", "等级仍在有效期内"),
    "grace": ("a failed review is forgiven", "复审未达标，予以宽限"),
    "floor": ("nobody falls below the floor", "不低于保底等级"),
    "sticky": ("the best level is held for good", "最高等级终身保留"),
    "unknown": ("a value is missing", "缺少数据"),
    "unchanged": ("nothing was decided", "当日未作决定"),
    "succession": ("a new version renames the level", "新版本更名接替"),
    "computed": ("levels of this version are not held", "该版本按当日数值评级"),
    "excluded": ("excluded", "已排除"),
    "override_set": ("an override sets it", "人工指定"),
    "override_cap": ("an override caps it", "人工封顶"),
    "override_floor": ("an override raises it", "人工保底"),
    "override_ended": ("an override ended", "人工调整到期"),
    "no_version": ("no version of the policy in force", "当日没有生效的政策版本"),
}


def cause_words(code: str, lang: Literal["en", "zh"]) -> str:
    """A cause in words; an unknown code as it is."""
    return CAUSES[code][lang == "zh"] if code in CAUSES else code
