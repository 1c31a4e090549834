"""Faults that belong to one rule kind, and to the scope of a policy. Keep how they are found in `lint/`."""

from __future__ import annotations

TEXTS = {
    "wrong_metric": (
        "kind {kind} does not measure `{metric}`",
        "规则类型 {kind} 不能使用 `{metric}`",
        "Use {known}",
        "请使用 {known}",
    ),
    "document_metric": (
        "`{metric}` is measured on one document, and this policy grades customers",
        "`{metric}` 针对单张单据，而本政策评定客户",
        "Use kind event, or a metric of the customer",
        "请改用 event，或使用客户层面的指标",
    ),
    "average_metric": (
        "`{metric}` is an average over a natural month",
        "`{metric}` 是自然月的日均值",
        "Use kind lookup with calendar_month_last_complete or calendar_month_previous",
        "请用 lookup，窗口为 calendar_month_last_complete 或 calendar_month_previous",
    ),
    "shares": (
        "the shares {shares} sum to {total}",
        "各等级占比 {shares} 之和为 {total}",
        "Let them sum to 100; the last level takes the rest",
        "使之和等于 100；最后一级为其余客户",
    ),
    "level_order": (
        "`{level}` stands after a lower level",
        "`{level}` 排在更低等级之后",
        "List the levels best first",
        "从最高等级开始依次列出",
    ),
    "cut_order": (
        "the cut {cut} is not above the one before it",
        "界限 {cut} 不高于前一个",
        "Let the cumulative percentages rise",
        "累计百分比应依次升高",
    ),
    "cut_order.open": (
        "only the last level has no `below`",
        "只有最后一级不写 `below`",
        "Write `below:` for every other level",
        "其余各级都要写 `below:`",
    ),
    "combine": (
        "`how: {how}` needs {needed}",
        "`how: {how}` 需要 {needed}",
        "Add it, or choose another way to combine",
        "请补上，或改用其他合并方式",
    ),
    "combine.cell": (
        "no cell says what {first} with {second} gives",
        "矩阵没有写明 {first} 与 {second} 的结果",
        "Add it to `cells`",
        "请加入 `cells`",
    ),
    "combine.known": (
        "min_known {least} of {count} dimensions",
        "共 {count} 个维度，min_known 却为 {least}",
        "Write at most {count}",
        "最多写 {count}",
    ),
    "kind_scope": (
        "kind {kind} grades no {scope}",
        "规则类型 {kind} 不支持 scope: {scope}",
        "Remove `scope`: opportunities and documents are the customer's own",
        "请删除 `scope`：商机与单据都属于客户本身",
    ),
    "event_movement": (
        "`{part}` says how levels are held, and a document is graded once",
        "`{part}` 规定等级如何保持，而单据只评定一次",
        "Remove it",
        "请删除",
    ),
    "scope": (
        "`categories` are listed, and the scope is {scope}",
        "写了 `categories`，但 scope 为 {scope}",
        "Write `scope: category`, or remove them",
        "改为 `scope: category`，或删除 categories",
    ),
    "duplicate_category": (
        "the category `{category}` stands twice",
        "品类 `{category}` 出现两次",
        "Keep one of them",
        "只保留一个",
    ),
}
