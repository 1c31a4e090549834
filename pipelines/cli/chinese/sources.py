"""What reading a source file finds wrong, and what it warns of.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "one query that begins with select or with": "一条以 select 或 with 开头的查询",
    "{0} is not set": "{0} 未设置",
    "{0} holds no address of a database that can be opened here": "{0} 不是此处可打开的数据库地址",
    "the database of {0} did not answer ({1})": "{0} 指向的数据库没有应答（{1}）",
    "a binary floating-point number": "二进制浮点数",
    "column `{0}` is {1}, which is not exact: cast it to text or decimal in the query": (
        "列 `{0}` 为 {1}，并不精确：请在查询中转换为文本或 decimal"
    ),
    "it controls `{0}`, which has no mapping": "它控制的 `{0}` 没有映射",
    "it controls {0} of `{1}`, which has none": "它控制的是 `{1}` 的 {0}，而该来源没有此表",
    "row {0}: {1}": "第 {0} 行：{1}",
    "Correct the name, or write sources/{0}.yml: the file is then tried again by itself": (
        "请改正名称，或编写 sources/{0}.yml：之后会自动重新读取该文件"
    ),
    "the name `{0}` does not match name_pattern {1}": "文件名 `{0}` 不符合 name_pattern {1}",
    "Rename the file, or correct name_pattern in sources/{0}.yml": (
        "请重命名文件，或改正 sources/{0}.yml 中的 name_pattern"
    ),
    "a quote in the header line is not closed": "表头行的引号没有结束",
    "Export the file again": "请重新导出文件",
    "a quote is opened and never closed": "有引号开始而没有结束",
    "the last row is short": "最后一行不完整",
    "{0} (row {1}): the file ends too early": "{0}（第 {1} 行）：文件提前结束",
    "Export or copy the file again": "请重新导出或复制文件",
    "{0} of {1} dates in column `{2}` do not fit `{3}`, and all fit `{4}`": (
        "列 `{2}` 的 {1} 个日期中有 {0} 个不符合 `{3}`，而全部符合 `{4}`"
    ),
    "If this source writes `{0}`, say so under dates in its mapping; if only this file does, export it again": (
        "若该来源一向使用 `{0}`，请写入映射的 dates；若只有这个文件如此，请重新导出"
    ),
    "a date format of {0} and plain signs, without {1}": "由 {0} 和普通符号组成的日期格式，不含 {1}",
    "a date format with year, month and day": "包含年、月、日的日期格式",
    "from its first bytes": "从首字节起",
    "at byte {0} (line {1})": "在第 {0} 字节（第 {1} 行）",
    "with a byte-order mark": "带字节顺序标记",
    "not {0} from its first bytes; it reads as {1}": "从首字节起就不是 {0}；可按 {1} 读取",
    "not {0} from its first bytes": "从首字节起就不是 {0}",
    "not {0} with a byte-order mark; it reads as {1}": "不是带字节顺序标记的 {0}；可按 {1} 读取",
    "not {0} with a byte-order mark": "不是带字节顺序标记的 {0}",
    "not {0} at byte {1} (line {2}); it reads as {3}": "第 {1} 字节（第 {2} 行）起不是 {0}；可按 {3} 读取",
    "not {0} at byte {1} (line {2})": "第 {1} 字节（第 {2} 行）起不是 {0}",
    "Declare `encoding: {0}` in the mapping if every file of this source is {1}, or export it again": (
        "若该来源的文件都是 {1}，请在映射中写 `encoding: {0}`；否则请重新导出"
    ),
    "Export the file again as {0}; it may be damaged or mixed": "请以 {0} 重新导出；文件可能损坏或混用了编码",
    "a compressed file ({0}): it is not unpacked, since it may unpack to any size": (
        "压缩文件（{0}）：不予解压，因为解压后大小无法预知"
    ),
    "a compressed file: it is not unpacked, since it may unpack to any size": (
        "压缩文件：不予解压，因为解压后大小无法预知"
    ),
    "Unpack it, and deliver the file that was in it": "请解压后交付其中的文件",
    "line {0} is longer than {1} MB": "第 {0} 行超过 {1} MB",
    "Export the file again with one record a line; it may be damaged, or no delimited text at all": (
        "请重新导出，每行一条记录；文件可能损坏，或根本不是分隔文本"
    ),
    "added column `{0}`: no column of the mapping names it": "多出的列 `{0}`：映射中没有对应的列",
    "{0} more added columns": "另有 {0} 个多出的列",
    "header only: the file has no data rows": "只有表头：文件没有数据行",
    "the header names `{0}` twice": "表头中 `{0}` 出现两次",
    "Export the file with one column of that name": "请重新导出，只保留一个同名列",
    "no column for {0}; found: {1}": "缺少 {0} 对应的列；已找到：{1}",
    "the first line holds none of the mapped headers": "首行没有映射中的任何列名",
    "Add the file's name for it under columns in sources/{0}.yml, or ask the sender for the column": (
        "请在 sources/{0}.yml 的 columns 中加入文件使用的列名，或请发送方补上该列"
    ),
    "the file is empty": "文件为空",
    "Ask the sender for the file again": "请让发送方重新提供文件",
    "not a whole Parquet file ({0})": "不是完整的 Parquet 文件（{0}）",
    "not {0} {1}; it reads as {2}": "{1}不是 {0}；可按 {2} 读取",
    "not {0} {1}": "{1}不是 {0}",
}
