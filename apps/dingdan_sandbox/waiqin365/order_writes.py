"""Operations that write orders and sales bills.

The pages define no state transitions. The sandbox's own choices: an added order is confirmed at once, because no
documented operation confirms it. Closing an order sets `order_status` to 3 and `close_detail_status` by the shipped
quantities; a closed order cannot be closed again. A sales bill is an order of type 4 that is shipped in full when it is
added; its reversal deletes it and sets `del_remark`. Custom fields can be changed on every order that is not deleted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dingdan_sandbox.clock import stamp
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import CUSTOMERS, EMPLOYEES, LINE_FIELDS, ORDER_FIELDS, WAREHOUSES
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.goods import totals
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, REPORTED, SALES_BILL, Delivery, Order, OrderLine
from dingdan_sandbox.waiqin365.reading import item, lines_of, moment, remark, scaled, text
from dingdan_sandbox.waiqin365.wire import KINDS, line_id


class OrderWrites:
    """Handlers of the write operations. Each method takes the decoded body and returns members of the envelope."""

    def __init__(self, books: Books) -> None:
        """Store the documents in `books`."""
        self._books = books

    def add(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle addStdomOrder: add an order."""
        self._books.orders.save(self._new(body, REPORTED, "DH"))
        return {}

    def close(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle closeStdomOrder: close an order."""
        order = self.named(body, "id")
        EMPLOYEES.optional(body, "close_emp_id", "close_emp_code", "close_emp_name")
        if order.stage != CONFIRMED:
            raise RejectedError("订单未确认，不能关闭!")
        if order.closed:
            raise RejectedError("订单已关闭!")
        order.closed = True
        self._touch(order)
        return {}

    def modify_custom_fields(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle modifyCustomFields: change custom fields of an order."""
        order = self.named(body, "order_id")
        order.exts.update(_values(body, ORDER_FIELDS))
        by_id = {str(line_id("order_lines", order.position, index)): line for index, line in enumerate(order.lines)}
        for change in body.get("products") or []:
            line = by_id.get(text(change, "id"))
            if line is None:
                raise RejectedError("订单明细在系统中不存在!")
            line.exts.update(_values(change, LINE_FIELDS))
        self._touch(order)
        return {"return_msg": None, "response_data": None}

    def add_bill(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle salesBillAdd: add a sales bill."""
        bill = self._new(body, SALES_BILL, "XH")
        bill.received = scaled(body, "receive_amount", 2, "收款金额")
        if bill.received < 0:
            raise RejectedError("收款金额不能小于0!")
        for line in bill.lines:
            line.shipped = line.count * line.factor
        self._books.orders.save(bill)
        result = [{"orderNo": bill.number, "id": str(KINDS["orders"] + bill.position)}]
        return {"return_msg": "操作成功", "response_data": msgspec.json.encode(result).decode()}

    def revoke_bill(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Handle salesBillRevoke: reverse a sales bill."""
        if not text(body, "id") and not text(body, "order_no"):
            raise RejectedError("单据编码和单据ID不能同时为空!")
        bill = self._find(body, "id")
        if bill is None or bill.order_type != SALES_BILL:
            raise RejectedError("销货单在系统中不存在!")
        if bill.deleted:
            raise RejectedError("销货单已红冲!")
        bill.deleted = True
        bill.del_remark = "红冲"
        self._touch(bill)
        return {}

    def named(self, body: Mapping[str, Any], id_name: str) -> Order:
        """Return the order that `body` refers to by id (in the field `id_name`), else by number.

        Raises:
            RejectedError: the order does not exist or is deleted.
        """
        order = self._find(body, id_name)
        if order is None:
            raise RejectedError("订单在系统中不存在!")
        if order.deleted:
            raise RejectedError("订单已删除!")
        return order

    def _find(self, body: Mapping[str, Any], id_name: str) -> Order | None:
        orders = self._books.orders
        identity = text(body, id_name)
        position = int(identity) - KINDS["orders"] if identity else orders.find(text(body, "order_no"))
        return None if position is None else orders.load(position)

    def _touch(self, order: Order) -> None:
        order.modified = self._books.sandbox.now()
        self._books.orders.save(order)

    def _new(self, body: Mapping[str, Any], order_type: str, prefix: str) -> Order:
        books = self._books
        now, position = books.sandbox.now(), books.orders.end
        customer = CUSTOMERS.one(body, "cm")
        number = text(body, "order_no")
        if number and books.orders.find(number) is not None:
            raise RejectedError("订单编号已存在!")
        lines = []
        for line in lines_of(body, "prods"):
            goods = item(line, "input_price", "input_count")
            WAREHOUSES.optional(line, *(f"detail_storehouse_{part}" for part in ("id", "code", "name")))
            lines.append(
                OrderLine(
                    product=goods.product.index, unit=goods.unit.index, price=goods.price, count=goods.count,
                    gift=goods.gift, remark=remark(line, "remark"),
                )
            )  # fmt: skip
        discount = scaled(body, "bill_discount", 2, "整单优惠")
        if not 0 <= discount <= totals(line.sums for line in lines).amount:
            raise RejectedError("整单优惠不能大于订单金额!")
        _share(discount, lines)
        return Order(
            position=position,
            number=number or f"{prefix}{stamp(now)}{position}",
            created=now,
            modified=now,
            customer=customer.index,
            order_type=order_type,
            salesperson=EMPLOYEES.one(body, "emp").index,
            warehouse=WAREHOUSES.one(body, "storehouse").index,
            ordered=moment(body, "submit_date") or now,
            stage=CONFIRMED,
            confirmed=now,
            consignment=moment(body, "consignment_date"),
            bill_discount=discount,
            remark=remark(body, "remarks"),
            delivery=_delivery(body),
            lines=lines,
        )


def _share(discount: int, lines: list[OrderLine]) -> None:
    """Distribute a discount (in cents) over lines in proportion to their amounts; set their `share`."""
    amounts = [line.sums.amount for line in lines]
    left, open_amount = discount, sum(amounts)
    for line, amount in zip(lines, amounts, strict=True):
        if open_amount:
            line.share = left * amount // open_amount
            left -= line.share
            open_amount -= amount


def _delivery(body: Mapping[str, Any]) -> Delivery:
    """Read the recipient and transport of an order; ignore fields that do not belong to its `logistics_type`."""
    logistics = text(body, "logistics_type")
    delivery = Delivery(
        name=text(body, "receive_name"), phone=text(body, "receive_phone"), tel=text(body, "receive_tel"),
        address=text(body, "receive_addr"), logistics=logistics,
    )  # fmt: skip
    if logistics == "1":
        driver = EMPLOYEES.optional(body, *(f"plan_distribution_emp_{part}" for part in ("id", "code", "name")))
        delivery.driver = None if driver is None else driver.index
        delivery.driver_day = moment(body, "plan_distribution_time")
    elif logistics == "2":
        delivery.courier = text(body, "express_company_name")
        delivery.parcel = text(body, "express_no")
    return delivery


def _values(fields: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, str]:
    values = {}
    for ext in fields.get("exts") or []:
        code = text(ext, "ext_key")
        if code not in known:
            raise RejectedError(f"扩展字段{code}在系统中不存在!")
        values[code] = remark(ext, "ext_value")
    return values
