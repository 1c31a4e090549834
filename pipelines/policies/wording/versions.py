"""Faults of a version as a whole: place, dates, approvals, reviews, movement, succession. Rules stand in `lint/`."""

from __future__ import annotations

TEXTS = {
    "misplaced": (
        "the policy `{policy}` lies in the folder `{folder}`",
        "政策 `{policy}` 放在了文件夹 `{folder}` 下",
        "Write `id: {folder}`, or move the file",
        "改为 `id: {folder}`，或移动文件",
    ),
    "misplaced.date": (
        "effective_from {day} in a file named {file}",
        "文件名为 {file}，而 effective_from 为 {day}",
        "Rename the file to {day}.yml, or correct the date",
        "把文件改名为 {day}.yml，或改正日期",
    ),
    "misplaced.stray": (
        "not a place for a policy",
        "政策文件不能放在这里",
        "Name it <policy id>/<effective-from>.yml",
        "命名为 <政策 id>/<生效日期>.yml",
    ),
    "date_order": (
        "effective_to {end} is not after effective_from {start}",
        "effective_to {end} 不晚于 effective_from {start}",
        "Write the first day on which the version is no longer in force, or leave it out",
        "写版本失效的第一天，或省略不写",
    ),
    "date_order.history": (
        "history_from {day} lies before effective_from {start}, and no version is in force there",
        "history_from {day} 早于 effective_from {start}，当时没有生效的版本",
        "Write {start} or a later day, or leave it out",
        "改为 {start} 或更晚，或省略不写",
    ),
    "versions_overlap": (
        "two versions begin on {day}, `{one}` and `{other}`",
        "两个版本都从 {day} 生效：`{one}` 与 `{other}`",
        "Keep one of them",
        "只保留一个",
    ),
    "versions_overlap.end": (
        "in force until {end}; version `{other}` begins on {day}",
        "生效至 {end}，而版本 `{other}` 从 {day} 开始",
        "Write `effective_to: {day}`, or leave it out: the next version ends this one",
        "改为 `effective_to: {day}`，或省略：下一版本会自动替代",
    ),
    "duplicate_version": (
        "another version of `{policy}` is named `{version}` too",
        "政策 `{policy}` 另有版本也叫 `{version}`",
        "Give each version its own name",
        "每个版本用不同的名称",
    ),
    "currency": (
        "a policy in {currency} where amounts are kept in {kept}",
        "政策币种为 {currency}，而金额以 {kept} 记录",
        "Write its thresholds in {kept}: they are compared, not exchanged",
        "请以 {kept} 写门槛：只比较，不换算",
    ),
    "own_approval": (
        "`{who}` both wrote and {did} it",
        "`{who}` 既是起草人又是{did}人",
        "Let another person do it",
        "请由另一人办理",
    ),
    "own_approval.reviewer": (
        "`{who}` both reviewed and {did} it",
        "`{who}` 既是审议人又是{did}人",
        "Let another person do it",
        "请由另一人办理",
    ),
    "late_approval": (
        "approved on {day}, after it came into force on {start}",
        "批准日 {day} 晚于生效日 {start}",
        "Let it begin later, or correct the date",
        "推迟生效，或改正日期",
    ),
    "late_announcement": (
        "announced on {day}, after it came into force on {start}",
        "公布日 {day} 晚于生效日 {start}",
        "Let it begin later, or correct the date",
        "推迟生效，或改正日期",
    ),
    "stale_revision": (
        "last revised on {day}, more than two years before {as_of}",
        "上次修订于 {day}，距 {as_of} 已超过两年",
        "Revise it in a new version, or confirm it with a new revised_on there",
        "请以新版本修订，或在新版本中更新 revised_on",
    ),
    "unknown_parameter": (
        "`ours` names `{parameter}`, which the policy does not state",
        "`ours` 写了 `{parameter}`，但政策中没有这一项",
        "Write the path of a parameter, such as rule.min_coverage",
        "写参数的路径，例如 rule.min_coverage",
    ),
    "signed_review": (
        "reviews by signature are not possible yet",
        "目前尚不支持签字复审",
        "Write `mode: automatic`, or leave it out",
        "改为 `mode: automatic`，或省略不写",
    ),
    "without_review": (
        "`{parameter}` means nothing without reviews",
        "没有复审时 `{parameter}` 没有意义",
        "Add `review: {{every: quarter}}`, or remove it",
        "加上 `review: {{every: quarter}}`，或删除它",
    ),
    "never_lowered": (
        "`{parameter}` means nothing where a level is held for good",
        "等级终身保留时 `{parameter}` 没有意义",
        "Remove it, or `sticky: lifetime`",
        "删除它，或删除 `sticky: lifetime`",
    ),
    "two_rhythms": (
        "held until the next classification, and upgraded daily",
        "既保持到下次评定，又每日升级",
        "Remove `sticky` or `upgrade_on: daily`",
        "删除 `sticky` 或 `upgrade_on: daily`",
    ),
    "retain_relative": (
        "a retain bar compares a customer's own values, and this policy compares customers",
        "保级条件比较客户自身的数值，而本政策在客户之间比较",
        "Keep levels by validity_months, grace_reviews or max_drop",
        "请用 validity_months、grace_reviews 或 max_drop 保级",
    ),
    "no_successor": (
        "the level `{level}` of version `{version}` is gone, and nothing says what its holders get",
        "版本 `{version}` 的等级 `{level}` 已取消，但没有写明其客户如何处理",
        "Add `succession: {{{level}: <level>}}`, or null for none",
        "加上 `succession: {{{level}: <等级>}}`，没有则写 null",
    ),
    "unknown_predecessor": (
        "`succession` names `{level}`, which the version before does not have",
        "`succession` 写了 `{level}`，但前一版本没有这个等级",
        "Remove it, or correct its spelling",
        "删除它，或改正写法",
    ),
    "no_predecessor": (
        "`{parameter}` means nothing in the first version",
        "第一个版本中 `{parameter}` 没有意义",
        "Remove it",
        "请删除",
    ),
    "published_changed": (
        "version `{name}` of `{policy}` was published with hash {was}, and its file has hash {now} now",
        "政策 `{policy}` 的版本 `{name}` 已以哈希 {was} 发布，而文件现在的哈希为 {now}",
        "Restore the file, and make a new version file for the change",
        "恢复原文件，并为更改新建一个版本文件",
    ),
    "published_gone": (
        "version `{name}` of `{policy}` graded {day} with hash {hash}, and its file is gone",
        "政策 `{policy}` 的版本 `{name}`（哈希 {hash}）曾用于 {day} 的评级，而文件已不存在",
        "Restore it, as from inputs/ of a snapshot; end a version by its effective_to",
        "恢复该文件（例如取自快照的 inputs/）；要停用版本，请写 effective_to",
    ),
    "late_version": (
        "in force from {day}, and {graded} was graded and published without it",
        "自 {day} 生效，而 {graded} 已在没有它的情况下评级并发布",
        "Let it begin after that day",
        "请从该日之后生效",
    ),
}
