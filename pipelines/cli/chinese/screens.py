"""What commands print when they have done something, or say what they would do.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "whoever must know has been told": "已通知相关人员",
    "published {0}": "已发布 {0}",
    "published seq={0}": "已发布 seq={0}",
    "nothing new: {0} is already exactly this": "没有新内容：{0} 与此完全相同",
    "nothing new: seq={0} is already exactly this": "没有新内容：seq={0} 与此完全相同",
    "not published; CURRENT stays at {0}": "未发布；CURRENT 仍为 {0}",
    " (CURRENT stays at seq={0})": "（CURRENT 仍为 seq={0}）",
    "; refused: {0}": "；被拒绝：{0}",
    "Try next:": "接下来可以：",
    "{0}, as of {1}": "{0}，评级日期 {1}",
    "Overrides, as of {0}": "人工调整，评级日期 {0}",
    "{0} in overrides/{1}.yml name no known customer": "overrides/{1}.yml 中有 {0} 条找不到对应的客户",
    "{0} did not block: nothing was accepted": "{0} 没有阻断：无需放行",
    " ({0} rows)": "（{0} 行）",
    "    publish past it once: --accept {0} --reason TEXT": "    仅本次放行：--accept {0} --reason TEXT",
    "limit {0} {1} since {2}": "阈值 {0} {1}，自 {2} 起",
    "limit {0} percent since {1}": "阈值 {0}%，自 {1} 起",
    "limit {0} points since {1}": "阈值 {0} 个百分点，自 {1} 起",
    "{0} here since {1}": "本工作目录自 {1} 起改为 {0}",
    "warn here since {0}": "本工作目录自 {0} 起改为提醒",
    "block here since {0}": "本工作目录自 {0} 起改为阻断",
    "accepted by {0}": "由 {0} 放行",
    "restated {0}: seq={1} supersedes {2}": "已重述 {0}：seq={1} 取代 {2}",
    "unchanged {0}: {1} stands": "{0} 不变：{1} 继续有效",
    "see run {0}": "见运行 {0}",
    "to restate {0}: {1}; {2} stands": "重述 {0}：{1}；{2} 继续有效",
    "interrupted; what was published before stands, and the next run heals the rest": (
        "已中断；此前发布的内容不变，其余由下次运行自行恢复"
    ),
    "interrupted; the days that were published stand, and the next run heals the rest": (
        "已中断；已发布的日期不变，其余由下次运行自行恢复"
    ),
    "reviewed on {0}: {1}": "{0} 复审：{1}",
    "{0} {1}{2}: review of {3}": "{0} {1}{2}：{3} 复审",
    "{0} {1}: review of {2}": "{0} {1}：{2} 复审",
    "released; CURRENT is seq={0}": "已解除锁定；CURRENT 为 seq={0}",
    "nothing is pinned: nothing to do": "没有锁定：无需处理",
    "CURRENT is pinned to seq={0} until --release or until a date after {1} is out": (
        "CURRENT 已锁定在 seq={0}，直到 --release 或发布 {1} 之后的日期"
    ),
    "no snapshot is that old": "没有那么旧的快照",
    "{0} removed": "已清理 {0} 个",
    "{0} files, {1} bytes, all verified": "{0} 个文件，{1} 字节，全部核验无误",
    "{0} files, all verified; backed up {1} UTC": "{0} 个文件，全部核验无误；备份于 {1} UTC",
    "{0}: still arriving": "{0}：仍在写入",
    "keep it safe: {0} holds the identity key and rows as they came": "请妥善保管：{0} 含身份密钥与原始数据",
    "the home now has format {0}": "工作目录已升级到格式 {0}",
    "the home has format {0}: nothing to do": "工作目录已是格式 {0}：无需处理",
    "A {0} home stands in {1}. Next:": "{0} 工作目录已建于 {1}。接下来：",
    "copy an export into {0}/inbox/": "把导出文件复制到 {0}/inbox/",
    "{0}/identity_key secret, and a copy of it in a safe place: without it no key is made again": (
        "{0}/identity_key 须保密，并在安全处另存一份：丢失后无法再生成相同的客户键"
    ),
    "read-only: nothing can be started": "只读：无法启动任何运行",
    "whoever reaches it can start runs": "能访问该地址的人都可以启动运行",
    "{0}/<run id>/run.json, and each run's own page; faults also come here": (
        "{0}/<运行编号>/run.json，以及每次运行的网页；故障也显示在此处"
    ),
    "nothing is published yet; put files into inbox/ and run: tierline refresh": (
        "尚未发布；请把文件放入 inbox/ 后运行：tierline refresh"
    ),
    "{0}   as of {1}   published {2} UTC by {3}": "{0}   评级日期 {1}   发布于 {2} UTC，操作人 {3}",
    "{0}   as of {1}   published {2}": "{0}   评级日期 {1}   发布于 {2}",
    "{0} UTC by {1}": "{0} UTC，操作人 {1}",
    "by {0} at {1} UTC": "操作人 {0}，{1} UTC",
    "{0} landed, {1} refused, {2} repeated, {3} waiting in the inbox": (
        "已入库 {0} 个，拒收 {1} 个，重复 {2} 个，inbox 中待收 {3} 个"
    ),
    "{0} landed, {1} refused, {2} repeated": "已入库 {0} 个，拒收 {1} 个，重复 {2} 个",
    "{0}, {1} waiting in the inbox": "{0}，inbox 中待收 {1} 个",
    "{0} half landed by an interrupted run; the next refresh finishes them": (
        "{0} 个因运行中断而未完成入库；下次刷新会完成"
    ),
    "{0} files, {1} rows": "{0} 个文件，{1} 行",
    "{0} rows read = {1} ok + {2} quarantined": "读取 {0} 行 = 合格 {1} 行 + 隔离 {2} 行",
    ", total {0}": "，合计 {0}",
    "{0}: {1} rows": "{0}：{1} 行",
    "amount in refused rows, where readable: {0}": "被隔离行中可读出的金额：{0}",
    "row {0}": "第 {0} 行",
    "no file of the inbox matches {0}; name one: tierline sources check {1} FILE": (
        "inbox 中没有与 {0} 匹配的文件；请指定：tierline sources check {1} FILE"
    ),
    "errors: {0}, warnings: {1}": "错误：{0}，警告：{1}",
    "written: {0}": "已写入：{0}",
    (
        "note: these grades are cut by the values of this file alone; the policy freezes the cuts of its whole "
        "population for a period, so customers near a cut may hold another level; --cuts FILE or --seq N gives the "
        "frozen cuts"
    ): (
        "注意：本次试评的分界值只由本文件的数值得出；该政策在一段时期内固定全体客户的分界值，接近分界的客户等级可能不同；"
        "可用 --cuts FILE 或 --seq N 给出固定的分界值"
    ),
    "note: {0} holds no cuts of {1}, so nobody is compared; were they exported?": (
        "注意：{0} 中没有 {1} 的分界值，因此不比较任何客户；请确认导出时包含该政策"
    ),
    "note: {0} holds no cuts of {1}: these grades are cut by the values alone": (
        "注意：{0} 中没有 {1} 的分界值：本次试评的分界值只由所给数值得出"
    ),
    "written: {0}; fill it, then: tierline policy new --from {1}": (
        "已写入：{0}；填写后运行：tierline policy new --from {1}"
    ),
    "read it as people will: tierline policy show {0}": "按签字文件查看：tierline policy show {0}",
    "{0} rows of {1} written to {2}, readable by you alone": "已把 {1} 的 {0} 行写入 {2}，仅您本人可读",
    "correct them there, then: tierline quarantine replay {0}": (
        "请在其中更正，然后运行：tierline quarantine replay {0}"
    ),
    "nothing is in quarantine": "隔离区没有内容",
    "{0} ({1}): {2} rows in quarantine": "{0}（{1}）：隔离区中 {2} 行",
    "{0} more: --limit {1}": "还有 {0} 行：--limit {1}",
    "nothing new: every row of the sheet is as exported, or was replayed before": (
        "没有新内容：表中各行与导出时相同，或此前已入库"
    ),
    "{0} corrected rows landed as {1}; the next refresh counts them": "{0} 行更正数据已入库，编号 {1}；下次刷新时计入",
    "written to {0}; the next refresh heeds it": "已写入 {0}；下次刷新时生效",
    "to ask": "个待查询",
    "to finish": "个待完成入库",
    "to read again": "个待重新读取",
    "to try again": "个待重试",
    "to land": "个待入库",
    "landed before": "个此前已入库",
    "without a mapping": "个没有匹配的映射",
    "symbolic links": "个符号链接",
    "and {0} more: --json names them all": "另有 {0} 个：--json 可全部列出",
    "would grade and, if every gate passes, publish seq={0}; nothing was changed": (
        "将会评级，各关卡通过后发布 seq={0}；未做任何改动"
    ),
    "would grade these earlier dates again, and publish those that differ; nothing was changed": (
        "将会重述以上较早的日期，有变化的重新发布；未做任何改动"
    ),
    "would publish seq={0} if one of these files lands and every gate passes; nothing was changed": (
        "若有文件入库且各关卡通过，将会发布 seq={0}；未做任何改动"
    ),
    "nothing new: seq={0} is already exactly this; nothing was changed": (
        "没有新内容：seq={0} 与此完全相同；未做任何改动"
    ),
    "{0} rows: {1}": "{0} 行：{1}",
    "not published; CURRENT stays at nothing yet": "未发布；CURRENT 尚无快照",
}
