"""Import of optional libraries, with install instructions in the error."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def optional(name: str) -> Any:
    """Import an optional library.

    Raises:
        ImportError: the library is not installed. The message has the install command.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        extra = 'pip install "dingdan[arrow]"' if name.startswith("pyarrow") else f"pip install {name}"
        raise ImportError(f"{name} is not installed: {extra}", name=name) from None


pa = optional("pyarrow")
pc = optional("pyarrow.compute")
