"""The attributes of an order."""

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
"""Realistic remarks: empty, with emoji, quotes, a backslash, two lines, or only spaces."""


class OrderLine(Goods, kw_only=True):
    """A line of an order.

    Attributes:
        share: The line's share of the discount on the whole order, in cents.
        shipped: The shipped quantity, in units of 0.0001 base units.
        remark: The remark.
        exts: Custom fields by code.
    """

    share: int = 0
    shipped: int = 0
    remark: str = ""
    exts: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def off(self) -> int:
        """The sum of the promotion and of the share of the discount on the whole order, in cents."""
        return self.promotion + self.share

    @property
    def open(self) -> int:
        """The quantity still to be shipped, in units of 0.0001 base units."""
        return self.count * self.factor - self.shipped


class Delivery(msgspec.Struct, kw_only=True, omit_defaults=True):
    """The recipient of an order and its transport.

    Attributes:
        name: Name of the consignee.
        phone: Mobile phone number of the consignee.
        tel: Landline number of the consignee.
        address: Address of the consignee.
        logistics: The value of `logistics_type`.
        driver: Index in `master.EMPLOYEES` of the planned driver.
        driver_day: Start of the planned day of delivery, in epoch seconds.
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
        order_type: The value of `order_type`.
        salesperson: Index in `master.EMPLOYEES`.
        warehouse: Index in `master.WAREHOUSES`.
        ordered: The time of the order, in epoch seconds.
        stage: Pending, confirmed or sent back, as a code of `order_status`.
        confirmed: The time of confirmation, in epoch seconds; None if not confirmed.
        closed: True if the order was closed.
        consignment: Start of the requested day of delivery, in epoch seconds; None if not given.
        bill_discount: The discount on the whole order, in cents.
        received: The amount received, in cents.
        remark: The remark.
        reason: The reason why it was sent back.
        del_remark: The reason why it was deleted.
        delivery: The recipient and the transport.
        exts: Custom fields by code.
        lines: The lines.
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
        """Two flags: True if any quantity was shipped, True if every quantity was shipped."""
        some, everything = False, True
        for line in self.lines:
            some = some or line.shipped != 0
            everything = everything and line.open <= 0
        return some, everything

    @property
    def order_status(self) -> str:
        """The value of `order_status`: an edited value, else 3 if the order is shipped in full or closed."""
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
        """The code of `close_detail_status`; `""` if the order is not closed."""
        if not self.closed:
            return ""
        some, everything = self.shipped
        return "3" if everything else "2" if some else "1"
