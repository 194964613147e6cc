"""The documents that the examples of the specs refer to. They replace the first seeded documents of each kind.

Their times are in November 2026, as in the examples, whenever the sandbox runs. With them every request example
succeeds in the order of the spec: no example needs a document open that an earlier example reverses or closes.
"""

from __future__ import annotations

from datetime import date

from dingdan_sandbox.clock import DAY, HOUR, midnight, span
from dingdan_sandbox.master import AUDITOR, CUSTOMERS, EMPLOYEES, PRODUCTS
from dingdan_sandbox.waiqin365.books import Books
from dingdan_sandbox.waiqin365.car_sales import SALE, CarSale, CarSaleLine
from dingdan_sandbox.waiqin365.goods import COUNT, PRICE
from dingdan_sandbox.waiqin365.order_documents import CONFIRMED, REPORTED, SALES_BILL, Delivery, Order, OrderLine
from dingdan_sandbox.waiqin365.returns import PENDING, Return, ReturnLine
from dingdan_sandbox.waiqin365.shipments import Shipment, ShipmentLine

LEAST_ORDERS = 30
"""The smallest number of orders of a sandbox with these documents. They replace five orders and three returns."""

_CREATED = span("2026-11-01 09:30:00").first
_CASE = 2
"""Index of the case (12 base units) in the units of a product."""


def seed_examples(books: Books) -> None:
    """Store the documents. The caller opens the transaction."""
    salesperson = EMPLOYEES.index_of("sales-017")
    _seed_orders(books, salesperson)
    _seed_shipments(books, salesperson)
    for position in range(3):
        _seed_return(books, salesperson, position)
    books.car_sales.save(_car_sale(books.car_sales.seeded(0), salesperson))


def _customer() -> int:
    return CUSTOMERS.index_of("CUS-0731")


def _order_lines(cases: int, shipped: int = 0) -> list[OrderLine]:
    """Return two lines of the first product: `cases` cases (`shipped` base units are shipped) and two free cases."""
    product = PRODUCTS[0]
    factor = product.units[_CASE].factor
    price = product.price * factor * (PRICE // 100)
    sold = OrderLine(product=product.index, unit=_CASE, price=price, count=cases * COUNT, shipped=shipped * COUNT)
    free = OrderLine(product=product.index, unit=_CASE, price=0, count=2 * COUNT, gift=True)
    if shipped >= cases * factor:
        free.shipped = 2 * factor * COUNT
    return [sold, free]


def _seed_orders(books: Books, salesperson: int) -> None:
    customer = CUSTOMERS[_customer()]
    for position, (number, cases, shipped) in enumerate(
        (("DH202611010001", 20, 48), ("DH202611010002", 2, 0), ("DH202611010003", 2, 0), ("XH202611010001", 1, 12),
         ("DH202611010005", 2, 24))
    ):  # fmt: skip
        created = _CREATED + position * HOUR
        bill = number.startswith("XH")
        books.orders.save(
            Order(
                position=position, number=number, created=created,
                modified=created + (DAY + position * HOUR if shipped and not bill else HOUR),
                customer=customer.index, order_type=SALES_BILL if bill else REPORTED, salesperson=salesperson,
                warehouse=customer.warehouse, ordered=created, stage=CONFIRMED, confirmed=created + HOUR // 2,
                consignment=midnight(date(2026, 11, 5)), received=14_220 if bill else 0,
                remark="门店补货，请周四前送达",
                delivery=Delivery(name=customer.contact, phone="00000000000", address=customer.address, logistics="1"),
                lines=_order_lines(cases, shipped),
            )
        )  # fmt: skip


def _seed_shipments(books: Books, salesperson: int) -> None:
    for position in range(4):
        order = books.orders.load(0 if position < 2 else 4)
        assert order is not None
        nth = position % 2
        sent = _CREATED + DAY + nth * HOUR
        cases = 2 if order.position == 0 else 1
        lines = [
            ShipmentLine(
                order_line=index, product=line.product, unit=line.unit, price=line.price, gift=line.gift,
                count=(1 if line.gift else cases) * COUNT,
            )
            for index, line in enumerate(order.lines)
            if not line.gift or order.position
        ]  # fmt: skip
        books.shipments.save(
            Shipment(
                position=position, number=f"FH{order.number[2:]}{nth + 1}", created=sent, modified=sent + 5 * HOUR,
                customer=order.customer, order=order.position, order_number=order.number, sender=salesperson,
                deliverer=salesperson, warehouse=order.warehouse, sent=sent, signed=sent + 5 * HOUR, lines=lines,
            )
        )  # fmt: skip


def _seed_return(books: Books, salesperson: int, position: int) -> None:
    customer, product = CUSTOMERS[_customer()], PRODUCTS[0]
    created = _CREATED + 2 * DAY + position * HOUR
    books.returns.save(
        Return(
            position=position, number=f"TH20261103{position + 1:04}", created=created, modified=created,
            customer=customer.index, salesperson=salesperson, creator=salesperson, modifier=AUDITOR.index,
            warehouse=customer.warehouse, returned=midnight(date(2026, 11, 3)), stage=PENDING, name=customer.contact,
            phone="00000000000", address=customer.address, remark="外箱破损，整箱退回",
            lines=[
                ReturnLine(
                    product=product.index, unit=_CASE, price=product.price * 12 * (PRICE // 100), count=2 * COUNT,
                    sequ="1.00",
                )
            ],
        )
    )  # fmt: skip


def _car_sale(seeded: CarSale, salesperson: int) -> CarSale:
    product = PRODUCTS[0]
    created = _CREATED + 3 * DAY
    line = CarSaleLine(
        line_type=SALE, product=product.index, unit=0, price=product.price * (PRICE // 100), count=10 * COUNT
    )
    return CarSale(
        position=seeded.position, number="CX202611040001", created=created, modified=created + HOUR,
        customer=_customer(), salesperson=salesperson, vehicle=0, received=0, remark="", lines=[line],
    )  # fmt: skip
