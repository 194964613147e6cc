"""Assignment of customers to seeded rows; the rows of a customer are computed without a search."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from dingdan_sandbox.master import CUSTOMER_COUNT
from dingdan_sandbox.mixing import mix, stream


class Deal:
    """A seeded permutation: each block of 307 rows has each of the 307 customers exactly once."""

    def __init__(self, seed: int, kind: str) -> None:
        """Derive the permutation for rows of `kind` from `seed`."""
        self._key = stream(seed, f"{kind}/customer")

    def _step(self, block: int) -> tuple[int, int]:
        bits = mix(self._key, block)
        return 1 + bits % (CUSTOMER_COUNT - 1), (bits >> 32) % CUSTOMER_COUNT

    def customer(self, position: int) -> int:
        """Return the customer of the row at `position`, as an index in `master.CUSTOMERS`."""
        block, place = divmod(position, CUSTOMER_COUNT)
        factor, shift = self._step(block)
        return (factor * place + shift) % CUSTOMER_COUNT

    def positions(self, customers: Collection[int], start: int, stop: int) -> Iterator[int]:
        """Iterate, ascending, over the row positions of `customers` (indexes), from `start` to before `stop`."""
        for block in range(start // CUSTOMER_COUNT, -(-stop // CUSTOMER_COUNT)):
            factor, shift = self._step(block)
            # The count is a prime, so the multiplication modulo it can be undone.
            back = pow(factor, -1, CUSTOMER_COUNT)
            for place in sorted((customer - shift) * back % CUSTOMER_COUNT for customer in customers):
                if start <= (position := block * CUSTOMER_COUNT + place) < stop:
                    yield position
