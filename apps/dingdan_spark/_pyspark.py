"""Imports PySpark, with an error that says how to install it."""

from __future__ import annotations

try:
    import pyspark.sql.datasource  # pyright: ignore[reportMissingImports]  # noqa: F401 - only to see that it is there
except ModuleNotFoundError as error:
    if not (error.name or "").startswith("pyspark"):
        raise
    text = 'PySpark from 4.2 on is not installed: pip install "dingdan[spark]"'
    raise ImportError(text, name=error.name) from None
