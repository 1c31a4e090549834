"""What a run, a look at a home and the quarantine tell a reader of Chinese: no sentence of it is left in English."""

from __future__ import annotations

import re
import subprocess

import pytest

from pipelines.home.folder import Home
from tests.flow.homes import SETTINGS, deliver, make_home, tierline, write
from tests.flow.receipts import RECEIPTS, receipts

HAN = re.compile(r"[\u4e00-\u9fff]")
# What stays as it is: commands to type, paths, codes and columns, versions.
AS_IT_IS = re.compile(r"-c \".*|tierline [a-z-]+(?: [a-z]+)*|--[a-z-]+ [!-~]+|[!-~]*[/_.=][!-~]*|[A-Z]+")
SENTENCE = re.compile(r"\b[a-z]{2,},? [a-z]{2,}\b", re.IGNORECASE)
GATES = """gates:
  one_customer_share: {limit: 40, severity: block, since: 2026-01-01, reason: "本店没有大客户"}
"""
GOOD = receipts("S1,1,ann,2026-01-05,1,500", "S2,1,bob,2026-01-06,1,20")
ADDED = "\n".join(f"{line},{'till' if number == 0 else '7'}" for number, line in enumerate(GOOD.splitlines()))
BAD = receipts("K1,1,ann,2026-06-01,1,seven", "K2,1,ann,2026-06-01,1,1", "K3,1,ann,2026-06-01,1,1")
HALF = receipts("L1,1,ann,2026-06-01,1,many", *(f"L{number},1,bob,2026-06-01,1,1" for number in range(2, 40)))


def chinese(home: Home, *words: str, code: int = 0) -> str:
    """What a command prints in Chinese, tables and errors; nothing in it is an English sentence."""
    ended: subprocess.CompletedProcess[str] = tierline(*words, "--home", home.path, "--lang", "zh", COLUMNS="200")
    shown = ended.stdout + ended.stderr
    assert ended.returncode == code, shown
    assert HAN.search(shown)
    for line in shown.splitlines():
        assert not SENTENCE.search(AS_IT_IS.sub("", line)), line
    return shown


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An inbox with a file that lands with a warning, one with a bad row, one that is refused, and one nobody knows."""
    limits = "reject_limits: {rows_percent: 5, amount_percent: 100}\n"
    made = make_home(tmp_path_factory.mktemp("chinese"), {"receipts": RECEIPTS + limits}, settings=SETTINGS + GATES)
    deliver(made, receipts_1=ADDED, receipts_2=BAD, receipts_3=HALF, notes="a,b\n1,2\n")
    return made


@pytest.fixture(scope="module")
def planned(home: Home) -> str:
    """What `--plan` says before anything ran."""
    return chinese(home, "refresh", "--plan")


@pytest.fixture(scope="module")
def blocked(home: Home, planned: str) -> str:
    """What the refresh says whose gate blocks."""
    return chinese(home, "refresh", code=1)


def test_a_plan_says_what_would_become_of_each_file_and_why(planned: str) -> None:
    assert "receipts：3 个待入库" in planned and "receipts_1.csv：新文件" in planned
    assert "notes.csv：没有与之匹配的映射：请在 sources/ 的映射中加入其文件名模式" in planned
    assert "2026-06-30 尚无已发布的快照" in planned
    assert planned.splitlines()[-1].startswith("将会评级，各关卡通过后发布 seq=1")


def test_landing_warns_and_refuses_with_a_remedy(blocked: str) -> None:
    assert "警告 receipts_1.csv：多出的列 `till`：映射中没有对应的列" in blocked
    assert "拒绝 receipts_2.csv：3 行中有 1 行被拒收，超过 5 %（1 bad_number）。查看数据行：" in blocked
    assert "留下 notes.csv：unmatched。请在 sources/ 的映射中加入其文件名模式，或把它移出 inbox" in blocked


def test_a_blocked_gate_says_why_by_how_much_and_what_lets_it_pass(blocked: str) -> None:
    assert "阻断 metrics.met_customer__conspicuous：one_customer_share（1 行）。单个客户占消费额如此之高" in blocked
    assert "阈值 40%，自 2026-01-01 起：本店没有大客户" in blocked and "占比（%） 89." in blocked
    assert "仅本次放行：--accept one_customer_share --reason TEXT" in blocked
    assert "未发布；CURRENT 尚无快照；被拒绝：" in blocked


def test_what_is_accepted_is_told_as_such(home: Home, blocked: str) -> None:
    words = ("refresh", "--accept", "one_customer_share", "--reason", "新店开业", "--actor", "wang")
    told = chinese(home, *words, code=1)
    assert "已放行 metrics.met_customer__conspicuous" in told and "由 wang 放行：新店开业" in told
    assert "已发布 seq=1" in told
    assert "CURRENT     seq=1   评级日期 2026-06-30   发布于" in chinese(home, "status")


def test_doctor_says_what_it_finds_and_what_to_do(home: Home, blocked: str) -> None:
    home.landing.chmod(0o755)
    told = chinese(home, "doctor", code=1)
    home.landing.chmod(0o700)
    assert f"异常  文件夹        其他用户可以读取 {home.landing}" in told and f"运行 chmod 700 {home.landing}" in told
    assert "1 个数据来源，1 个政策版本" in told and "只适合演示或测试" in told


def test_a_backup_says_what_it_holds(home: Home, blocked: str) -> None:
    folder = home.path.parent / "copied"
    told = chinese(home, "backup", str(folder))
    assert "个文件，" in told and "全部核验无误" in told and f"请妥善保管：{folder} 含身份密钥与原始数据" in told
    assert "文件夹非空" in chinese(home, "backup", str(folder), code=2)


def test_quarantine_is_listed_shown_and_waived(home: Home, blocked: str) -> None:
    listed = chinese(home, "quarantine", "list")
    assert "被拒收的文件" in listed and "隔离区的行" in listed
    shown = chinese(home, "quarantine", "show", "receipts_3.csv")
    assert "隔离区中 1 行" in shown and {"行号", "原因", "列", "内容"} <= set(re.findall(r"[\u4e00-\u9fff]+", shown))
    waive = ("quarantine", "waive", "receipts", "--because", "已知问题", "--until")
    assert "没有因 `bad_date` 不合格的行" in chinese(home, *_refused(home), "--reason", "bad_date", code=2)
    assert "应为：结束于" in chinese(home, *waive, "2090-01-01", "--reason", "all", code=2)
    assert "应为以下之一：all, " in chinese(home, *waive, "2090-01-01", "--reason", "moon", code=2)


def test_a_mapping_that_is_wrong_is_told_of_at_its_line(home: Home) -> None:
    wrong = write(home.sources / "wrong.yml", 'file: "x_*.csv"\nnamespace: s\nmood: good\nduplicates: sometimes\n')
    told = chinese(home, "refresh", "--plan", code=2)
    wrong.unlink()
    assert f"错误 {wrong}:3: 未知的项 `mood`" in told and "请删除，或改正写法" in told
    assert "`duplicates` 应为 'keep', 'exact_row', 'by_key' 或 'by_document'，而不是 'sometimes'" in told


def _refused(home: Home) -> tuple[str, ...]:
    """The words that waive the refused file."""
    from pipelines.landing.ledger import Ledger

    (row,) = Ledger(home).with_status("refused")
    return ("quarantine", "waive", row.file_id, "--because", "已知问题", "--until", "2027-01-01")
