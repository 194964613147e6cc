# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Documented codes of Teahouse API (茶馆), with their English and Chinese labels.

The platforms add codes. A code that is not listed here becomes an unknown code, which equals its bare value.
"""

from __future__ import annotations

from dingdan_runtime import IntCode, StrCode

__all__ = ["Grade", "Mood", "ReturnCode"]


class Grade(StrCode):
    """How good a tea is."""

    FIRST = "1", "First grade", "一级"
    SECOND = "2", "Second grade", "二级"


class Mood(IntCode):
    """How a visitor feels."""

    CALM = 1, "Calm", "平静"
    MERRY = 2, '"Merry"', "愉快"


class ReturnCode(StrCode):
    """Result of the call, "0" for good."""

    SUCCESS = "0", "Success", "成功"
    FAILURE = "1", "Failure", "失败"
