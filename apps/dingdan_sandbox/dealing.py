"""Deals customers out to seeded rows so that the rows of a customer can be named without a search."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dingdan_sandbox.master import CUSTOMER_COUNT
from dingdan_sandbox.mixing import mix, stream


class Deal:
    """In every block of 307 rows each of the 307 customers has exactly one, in an order that the seed shuffles."""

    def __init__(self, seed: int, kind: str) -> None:
        """Make the deal for rows of `kind`."""
        self._key = stream(seed, f"{kind}/customer")

    def _step(self, block: int) -> tuple[int, int]:
        bits = mix(self._key, block)
        return 1 + bits % (CUSTOMER_COUNT - 1), (bits >> 32) % CUSTOMER_COUNT

    def customer(self, position: int) -> int:
        """Return the customer (index) of the row at `position`."""
        block, place = divmod(position, CUSTOMER_COUNT)
        factor, shift = self._step(block)
        return (factor * place + shift) % CUSTOMER_COUNT

    def positions(self, customers: Collection[int], start: int, stop: int) -> Iterator[int]:
        """Iterate over the rows of `customers` from `start` up to, but not including, `stop`."""
        for block in range(start // CUSTOMER_COUNT, -(-stop // CUSTOMER_COUNT)):
            factor, shift = self._step(block)
            # The count is a prime, so the multiplication modulo it can be undone.
            back = pow(factor, -1, CUSTOMER_COUNT)
            for place in sorted((customer - shift) * back % CUSTOMER_COUNT for customer in customers):
                if start <= (position := block * CUSTOMER_COUNT + place) < stop:
                    yield position
