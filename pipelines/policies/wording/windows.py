"""Faults of windows and of what dates them. Keep how they are found in `lint/`."""

from __future__ import annotations

TEXTS = {
    "unknown_window": (
        "unknown window `{window}`",
        "未知的统计窗口 `{window}`",
        "Use one of {known}",
        "可用的有：{known}",
    ),
    "change_without_review": (
        "the window `{window}` begins with a change of level, and without reviews no level is held",
        "统计窗口 `{window}` 从等级变动开始，而没有复核就没有保持的等级",
        "Write `review:`, or use a window that does not begin with a change of level",
        "写上 `review:`，或改用不以等级变动为起点的窗口",
    ),
    "change_any_day": (
        "the window `{window}` begins with a change of level, and here a level may rise on any day",
        "统计窗口 `{window}` 从等级变动开始，而此处等级任何一天都可能上升",
        "Leave out `upgrade_on: daily` and `sticky: lifetime`, or use another window",
        "去掉 `upgrade_on: daily` 和 `sticky: lifetime`，或改用其他窗口",
    ),
    "change_any_day.version": (
        "version {other} counts with the window `{window}`, and here a level may rise on any day",
        "版本 {other} 使用统计窗口 `{window}`，而此处等级任何一天都可能上升",
        "Give the policy that counts since the change of level an id of its own",
        "请为按等级变动以来统计的政策另取一个 id",
    ),
    "change_relative": (
        "the window `{window}` begins on a day of each customer's own, and customers are compared with each other here",
        "统计窗口 `{window}` 从每位客户自己的日期开始，而此处要把客户相互比较",
        "Use a window that begins on one day for all customers",
        "请改用对全部客户起点相同的窗口",
    ),
    "too_many_days": (
        "levels of the policy {policy} are decided on more than {most} days, {days} so far",
        "政策 {policy} 已有 {days} 天决定等级，超过 {most} 天",
        "Review less often, keep fewer overrides, or go on under a new policy id: every day is evaluated once per day "
        "on which the level may have changed before",
        "请减少复核次数或人工调整，或改用新的政策 id 继续：每一天都要按此前每个可能的等级变动日各计算一次",
    ),
    "window_of_group": (
        "the window `{window}` begins on a day of each customer's own, and a group has none",
        "统计窗口 `{window}` 从每位客户自己的日期开始，而集团没有这样的日期",
        "Use a window that begins on one day for all members",
        "请改用对全部成员起点相同的窗口",
    ),
    "calendar_unnamed": (
        "the window `{window}` needs a fiscal calendar, and the policy names none",
        "统计窗口 `{window}` 需要财年日历，而政策没有写明用哪一个",
        "Write `calendar: <name>` for the file calendar/<name>.csv of the home",
        "写上 `calendar: <名称>`，对应主目录中的 calendar/<名称>.csv",
    ),
    "calendar_missing": (
        "there is no file calendar/{calendar}.csv beside the folder of policies",
        "政策文件夹旁没有文件 calendar/{calendar}.csv",
        "Write the fiscal months there, or correct the name: the windows of this policy need them",
        "在那里写上财年月份，或改正名称：本政策的统计窗口要用到",
    ),
    "program_unnamed": (
        "the window `{window}` begins with a clearing of points, and the policy names no points program",
        "统计窗口 `{window}` 从积分清零开始，而政策没有写明是哪一个积分方案",
        "Write `program: <id>` for the folder points/<id> of the home",
        "写上 `program: <编号>`，对应主目录中的 points/<编号>",
    ),
    "program_missing": (
        "there is no points program points/{program} beside the folder of policies",
        "政策文件夹旁没有积分方案 points/{program}",
        "Write the program there, or correct the name: the window of this policy begins with its clearing",
        "在那里写上积分方案，或改正名称：本政策的统计窗口从它的清零日之后开始",
    ),
    "program_never_clears": (
        "no version of the points program `{program}` ever clears points",
        "积分方案 `{program}` 的任何版本都不清零",
        "Write `clearing:` in the program, or use the window lifetime",
        "在积分方案中写上 `clearing:`，或改用窗口 lifetime",
    ),
}
