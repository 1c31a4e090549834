"""What commands say to an author: a policy or version that is not there, a table of values that cannot be read.

Keep the faults of a policy file in the files named after its parts.
"""

from __future__ import annotations

TEXTS = {
    "no_policy": (
        "no policy `{policy}`",
        "没有政策 `{policy}`",
        "Use one of: {known}; or a path",
        "可用的有:{known};或写文件路径",
    ),
    "no_such_version": (
        "`{policy}` has no version `{name}`",
        "政策 `{policy}` 没有版本 `{name}`",
        "Use one of: {known}",
        "可用的有:{known}",
    ),
    "none_in_force": (
        "no version of `{policy}` is in force on {day}",
        "{day} 没有生效的 `{policy}` 版本",
        "Its first version begins on {begins}",
        "第一个版本自 {begins} 生效",
    ),
}
