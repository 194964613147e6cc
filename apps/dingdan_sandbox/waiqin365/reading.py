"""Parsing of request fields of write operations: numbers, days, lines of goods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dingdan_sandbox.clock import span
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import PRODUCTS, Product, Unit, unit_of
from dingdan_sandbox.sandbox import MAX_LINES
from dingdan_sandbox.waiqin365.goods import COUNT_PLACES, PRICE_PLACES

LARGEST = 9
"""The largest number of digits before the decimal point; stored numbers then fit in 64 bits."""


def text(fields: Mapping[str, Any], name: str) -> str:
    """Return a field as text without surrounding spaces; `""` if the field is missing."""
    return str(fields.get(name, "")).strip()


def remark(fields: Mapping[str, Any], name: str) -> str:
    """Return a field as text, unchanged; `""` if the field is missing."""
    return str(fields.get(name, ""))


def scaled(fields: Mapping[str, Any], name: str, places: int, label: str) -> int:
    """Return a decimal field as an integer in units of 10**-places; 0 if the field is empty.

    Args:
        fields: The fields of the request.
        name: The name of the field.
        places: The number of decimal places that the sandbox stores.
        label: The name of the field in error messages.

    Raises:
        RejectedError: the value has more decimal places, or more than nine digits before the decimal point.
    """
    whole, _, part = text(fields, name).partition(".")
    part = part.rstrip("0")
    if len(part) > places:
        raise RejectedError(f"{label}最多{places}位小数!")
    if len(whole.lstrip("-0")) > LARGEST:
        raise RejectedError(f"{label}过大!")
    return int((whole or "0") + part.ljust(places, "0"))


def moment(fields: Mapping[str, Any], name: str) -> int | None:
    """Return a time field in epoch seconds; a date means the start of its day. None if the field is empty."""
    value = text(fields, name)
    return span(value).first if value else None


@dataclass(frozen=True, slots=True)
class Item:
    """The goods in a line of a write request."""

    product: Product
    unit: Unit
    price: int
    count: int
    gift: bool


def item(line: Mapping[str, Any], price: str, count: str) -> Item:
    """Parse the goods of a line.

    Args:
        line: The fields of the line.
        price: The name of the field with the price.
        count: The name of the field with the quantity.

    Raises:
        RejectedError: the product or unit is unknown, the quantity is not positive, the price is negative, or the
            price of a gift is not 0.
    """
    product = PRODUCTS.one(line, "product")
    number = scaled(line, count, COUNT_PLACES, "商品数量")
    if number <= 0:
        raise RejectedError(f"商品{product.code}的数量必须大于0!")
    gift = text(line, "is_gift") == "1"
    unit_price = scaled(line, price, PRICE_PLACES, "商品价格")
    if unit_price < 0:
        raise RejectedError(f"商品{product.code}的价格不能小于0!")
    if gift and unit_price:
        raise RejectedError(f"赠品{product.code}的价格必须为0!")
    return Item(product, unit_of(product, line), unit_price, number, gift)


def lines_of(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the lines of a document from the field `name`.

    Raises:
        RejectedError: there are no lines, or more than 99.
    """
    lines: list[Mapping[str, Any]] = fields.get(name) or []
    if not lines:
        raise RejectedError("商品明细不能为空!")
    if len(lines) > MAX_LINES:
        raise RejectedError(f"商品明细不能超过{MAX_LINES}行!")
    return lines
