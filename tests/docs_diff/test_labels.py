"""Labels, codes, and personal labels, from the texts of rows."""

from __future__ import annotations

import pytest

from generator.lint.fields import TELLING
from tools.docs_diff.labels import codes_of, label_of
from tools.docs_diff.schemas import scalar


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("靠岸日期(单位:秒)", "靠岸日期"),
        ("靠岸时间(单位:毫秒),必传", "靠岸时间"),
        ("靠岸时间(精确到秒)", "靠岸时间"),
        ("船长(值班)名称", "船长(值班)名称"),
        ("页码默认1,每页最大1000条", "页码"),
        ("页码,默认值为1", "页码"),
        ("优惠(默认:0)", "优惠"),
        ("是否默认 0-否 1-是", "是否默认"),
        ("默认码头", "默认码头"),
        ("默认3号码头", "默认3号码头"),
        ("月份。格式:yyyy-MM[月份与日期不能同时为空]", "月份"),
    ],
)
def test_a_label_ends_before_units_defaults_and_codes(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("是否默认 0-否 1-是", {"0": "否", "1": "是"}),
        ("编码,0-成功, 1-失败", {"0": "成功", "1": "失败"}),
        ("状态 0—停用;1—启用", {"0": "停用", "1": "启用"}),
        ("状态0--停用,1--启用", {"0": "停用", "1": "启用"}),
        ("序号。-1:甲,1:乙", {"-1": "甲", "1": "乙"}),
        ("每页 1-N 条", {}),
        ("第1-甲级", {}),
        ("2026-11-01至2026-12-01", {}),
        ("类型 3 图片 7 文件", {"3": "图片", "7": "文件"}),
        ("默认码头;1:是、0:否(默认)", {"1": "是", "0": "否"}),
    ],
)
def test_codes_with_any_sign_between_value_and_label(text: str, codes: dict[str, str]) -> None:
    assert {code.value: code.label for code in codes_of(text)} == codes


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("靠岸日期(单位:秒)", "epoch-seconds"),
        ("靠岸时间", "epoch-seconds"),
        ("时长(单位:秒)", "int64"),
        ("靠岸时间(单位:毫秒)", "int64"),
        ("返回时间起(单位:秒)", "epoch-seconds"),
        ("返回时间起", "int64"),
    ],
)
def test_a_time_is_told_by_its_label_whatever_unit_follows(text: str, form: str) -> None:
    assert scalar("long", text) == {"type": "integer", "format": form}


@pytest.mark.parametrize(
    ("label", "personal"),
    [
        ("联系人名称", True),
        ("联系人创建起始时间", False),
        ("联系人创建结束时间(单位:秒)", False),
        ("收货人签收日期", False),
        ("客户名称", True),
        ("下单时间联系人", True),
        ("收货地址", True),
    ],
)
def test_when_something_was_done_is_not_personal(label: str, *, personal: bool) -> None:
    assert bool(TELLING.search(label)) is personal
