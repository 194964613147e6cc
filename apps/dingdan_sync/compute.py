"""Functions of Arrow. They are made when `pyarrow.compute` is loaded, so type checkers do not know them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

compute: Any = import_module("pyarrow.compute")
