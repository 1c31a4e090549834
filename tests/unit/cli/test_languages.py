"""Commands speak the language of the system or of `--lang`: labels, help, the last line and errors."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from pipelines.cli import main, status, summary_table
from pipelines.cli.help_zh import HELP, speak_chinese
from pipelines.cli.labels import CHINESE
from pipelines.settings import language
from tests.shape.house import files

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


def test_every_command_and_group_of_the_list_has_chinese_help() -> None:
    app = typer.Typer()
    registered = {one.name for one in (*main.app.registered_commands, *main.app.registered_groups)}
    assert set(HELP) <= registered
    app.command("status")(status.show_status)
    app.command("other")(status.show_status)
    speak_chinese(app)
    shown = CliRunner().invoke(app, ["status", "--help"]).output
    assert HELP["status"] in shown and "示例：tierline status" in shown


def test_every_title_and_column_of_the_summary_has_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TIERLINE_LANG", "zh")
    summary_table.print_table("Files", ("source", "rows read"), [("erp", 3)])
    shown = capsys.readouterr().out
    assert shown.split() == ["文件", "来源", "读取行数", "erp", "3"]
    code = "\n".join(files(".py", "pipelines/cli/summary").values())
    named = re.findall(r'print_table\(\s*"([^"]+)", \(([^)]*)\)', code)
    labels = {text for title, columns in named for text in (title, *re.findall(r'"([^"]+)"', columns))}
    assert labels and labels <= set(CHINESE)


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
