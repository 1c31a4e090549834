"""Problems in the language of the reader. Those of the linter know their Chinese; those of reading a file get it here.

Reading a file says what is wrong in a few fixed forms: add a form here when `home/yaml_file.py` gains one. Texts of the
linter itself stand in `wording/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from pipelines.home.problems import Problem
from pipelines.policies.lint.finding import BilingualProblem

CHINESE = "zh"
_WHAT = (
    (r"unknown key `(.+)`", r"未知的项 `\1`"),
    (r"`(.+)` is missing", r"缺少 `\1`"),
    (
        r"`(.+)` should be a plain number .+, not (.+)",
        r"`\1` 应为普通数字，例如 1000000 或 0.5，小数最多 6 位，而不是 \2",
    ),
    (r"`(.+)` should be a date .+, not (.+)", r"`\1` 应为日历上的日期，例如 2024-01-31，而不是 \2"),
    (r"`(.+)` should be (.+), not (.+)", r"`\1` 应为 \2，而不是 \3"),
    (r"`(.+)` should be (.+)", r"`\1` 应为 \2"),
    (r"the key `(.+)` twice", r"`\1` 出现两次"),
    (r"`(.+)` means different things to different readers", r"`\1` 在不同程序中含义不同"),
    (r"an anchor or alias", r"使用了锚点或别名"),
    (r"a tag", r"使用了标签"),
    (r"a second document in one file", r"一个文件中有两份文档"),
    (r"a key that is not a word", r"项名不是普通文字"),
    (r"nested deeper than (\d+) levels", r"嵌套超过 \1 层"),
    (r"(\d+) bytes; the limit is (\d+)", r"文件为 \1 字节，上限为 \2 字节"),
    (r"not UTF-8 at byte (\d+)", r"第 \1 字节起不是 UTF-8 编码"),
    (r"not YAML: (.+)", r"不是合法的 YAML:\1"),
    (r"cannot be read: (.+)", r"无法读取：\1"),
    (r"not a home: tierline.yml is missing", r"不是工作目录：缺少 tierline.yml"),
    (r"(\S+) has not begun: the running business day is (\S+)", r"\1 尚未到来：当前营业日为 \2"),
)
_REMEDY = {
    "Remove it, or correct its spelling": "删除它，或改正写法",
    "Add it": "请补上",
    "Correct the value": "改正这个值",
    "Keep one of them": "只保留一个",
    "Put it in quotes": "请加上引号",
    "Write the value out": "请把内容直接写出",
    "Remove it": "请删除",
    "Keep one document a file": "一个文件只写一份文档",
    "Write a plain key": "请使用普通文字作为项名",
    "Flatten it": "请减少层次",
    "Split it: no file written by hand is that large": "请拆分：手写的文件不会这么大",
    "Save it as UTF-8": "请另存为 UTF-8",
    "Mend the line, or the one above it": "改正这一行或上一行",
    "Remove the character that cannot be printed": "删除不可显示的字符",
    "Check the name and its permissions": "检查文件名与读取权限",
    "Name a home with --home, or make one: tierline init DIR": "用 --home 指定工作目录，或新建：tierline init 目录",
    "Name a day that has come": "请写已经到来的日期",
}


def in_language(problems: Iterable[Problem], language: str) -> list[Problem]:
    """The problems as a reader of `language` is told them."""
    return [_in_chinese(each) if language == CHINESE else each for each in problems]


def _in_chinese(problem: Problem) -> Problem:
    if isinstance(problem, BilingualProblem):
        return Problem(problem.what_zh, problem.where, problem.remedy_zh, problem.code, problem.severity)
    form, chinese = next((each for each in _WHAT if re.fullmatch(each[0], problem.what, re.DOTALL)), ("", ""))
    what = re.sub(form, chinese, problem.what, count=1, flags=re.DOTALL) if form else problem.what
    return replace(problem, what=what, remedy=_REMEDY.get(problem.remedy, problem.remedy))
