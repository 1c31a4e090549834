"""What is wrong with a value or a sign of a file that people write.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "plain text": "文字",
    "a whole number": "整数",
    "a number": "数字",
    "true or false": "true 或 false",
    "a list": "列表",
    "keys with values, as in `key: value`": "键与值，如 `key: value`",
    "no less than {0}": "不小于 {0}",
    "no more than {0}": "不大于 {0}",
    "text of at least {0} characters": "至少 {0} 个字符的文字",
    "text of at most {0} characters": "至多 {0} 个字符的文字",
    "text of the form {0}": "符合 {0} 的文字",
    "`{0}` has no value": "`{0}` 没有值",
    "Write one, or remove the line": "请填写，或删除这一行",
    "`{0}` is empty": "`{0}` 为空",
    "Write a value": "请填写",
    "the list `{0}` is empty": "列表 `{0}` 为空",
    "Write an entry, or remove the line": "请写出一项，或删除这一行",
    "the list `{0}` has {1} of at least {2} entries": "列表 `{0}` 只有 {1} 项，至少应有 {2} 项",
    "Add what is missing": "请补足",
    "Write half-width signs: a colon and a space after a key, a comma between entries": (
        "请使用半角符号：键后写半角冒号和空格，各项之间写半角逗号"
    ),
    "not YAML: a colon where no key can stand": "不是合法的 YAML：此处不应有冒号",
    "Put a text that has a colon in quotes, or indent the line like its neighbours": (
        "含冒号的文字请加引号；或与相邻行对齐缩进"
    ),
    "not YAML: a key without its colon": "不是合法的 YAML：键后缺少冒号",
    "Write a half-width colon and a space after the key of this line, or of the one above it": (
        "请在本行或上一行的键后写半角冒号和空格"
    ),
    "not YAML: a tab": "不是合法的 YAML：使用了制表符",
    "Indent with spaces": "请用空格缩进",
    "not YAML: a quote that is never closed": "不是合法的 YAML：引号没有闭合",
    "Close it": "请补上",
    "not YAML: a sign that no value can begin with": "不是合法的 YAML：值不能以该符号开头",
    "Put the value in quotes": "请给该值加上引号",
    "not YAML: a line that is indented unlike its neighbours": "不是合法的 YAML：缩进与相邻行不一致",
    "Let the entries of a list begin below each other": "请让同一列表的各项左对齐",
    "not YAML: a bracket that is not closed, or a comma that is missing": "不是合法的 YAML：括号没有闭合，或缺少逗号",
    "Close it; between entries stands a half-width comma and a space, after a key a colon and a space": (
        "请补上；各项之间写半角逗号和空格，键后写半角冒号和空格"
    ),
}
