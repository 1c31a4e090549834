"""Faults of override files, points programs and segments. Keep how they are found in `lint/`."""

from __future__ import annotations

TEXTS = {
    "own_approver": (
        "`{who}` approved their own request",
        "`{who}` 批准了自己的申请",
        "Let another person approve it",
        "请由另一人批准",
    ),
    "override_of_documents": (
        "`{policy}` grades documents, and no customer has a level of it",
        "`{policy}` 评定的是单据，客户没有该政策的等级",
        "Remove the overrides; another version of the policy changes what documents get",
        "请删除人工调整；如需改变单据的权益，请发布新版本政策",
    ),
    "override_ends_early": (
        "valid_to {day} is not after valid_from",
        "valid_to {day} 不晚于 valid_from",
        "Write the first day on which it no longer holds",
        "写不再有效的第一天",
    ),
    "override_too_long": (
        "valid until {day}, more than 12 months",
        "有效至 {day}，超过 12 个月",
        "End it within 12 months; it can be renewed",
        "请在 12 个月内到期，届时可续",
    ),
    "overrides_overlap": (
        "this override and that in line {line} are both of kind {kind} and hold before {day}",
        "本条与第 {line} 行同为 {kind}，在 {day} 之前同时有效",
        "End one before the other begins",
        "让其中一条先结束",
    ),
    "override_of_nothing": (
        "overrides of `{policy}`, which is no policy of this home",
        "`{policy}` 不是本目录中的政策",
        "Name the file after a policy: overrides/<policy id>.yml",
        "文件名应为政策编号：overrides/<政策编号>.yml",
    ),
    "unknown_category": (
        "unknown category `{category}`",
        "未知的品类 `{category}`",
        "Use one of the policy's categories, or *",
        "使用政策列出的品类，或 *",
    ),
    "program_dates": (
        "the program ends before it begins",
        "积分方案的结束日不晚于开始日",
        "Correct effective_from or effective_to",
        "改正 effective_from 或 effective_to",
    ),
    "misplaced.program": (
        "not a place for a points program",
        "积分方案文件不能放在这里",
        "Name it points/<program id>/<effective-from>.yml",
        "命名为 points/<方案 id>/<生效日期>.yml",
    ),
    "currency.program": (
        "points for {currency} where amounts are kept in {kept}",
        "积分按 {currency} 计算，而金额以 {kept} 记录",
        "Write `currency: {kept}`, and points_per_unit for it",
        "改为 `currency: {kept}`，并相应填写 points_per_unit",
    ),
    "misplaced.segments": (
        "not a place for segments",
        "分群文件不能放在这里",
        "Name it segments/<id>.yml",
        "命名为 segments/<编号>.yml",
    ),
    "lifecycle_days": (
        "`{later}` is {days} days, not more than `{earlier}` with {least}",
        "`{later}` 为 {days} 天，没有超过 `{earlier}` 的 {least} 天",
        "Write more days: whoever has lapsed was at risk before",
        "写更多天数：流失之前先有流失风险",
    ),
    "receipts_earn_twice": (
        "the programs `{program}` and `{other}` both give points for the same receipts from {day} on",
        "自 {day} 起，方案 `{program}` 与 `{other}` 对同一小票重复积分",
        "Let one of them say `delivered: [earn]`, or end it before",
        "其中一个写 `delivered: [earn]`，或让它提前结束",
    ),
    "duplicate_segment": (
        "the segment `{segment}` stands twice",
        "分群 `{segment}` 出现两次",
        "Keep one of them",
        "只保留一个",
    ),
    "duplicate_segment.member": (
        "`{member}` belongs to two segments",
        "`{member}` 同时属于两个分群",
        "Keep it in one of them",
        "只保留在一个分群中",
    ),
}
