"""What options and arguments mean, and the words around them in help.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "Arguments": "参数",
    "Options": "选项",
    "Commands": "命令",
    "Error": "错误",
    "Aborted.": "已取消。",
    "[required]": "[必填]",
    "[default: {0}]": "[默认：{0}]",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "运行 [blue]'{command_path} {help_option}'[/] 查看帮助。",
    "Show this message and exit.": "显示本帮助并退出。",
    "The home folder. Default: TIERLINE_HOME, else data/.": "工作目录。默认：TIERLINE_HOME，否则 data/。",
    "Print one JSON document for machines.": "输出一份供程序读取的 JSON。",
    "Seconds to wait for another run of this home.": "该工作目录有其他运行时的等待秒数。",
    "Who acts. Default: TIERLINE_ACTOR, else the user of the system.": "操作人。默认：TIERLINE_ACTOR，否则为系统用户。",
    "Language: en or zh. Default: that of LANG.": "语言：en 或 zh。默认取自 LANG。",
    "A new or empty folder.": "新的或空的文件夹。",
    "retail: members and tills. b2b: invoices. rulebook: every shipped policy, with a sample to grade.": (
        "retail：会员与收银。b2b：发票。rulebook：随附的全部政策，并带可评级的样例。"
    ),
    "The business date to grade.": "评级日期。",
    "Only say what would run and why; change nothing.": "只说明将执行什么及原因，不做任何改动。",
    "A judgement to publish past, in this run only; needs --reason. Repeatable.": (
        "仅本次放行的判断性校验；须写 --reason。可重复。"
    ),
    "Why; it stands in the manifest beside the actor.": "原因；与操作人一同记入清单。",
    "The review date.": "复审日。",
    "Only this policy; it must be reviewed then.": "只复审该政策；它在该日必须有复审。",
    "The first business date.": "第一个营业日期。",
    "The last business date, included.": "最后一个营业日期（含）。",
    "The address to listen on. There is no login: see docs/operate.md.": "监听地址。没有登录功能：见 docs/operate.md。",
    "The port to listen on.": "监听端口。",
    "Show everything, start nothing, no daemon.": "只读：只显示，不启动任何运行，也不起守护进程。",
    "The snapshot that readers shall see.": "让读者看到的快照序号。",
    "Why; it stands in the record.": "原因；会留在记录中。",
    "Take the pin away.": "解除锁定。",
    "How far back from the newest as-of date to keep: 24m, 2y, 90d.": "从最新评级日期往回保留多久：24m、2y、90d。",
    "Also delivered files that nothing kept needs.": "同时清理保留的快照不再需要的已交付文件。",
    "The backup to make: a new or empty folder outside the home.": "要生成的备份：工作目录之外的新的或空的文件夹。",
    "A backup that `tierline backup` made.": "由 `tierline backup` 生成的备份。",
    "The home to make: a new or empty folder.": "要生成的工作目录：新的或空的文件夹。",
    "A customer_key, a customer code, or namespace:code.": "customer_key、客户编码或 namespace:code。",
    "The id of the policy.": "政策编号。",
    "The day asked about.": "要查询的日期。",
    "As it was on record then: a day (its end) or an instant. Default: now.": (
        "按当时的记录：某日（日终）或某一时刻。默认：现在。"
    ),
    "The mapping: the stem of its file under sources/.": "映射：sources/ 下的文件名（不含后缀）。",
    "A file. Default: the files of the inbox it matches, or its query's answer.": (
        "文件。默认：inbox 中与映射匹配的文件，或其查询结果。"
    ),
    "A file id, or the name of a delivered file.": "文件编号，或已交付文件的文件名。",
    "Only rows of this reason.": "只看该原因的行。",
    "The most rows to show.": "最多显示的行数。",
    "The sheet to write: rows.csv or rows.xlsx.": "要写出的更正表：rows.csv 或 rows.xlsx。",
    "The corrected sheet, .csv or .xlsx.": "更正后的表，.csv 或 .xlsx。",
    "The file id, when the sheet no longer tells.": "文件编号；更正表中已看不出时填写。",
    "A refused file, or a source.": "被拒收的文件，或数据来源。",
    "The row reason that may exceed the limits, or `all`.": "可以超过拒收上限的行原因，或 `all`。",
    "Why, for whoever reviews it.": "理由，供事后查看。",
    "The day on which it ends; within 12 months.": "结束日；12 个月之内。",
    "Files of policies, overrides, points or segments, or folders of them.": (
        "政策、人工调整、积分方案或分群文件，或其文件夹。"
    ),
    "Business date. Default: the home's.": "营业日期。默认：工作目录当前的营业日期。",
    "Exit 1 on warnings as well.": "有警告时退出码也为 1。",
    "A policy id of the home, or a path to a policy file.": "工作目录中的政策编号，或政策文件路径。",
    "CSV, .xlsx or .parquet with customer_id, metric (a criterion), value and optionally category_code.": (
        "CSV、.xlsx 或 .parquet，含 customer_id、metric（评级维度）、value，可加 category_code。"
    ),
    "Compare by these cuts: the table tier_cuts as CSV, .xlsx or .parquet.": (
        "按这些分界值比较：tier_cuts 表，CSV、.xlsx 或 .parquet。"
    ),
    "Compare by the cuts of this published snapshot.": "按该已发布快照的分界值比较。",
    "The values are those of groups: take the groups' cuts.": "所给数值属于集团：采用集团的分界值。",
    "Print a values file to fill, and grade nothing.": "输出待填写的数值表，不评级。",
    "Write to this .csv or .xlsx, instead of the screen.": "写入该 .csv 或 .xlsx，而不显示在屏幕上。",
    "A policy id of the home, id@version, or a path to a policy file.": (
        "工作目录中的政策编号、编号@版本，或政策文件路径。"
    ),
    "The version by its name, instead of a date.": "按名称指定版本，代替日期。",
    "The version in force on this day.": "该日生效的版本。",
    "Write an HTML page for print to this file.": "把可打印的 HTML 页写入该文件。",
    "The id; needed when no sheet says it.": "政策编号；工作簿未写时必填。",
    "The workbook (.xlsx) to read.": "要读取的工作簿（.xlsx）。",
    "Write the workbook to fill to this file.": "把待填写的工作簿写到该文件。",
    "First day of a starter. Default: next month.": "起始文件的生效首日。默认：下个月。",
}
