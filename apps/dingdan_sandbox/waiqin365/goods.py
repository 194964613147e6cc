"""A line of goods, as all documents of Waiqin365 have them, and its sums."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dingdan_sandbox.master import PRODUCTS, Product

COUNT_PLACES, PRICE_PLACES = 4, 8
"""Decimal places of quantities and prices."""

COUNT, PRICE = 10**COUNT_PLACES, 10**PRICE_PLACES
"""Quantities are kept in units of 0.0001, prices in units of 0.00000001."""


_CENT = PRICE * COUNT // 100
_HALF_CENT = _CENT // 2


class Sums(NamedTuple):
    """The amounts of a line in cents; all are negative on a reversal."""

    amount: int
    """Price times quantity."""
    due: int
    """The amount after discounts."""
    tax: int
    """The tax within `due`."""
    cost: int
    """The cost of the goods."""
    worth: int
    """The sales price: the amount of a gift."""


class Goods(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Some of a product at a price. All sums are in cents, and negative on a reversal.

    Attributes:
        product: Index in `master.PRODUCTS`.
        unit: Index in the units of the product.
        price: For one unit, in units of 0.00000001.
        count: How many units, in units of 0.0001; negative on a reversal.
        gift: Whether it is a gift; the price is 0 then.
        promotion: Cents that a promotion takes off.
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
        """The number of base units in a unit."""
        return PRODUCTS[self.product].units[self.unit].factor

    @property
    def off(self) -> int:
        """The sum of the discounts."""
        return self.promotion

    @property
    def sums(self) -> Sums:
        """The amounts of the line. Amounts are rounded half up, the others down."""
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
    """Add up the sums of lines; zeros if there are none."""
    amount = due = tax = cost = worth = 0
    for part in sums:
        amount += part[0]
        due += part[1]
        tax += part[2]
        cost += part[3]
        worth += part[4]
    return Sums(amount, due, tax, cost, worth)
