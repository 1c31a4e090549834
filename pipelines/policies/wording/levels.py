"""Faults of levels, their benefits, and what the rule gives. Keep how they are found in `lint/`."""

from __future__ import annotations

TEXTS = {
    "duplicate_level": (
        "the level `{level}` stands twice",
        "等级 `{level}` 出现两次",
        "Keep one of them",
        "只保留一个",
    ),
    "rank": (
        "rank {rank} is given to two levels",
        "两个等级的 rank 都是 {rank}",
        "Give each level its own rank, 1 = best",
        "每个等级用不同的 rank，1 为最高",
    ),
    "rank.outside": (
        "rank {rank} among {count} levels",
        "共 {count} 个等级，却有 rank {rank}",
        "Use the ranks 1 to {count}, 1 = best",
        "使用 1 到 {count}，1 为最高",
    ),
    "level_count": (
        "{count} levels",
        "共 {count} 个等级",
        "Most systems have {fewest} to {most}; keep it if meant",
        "一般为 {fewest} 到 {most} 个；确有需要可保留",
    ),
    "alias": (
        "`{alias}` names two levels",
        "`{alias}` 同时指两个等级",
        "Keep it at one of them",
        "只保留在一个等级下",
    ),
    "unknown_level": (
        "unknown level `{level}`",
        "未知的等级 `{level}`",
        "Use one of {levels}, or add it to levels",
        "可用的有：{levels}；或把它加入 levels",
    ),
    "unreachable_level": (
        "nothing gives the level `{level}`",
        "没有规则能得到等级 `{level}`",
        "Give it a band or a condition, or remove it",
        "为它写出档位或条件，或删除它",
    ),
    "unreachable_level.score": (
        "no score reaches the band of `{level}`: points run from {least} to {most}",
        "没有评分能达到 `{level}`：得分范围为 {least} 到 {most}",
        "Correct the band or the points",
        "改正档位或得分",
    ),
    "unreachable_level.taken": (
        "nobody can hold `{level}`: whoever meets it meets `{better}` too",
        "没有客户能是 `{level}`：满足它的也满足 `{better}`",
        "Ask more for `{better}`, or put `{level}` above it",
        "提高 `{better}` 的要求，或把 `{level}` 排在其上",
    ),
    "twice_given": (
        "the level `{level}` is given twice",
        "等级 `{level}` 给出了两次",
        "Keep one of them",
        "只保留一处",
    ),
    "duplicate_benefit": (
        "the benefit `{benefit}` stands twice",
        "权益 `{benefit}` 出现两次",
        "Give each benefit its own code",
        "每项权益用不同的 code",
    ),
    "benefit_rate": (
        "the discount `{benefit}` has no pay_rate",
        "折扣 `{benefit}` 没有 pay_rate",
        "Write the share of the price still paid, such as 9折",
        "写出实付比例，例如 9折",
    ),
    "benefit_dates": (
        "the benefit `{benefit}` ends before it begins",
        "权益 `{benefit}` 的结束日不晚于开始日",
        "Correct valid_from or valid_to",
        "改正 valid_from 或 valid_to",
    ),
    "share_shift": (
        "`max_share_shift` of {points} points always blocks",
        "`max_share_shift` 为 {points} 个百分点，总会阻断发布",
        "Write points between 0 and 100, such as 15",
        "请写 0 到 100 之间的百分点，例如 15",
    ),
    "share_shift.never": (
        "`max_share_shift` of {points} points never blocks",
        "`max_share_shift` 为 {points} 个百分点，永远不会阻断发布",
        "Write points between 0 and 100, such as 15",
        "请写 0 到 100 之间的百分点，例如 15",
    ),
}
