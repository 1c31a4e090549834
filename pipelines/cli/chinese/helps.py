"""What commands do: the paragraphs of their help, and the examples that hold words.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "Grades customers into tiers from ERP and POS data, under written policies.": (
        "按书面的、有版本的政策，根据 ERP 与 POS 数据给客户评级。"
    ),
    "Make a home: settings, an example source and a policy to edit, an empty inbox, a secret identity key.": (
        "新建工作目录：设置、可修改的示例来源与政策、空的 inbox、身份密钥。"
    ),
    "Land what lies in the inbox, grade every customer, check, publish.": (
        "收取 inbox 中的文件，给全部客户评级，校验并发布。"
    ),
    "Run the reviews that fall on a day, and say whose level moved, whose was kept, and why.": (
        "执行某日的复审，说明多少客户的等级变动或保留及其原因。"
    ),
    "It lands, grades every policy, checks and publishes as `refresh --as-of` does; run twice, it changes nothing.": (
        "与 `refresh --as-of` 一样收取文件、按全部政策评级、校验并发布；重复运行不会改变结果。"
    ),
    "Publish the snapshot of every day of a range, each before the next; stop at the first day that is refused.": (
        "补跑：按日期顺序逐日发布一段日期的快照，遇到被拒绝的日期即停止。"
    ),
    "Serve the asset graph and run schedule, sensors, retries and queue, until Ctrl-C or SIGTERM.": (
        "在网页上打开资产图，并执行计划、收件监测、重试与排队，直到 Ctrl-C 或 SIGTERM。"
    ),
    "Tell of failed runs, blocked gates, late sources and a day that is not published in time, each once.": (
        "告警：运行失败、关卡阻断、数据来源逾期、某日未按时发布，每个问题只通知一次。"
    ),
    "A home that is served looks every minute by itself; from cron: tierline alerts --home data": (
        "以 serve 运行的工作目录每分钟自动检查；也可用 cron 运行：tierline alerts --home data"
    ),
    "Pin CURRENT to a snapshot, until --release or until a later as-of date is published.": (
        "把 CURRENT 锁定在某个快照，直到 --release 或发布更晚的评级日期。"
    ),
    "Remove the tables of old snapshots; manifests stay, and so do CURRENT and what is pinned.": (
        "清理旧快照的数据表；清单保留，CURRENT 与锁定的快照也保留。"
    ),
    "Copy a home, identity key included, and verify the copy by its hashes.": (
        "备份工作目录（含身份密钥），并按哈希逐一核验副本。"
    ),
    "Make a home of a backup; nothing is overwritten.": "由备份恢复出一个工作目录；不覆盖任何内容。",
    "Bring a home of an earlier version to the format of this one. Make a backup before.": (
        "把旧版工作目录升级到当前格式。请先备份。"
    ),
    "Look over versions, folders, disk, clock, calendar and what is published; exit 1 when something is wrong.": (
        "检查版本、文件夹、磁盘、时钟、日历与已发布的内容；有问题时退出码为 1。"
    ),
    "Show the CURRENT snapshot, the delivered files and the lock.": "显示 CURRENT 快照、已交付的文件与锁。",
    "List the published snapshots; a star marks the CURRENT one.": "列出已发布的快照；星号标出 CURRENT。",
    "Say what a customer's tier was on a day; with --known-at, what was on record about that day at an instant.": (
        "查询客户在某日的等级；加 --known-at 则查询某一时刻关于该日的记录。"
    ),
    "Days and instants without a zone are those of the home.": "未写时区的日期与时刻按工作目录的时区。",
    "Look at what source files would become.": "查看来源文件会被读成什么。",
    "Show what a file would become: rows ok, rows refused by reason, first canonical rows, totals.": (
        "查看一个文件会被读成什么：合格行、按原因拒收的行、标准表的前几行、合计。"
    ),
    "Exit 1 when the file would be refused.": "文件将被拒收时退出码为 1。",
    "See, correct and hand back what was refused.": "查看、更正并交还被拒收的内容。",
    "List refused files, quarantined rows by source, file and reason, and waivers.": (
        "列出被拒收的文件、隔离区的行（按来源、文件、原因）与豁免。"
    ),
    "Show the quarantined rows of one file: reason, column, text. Personal columns are masked.": (
        "显示一个文件在隔离区的行：原因、列、内容。个人信息列已遮盖。"
    ),
    "Write the quarantined rows of one file to a sheet, for a person to correct. It holds personal data: mode 0600.": (
        "把一个文件在隔离区的行写入更正表，供人工更正。其中有个人信息：权限 0600。"
    ),
    "XLSX keeps every text as it is; a CSV opened in Excel may lose leading zeros and rewrite dates.": (
        "XLSX 会原样保留内容；用 Excel 打开 CSV 可能丢失前导零并改写日期。"
    ),
    "Land corrected rows, once. Rows left as they were stay in quarantine, as do those that are still bad: exit 1.": (
        "把更正后的行入库，仅一次。未改动的行和仍不合格的行留在隔离区；仍有不合格时退出码为 1。"
    ),
    "Let files land that bad rows would refuse: good rows count, bad ones stay in quarantine. Until a day.": (
        "豁免：让因不合格行而被拒收的文件入库；合格行计入，不合格行留在隔离区。有效至某日。"
    ),
    "Check policies, print them, and try them on plain values.": "检查、打印政策，并用数值表试评。",
    "Check policy files: exit 1 on any error, 0 on warnings only (--strict: 1).": (
        "检查政策文件：有错误时退出码为 1，仅有警告时为 0（--strict 时为 1）。"
    ),
    "With --as-of, versions in force that day are also asked when they were last revised.": (
        "加 --as-of 时，还会检查该日生效版本最近一次修订的时间。"
    ),
    "Policies that compare customers do so among those of the table, or by published cuts: --cuts or --seq.": (
        "按占比评级的政策只在表中的客户之间比较，或按已发布的分界值比较：--cuts 或 --seq。"
    ),
    "Grade a plain table of values under a policy, with the engine that grades the company's customers.": (
        "用一份数值表按政策试评，与正式评级使用同一引擎。"
    ),
    "Print a version of a policy as a one-page document to sign.": "把一个政策版本打印成一页可签字的政策文件。",
    "Say in words what changed from one version of a policy to another.": "用文字说明两个政策版本之间改了什么。",
    "Write a new policy file into the home, from a workbook (--from) or as a commented starter; never over another.": (
        "在工作目录中新建政策文件：读取工作簿（--from），或写出带注释的起始文件；从不覆盖已有文件。"
    ),
    "tierline policy new --template bands.xlsx; fill it in Excel or WPS; tierline policy new --from bands.xlsx": (
        "tierline policy new --template bands.xlsx；用 Excel 或 WPS 填写；tierline policy new --from bands.xlsx"
    ),
    'tierline rollback 41 --reason "POS file of store S05 was delivered twice" --actor anna': (
        'tierline rollback 41 --reason "S05 店的 POS 文件重复交付" --actor anna'
    ),
    'tierline quarantine waive pos --reason bad_date --because "till 7 has no clock" --until 2026-03-01': (
        'tierline quarantine waive pos --reason bad_date --because "7 号收银机没有时钟" --until 2026-03-01'
    ),
}
