"""What a look at a home finds, what alerts cannot send, and what is asked of the history of tiers.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "the alert could not be sent ({0})": "告警未能发出（{0}）",
    "Look at this channel and its variables of the environment; the next look tries again": (
        "请检查该渠道及其环境变量；下次检查时会重试"
    ),
    "is no http address": "不是 http 地址",
    "Set it to https://…": "请设为 https://…",
    "{0} sources, {1} policy versions": "{0} 个数据来源，{1} 个政策版本",
    "format {0}, {1}": "格式 {0}，{1}",
    "fixed in tierline.yml: whoever reads that file can find the code behind a customer key": (
        "写死在 tierline.yml 中：能读到该文件的人可以由客户键推出客户编码"
    ),
    "Fit for a demo or a test; a real home has the file identity_key": (
        "只适合演示或测试；正式的工作目录应有 identity_key 文件"
    ),
    "its own file, for its owner only": "独立文件，仅所有者可读",
    "{0} is known until {1}": "{0} 维护至 {1}",
    "Add the days of the time after": "请补上此后的日期",
    "CURRENT names seq={0}, which is not there": "CURRENT 指向 seq={0}，而它不存在",
    "Restore it from a backup, or roll back to one that `tierline snapshots` lists": (
        "请从备份恢复，或回退到 `tierline snapshots` 列出的快照"
    ),
    "CURRENT is pinned to seq={0} by {1}: {2}": "CURRENT 由 {1} 锁定在 seq={0}：{2}",
    "{0} snapshots, CURRENT seq={1}; the manifests verify": "{0} 个快照，CURRENT seq={1}；清单核验无误",
    "nothing yet": "尚无",
    "tierline rollback --release, when the cause is mended": "原因消除后运行 tierline rollback --release",
    "none yet": "暂无",
    "{0} by {1} at {2} UTC: {3}": "{0}，操作人 {1}，{2} UTC：{3}",
    "{0}, and was killed": "{0}，进程已被终止",
    "Run again: the next run heals what it left": "请重新运行：下次运行会自行恢复",
    "{0}; tierline {1}": "{0}；tierline {1}",
    "{0} is not {1}": "{0} 不符合 {1}",
    "{0} is missing": "缺少 {0}",
    "Install a Python in these bounds, then make setup": "请安装符合范围的 Python，然后运行 make setup",
    "make setup, or install from requirements/run.txt": "请运行 make setup，或按 requirements/run.txt 安装",
    "held by {0}": "由 {0} 持有",
    "free": "空闲",
    "{0} GB free; the next run may need {1} GB": "可用 {0} GB；下次运行可能需要 {1} GB",
    "Make room, or tierline prune --keep 24m": "请腾出空间，或运行 tierline prune --keep 24m",
    "it is {0} UTC here, and a file landed at {1} UTC": "本机时间为 {0} UTC，而有文件在 {1} UTC 入库",
    "Set the clock; rows that land meanwhile are known just after that file": (
        "请校正时钟；在此期间入库的数据，其知悉时刻紧接该文件之后"
    ),
    "none is recorded": "没有记录",
    "its record cannot be read": "无法读取其记录",
    "Remove {0}": "请删除 {0}",
    "not running": "未运行",
    "pid {0} on {1}:{2}, for this machine only": "进程 {0}，{1}:{2}，仅限本机",
    "pid {0} listens on {1}:{2}, open to the network": "进程 {0} 监听 {1}:{2}，对网络开放",
    "Bind it to 127.0.0.1 and put a proxy that asks who comes before it": (
        "请绑定到 127.0.0.1，并在前面加一个需要登录的代理"
    ),
    "{0} cannot be written": "{0} 不可写",
    "chmod u+rwx {0}, or run as its owner": "运行 chmod u+rwx {0}，或以其所有者身份运行",
    "others may read {0}": "其他用户可以读取 {0}",
    "no history of tiers is published yet": "尚未发布等级历史",
    "Run: tierline refresh; history begins with the first snapshot that this version publishes": (
        "请运行：tierline refresh；历史从本版本发布的首个快照开始"
    ),
    "no run has told customers apart yet": "尚无任何运行识别过客户",
    "Run: tierline refresh": "请运行：tierline refresh",
    "no customer has this code": "没有该编码的客户",
    "Write its customer_key, or a code as customer_codes has it: namespace:code": (
        "请写 customer_key，或 customer_codes 中的编码：namespace:code"
    ),
    "customers of {0} have this code": "{0} 中都有该编码的客户",
    "Write namespace:code": "请写 namespace:code",
    "format {0}, {1} sources, {2} policy versions": "格式 {0}，{1} 个数据来源，{2} 个政策版本",
    "{0} by {1} at {2} UTC: running": "{0}，操作人 {1}，{2} UTC：运行中",
    "{0} by {1} at {2} UTC: published": "{0}，操作人 {1}，{2} UTC：已发布",
    "{0} by {1} at {2} UTC: blocked": "{0}，操作人 {1}，{2} UTC：阻断",
    "{0} by {1} at {2} UTC: refused": "{0}，操作人 {1}，{2} UTC：被拒绝",
    "{0} by {1} at {2} UTC: unchanged": "{0}，操作人 {1}，{2} UTC：不变",
    "{0} by {1} at {2} UTC: nothing_new": "{0}，操作人 {1}，{2} UTC：没有新内容",
    "{0} by {1} at {2} UTC: done": "{0}，操作人 {1}，{2} UTC：完成",
    "{0} by {1} at {2} UTC: failed": "{0}，操作人 {1}，{2} UTC：失败",
    "{0} by {1} at {2} UTC: interrupted": "{0}，操作人 {1}，{2} UTC：已中断",
}
