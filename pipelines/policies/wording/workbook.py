"""Faults of the workbook in which an author writes a policy, and of tables of values. Where they are is a cell.

Keep how they are found in `authoring/` and `values_file.py`.
"""

from __future__ import annotations

TEXTS = {
    "workbook_absent": (
        "cannot be read: {why}",
        "无法读取：{why}",
        "Check the name and its permissions",
        "检查文件名与读取权限",
    ),
    "workbook_unreadable": (
        "not a workbook that can be read",
        "不是可以读取的工作簿",
        "Save it as .xlsx, without a password",
        "请另存为 .xlsx，且不设密码",
    ),
    "workbook_large": (
        "larger than {most} MB, or packed from far more",
        "文件超过 {most} MB，或解压后过大",
        "Keep the two sheets of the template only",
        "请只保留模板中的两张表",
    ),
    "sheet_missing": (
        "no sheet {sheet}",
        "没有工作表 {sheet}",
        "Begin with the template: tierline policy new --template FILE.xlsx",
        "请从模板开始：tierline policy new --template 文件.xlsx",
    ),
    "cell_error": (
        "the cell shows an error of a formula",
        "单元格是公式错误",
        "Write the value instead of the formula",
        "请直接填写数值",
    ),
    "unknown_fact": ("unknown row `{heading}`", "未知的项目“{heading}”", "Use one of: {known}", "可用的有：{known}"),
    "fact_beyond": (
        "a workbook has no place for `{heading}`",
        "工作簿中写不下“{heading}”",
        "Remove the row, and write `{key}` into the file that this command makes",
        "请删除这一行，并在本命令生成的文件中写 `{key}`",
    ),
    "kind_beyond": (
        "a workbook has no place for a rule of kind {kind}",
        "工作簿中写不下 {kind} 类规则",
        "Write it in a file: tierline policy new ID makes one to begin with, docs/policies.md shows the kind",
        "请直接写在文件中：tierline policy new 编号 可生成起始文件，写法见 docs/policies.zh.md",
    ),
    "fact_twice": ("`{heading}` stands twice", "“{heading}”出现两次", "Keep one of them", "只保留一个"),
    "fact_missing": ("`{heading}` is missing", "缺少“{heading}”", "Add the row and fill it", "请补上这一行并填写"),
    "column_missing": (
        "no column {heading}",
        "没有“{heading}”列",
        "Keep the headings of the template",
        "请保留模板中的表头",
    ),
    "cell_missing": ("the cell under {heading} is empty", "“{heading}”未填写", "Fill it", "请填写"),
    "cell_day": (
        "`{shown}` is no date of the calendar",
        "“{shown}”不是日历上的日期",
        "Write 2026-01-01",
        "请写 2026-01-01",
    ),
    "cell_choice": (
        "`{shown}` is none of the choices",
        "“{shown}”不在可选项中",
        "Use one of: {known}",
        "可用的有：{known}",
    ),
    "cell_number": (
        "`{shown}` is no plain number",
        "“{shown}”不是普通数字",
        "Write 1000 or 0.5, with at most 6 decimals",
        "请写 1000 或 0.5，小数最多 6 位",
    ),
    "cell_code": (
        "`{shown}` is no code",
        "“{shown}”不能作为编号",
        "Use small letters, digits and _, beginning with a letter",
        "请用小写字母、数字和下划线，以字母开头",
    ),
    "cell_bar": (
        "`{shown}` is no bar",
        "“{shown}”不是标准的写法",
        "Write ≥100, 50-100 or <20",
        "请写 ≥100、50-100、<20、100以上 等",
    ),
    "cell_percent": (
        "`{shown}` is no percentage",
        "“{shown}”不是百分比",
        "Write 20%, and leave the last level of a pareto empty",
        "请写 20%；累计占比的最后一级留空",
    ),
    "bar_unit": (
        "the bar is in {unit}, the measure in {of}",
        "标准的单位是 {unit}，而该维度的单位是 {of}",
        "Write both in one unit",
        "请统一单位",
    ),
    "unknown_data": ("unknown data `{shown}`", "未知的数据“{shown}”", "Use one of: {known}", "可用的有：{known}"),
    "unknown_level_cell": (
        "the level `{level}` is not listed above",
        "上方没有等级“{level}”",
        "Use one of: {known}",
        "可用的有：{known}",
    ),
    "one_measure": (
        "this kind of rule has one measure, and {count} are listed",
        "该规则类型只有一个评级维度，现有 {count} 个",
        "Keep one, or choose a scorecard or conditions",
        "只保留一个，或改用加权评分、条件组合",
    ),
    "policy_exists": (
        "the file is there already",
        "文件已存在",
        "A file is never written over: choose another day, or edit it by hand",
        "不会覆盖已有文件：请换一个生效日期，或直接修改",
    ),
    "no_id": (
        "the policy has no id",
        "没有政策编号",
        "Write it in the sheet, or as the argument: tierline policy new ID",
        "请在表中填写，或写在命令中：tierline policy new 编号",
    ),
    "other_id": (
        "the sheet says `{sheet}`, the command `{command}`",
        "表中为“{sheet}”，命令中为“{command}”",
        "Write one of them only, or both alike",
        "只写一处，或写成一致",
    ),
}
