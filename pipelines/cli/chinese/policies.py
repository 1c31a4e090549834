"""What reading a policy, a calendar or a fiscal year finds wrong, beyond the texts of policies/wording.

English and Chinese; values stand as {0}, {1} in both. Add a pair where such a text is added to the code.
"""

from __future__ import annotations

TEXTS = {
    "bounded below once, by at_least or by above": "下界只写一个：at_least 或 above",
    "bounded above once, by below or by up_to": "上界只写一个：below 或 up_to",
    "{0} lies outside the calendar, which knows {1}": "{0} 不在日历范围内，日历维护了 {1}",
    "no dates": "没有日期",
    "Add the holidays and workdays up to that date": "请补上到该日期为止的节假日与调休工作日",
    "{0} stands twice": "{0} 出现两次",
    "Add the holidays and workdays, one a line": "请补上节假日与调休工作日，每行一个",
    "{0} is no date and flag": "{0} 不是日期加标记",
    "Write 2026-10-01,false,National Day": "请写成 2026-10-01,false,National Day",
    "about one thing: a metric or an attribute": "针对一件事：指标或客户属性",
    "without a unit: an attribute is a code": "不带单位：客户属性是编码",
    "with `of: <number>` if its metric is {0}, and only then": "指标为 {0} 时（且仅此时）带 `of: <number>`",
    "graded by `bands`, because it has a metric": "用 `bands` 评级，因为它有指标",
    "graded by `map`, because it has an attribute": "用 `map` 评级，因为它有客户属性",
    "from a smaller to a greater value: least below most": "由小到大：least 小于 most",
    "a plain number such as 1000000 or 0.5, with at most 6 decimals": "普通数字，例如 1000000 或 0.5，小数最多 6 位",
    "a code of small letters, digits and underscores that begins with a letter, such as key_2026": (
        "以小写字母开头、由小写字母、数字与下划线组成的编码，例如 key_2026"
    ),
    "written without a space at its ends": "首尾没有空格的文字",
    "the three capital letters of a currency, such as CNY": "币种的三个大写字母，例如 CNY",
    "first_day, last_day, or a day from day_1 to day_28": "first_day、last_day，或 day_1 至 day_28 之一",
    "a share of the price that is still paid, such as 9.5折, 95% or 0.95": "实付比例，例如 9.5折、95% 或 0.95",
    "a date of the calendar such as 2024-01-31": "日历上的日期，例如 2024-01-31",
    "the columns are not {0}": "列不是 {0}",
    "Write them as the first line": "请把它们写在第一行",
    "{0} is no fiscal window": "{0} 不是财年统计窗口",
    "{0} lies outside the fiscal calendar": "{0} 不在财年日历范围内",
    "Add the fiscal months up to that date": "请补上到该日期为止的财年月份",
    "{0} is not the day after the month before": "{0} 不是上一财月结束的次日",
    "Leave no gap": "请不要留空档",
    "no months": "没有月份",
    "Add the fiscal months, one a line": "请补上财年月份，每行一个",
    "the year {0} follows {1}": "{1} 年之后接着 {0} 年",
    "Write the years in their order": "请按年份先后填写",
    "the year {0} is not whole": "{0} 年不完整",
    "Give it the months 1 to 12, or 13, in the quarters 1 to 4": "请写 1 至 12（或 13）月，分属 1 至 4 季度",
    "no numbers and dates": "不是数字和日期",
    "Write 2026,1,1,2026-01-04,2026-02-01": "请写成 2026,1,1,2026-01-04,2026-02-01",
    "ends on {0}, before it begins": "{0} 结束，早于开始",
    "end_on is the day after its last": "end_on 是最后一天的次日",
    "one of: a test of a criterion, all_of, any_of, at_least_n with of, or otherwise": (
        "以下之一：对评级维度的判断、all_of、any_of、at_least_n（与 of 同用）、otherwise"
    ),
    "a group of at least n nodes: at_least_n (no more than there are) together with of": (
        "至少 n 项的条件组合：at_least_n（不超过项数）与 of 同用"
    ),
    "a criterion together with a bound: at_least, above, below or up_to; or with one_of": (
        "评级维度与界限同用：at_least、above、below 或 up_to；或与 one_of 同用"
    ),
    "a mapping whose `kind` is one of {0}": "键值映射，其 `kind` 为以下之一：{0}",
    "with a `level`, unless it excludes": "除排除外须写 `level`",
    "made of an `attribute`, or of lifecycle statuses with their `days`": (
        "由 `attribute` 构成，或由生命周期状态及其 `days` 构成"
    ),
    "made of `codes` where there is an `attribute`, of `lifecycle` where there is none": (
        "有 `attribute` 时由 `codes` 构成，没有时由 `lifecycle` 构成"
    ),
    "{0} is measured in {1}, not in {2}": "{0} 的单位为 {1}，而不是 {2}",
    "a rate such as 9.5折, 95% or 0.95": "折率，例如 9.5折、95% 或 0.95",
    "{0} lies after {1}: no month can be complete": "{0} 晚于 {1}：没有完整月",
    "{0} is no window that D alone gives": "{0} 不是仅凭评级日期就能确定的统计窗口",
    "{0} from {1} as of {2}": "{0}，自 {1} 起，截至 {2}",
    "{0} is not a number": "{0} 不是数字",
    "Write it like 1234.50, or leave it empty": "请写成 1234.50 的样子，或留空",
    "the file is there already": "文件已存在",
    "Name another": "请换一个文件名",
}
