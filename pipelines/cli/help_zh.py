"""What each command does, in Chinese, for `--help` where the system speaks Chinese; the example is that of the English.

Add a line with each new command; a test compares them with the commands there are.
"""

from __future__ import annotations

import inspect
import re

import typer

ABOUT = "按书面的、有版本的政策，根据 ERP 与 POS 数据给客户评级。"
HELP = {
    "init": "新建一个工作目录：设置、示例来源与政策、空的收件箱、身份密钥。",
    "refresh": "收取 inbox 中的文件，给全部客户评级、检查并发布。",
    "backfill": "按日期顺序逐日评级并发布一段日期。",
    "serve": "在网页上打开资产图，并按计划或收件箱运行。",
    "alerts": "把问题通过命令、webhook 或邮件通知负责人，每个问题只通知一次。",
    "rollback": "把读者看到的快照固定在某一序号，或解除固定。",
    "prune": "清理旧快照的数据表；清单与历史保留。",
    "backup": "把工作目录备份到文件夹，并逐一核对哈希。",
    "restore": "由备份恢复出一个工作目录。",
    "upgrade": "把旧版工作目录升级到当前格式。",
    "doctor": "检查版本、目录、磁盘、时钟、日历与已发布的内容。",
    "status": "显示当前快照、已收文件与锁。",
    "snapshots": "列出已发布的快照。",
    "sources": "查看来源文件会被读成什么。",
    "quarantine": "查看、更正并交还被拒绝的数据行。",
}


def speak_chinese(app: typer.Typer) -> None:
    """Give the commands and groups of the app their Chinese help; one without any keeps the English."""
    app.info.help = ABOUT
    for command in app.registered_commands:
        example = re.search(r"Example: (.+)", inspect.getdoc(command.callback) or "", re.DOTALL)
        if command.name in HELP:
            command.help = HELP[command.name] + (f"\n\n示例：{example[1]}" if example else "")
    for group in app.registered_groups:
        if group.name in HELP and group.typer_instance:
            group.typer_instance.info.help = HELP[group.name]
