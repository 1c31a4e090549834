"""What runs, snapshots, gates and the settings of a home refuse, and why a refresh has something to do.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "a range of days reached the steps of one day": "一段日期被送到了单日步骤",
    "Materialize published/snapshot alone": "请只物化 published/snapshot",
    "{0} is too long ago": "{0} 太早了",
    "Name a day from {0} on": "请指定 {0} 及以后的日期",
    "this run has staged nothing": "本次运行没有暂存任何内容",
    "Run the whole job again": "请重新运行整个作业",
    "see its run": "见该次运行",
    "{0} was refused: {1}": "{0} 被拒绝：{1}",
    "Mend it and start again from {0}; earlier days are published": "请修复后从 {0} 重新开始；更早的日期已发布",
    "`gates` names {0}, which is no check": "`gates` 写有 {0}，但没有该校验规则",
    "Name one of {0}": "可用的有：{0}",
    "{0} has no limit": "{0} 没有阈值",
    "Remove `limit`; its severity can be changed if it is a judgement": (
        "请删除 `limit`；若为判断性校验，可改其 severity"
    ),
    "{0} {1} is never exceeded": "{0} {1} 永远不会被超过",
    "Write a limit of at most {0}": "请写不超过 {0} 的阈值",
    "{0} is a hard fact: it always blocks": "{0} 是硬性校验：始终会阻断",
    "Remove it, and mend what the check finds": "请删除，并修正校验发现的问题",
    "a reason without a check": "有原因而没有校验规则",
    "Add --accept CHECK, or leave the reason out": "请加上 --accept CHECK，或不写原因",
    "accepted without a reason": "放行时没有写原因",
    "Add --reason TEXT on one line: who reads it must see why": "请加上一行 --reason TEXT：读者必须知道为什么",
    "{0} cannot be accepted": "{0} 不能放行",
    "Name one of {0}; anything else must be mended": "可放行的有：{0}；其他必须修正",
    "the manifest of seq={0} is missing": "缺少 seq={0} 的清单",
    "Restore it from a backup of the home": "请从工作目录的备份恢复",
    "the manifest cannot be read": "无法读取清单",
    "the manifest cannot be read: {0}: {1}": "无法读取清单：{0}：{1}",
    "it does not name the manifest before it": "它没有指明上一份清单",
    "the home could not be read": "无法读取工作目录",
    "Look at the files it names": "请查看所指的文件",
    "{0} has no primary key among its columns": "{0} 的列中没有主键",
    "Name its key columns under config.meta.primary_key": "请在 config.meta.primary_key 中写明主键列",
    "inexact type of {0}": "{0} 的类型不精确",
    "Publish decimals, never a binary fraction": "请发布 decimal，不要用二进制小数",
    "column {0} is {1}: only exact types can be published; cast it to DECIMAL in its model": (
        "列 {0} 为 {1}：只能发布精确类型，请在模型中转换为 DECIMAL"
    ),
    "CURRENT is not one line seq=N": "CURRENT 不是一行 seq=N",
    "Write one line such as seq=1 that names a folder under published/snapshots": (
        "请写一行，例如 seq=1，对应 published/snapshots 下的文件夹"
    ),
    "there is no snapshot seq={0}": "没有快照 seq={0}",
    "the snapshot was published before it listed cuts": "该快照发布时还没有分界值表",
    "Name one published by this version, or refresh": "请改用本版本发布的快照，或刷新",
    "Name one that `tierline snapshots` lists": "请使用 `tierline snapshots` 列出的快照",
    "{0} landed files are new or read again": "新入库或重新读取了 {0} 个文件",
    "{0} files no longer count": "{0} 个文件不再计入",
    "the policies in force changed": "生效的政策有变化",
    "the points programs or segments changed": "积分方案或客户分群有变化",
    "the mappings changed": "映射有变化",
    "the settings changed": "设置有变化",
    "the code changed": "程序代码有变化",
    "{0} since seq={1}": "自 seq={1} 以来，{0}",
    "the calendars changed: {0}": "日历有变化：{0}",
    "the identity key, a policy that is not in force or a decision changed": ("身份密钥、未生效的政策或放行决定有变化"),
    "no snapshot of {0} is published": "{0} 尚无已发布的快照",
    "late rows: {0} rows of {1} files, {2}": "迟到数据：{1} 个文件的 {0} 行，{2}",
    "late rows: {0} row of {1} file, {2}": "迟到数据：{1} 个文件的 {0} 行，{2}",
    "late rows: {0} rows of {1} file, {2}": "迟到数据：{1} 个文件的 {0} 行，{2}",
    "late rows: {0} row of {1} files, {2}": "迟到数据：{1} 个文件的 {0} 行，{2}",
    "the snapshot has no manifest": "快照没有清单",
    "Restore the folder from a backup, or name another snapshot": "请从备份恢复该文件夹，或换一个快照",
    "Restore it from a backup; if a newer tierline wrote it, use that version": (
        "请从备份恢复；若由更新版本的 tierline 写入，请使用该版本"
    ),
    "the pin cannot be read": "无法读取锁定记录",
    "Take the pin away with `tierline rollback --release`, and pin again": (
        "请用 `tierline rollback --release` 解除锁定，再重新锁定"
    ),
    "a setting, mapping, policy or landed file changed during the run": (
        "运行期间设置、映射、政策或已入库文件发生了变化"
    ),
    "Run again; nothing was published": "请重新运行；未发布任何内容",
    "gate {0} is not passed": "关卡 {0} 未通过",
    "See the failed checks; CURRENT stays where it was": "请查看未通过的校验规则；CURRENT 保持不变",
    "only a restatement can leave a date as it is": "只有重述才能让某日保持原样",
    "{0} is no length of time": "{0} 不是时间长度",
    "Write 24m, 2y or 90d": "请写 24m、2y 或 90d",
    "no policy is called {0}": "没有名为 {0} 的政策",
    "Use {0}": "请使用 {0}",
    "no policy": "没有政策",
    "{0} is not reviewed on {1}": "{0} 在 {1} 不复审",
    "{0} is reviewed on {1}": "{0} 在 {1} 复审",
    "no policy is reviewed on {0}": "没有政策在 {0} 复审",
    "never reviewed": "从不复审",
    "Name a review date ({0})": "请写复审日（{0}）",
    "the {0} ended by itself with code {1}": "{0} 自行结束，代码 {1}",
    "Its last lines are above; is the port taken?": "其最后的输出见上文；端口是否被占用？",
    "dagster_database_env asks for PostgreSQL, and the package dagster-postgres is missing": (
        "dagster_database_env 要求 PostgreSQL，但缺少软件包 dagster-postgres"
    ),
    'Install it with the extra, as `make setup` does: pip install "tierline[postgres]"': (
        '请如 `make setup` 一样连同附加项安装：pip install "tierline[postgres]"'
    ),
    "the database of runs that this variable names does not answer": "该变量所指的运行数据库没有应答",
    "Start it, or correct the address; what was published before stands, and the next run heals the rest": (
        "请启动它或改正地址；此前发布的内容不变，下次运行会自行恢复其余部分"
    ),
    "this variable holds no address of PostgreSQL": "该变量不是 PostgreSQL 地址",
    "Write postgresql://user:password@host:5432/runs, signs such as @ and / in the password as %40 and %2F": (
        "请写 postgresql://user:password@host:5432/runs，密码中的 @、/ 等写成 %40、%2F"
    ),
    "dbt cannot read the models: {0}": "dbt 无法读取模型：{0}",
    "Mend the model it names": "请修正所指的模型",
    "Look at the rows it names, then run again": "请查看所指的行，然后重新运行",
    "it ended without a result": "没有结果就结束了",
    "dbt stopped: {0}": "dbt 已停止：{0}",
    "Run again; report it when it happens twice": "请重新运行；再次发生请报告",
    "late rows: {0} of {1}, {2}": "迟到数据：{0}，来自 {1}，{2}",
}
