"""`Records`: a test's own records of one kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dingdan_sandbox.documents import World
from dingdan_sandbox.specs import Spec
from dingdan_sandbox.testing.goods import order_lines, plain_order, ship, shown_fields
from dingdan_sandbox.testing.kinds import KINDS, Kind
from dingdan_sandbox.testing.values import Moment, check_names, merged_lines, moment, wire
from dingdan_sandbox.waiqin365.goods import COUNT_PLACES, PRICE_PLACES
from dingdan_sandbox.waiqin365.order_documents import Order

Rows = list[dict[str, Any]]
_NUMBERS = {"order_count": COUNT_PLACES, "price": PRICE_PLACES, "sent_num": COUNT_PLACES}


class Records:
    """The records of one kind in a sandbox, such as its orders. Every method is thread-safe.

    Fields have the names of the platform's records. `Decimal`, `datetime` and `date` are written in the platform's
    format; any other JSON value is shown as it is, also one that does not fit, so that a test can make dirty data.
    Customers, staff, warehouses and goods are those of the sandbox (`dingdan_sandbox.master`), and are named by id or
    code; names and codes of other systems can be any text.
    """

    def __init__(self, world: World, kind: str, spec: Spec) -> None:
        """Access the records of `kind` in `world`."""
        self._world = world
        self._name = kind
        self._kind: Kind = KINDS[kind]
        self._shelf = world.shelves[kind]
        self._spec = spec
        self._known = {*spec.properties(self._kind.component), *self._kind.setters, *self._kind.more} - {"id"}
        if self._kind.waiqin365:
            self._known -= {"modifyier_time"}

    def put(
        self,
        *,
        created: Moment | None = None,
        modified: Moment | None = None,
        extra: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> dict[str, Any]:
        """Add a record. Fields that are not given have plain defaults.

        A shipment belongs to the order `order_no` (or `order_id`), by default to the newest one, and ships what is
        open of it unless `prods` says what.

        Args:
            created: The time of creation; by default `modified`, else the sandbox's clock.
            modified: The time of the last change; by default `created`, else the sandbox's clock.
            extra: Undocumented fields.
            fields: Fields of the record.

        Returns:
            The record, as a query returns it.

        Raises:
            ValueError: a field is unknown (the message has the nearest name), refers to something that does not
                exist, or follows from other fields; or a record has this number already.
        """
        now = self._world.sandbox.now()
        last = moment("modified", modified) if modified is not None else None
        first = moment("created", created) if created is not None else now if last is None else last
        fields = dict(fields)
        with self._world.store.lock, self._world.store.transaction():
            document = self._shelf.table.fresh(first)
            document.deleted, document.fields = False, {}
            document.modified = first if last is None else last
            self._fill(document, fields)
            self._set(document, fields, extra)
            if last is None and created is None and document.modified < document.created:
                document.modified = document.created
            self._shelf.table.save(document)
            return self._record(document)

    def edit(
        self, which: str | int, *, modified: Moment | None = None, extra: Mapping[str, Any] | None = None, **fields: Any
    ) -> dict[str, Any]:
        """Change fields of a record.

        Args:
            which: Its number (such as `order_no`) or id.
            modified: The time of the change; the sandbox's clock by default.
            extra: Undocumented fields.
            fields: Fields of the record. Without fields only the time changes.

        Returns:
            The record, as a query returns it.

        Raises:
            LookupError: there is no such record.
            ValueError: as for `put`.
        """
        at = self._world.sandbox.now() if modified is None else moment("modified", modified)
        with self._world.store.lock, self._world.store.transaction():
            document = self._document(which)
            document.modified = at
            self._set(document, dict(fields), extra)
            self._shelf.table.save(document)
            return self._record(document)

    def delete(self, which: str | int, *, at: Moment | None = None, trace: bool = True) -> None:
        """Delete a record.

        Waiqin365 keeps it in its lists with `status` 0; Wshoto does not document deletion, and the sandbox removes it.

        Args:
            which: Its number or id.
            at: The time of the deletion; the sandbox's clock by default.
            trace: False removes a record of Waiqin365 without a trace too.

        Raises:
            LookupError: there is no such record.
        """
        when = self._world.sandbox.now() if at is None else moment("at", at)
        with self._world.store.lock, self._world.store.transaction():
            document = self._document(which)
            document.modified, document.deleted = when, True
            document.gone = not (trace and self._shelf.marks_deleted)
            self._shelf.table.save(document)

    def get(self, which: str | int) -> dict[str, Any]:
        """Return a record by its number or id.

        Raises:
            LookupError: there is no such record.
        """
        with self._world.store.lock:
            return self._record(self._document(which))

    def list(self) -> Rows:
        """Return all records, oldest first, including those with `status` 0."""
        with self._world.store.lock:
            table = self._shelf.table
            return [self._record(document) for document in map(table.load, table.everything()) if document is not None]

    def __len__(self) -> int:
        """Return the number of records, including those with `status` 0."""
        with self._world.store.lock:
            return len(self._shelf.table.everything())

    def _record(self, document: Any) -> dict[str, Any]:
        return self._shelf.record(document)

    def _document(self, which: str | int) -> Any:
        text = str(which)
        table = self._shelf.table
        position = getattr(table, "find", table.added)(text)
        if position is None:
            position = self._shelf.position(int(text)) if text.isdecimal() and text.isascii() else -1
        document = table.load(position)
        if document is None:
            raise LookupError(f"{self._name} has no record with the {self._kind.number} or id {text}")
        return document

    def _fill(self, document: Any, fields: dict[str, Any]) -> None:
        """Set plain defaults of a new document."""
        if self._name == "orders":
            plain_order(document)
        elif self._name == "shipments":
            order = self._order_to_ship(fields)
            lines = fields.get("prods")
            check = {*self._spec.properties("StdomSentLine")}
            for line in lines or []:
                check_names("prods of shipments", line, check)
            ship(document, order, lines)
            order.modified = document.modified
            self._world.shelves["orders"].table.save(order)
        elif not self._kind.waiqin365 and hasattr(document, "sparse"):
            document.sparse = False

    def _order_to_ship(self, fields: dict[str, Any]) -> Order:
        orders = Records(self._world, "orders", self._spec)
        which = fields.pop("order_no", None) or fields.pop("order_id", None)
        if which is None:
            table = self._world.shelves["orders"].table
            positions = table.everything()
            if not positions:
                raise ValueError("there is no order to ship: put one first, or name it by order_no=")
            which = self._world.shelves["orders"].identity(max(positions))
        try:
            order: Order = orders._document(which)
        except LookupError:
            known = [str(record["order_no"]) for record in orders.list()]
            raise ValueError(f"there is no order {which} to ship; there are {', '.join(known) or 'none'}") from None
        return order

    def _set(self, document: Any, fields: dict[str, Any], extra: Mapping[str, Any] | None) -> None:
        """Set fields of a document."""
        kind = self._kind
        if "id" in fields:
            raise ValueError(f"id cannot be set: the sandbox assigns it; set {kind.number}")
        check_names(self._name, fields, self._known)
        self._check_number(document, fields)
        for name in sorted(fields, key=lambda name: name not in ("create_time", "modify_time")):
            value = fields[name]
            if name in kind.derived:
                raise ValueError(f"{name} of {self._name} follows from {kind.derived[name]}: set that")
            if name in kind.setters:
                kind.setters[name](document, name, value if name.endswith("_time") else self._wire(value))
                if name in kind.shown:
                    document.fields[name] = self._wire(value)
            elif name in kind.lines and isinstance(value, Sequence) and not isinstance(value, str):
                self._set_lines(document, name, self._wire([*value]))
            else:
                document.fields[name] = self._wire(value)
        document.fields.update(self._wire(dict(extra or {})))

    def _set_lines(self, document: Any, name: str, given: Rows) -> None:
        """Set the lines of a document; those of orders are real, so that they can be shipped."""
        document.fields.pop(name, None)
        known = self._spec.properties(self._kind.lines[name])
        shown = given
        if self._name == "orders":
            document.lines = order_lines(given, document.lines)
        if self._name in ("orders", "shipments"):
            shown = [shown_fields(line, _NUMBERS) for line in given]
            merged_lines(f"{name} of {self._name}", given, [], known)
            if not any(shown):
                return
        record = self._record(document)
        computed = (record["order"] | record if "order" in record else record).get(name) or []
        document.fields[name] = merged_lines(f"{name} of {self._name}", shown, computed, known)

    def _check_number(self, document: Any, fields: Mapping[str, Any]) -> None:
        name = self._kind.number
        if name in fields:
            other = self._shelf.table.added(str(fields[name]))
            if other is not None and other != document.position:
                raise ValueError(f"{self._name} has a record with {name} {fields[name]} already: use edit()")

    def _wire(self, value: Any) -> Any:
        return wire(value, waiqin365=self._kind.waiqin365)
