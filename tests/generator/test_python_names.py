"""Names of the specs as names of Python."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.names import class_case, constant_case, snake_case

WIRE_NAMES = st.from_regex(r"[A-Za-z0-9_$. -]*[A-Za-z0-9][A-Za-z0-9_$. -]*", fullmatch=True)


@pytest.mark.parametrize(
    ("name", "snake"),
    [
        ("queryStdomOrder", "query_stdom_order"),
        ("orderNo", "order_no"),
        ("order_no", "order_no"),
        ("ORDER", "order"),
        ("HTTPServer", "http_server"),
        ("selectAttrVal2X", "select_attr_val2_x"),
        ("select_attrVal", "select_attr_val"),
        ("appID", "app_id"),
        ("ext-key", "ext_key"),
        ("$ref", "ref"),
        ("_private_", "private"),
        ("class", "class_"),
        ("None", "none"),
        ("list", "list"),
        ("1st", "field_1st"),
        ("中文", "中文"),
    ],
)
def test_snake_case(name: str, snake: str) -> None:
    assert snake_case(name) == snake


@settings(deadline=None)
@given(WIRE_NAMES)
def test_every_wire_name_becomes_an_identifier_that_is_no_keyword(name: str) -> None:
    snake = snake_case(name)
    assert (snake.isidentifier(), keyword.iskeyword(snake), snake) == (True, False, snake.lower())


@settings(deadline=None)
@given(WIRE_NAMES)
def test_a_python_name_stays_as_it_is(name: str) -> None:
    assert snake_case(snake_case(name)) == snake_case(name)


@pytest.mark.parametrize(
    ("name", "cased"),
    [("car_sales", "CarSales"), ("teas", "Teas"), ("OrderLine", "OrderLine"), ("a-b_c", "ABC"), ("", "")],
)
def test_class_case(name: str, cased: str) -> None:
    assert class_case(name) == cased


@pytest.mark.parametrize(
    ("name", "constant"),
    [("queryStdomOrder", "QUERY_STDOM_ORDER"), ("mall_order", "MALL_ORDER"), ("import", "IMPORT")],
)
def test_constant_case(name: str, constant: str) -> None:
    assert constant_case(name) == constant


@settings(deadline=None)
@given(WIRE_NAMES)
def test_constants_are_identifiers_in_capitals(name: str) -> None:
    constant = constant_case(name)
    assert (constant.isidentifier(), constant) == (True, constant.upper())
