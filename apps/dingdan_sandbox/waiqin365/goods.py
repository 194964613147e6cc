"""A line of goods in a Waiqin365 document, and its amounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dingdan_sandbox.master import PRODUCTS, Product

COUNT_PLACES, PRICE_PLACES = 4, 8
"""Decimal places of quantities and prices."""

COUNT, PRICE = 10**COUNT_PLACES, 10**PRICE_PLACES
"""Quantities are integers in units of 0.0001, prices in units of 0.00000001."""


_CENT = PRICE * COUNT // 100
_HALF_CENT = _CENT // 2


class Sums(NamedTuple):
    """The amounts of a line in cents; all are negative on a reversal."""

    amount: int
    """The price times the quantity."""
    due: int
    """The amount after discounts."""
    tax: int
    """The tax within `due`."""
    cost: int
    """The cost of the goods."""
    worth: int
    """The quantity times the list price of the product, without discounts."""


class Goods(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A quantity of a product at a price. All amounts are in cents, and negative on a reversal.

    Attributes:
        product: Index in `master.PRODUCTS`.
        unit: Index in the units of the product.
        price: The price of one unit, in units of 0.00000001.
        count: The number of units, in units of 0.0001; negative on a reversal.
        gift: True if the line is a gift; the price is then 0.
        promotion: The discount of a promotion, in cents.
    """

    product: int
    unit: int
    price: int
    count: int
    gift: bool = False
    promotion: int = 0

    @property
    def item(self) -> Product:
        """The product."""
        return PRODUCTS[self.product]

    @property
    def factor(self) -> int:
        """The number of base units in one unit."""
        return PRODUCTS[self.product].units[self.unit].factor

    @property
    def off(self) -> int:
        """The sum of the discounts, in cents."""
        return self.promotion

    @property
    def sums(self) -> Sums:
        """The amounts of the line. `amount` is rounded half up, the others down."""
        product = PRODUCTS[self.product]
        factor, count = product.units[self.unit].factor, self.count
        sign = 1 if count >= 0 else -1
        amount = sign * ((sign * self.price * count + _HALF_CENT) // _CENT)
        due = amount - self.off
        percent = product.tax_percent
        return Sums(
            amount, due,
            sign * (sign * due * percent // (100 + percent)),
            sign * (sign * count * product.cost * factor // COUNT),
            sign * (sign * count * product.price * factor // COUNT),
        )  # fmt: skip


def totals(sums: Iterable[Sums]) -> Sums:
    """Return the sum of the amounts of several lines; zeros without lines."""
    amount = due = tax = cost = worth = 0
    for part in sums:
        amount += part[0]
        due += part[1]
        tax += part[2]
        cost += part[3]
        worth += part[4]
    return Sums(amount, due, tax, cost, worth)
