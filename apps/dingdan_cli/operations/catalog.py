"""The platforms' operations by the names that users type: `orders.query`, `orders.order_status`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import text
from dingdan_runtime import reference
from dingdan_runtime.reference import OperationReference

PACKAGES = {"waiqin365": "waiqin365_api", "wshoto": "wshoto_api"}
"""The generated package of each platform."""


def kebab(name: str) -> str:
    """Return the name of a resource, call or argument as the command line spells it."""
    return name.strip("_").replace("_", "-")


def chinese_name(description: str) -> str:
    """Return the Chinese name in the description of a resource; the description itself if it has none."""
    found = re.search(r"\(([^()]*[\u4e00-\u9fff][^()]*)\)", description)
    return found[1] if found else description


def all_operations() -> Iterator[OperationReference]:
    """Iterate over the operations of both platforms."""
    return reference.all_operations(PACKAGES.values())


def find_operation(name: str) -> OperationReference:
    """Return the operation with a call such as `orders.query`, or with an operationId.

    Args:
        name: The call, also with hyphens or a blank (`car-sales query`) and with the platform before it.

    Raises:
        CommandError: There is no such operation.
    """
    wanted = plain(name)
    for operation in all_operations():
        if wanted == operation.call or name == operation.id:
            return operation
    raise CommandError(no_such(text("call", "接口"), name, [each.call for each in all_operations()]))


def plain(name: str) -> str:
    """Return a name such as `waiqin365 car-sales query` as `car_sales.query`."""
    parts = [part for part in re.split(r"[.\s]+", name.strip().replace("-", "_")) if part]
    return ".".join(parts[1:] if parts and parts[0] in PACKAGES else parts)
