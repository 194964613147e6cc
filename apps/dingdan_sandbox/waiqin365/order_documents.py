"""Orders: what the sandbox knows about one."""

from __future__ import annotations

import msgspec

from dingdan_sandbox.table import Document
from dingdan_sandbox.waiqin365.goods import Goods

PENDING, CONFIRMED, SENT_BACK, SHIPPED, PARTLY_SHIPPED = "0", "1", "2", "3", "4"
REPORTED, STORE, TRANSFERRED, SALES_BILL, GIVE_BACK = "1", "2", "3", "4", "5"

REMARKS = (
    "", "", "", "门店补货，请周四前送达", "老板说要快点🚚", "加急！！😊", '请写"代收"字样，走后门\\侧门',
    "第一行\n第二行", "易碎品⚠️轻放", "  ",
)  # fmt: skip
"""Remarks as people leave them: empty, with emoji, quotes, a backslash, two lines, only blanks."""


class OrderLine(Goods, kw_only=True):
    """A line of an order.

    Attributes:
        share: Cents of the discount on the whole order.
        shipped: How much has been shipped, in base units, in units of 0.0001.
        remark: Text.
        exts: Custom fields by code.
    """

    share: int = 0
    shipped: int = 0
    remark: str = ""
    exts: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def off(self) -> int:
        """The sum of promotions and of the share in the discount on the whole order."""
        return self.promotion + self.share

    @property
    def open(self) -> int:
        """The quantity to be shipped, in units of 0.0001 of a base unit."""
        return self.count * self.factor - self.shipped


class Delivery(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The recipient of an order and its transport.

    Attributes:
        name: Of the consignee.
        phone: Mobile phone of the consignee.
        tel: Landline of the consignee.
        address: Of the consignee.
        logistics: `logistics_type`.
        driver: Index in `master.EMPLOYEES` of the one who is planned to deliver.
        driver_day: Planned day as epoch seconds of its start.
        courier: Name of the courier.
        parcel: Tracking number.
    """

    name: str = ""
    phone: str = ""
    tel: str = ""
    address: str = ""
    logistics: str = ""
    driver: int | None = None
    driver_day: int | None = None
    courier: str = ""
    parcel: str = ""


class Order(Document, kw_only=True):
    """An order.

    Attributes:
        order_type: `order_type`.
        salesperson: Index in `master.EMPLOYEES`.
        warehouse: Index in `master.WAREHOUSES`.
        ordered: When it was placed, in epoch seconds.
        stage: To be confirmed, confirmed or sent back, as in `order_status`.
        confirmed: When it was confirmed, in epoch seconds; None before.
        closed: Whether it was closed.
        consignment: The day it is wanted, as epoch seconds of its start; None if not said.
        bill_discount: Cents taken off the whole order.
        received: Cents received.
        remark: Text.
        reason: Why it was sent back.
        del_remark: Why it was deleted.
        delivery: Where it goes.
        exts: Custom fields by code.
        lines: Its lines.
    """

    order_type: str
    salesperson: int
    warehouse: int
    ordered: int
    stage: str
    confirmed: int | None = None
    closed: bool = False
    consignment: int | None = None
    bill_discount: int = 0
    received: int = 0
    remark: str = ""
    reason: str = ""
    del_remark: str = ""
    delivery: Delivery = msgspec.field(default_factory=Delivery)
    exts: dict[str, str] = msgspec.field(default_factory=dict)
    lines: list[OrderLine] = msgspec.field(default_factory=list[OrderLine])

    @property
    def shipped(self) -> tuple[bool, bool]:
        """Two flags: something is shipped, everything is shipped."""
        some, everything = False, True
        for line in self.lines:
            some = some or line.shipped != 0
            everything = everything and line.open <= 0
        return some, everything

    @property
    def order_status(self) -> str:
        """`order_status`: 3 when everything is shipped or the order is closed; what was edited counts first."""
        if "order_status" in self.fields:
            return str(self.fields["order_status"])
        if self.stage != CONFIRMED:
            return self.stage
        some, everything = self.shipped
        if self.closed or everything:
            return SHIPPED
        return PARTLY_SHIPPED if some else CONFIRMED

    @property
    def close_detail_status(self) -> str:
        """`close_detail_status` as a code, `""` unless the order is closed."""
        if not self.closed:
            return ""
        some, everything = self.shipped
        return "3" if everything else "2" if some else "1"
