"""The base of the generated packages: records, scalars, codes, operations, pages.

Hand-written and free of any platform. `waiqin365_api` and `wshoto_api` are generated against it;
`dingdan` implements its `Transport` protocols. It imports nothing of either.
"""

from __future__ import annotations

from dingdan_runtime.codes import CodeLabels, IntCode, StrCode, UnknownIntCode, UnknownStrCode
from dingdan_runtime.custom_fields import by_label
from dingdan_runtime.operation import Body, Field, Lookup, Operation, Paging, ShownState
from dingdan_runtime.pages import Ack, AsyncPage, AsyncPager, Page
from dingdan_runtime.platform import Envelope, Platform
from dingdan_runtime.record import Problem, Record
from dingdan_runtime.scalars import (
    SHANGHAI,
    AliasOf,
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
