"""Faults of criteria, bands, tests and scores. Keep how they are found in `lint/`."""

from __future__ import annotations

TEXTS = {
    "overlap": (
        "{of}two bands hold {values}",
        "{of}两档都包含{values}",
        "Give the shared value to one band: at_least beside below, or above beside up_to",
        "让共同的端点只属于一档：at_least 配 below，或 above 配 up_to",
    ),
    "gap": (
        "{of}no band holds {values}",
        "{of}没有一档包含{values}",
        "Let one of the two bands include it",
        "让相邻两档之一包含它",
    ),
    "empty_band": (
        "{of}no value lies in this band",
        "{of}没有任何值落在这一档",
        "Correct its bounds; write both if a neighbour's were taken",
        "改正上下限；若借用了相邻档的端点，请把两端都写出",
    ),
    "empty_band.test": ("no value passes this test", "没有任何值能满足这个条件", "Correct its bounds", "改正上下限"),
    "band_order": (
        "the band of `{level}` stands after one of a lower level",
        "`{level}` 的档位排在更低等级之后",
        "List the bands best level first",
        "从最高等级开始依次列出",
    ),
    "incomplete_band": (
        "criterion `{criterion}`: a band without {needed}",
        "评级维度 `{criterion}`：有一档缺少 {needed}",
        "Add `{needed}:` to it",
        "为它补上 `{needed}:`",
    ),
    "too_fine": (
        "criterion `{criterion}`: a threshold finer than a millionth",
        "评级维度 `{criterion}`：门槛的小数位超过百万分之一",
        "Write fewer decimals",
        "减少小数位",
    ),
    "slope": (
        "criterion `{criterion}`: points per {unit} have no end: {rise} over {run}",
        "评级维度 `{criterion}`：每{unit}的得分除不尽：{rise} 除以 {run}",
        "Choose ends whose distance divides the points",
        "选择能整除得分的两端",
    ),
    "duplicate_criterion": (
        "the criterion `{criterion}` stands twice",
        "评级维度 `{criterion}` 出现两次",
        "Give each criterion its own id",
        "每个维度用不同的 id",
    ),
    "reserved_id": (
        "a criterion may not be called `{criterion}`",
        "评级维度不能叫做 `{criterion}`",
        "Choose another id: it names a row of its own",
        "换一个 id：这个名称已另有用途",
    ),
    "unknown_metric": ("unknown metric `{metric}`", "未知的指标 `{metric}`", "Use one of {known}", "可用的有：{known}"),
    "unknown_unit": (
        "{metric} is measured in {known}, not in {unit}",
        "{metric} 的单位可以是 {known}，不能是 {unit}",
        "Correct the unit, or leave it out",
        "改正单位，或省略不写",
    ),
    "unknown_criterion": (
        "unknown criterion `{criterion}`",
        "未知的评级维度 `{criterion}`",
        "Use one of {known}",
        "可用的有：{known}",
    ),
    "attribute_test": (
        "`{criterion}` is an attribute, and a bound compares numbers",
        "`{criterion}` 是客户属性，不能与数值比较",
        "Test it with one_of: [codes]",
        "请用 one_of: [代码] 来判断",
    ),
    "attribute_test.number": (
        "`{criterion}` is a number, and one_of compares codes",
        "`{criterion}` 是数值，不能用 one_of 判断",
        "Test it with at_least, above, below or up_to",
        "请用 at_least、above、below 或 up_to",
    ),
    "unknown_code": (
        "`{code}` is none of the codes of `{criterion}`",
        "`{code}` 不是 `{criterion}` 的代码",
        "Use one of {known}, or add it to the criterion's `codes`",
        "可用的有：{known}；或把它加入该维度的 `codes`",
    ),
    "duplicate_test": (
        "two tests of `{level}` are called `{test}`",
        "`{level}` 的两个条件都叫 `{test}`",
        "Give one of them an `id:` of its own",
        "给其中一个另起 `id:`",
    ),
    "nesting": (
        "groups nested deeper than {deepest}",
        "条件嵌套超过 {deepest} 层",
        "Flatten the condition, or split the level",
        "简化条件，或拆分等级",
    ),
    "unused_criterion": (
        "no test uses the criterion `{criterion}`",
        "没有条件用到评级维度 `{criterion}`",
        "Remove it, or test it",
        "删除它，或写出条件",
    ),
    "weights": (
        "the weights {weights} sum to {total}",
        "权重 {weights} 之和为 {total}",
        "Let them sum to 100, or to 1",
        "使权重之和等于 100 或 1",
    ),
    "min_coverage": (
        "min_coverage {coverage} is more than all weights together, {total}",
        "min_coverage {coverage} 大于全部权重之和 {total}",
        "Write it in the scale of the weights",
        "请按权重的口径填写",
    ),
    "cap": (
        "the cap's criterion `{criterion}` may be missing, and the cap would vanish with it",
        "封顶所依据的维度 `{criterion}` 可能缺失，封顶会随之失效",
        "Add `required: true` to `{criterion}`",
        "为 `{criterion}` 加上 `required: true`",
    ),
    "cap.level": (
        "the cap compares levels, and this band of `{criterion}` names none",
        "封顶需要比较等级，而 `{criterion}` 的这一档没有等级",
        "Add `level:` to it",
        "为它补上 `level:`",
    ),
}
