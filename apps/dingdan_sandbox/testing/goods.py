"""Lines of goods of a test's own orders and shipments, which writes of the clients then refer to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, PRODUCTS, Product, unit_of
from dingdan_sandbox.testing.nearest import unknown
from dingdan_sandbox.waiqin365.goods import COUNT, COUNT_PLACES, PRICE, PRICE_PLACES
from dingdan_sandbox.waiqin365.order_documents import REPORTED, Delivery, Order, OrderLine
from dingdan_sandbox.waiqin365.reading import scaled
from dingdan_sandbox.waiqin365.shipments import Shipment, ShipmentLine
from dingdan_sandbox.waiqin365.wire import line_id

CUSTOMER = CUSTOMERS[CUSTOMERS.index_of("CUS-0731")]
"""The customer of a test's own records, unless they name another."""

TEN = 10 * COUNT
"""The default quantity of a line."""

_GOODS = ("product_code", "product_id", "product_name", "input_unit", "input_unit_name")


def plain_order(order: Order) -> None:
    """Set plain defaults of a new order: ten units of SKU-TEA-500 for CUS-0731, no discount, no remark."""
    order.customer, order.warehouse, order.order_type = CUSTOMER.index, CUSTOMER.warehouse, REPORTED
    order.salesperson = EMPLOYEES.index_of("sales-017")
    order.bill_discount, order.remark, order.exts = 0, "", {}
    order.delivery = Delivery(
        name=CUSTOMER.contact, phone="00000000000", address=CUSTOMER.address, logistics="1"
    )  # fmt: skip
    order.lines = order_lines([{}], [])


def order_lines(given: Sequence[Mapping[str, Any]], earlier: list[OrderLine]) -> list[OrderLine]:
    """Return the lines of an order.

    Args:
        given: Fields of each line: product, unit, `order_count`, `price`, `is_gift`, `remarks`; others are not read.
        earlier: The lines before an edit; what was shipped of a product stays shipped.

    Raises:
        ValueError: the product or the unit is unknown.
    """
    lines = []
    for index, line in enumerate(given):
        product = _product(line) or PRODUCTS[0]
        unit = _unit(product, line)
        price = _number(line, "price", PRICE_PLACES)
        gift = str(line.get("is_gift", "")) == "1"
        before = earlier[index] if index < len(earlier) and earlier[index].product == product.index else None
        count = _number(line, "order_count", COUNT_PLACES)
        lines.append(
            OrderLine(
                product=product.index, unit=unit.index, gift=gift, remark=str(line.get("remarks", "")),
                price=0 if gift else product.price * unit.factor * (PRICE // 100) if price is None else price,
                count=TEN if count is None or count <= 0 else count,
                shipped=before.shipped if before else 0,
            )
        )  # fmt: skip
    return lines


def shown_fields(line: Mapping[str, Any], number_fields: Mapping[str, int]) -> dict[str, Any]:
    """Return the fields of a line that no attribute holds: documented ones that are computed, and dirty values.

    Args:
        line: The given fields.
        number_fields: Fields with numbers, and their decimal places.
    """
    held = {*_GOODS, "is_gift", "remarks", "order_detail_id"}
    return {
        name: value
        for name, value in line.items()
        if name not in held and (name not in number_fields or (_number(line, name, number_fields[name]) or 0) <= 0)
    }


def shipment_lines(order: Order, given: Sequence[Mapping[str, Any]] | None) -> list[ShipmentLine]:
    """Return the lines of a shipment, and add their quantities to what was shipped of the order.

    Args:
        order: The shipped order.
        given: Fields of each line: `order_detail_id` or the product, and `sent_num`; None ships what is open.

    Raises:
        ValueError: the order has no such line, or nothing is left to ship.
    """
    if given is None:
        open_lines = [index for index, line in enumerate(order.lines) if line.open > 0]
        if not open_lines:
            raise ValueError(f"order {order.number} has nothing left to ship")
        given = [{"order_detail_id": line_id("order_lines", order.position, index)} for index in open_lines]
    return [_shipment_line(order, line) for line in given]


def ship(shipment: Shipment, order: Order, given: Sequence[Mapping[str, Any]] | None) -> None:
    """Make `shipment` one of `order`; the arguments are those of `shipment_lines`."""
    shipment.order, shipment.order_number = order.position, order.number
    shipment.customer, shipment.warehouse, shipment.sender = order.customer, order.warehouse, order.salesperson
    shipment.courier = shipment.parcel = ""
    shipment.lines = shipment_lines(order, given)


def _shipment_line(order: Order, line: Mapping[str, Any]) -> ShipmentLine:
    index = _order_line(order, line)
    ordered = order.lines[index]
    number = _number(line, "sent_num", COUNT_PLACES)
    count = ordered.open // ordered.factor if number is None else number
    ordered.shipped += count * ordered.factor
    return ShipmentLine(
        order_line=index, product=ordered.product, unit=ordered.unit, price=ordered.price, count=count,
        gift=ordered.gift,
    )  # fmt: skip


def _order_line(order: Order, line: Mapping[str, Any]) -> int:
    if "order_detail_id" in line:
        index = int(line["order_detail_id"]) - line_id("order_lines", order.position, 0)
        if not 0 <= index < len(order.lines):
            raise ValueError(f"order {order.number} has no line with order_detail_id {line['order_detail_id']}")
        return index
    product = _product(line)
    found = [index for index, each in enumerate(order.lines) if product is None or each.product == product.index]
    if not found:
        raise ValueError(f"order {order.number} has no line of {product.code if product else 'goods'}")
    return found[0]


def _product(line: Mapping[str, Any]) -> Product | None:
    try:
        return PRODUCTS.optional(line, "product_id", "product_code", "product_name")
    except RejectedError:
        for key, attribute in (("product_id", "id"), ("product_code", "code"), ("product_name", "name")):
            if line.get(key):
                known = [str(getattr(product, attribute)) for product in PRODUCTS]
                raise unknown(key, str(line[key]), known, f"the sandbox has {known[0]} and 199 more") from None
        raise


def _unit(product: Product, line: Mapping[str, Any]) -> Any:
    try:
        return unit_of(product, line)
    except RejectedError:
        names = ", ".join(unit.name for unit in product.units)
        raise ValueError(f"{product.code} has no such unit; its units are {names}") from None


def _number(line: Mapping[str, Any], name: str, places: int) -> int | None:
    """Return a number as an integer in units of 10**-places; None if it is absent or no such number."""
    if line.get(name) in (None, ""):
        return None
    try:
        return scaled({name: line[name]}, name, places, name)
    except (RejectedError, ValueError):
        return None
