"""Commands speak the language of the system or of `--lang`: labels, help, the last line and errors."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer import rich_utils

from pipelines.cli import main, output, summary_table
from pipelines.cli.chinese import spoken_help
from pipelines.cli.chinese.translation import in_chinese
from pipelines.settings import language

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(
    ("named", "system", "spoken"),
    [
        ("zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        (None, {}, "en"),
    ],
)
def test_the_language_named_goes_before_that_of_the_system(
    named: str | None, system: dict[str, str], spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, system.get(name, ""))
    assert language(named) == spoken


def shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    """What the command line prints and what it says on stderr; whatever it puts into Chinese goes with the test."""
    for name in (*spoken_help.WORDS, "DEFAULT_STRING", "highlighter"):
        monkeypatch.setattr(rich_utils, name, getattr(rich_utils, name))
    monkeypatch.setattr(sys, "argv", ["tierline", *words])
    with pytest.raises(SystemExit):
        main.run()
    ended = capsys.readouterr()
    return ended.out, ended.err


@pytest.mark.parametrize(
    "words", [("--lang", "zh", "refresh", "-h"), ("refresh", "-h", "--lang=zh"), ("refresh", "-h")]
)
def test_help_speaks_the_language_wherever_it_is_named(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8" if "zh" not in "".join(words) else "")
    printed, _ = shown(monkeypatch, capsys, *words)
    assert "用法：tierline refresh" in printed and "示例：tierline refresh --home data" in printed
    assert "评级日期。" in printed and "显示本帮助并退出。" in printed and "[默认：60]" in printed
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", printed)


def test_help_is_english_for_everybody_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    printed, _ = shown(monkeypatch, capsys, "refresh", "-h")
    assert "Usage: tierline refresh" in printed and not HAN.search(printed)


def test_long_chinese_help_breaks_between_letters_and_is_never_cut(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    printed, _ = shown(monkeypatch, capsys, "--lang", "zh", "--help")
    assert "…" not in printed
    assert {cell_len(line) for line in printed.splitlines() if line.startswith("│")} == {60}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("backfill",), "缺少选项 '--from'。"),
        (("refresh", "--as-of", "soon"), "'--as-of' 的值无效：'soon' 不符合格式 '%Y-%m-%d'。"),
        (("refresh", "--wait", "long"), "'--wait' 的值无效，应为：数字"),
        (("refresh", "--fast"), "没有选项 --fast"),
        (("refrsh",), "没有命令 'refrsh'。是否想写 'refresh'？"),
        (("serve", "--port", "0"), "'--port' 的值无效，应为：不小于 1"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_of_in_chinese(
    words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = shown(monkeypatch, capsys, "--lang", "zh", *words)
    assert said in " ".join(told.replace("│", "").split()) and "用法：tierline" in told and "查看帮助" in told


def test_a_table_is_titled_in_chinese_and_its_numbers_stand_below_each_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIERLINE_LANG", "zh")
    summary_table.print_table("Files", ("source", "rows read"), [("erp", 3), ("收银系统", 12_345)])
    title, *lines = capsys.readouterr().out.rstrip().splitlines()
    assert (title, lines[0].split()) == ("文件", ["来源", "读取行数"])
    assert {cell_len(line) for line in lines} == {max(map(cell_len, lines))}


def test_a_word_of_chinese_fills_the_same_column_as_its_english(monkeypatch: pytest.MonkeyPatch) -> None:
    english = output.first_word("lock")
    monkeypatch.setenv("TIERLINE_LANG", "zh")
    chinese = output.first_word("lock")
    assert (english.strip(), chinese.strip()) == ("lock", "锁")
    assert cell_len(english) == cell_len(chinese) == output.WORD_WIDTH


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("late rows: 1 row of 1 file, 2026-01-05", "迟到数据：1 个文件的 1 行，2026-01-05"),
        ("`amount` has no column `customer`", "`amount` 没有列 `customer`"),
        ("500 percent is never exceeded", "500 percent 永远不会被超过"),
        ("`severity` should be 'block' or 'warn', not 'loud'", "`severity` 应为 'block' 或 'warn'，而不是 'loud'"),
        ("the mappings changed since seq=3", "自 seq=3 以来，映射有变化"),
        ("3 of 9 rows are rejected, more than 5 % (2 bad_date)", "9 行中有 3 行被拒收，超过 5 %（2 bad_date）"),
        ("no mapping knows it: put the file itself into the inbox", "没有与之匹配的映射：请把文件本身放入 inbox"),
        (
            "CURRENT is pinned to seq=4 by anna: the till is not working",
            "CURRENT 由 anna 锁定在 seq=4：the till is not working",
        ),
    ],
)
def test_values_stay_and_texts_within_texts_are_told_too(english: str, chinese: str) -> None:
    assert in_chinese(english) == chinese


def test_an_error_is_told_in_chinese_to_whoever_reads_chinese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["tierline", "status", "--home", str(tmp_path), "--lang", "zh"])
    with pytest.raises(SystemExit) as ended:
        main.run()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert "错误" in told and "不是工作目录" in told and "tierline init" in told
    assert HAN.search(told.splitlines()[-1])
