"""Names of operations: `orders.add` of the clients, `addStdomOrder` of the platform."""

from __future__ import annotations

from dingdan_sandbox.faults.messages import TOKEN, Request
from dingdan_sandbox.specs import Spec, bundled
from dingdan_sandbox.testing.nearest import unknown

TOKEN_CALL = "token"  # noqa: S105 - the name of an operation
"""The name of the request for Wshoto's token."""


class OperationNames:
    """The operations of both platforms by all their names."""

    def __init__(self, specs: tuple[Spec, ...]) -> None:
        """Read the names from specs."""
        self._by_address = {TOKEN: TOKEN_CALL}
        self._by_name = {TOKEN_CALL: TOKEN_CALL}
        for spec in specs:
            for operation in spec.operations():
                if "x-method" not in operation.definition:
                    continue
                call = f"{operation.definition['tags'][0]}.{operation.definition['x-method']}"
                self._by_address[Request(operation.method, operation.path, {}, b"").operation] = call
                self._by_name |= {call: call, operation.id: call}

    def named(self, name: str) -> str:
        """Return the client's name of an operation.

        Args:
            name: The client's name, such as `orders.add`, or the platform's, such as `addStdomOrder`.

        Raises:
            ValueError: there is no such operation.
        """
        if name not in self._by_name:
            raise unknown("operation", name, self._by_name, "the names are those of the clients, such as orders.add")
        return self._by_name[name]

    def of(self, request: Request) -> str:
        """Return the client's name of the operation of a request; its path if there is no such operation."""
        return self._by_address.get(request.operation, request.path)


_names: list[OperationNames] = []
"""Cache: each test starts a sandbox."""


def operation_names() -> OperationNames:
    """Return the operations of the bundled specs."""
    if not _names:
        _names.append(OperationNames(tuple(Spec(bundled() / f"{name}.yaml") for name in ("waiqin365", "wshoto"))))
    return _names[0]
