"""Who wrote, reviewed and approved a version, with a line for each signature; and what proves which file was signed."""

from __future__ import annotations

from datetime import date

from pipelines.policies.document.parts import Part, Row, both, same
from pipelines.policies.fields import Name
from pipelines.policies.version import PolicyVersion

LINE = same("________________")
HEADINGS = (both("", ""), both("Name", "姓名"), both("Date", "日期"), both("Signature", "签字"))


def approvals(version: PolicyVersion) -> Part:
    """One row per role; what is not known yet is left to be written by hand."""
    rows = (
        _signed(both("Written by", "起草"), version.author, version.revised_on),
        _signed(both("Reviewed by", "审议"), version.reviewed_by, None),
        _signed(both("Approved by", "批准"), version.approved_by, version.approved_on),
        _signed(both("Announced", "公布"), None, version.announced_on),
    )
    return Part(both("Approval", "审批"), rows, HEADINGS)


def closing(version: PolicyVersion) -> Name:
    """The file and the sha256 of what it states."""
    name = f"{version.id}/{version.document.path.name}" if version.document else version.id
    return both(f"File {name}; sha256 of its content: {version.hash}", f"文件 {name}；内容 sha256:{version.hash}")


def _signed(role: Name, who: str | None, day: date | None) -> Row:
    return role, same(who) if who else LINE, same(day) if day else LINE, LINE
