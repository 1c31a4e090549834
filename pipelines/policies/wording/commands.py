"""What commands say to an author: a policy or version that is not there, a table of values that cannot be read.

Keep the faults of a policy file in the files named after its parts.
"""

from __future__ import annotations

TEXTS = {
    "nothing_below": (
        "no file that states rules lies in this folder",
        "该文件夹中没有政策、人工调整、积分方案或分群文件",
        "Name a file, the folder of a policy, a folder such as policies, or a home",
        "请写文件、某一政策的文件夹、policies 等文件夹，或工作目录",
    ),
    "no_policy": (
        "no policy `{policy}`",
        "没有政策 `{policy}`",
        "Use one of: {known}; or a path",
        "可用的有：{known}；或写文件路径",
    ),
    "no_such_version": (
        "`{policy}` has no version `{name}`",
        "政策 `{policy}` 没有版本 `{name}`",
        "Use one of: {known}",
        "可用的有：{known}",
    ),
    "none_in_force": (
        "no version of `{policy}` is in force on {day}",
        "{day} 没有生效的 `{policy}` 版本",
        "Its first version begins on {begins}",
        "第一个版本自 {begins} 生效",
    ),
    "values.unreadable": (
        "cannot be read: {why}",
        "无法读取：{why}",
        "Give a UTF-8 CSV file, .xlsx or .parquet",
        "请使用 UTF-8 的 CSV、.xlsx 或 .parquet",
    ),
    "values.ending": (
        "a table is .csv or .xlsx",
        "表格应为 .csv 或 .xlsx",
        "Give the file one of these endings",
        "请改用其中一种后缀",
    ),
    "values.same": (
        "it holds the values",
        "这是数值表本身",
        "Name another file for the grades",
        "请为评级结果另取文件名",
    ),
    "values.column": (
        "no column {missing}",
        "缺少列 {missing}",
        "The first line is customer_id,metric,value and, if wanted, category_code",
        "第一行应为 客户编号、指标、数值，可加 品类",
    ),
    "values.ragged": (
        "more or fewer cells than the first line has",
        "单元格数与第一行不同",
        "Quote values that hold a comma",
        "含逗号的值请加引号",
    ),
    "values.twice": (
        "`{metric}` of {customer} stands twice",
        "{customer} 的 `{metric}` 出现两次",
        "Keep one of the rows",
        "只保留一行",
    ),
    "values.customer": ("no customer_id", "没有客户编号", "Write one, or remove the row", "请填写，或删除这一行"),
    "values.metric": (
        "unknown metric `{metric}`",
        "未知的指标 `{metric}`",
        "Use a criterion of {policy}: {known}",
        "请使用 {policy} 的评级维度：{known}",
    ),
    "values.told": (
        "no `{metric}` is {shown}",
        "`{metric}` 不能是 {shown}",
        "Write {known}, or nothing",
        "请写 {known}，或留空",
    ),
    "values.number": (
        "{shown} is no plain number",
        "{shown} 不是普通数字",
        "Write 1234.50, without separators, exponent or unit",
        "请写 1234.50，不带千分位、指数或单位",
    ),
    "cuts.column": (
        "no column {missing}",
        "缺少列 {missing}",
        "Export the table tier_cuts as it is; of its columns these are read: {wanted}",
        "请原样导出 tier_cuts 表；会读取这些列：{wanted}",
    ),
    "cuts.kind": (
        "`{policy}` compares no customers, so it has no cuts; its kind is {kind}",
        "`{policy}` 不在客户之间比较，没有分界值；其规则类型为 {kind}",
        "Grade without --cuts and --seq",
        "评级时不要加 --cuts 或 --seq",
    ),
    "cuts.version": (
        "cuts of `{policy}` version {given}; the values are graded under version {version}",
        "这是 `{policy}` 版本 {given} 的分界值；本次按版本 {version} 评级",
        "Name the version to grade under, {policy}@{given}, or give the cuts of the other one",
        "请指明评级版本 {policy}@{given}，或改用该版本的分界值",
    ),
    "cuts.level": (
        "`{policy}` has no level `{level}`",
        "`{policy}` 没有等级 `{level}`",
        "Use one of: {known}",
        "可用的有：{known}",
    ),
    "cuts.twice": (
        "the cut of `{level}` stands twice",
        "`{level}` 的分界值出现两次",
        "Export the cuts of one snapshot",
        "请只导出一个快照的分界值",
    ),
    "values.fine": (
        "{shown} is finer than values are kept",
        "{shown} 的小数位过多",
        "Write fewer decimals",
        "请减少小数位",
    ),
}
