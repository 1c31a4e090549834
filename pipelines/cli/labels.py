"""Titles and headings of what commands print, in Chinese by their English. Sentences stand where they are printed.

Add a label here when a table gains a title or a column; codes of tables, statuses, reasons and levels stay as they are.
"""

from __future__ import annotations

from pipelines.cli.output import said

CHINESE = {
    "Files": "文件",
    "Quarantine (the rows are kept in quarantine/rows)": "隔离（数据行保存在 quarantine/rows）",
    "What became of the landed rows": "入库数据的去向",
    "Gates": "关卡",
    "source": "来源",
    "status": "状态",
    "files": "文件数",
    "rows read": "读取行数",
    "ok": "合格",
    "quarantined": "隔离",
    "reason": "原因",
    "rows": "行数",
    "table": "数据表",
    "amount": "金额",
    "gate": "关卡",
    "expectations": "检查项",
    "warned": "提醒",
    "blocked": "阻断",
    "accepted": "已接受",
    "refused": "拒绝",
    "left": "留下",
    "warning": "警告",
    "note": "说明",
    "not needed": "无需接受",
    "level": "等级",
    "customers": "客户数",
    "policy": "政策",
    "in effect": "生效",
    "end within 30 days": "30 天内到期",
    "customers decided": "涉及客户",
    "share": "占比",
}


def label(english: str) -> str:
    """The label in the language of the reader; one without Chinese stays English."""
    return said(english, CHINESE.get(english, english))
