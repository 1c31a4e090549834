"""What is wrong with a mapping, sources/<name>.yml.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "not a mapping of keys without `name`": "不是不含 `name` 的键值映射",
    "A mapping is named by its file": "映射以文件名为名称",
    "Remove it": "请删除",
    "unknown table `{0}`": "未知的表 `{0}`",
    "Use one of: {0}": "可用的有：{0}",
    "`{0}` is no group of name_pattern": "`{0}` 不是 name_pattern 中的分组",
    "Name a group of name_pattern, such as (?P<{0}>...)": "请使用 name_pattern 中的分组，例如 (?P<{0}>...)",
    "`{0}` and `{1}` both read `{2}`, as two different dates": "`{0}` 与 `{1}` 都能读取 `{2}`，但得到不同的日期",
    "Keep the one that this source writes; give files written the other way a mapping of their own": (
        "请保留该来源使用的一种；另一种写法的文件请另设映射"
    ),
    "`{0}` has no column `{1}`": "`{0}` 没有列 `{1}`",
    "`{0}` comes from the header under `header: true`": "使用 `header: true` 时，`{0}` 取自表头",
    "`{0}` is no column of this mapping": "`{0}` 不是该映射的列",
    "Add it under columns, or correct its spelling": "请在 columns 中补上，或改正写法",
    "`{0}` is no currency": "`{0}` 不是币种",
    "Write three capital letters, such as CNY": "请写三个大写字母，例如 CNY",
    "`{0}` is none of them": "`{0}` 不在可选值之中",
    "`{0}` is no number": "`{0}` 不是数字",
    "Write it as 12.5": "请写成 12.5 的样子",
    "`{0}` needs `{1}`": "`{0}` 需要 `{1}`",
    "Name its column, or say {constant: ...}": "请写出对应的列，或写 {constant: ...}",
    "Name its column": "请写出对应的列",
    "`{0}` needs `net_amount`, or `quantity` and `unit_price`": (
        "`{0}` 需要 `net_amount`，或 `quantity` 与 `unit_price`"
    ),
    "Name their columns": "请写出它们对应的列",
    "a discount beside `net_amount` would not be used": "已有 `net_amount` 时，折扣不会被使用",
    "Remove one of them": "请删去其中之一",
    "`{0}` needs `{1}` under `duplicates: by_key`": "使用 `duplicates: by_key` 时，`{0}` 需要 `{1}`",
    "Map {0}, or say `duplicates: by_document`": "请映射 {0}，或改为 `duplicates: by_document`",
    "a control figure that is delivered again must replace the earlier one": "再次交付的控制总数必须取代先前的",
    "`{0}` has no meaning beside `query`: its result has no file of a sender": (
        "与 `query` 同用时 `{0}` 没有意义：查询结果不是发送方的文件"
    ),
    "a query reads control figures and nothing else": "查询只能读取控制总数",
    "Say `duplicates: by_key`": "请写 `duplicates: by_key`",
    "Keep control_total alone, and let other rows arrive as files": "请只保留 control_total，其他数据以文件交付",
    "`{0}` has no meaning for `{1}`": "`{0}` 对 `{1}` 没有意义",
    "`{0}` has no meaning for `{1}` under `header: true`": "使用 `header: true` 时，`{0}` 对 `{1}` 没有意义",
    "`{0}` is no kind of `{1}`": "`{0}` 不是 `{1}` 的类型",
    "`{0}` is compared with a number": "`{0}` 是与数字比较的",
    "two different signs for decimal and thousands": "两个不同的符号，分别表示小数点和千分位",
    "a regular expression ({0})": "正则表达式（{0}）",
    "one test: starts_with, ends_with, equals, one_of, matches, empty, below or at_least": (
        "一项判断：starts_with、ends_with、equals、one_of、matches、empty、below 或 at_least"
    ),
    "one origin: a column, constant or from_name": "一个来源：column、constant 或 from_name",
    "a rule with a reason when it excludes, and without one when it does not": "剔除时写明原因、不剔除时不写原因的规则",
    "one step: trim, upper, lower, strip_suffix, strip_prefix, pad, map or from_float": (
        "一个步骤：trim、upper、lower、strip_suffix、strip_prefix、pad、map 或 from_float"
    ),
    "no mapping `{0}`": "没有映射 `{0}`",
    "Name one of: {0}": "可用的有：{0}",
    "`sources` names {0}, which has no mapping": "`sources` 写有 {0}，但没有该映射",
    "Write sources/{0}.yml, or remove the name": "请编写 sources/{0}.yml，或删去该名称",
}
