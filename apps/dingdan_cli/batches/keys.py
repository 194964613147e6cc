"""The arguments of a write by which a query finds what was written."""

from __future__ import annotations

from importlib import import_module

from dingdan_cli.operations.catalog import PACKAGES
from dingdan_runtime import Operation
from dingdan_runtime.reference import OperationReference


def lookup_keys(operation: OperationReference) -> tuple[str, ...]:
    """Return the arguments of a write that identify its record in the lookup, such as `express_no`."""
    module = import_module(f"{PACKAGES[operation.platform]}.operations.{operation.resource}")
    for each in vars(module).values():
        if isinstance(each, Operation) and each.id == operation.id:
            return tuple(ours for _, ours in each.lookup.match) if each.lookup else ()
    return ()
