"""The message for a library of an extra that is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import text


@contextmanager
def libraries_of(extra: str) -> Iterator[None]:
    """Name the extra if the block cannot import a library.

    Args:
        extra: The extra that has the libraries of the block, such as `sync`.

    Raises:
        CommandError: A library is missing.
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dingdan"):
            raise
        raise CommandError(
            text(
                f"this needs {error.name}: pip install 'dingdan[{extra}]'",
                f"缺少 {error.name}：请执行 pip install 'dingdan[{extra}]'",
            )
        ) from error
