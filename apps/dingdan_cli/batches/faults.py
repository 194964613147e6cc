"""The faults of an input, collected so that all of them are printed at once."""

from __future__ import annotations

import sys
from typing import NamedTuple

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text

MOST_PRINTED = 50
"""The largest number of faults that are printed. The rest is counted."""


class Fault(NamedTuple):
    """A fault and its place in the input."""

    place: str
    """The place in the language of the process, such as `row 5, column sent_num`."""
    message: str


class Faults:
    """The faults of an input.

    Args:
        name: The input for messages, such as `shipments.csv`.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._found: list[tuple[int, Fault]] = []

    def add(self, place: str, message: str, order: int = 0) -> None:
        """Add a fault.

        Args:
            place: The place in the input.
            message: The fault.
            order: The row or the item. Faults are printed in this order.
        """
        self._found.append((order, Fault(place, message)))

    @property
    def found(self) -> list[Fault]:
        """The faults in the order of the input."""
        return [fault for _, fault in sorted(self._found, key=lambda each: each[0])]

    def stop(self) -> None:
        """Print the faults and end the command, if there are any.

        Raises:
            CommandError: There are faults.
        """
        found = self.found
        if not found:
            return
        for place, message in found[:MOST_PRINTED]:
            print(text(f"{self.name}, {place}: {message}", f"{self.name} {place}：{message}"), file=sys.stderr)
        more = len(found) - MOST_PRINTED
        if more > 0:
            print(text(f"… and {more} more", f"……另有 {more} 处错误"), file=sys.stderr)
        count = text("1 fault" if len(found) == 1 else f"{len(found)} faults", f"{len(found)} 处错误")
        raise CommandError(text(f"{count} in {self.name}; nothing was sent", f"{self.name} 有 {count}，未发送任何数据"))


def row_place(row: int, column: str = "") -> str:
    """Return the place of a row of a table, and of a column in it."""
    return text(
        f"row {row}" + (f", column {column}" if column else ""), f"第 {row} 行" + (f"「{column}」列" if column else "")
    )
