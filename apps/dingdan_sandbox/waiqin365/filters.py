"""Filters of the Waiqin365 queries.

The pages do not say if bounds of time windows are inclusive. In the sandbox they are: a day means all its seconds, and
"after" a time includes that time. A row must match all filters; `""` is no filter.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from dingdan_sandbox.clock import span
from dingdan_sandbox.failures import RejectedError
from dingdan_sandbox.master import CUSTOMERS, Register
from dingdan_sandbox.searching import Search
from dingdan_sandbox.store import EVER
from dingdan_sandbox.table import LAG, Table
from dingdan_sandbox.waiqin365.wire import KINDS


def page_number(body: Mapping[str, Any]) -> int:
    """Return the requested page number, 1 by default.

    Raises:
        RejectedError: the number is below 1. The platform does not document this case.
    """
    number: int = body.get("page_number", 1)
    if number < 1:
        raise RejectedError("页码必须从1开始!")
    return number


class Filters:
    """Converts the fields of a query into a `Search`."""

    def __init__(self, table: Table[Any], body: Mapping[str, Any]) -> None:
        """Read the filters that all four queries share: state, id, customer, creation time and modification time.

        Args:
            table: The table to search.
            body: The decoded request body.
        """
        self.table = table
        self.values = {
            name: str(value).strip()
            for name, value in body.items()
            if name != "page_number" and isinstance(value, str | int) and value != ""
        }
        self.search = Search(tuple(sorted(self.values.items())), range(table.size))
        if "status" in self.values:
            deleted = {"0": True, "1": False}.get(self.values["status"])
            self.search.test(lambda row: row.deleted == deleted)
        self._identity()
        for word, attribute in (("create", "created"), ("modify", "modified")):
            self.window(
                attribute,
                first=(f"{word}_date", f"after_{word}_date", f"start_{word}_date"),
                last=(f"{word}_date", f"end_{word}_date"),
            )
        self.of_customers(self.named(CUSTOMERS, "cm_id", "cm_code"))

    def window(self, attribute: str, first: tuple[str, ...], last: tuple[str, ...], lag: int = LAG) -> None:
        """Select rows with a time between two fields of the request, inclusive.

        Args:
            attribute: The attribute of the rows with the time, in epoch seconds or None.
            first: Names of the fields with the start of the window.
            last: Names of the fields with the end of the window.
            lag: The longest time from the creation of a seeded row to the time in `attribute`, in seconds.
        """
        begin, end = EVER
        begin = max([begin, *(span(self.values[name]).first for name in first if name in self.values)])
        end = min([end, *(span(self.values[name]).last for name in last if name in self.values)])
        if (begin, end) == EVER:
            return
        if attribute == "created":
            self.search.created = begin, end
            self.search.within(self.table.around(begin, end))
        elif attribute == "modified":
            self.search.modified = begin, end
            self.search.within(self.table.changed(begin, end, lag))
        else:
            self.search.within(self.table.around(begin - lag, end))
        value = attrgetter(attribute)
        self.search.test(lambda row: (moment := value(row)) is not None and begin <= moment <= end)

    def equal(self, name: str, attribute: str) -> None:
        """Select rows whose text `attribute` equals the field `name` of the request."""
        if name in self.values:
            wanted, value = self.values[name], attrgetter(attribute)
            self.search.test(lambda row: value(row) == wanted)

    def _identity(self) -> None:
        if "id" in self.values:
            wanted = int(self.values["id"]) - KINDS[self.table.kind]
            self.search.within(range(wanted, wanted + 1))
            self.search.test(lambda row: row.position == wanted)

    def of_customers(self, customers: frozenset[int] | None) -> None:
        """Select rows of these customers (indexes), in addition to the other filters; None selects all customers."""
        if customers is None:
            return
        wanted = customers if self.search.customers is None else customers & self.search.customers
        self.search.customers = wanted
        self.search.test(lambda row: row.customer in wanted)

    def named(self, register: Register[Any], id_name: str, code_name: str) -> frozenset[int] | None:
        """Return the indexes of the entries with the id and the code in two fields of the request.

        Args:
            register: The register to search.
            id_name: The name of the field with the id.
            code_name: The name of the field with the code.

        Returns:
            The indexes; None if both fields are empty.
        """
        wanted = {attribute: self.values[name] for name, attribute in ((id_name, "id"), (code_name, "code"))
                  if name in self.values}  # fmt: skip
        if not wanted:
            return None
        return frozenset(
            entry.index for entry in register
            if all(str(getattr(entry, attribute)) == value for attribute, value in wanted.items())
        )  # fmt: skip
