"""What the language of policies has and a workbook has no place for: under which key it stands in the file.

An author who writes such a row or kind is told where it belongs. Take a line out when the workbook learns to hold it.
"""

from __future__ import annotations

from pipelines.policies.authoring.workbook import same_heading

KEYS: dict[str, tuple[str, ...]] = {
    "scope": ("评级单位", "评级范围", "范围"),
    "categories": ("品类", "评级品类"),
    "population.prospects": ("潜在客户", "prospects"),
    "succession": ("等级衔接", "等级对应", "继任等级"),
    "calendar": ("财年日历", "日历"),
    "program": ("积分方案", "积分计划"),
    "history_from": ("起算日期", "历史起点"),
    "max_share_shift": ("占比变动上限",),
    "ours": ("自定参数",),
    "movement.retain": ("保级条件", "保级标准", "retain"),
    "movement.floor": ("保底等级", "floor"),
    "movement.grandfather": ("原级保留", "grandfather"),
    "rule.cap": ("封顶", "等级上限", "cap"),
    "rule.vetoes": ("一票否决", "否决", "veto", "vetoes"),
    "rule.checked": ("否决数据",),
    "rule.ties": ("并列", "ties"),
    "rule.min_population": ("最少客户数", "min population"),
    "rule.freeze_cuts": ("界限固定", "freeze cuts"),
    "rule.min_known": ("最少已知维度", "min known"),
}
KINDS: dict[str, tuple[str, ...]] = {
    "event": ("单据", "单笔消费", "按单据评定"),
    "intent": ("意向", "购买意向", "商机"),
    "weighted": ("各维度加权", "加权等级"),
    "primary": ("以某维度为主", "主维度"),
    "matrix": ("矩阵", "交叉矩阵"),
}


def key_beyond(heading: str) -> str | None:
    """The key of the file for a row that a workbook cannot hold; None for a row that nobody knows."""
    return _named(heading, KEYS)


def kind_beyond(shown: str) -> str | None:
    """The kind of rule that a workbook cannot hold; None for what is no kind."""
    return _named(shown, KINDS)


def _named(text: str, known: dict[str, tuple[str, ...]]) -> str | None:
    plain = same_heading(text)
    return next((key for key, names in known.items() if plain in map(same_heading, (key, *names))), None)
