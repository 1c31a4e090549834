"""The workbook that authors fill: two sheets with an example, lists to choose from, and every cell kept as it is typed.

Its headings are those that `facts_sheet.py` and `levels_sheet.py` read. Keep what a cell may say in those.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pipelines.policies.authoring.facts_sheet import FACTS
from pipelines.policies.authoring.known_data import OFFERED_WINDOWS
from pipelines.policies.authoring.levels_sheet import BAR_COLUMNS, LEVEL_COLUMNS
from pipelines.policies.metrics import KNOWN_METRICS
from pipelines.policies.units import UNITS

LEVELS = (
    ("A", "1", "铂金会员", "Platinum", "", "", "9折、生日礼"),
    ("B", "2", "金卡会员", "Gold", "", "", "9.5折、生日礼"),
    ("C", "3", "银卡会员", "Silver"),
    ("D", "4", "普通会员", "Basic"),
)
SPEND = ("年度消费", "spend", "annual spend", "净消费额", "近12个月", "万元", "60%", "是")
VISITS = ("到店次数", "visits", "visits", "购买次数", "近12个月", "次", "40%", "")
SCORE = ("综合评分", "", "", "综合评分", "", "", "", "")
SAME = ("",) * len(SPEND)
BARS = (
    (*SPEND, "A", "≥5", "4"),
    (*SAME, "B", "2-5", "3"),
    (*SAME, "C", "0.5-2", "2"),
    (*SAME, "D", "<0.5", "1"),
    (*VISITS, "A", "24以上", "4"),
    (*SAME, "B", "12-24", "3"),
    (*SAME, "C", "4-12", "2"),
    (*SAME, "D", "不满4", "1"),
    (*SCORE, "A", "≥3.5", ""),
    (*SAME, "B", "2.5-3.5", ""),
    (*SAME, "C", "1.5-2.5", ""),
    (*SAME, "D", "<1.5", ""),
)
HELP = (
    "标准的写法：≥100、>100、<20、≤20、50-100（含 50，不含 100）、100以上（含）、不满20；",
    "属性写代码，例如 LEADER、NOTABLE；占比写 20%。留空的格子表示与上一行相同。",
    "规则类型为“条件组合”时，条件关系写 全部、任一 或 至少2项；没有条件的等级即其余客户。",
    "数据也可写 属性：代码 或 评分：代码；综合评分的各档写在名为“综合评分”的维度下。",
    "单据、意向、矩阵、一票否决、封顶、保级条件、按品类或集团评级、等级衔接等写在生成的文件中，见 docs/authors.zh.md。",
)
HELP_COLUMN = 13
ROWS_TO_FILL = 200
BARS_BEGIN = len(LEVELS) + 8


def template() -> bytes:
    """The workbook, filled with an example that passes the linter."""
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": False}) as book:
        formats = {
            "text": book.add_format({"num_format": "@", "border": 4}),
            "head": book.add_format({"bold": True, "bg_color": "#DDE7F3", "border": 1}),
            "help": book.add_format({"font_color": "#666666"}),
        }
        _facts(book.add_worksheet("政策"), formats)
        _levels(book.add_worksheet("等级"), formats)
    return stream.getvalue()


def _facts(page: Any, formats: dict[str, Any]) -> None:
    page.set_column(0, 0, 20)
    page.set_column(1, 1, 34, formats["text"])
    page.set_column(2, 2, 60)
    page.write_row(0, 0, ("项目", "内容", "说明"), formats["head"])
    page.freeze_panes(1, 0)
    for number, fact in enumerate(FACTS, start=1):
        page.write_string(number, 0, f"{fact.zh}{'*' if fact.is_needed else ''}", formats["head"])
        page.write_string(number, 1, fact.example, formats["text"])
        said = "、".join(fact.choices) or ("例如 2026-01-01" if fact.is_day else "")
        page.write_string(number, 2, f"{fact.en}  {said}", formats["help"])
        if fact.choices:
            page.data_validation(number, 1, number, 1, {"validate": "list", "source": list(fact.choices)})


def _levels(page: Any, formats: dict[str, Any]) -> None:
    page.set_column(0, len(BAR_COLUMNS) - 1, 14, formats["text"])
    _table(page, formats, 0, [names[0] for names in LEVEL_COLUMNS.values()], LEVELS)
    for number, text in enumerate(HELP):
        page.write_string(number, HELP_COLUMN, text, formats["help"])
    _table(page, formats, BARS_BEGIN, [names[0] for names in BAR_COLUMNS.values()], BARS)
    columns = list(BAR_COLUMNS)
    metrics = [one.zh for one in KNOWN_METRICS.values() if not one.of_document]
    chosen = {
        "data": [*metrics[:18], "综合评分"],
        "window": list(OFFERED_WINDOWS),
        "unit": [code for code in UNITS if not code.isascii()],
        "required": ["是", "否"],
    }
    for name, source in chosen.items():
        place = columns.index(name)
        # Other words are allowed: the lists help, they do not hold everything that may be written.
        offered = {"validate": "list", "source": source, "error_type": "information"}
        page.data_validation(BARS_BEGIN + 1, place, BARS_BEGIN + ROWS_TO_FILL, place, offered)


def _table(page: Any, formats: dict[str, Any], first: int, headings: Sequence[str], rows: Sequence[Any]) -> None:
    page.write_row(first, 0, headings, formats["head"])
    for number, row in enumerate(rows, start=first + 1):
        for place, text in enumerate(row):
            page.write_string(number, place, text, formats["text"])
