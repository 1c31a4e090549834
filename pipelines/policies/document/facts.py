"""Who a policy is for, since when, by whose rules: the facts at the head of its document."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.policies.document.parts import Part, Row, both, listed, same
from pipelines.policies.fields import Name
from pipelines.policies.kinds.event import EventRule
from pipelines.policies.version import PolicyVersion

TYPES = {
    "organisation": both("companies", "企业客户"),
    "person": both("persons", "个人客户"),
    "unknown": both("customers of unknown type", "类型未知的客户"),
}
PROSPECTS = {
    "graded": both("also those who never bought", "包括从未购买的客户"),
    "apart": both("without those who never bought", "不包括从未购买的客户"),
}
SCOPES = {
    "customer": both("one level per customer", "每个客户一个等级"),
    "category": both("one level per customer and product category", "每个客户在每个品类各有一个等级"),
    "group": both("one level per customer and one per group", "客户与所属集团分别评级"),
}
OF_DOCUMENTS = both("one level per sale document", "每张销售单据一个等级")
MISSING = {
    "ungraded": both("no level until the value is known", "数据补齐之前不评级"),
    "lowest": both("treated as not reached", "按未达到处理"),
}


def facts(version: PolicyVersion) -> Part:
    """Owner, validity, population, currency, source."""
    return Part(both("Policy", "政策概要"), tuple(_rows(version)))


def validity_words(version: PolicyVersion) -> Name:
    """From when to when a version is in force."""
    start, end = version.effective_from, version.effective_to
    if end is None:
        return both(f"from {start} until a new version begins", f"{start} 起，至新版本生效止")
    return both(f"from {start}, last day before {end}", f"{start} 起，{end} 前有效")


def population_words(version: PolicyVersion) -> Name:
    """Who is graded."""
    types = listed([TYPES[each] for each in version.customer_types or TYPES], ", ", "、")
    named = types if version.customer_types else both("every customer", "全部客户")
    if version.population is None or version.population.prospects is None:
        return named
    also = PROSPECTS[version.population.prospects]
    return both(f"{named.en}, {also.en}", f"{named.zh}，{also.zh}")


def scope_words(version: PolicyVersion) -> Name:
    """Per what a level is given."""
    words = OF_DOCUMENTS if isinstance(version.rule, EventRule) else SCOPES[version.scope]
    if not version.categories:
        return words
    named = ", ".join(version.categories)
    return both(f"{words.en}: {named}", f"{words.zh}：{'、'.join(version.categories)}")


def _rows(version: PolicyVersion) -> Iterator[Row]:
    yield (
        both("Code and version", "编号与版本"),
        both(f"{version.id}, version {version.version}", f"{version.id}，版本 {version.version}"),
    )
    yield both("Owner", "负责部门"), same(version.owner)
    yield both("In force", "有效期"), validity_words(version)
    yield both("Who is graded", "评级对象"), population_words(version)
    yield both("Levels are given", "评级单位"), scope_words(version)
    yield both("A missing value", "缺少数据时"), MISSING[version.on_missing]
    yield both("Currency", "币种"), same(version.currency)
    if version.source:
        yield both("Source of the rules", "依据"), same(version.source)
    if version.ours:
        said = ", ".join(version.ours)
        yield both("Set by us, not by the source", "依据未规定、由我方设定"), same(said)
