"""The optional libraries, with an error that says how to install them."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def optional(name: str) -> Any:
    """Import an optional library.

    Raises:
        ImportError: It is not installed. The text says how to install it.
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
