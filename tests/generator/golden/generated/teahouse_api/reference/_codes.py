# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The documented codes of Teahouse API (茶馆) as plain data."""

from __future__ import annotations

from dingdan_runtime.reference import CodeReference, CodesReference

GRADE = CodesReference(
    "Grade",
    "How good a tea is.",
    (
        CodeReference("1", "FIRST", "First grade", "一级"),
        CodeReference("2", "SECOND", "Second grade", "二级"),
    ),
)

MOOD = CodesReference(
    "Mood",
    "How a visitor feels.",
    (CodeReference(1, "CALM", "Calm", "平静"), CodeReference(2, "MERRY", '"Merry"', "愉快")),
)

RETURN_CODE = CodesReference(
    "ReturnCode",
    'Result of the call, "0" for good.',
    (CodeReference("0", "SUCCESS", "Success", "成功"), CodeReference("1", "FAILURE", "Failure", "失败")),
)
