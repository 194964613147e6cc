"""The base of the generated packages: records, scalars, codes, operations, pages.

It is hand-written and independent of platforms. The generated packages `waiqin365_api` and `wshoto_api` import it;
`dingdan` implements its `Transport` protocols. It imports none of them.
"""

from __future__ import annotations

import typing

if typing.TYPE_CHECKING:
    from dingdan_runtime.ack import Ack
    from dingdan_runtime.async_pages import AsyncPage, AsyncPager
    from dingdan_runtime.codes import CodeLabels, IntCode, StrCode, UnknownIntCode, UnknownStrCode
    from dingdan_runtime.custom_fields import by_label
    from dingdan_runtime.operation import Body, Field, Lookup, Operation, Paging, ShownState
    from dingdan_runtime.pages import Page
    from dingdan_runtime.platform import Envelope, Platform
    from dingdan_runtime.readers import AliasOf
    from dingdan_runtime.record import Problem, Record
    from dingdan_runtime.scalars import (
        Amount,
        Code,
        Epoch,
        Id,
        Integer,
        Json,
        LocalDate,
        LocalDateTime,
        Mapped,
        Nested,
        Text,
        Texts,
    )
    from dingdan_runtime.times import SHANGHAI
    from dingdan_runtime.transport import AsyncTransport, Options, Transport

__all__ = [
    "SHANGHAI",
    "Ack",
    "AliasOf",
    "Amount",
    "AsyncPage",
    "AsyncPager",
    "AsyncTransport",
    "Body",
    "Code",
    "CodeLabels",
    "Envelope",
    "Epoch",
    "Field",
    "Id",
    "IntCode",
    "Integer",
    "Json",
    "LocalDate",
    "LocalDateTime",
    "Lookup",
    "Mapped",
    "Nested",
    "Operation",
    "Options",
    "Page",
    "Paging",
    "Platform",
    "Problem",
    "Record",
    "ShownState",
    "StrCode",
    "Text",
    "Texts",
    "Transport",
    "UnknownIntCode",
    "UnknownStrCode",
    "by_label",
]

_LAZY = {
    "SHANGHAI": "times",
    "Ack": "ack",
    "AliasOf": "readers",
    "Page": "pages",
    "by_label": "custom_fields",
    **dict.fromkeys(["AsyncPage", "AsyncPager"], "async_pages"),
    **dict.fromkeys(["AsyncTransport", "Options", "Transport"], "transport"),
    **dict.fromkeys(["Body", "Field", "Lookup", "Operation", "Paging", "ShownState"], "operation"),
    **dict.fromkeys(["Envelope", "Platform"], "platform"),
    **dict.fromkeys(["Problem", "Record"], "record"),
    **dict.fromkeys(["CodeLabels", "IntCode", "StrCode", "UnknownIntCode", "UnknownStrCode"], "codes"),
    **dict.fromkeys(["Amount", "Code", "Epoch", "Id", "Integer", "Json", "LocalDate", "LocalDateTime"], "scalars"),
    **dict.fromkeys(["Mapped", "Nested", "Text", "Texts"], "scalars"),
}
"""Lazily imported public names and their modules. `dingdan_runtime.reference` needs none of them, and no httpx."""

if not typing.TYPE_CHECKING:  # type checkers would accept any name

    def __getattr__(name: str) -> object:
        if name not in _LAZY:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        import importlib

        value = globals()[name] = getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
