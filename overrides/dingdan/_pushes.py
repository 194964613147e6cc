"""What Waiqin365 pushes: the form that arrives, read into a `Push`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote_to_bytes

import msgspec

from dingdan._envelopes import UNREADABLE
from dingdan._errors import DingdanError
from dingdan_runtime import SHANGHAI
from dingdan_runtime.record import decode_json
from dingdan_runtime.scalars import Misfit, read_integer

if TYPE_CHECKING:
    from waiqin365_api.records import CarSaleOrder, StdomOrder, StdomSent, StdReturn

    PushRecord: TypeAlias = StdomOrder | StdomSent | StdReturn | CarSaleOrder

FORM = "application/x-www-form-urlencoded"
MAX_FIELDS = 100
LONGEST_MSG_ID = 256
EPOCH = datetime.fromtimestamp(0, UTC)
NAMES = frozenset(
    {
        "msgId", "dataType", "dataId", "dataVersion", "dataFormat", "dataSource",
        "data", "timestamp", "status", "digest", "tenantId",
    }
)  # fmt: skip
"""The documented form fields."""

_BROKEN_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_decode_parts = msgspec.json.Decoder(list[msgspec.Raw]).decode


class PushError(DingdanError):
    """A push cannot be read. The text shows nothing of what was in it."""

    def __init__(self, message: str, *, field: str, msg_id: str | None = None) -> None:
        super().__init__(f"{field}: {message}", platform="waiqin365", msg_id=msg_id)
        self.field = field
        """Where: a documented form field such as `data`, `form field 3` for any other, `body` or `Content-Type`."""


class PushNotVerified(DingdanError):
    """The user's `verify` did not say True. What it raised, if it did, is `__cause__`."""


class PushDataType(StrEnum):
    """What a push is about. The document gives the values alone; the platform may add others."""

    EMPLOYEE = "employee"
    DEPARTMENT = "department"
    CUSTOM_DISTRICT = "custom_district"
    CUSTOM_TYPE = "custom_type"
    CUSTOM = "custom"
    VISIT = "visit"
    CUXIAO_ACTIVITY = "cuxiao_activity"
    CUXIAO_RECORD = "cuxiao_record"
    CUXIAO_RECORD_CHECK = "cuxiao_record_check"
    STDORDER_ORDER = "stdorder_order"
    STDORDER_SENT = "stdorder_sent"
    STDOM_RETURN = "stdom_return"
    STDORDER_CARSALE = "stdorder_carsale"
    DMS_PURCHASE = "dms_purchase"
    DMS_SALESORDER = "dms_salesorder"
    DMS_SENT = "dms_sent"
    DMS_SIGN = "dms_sign"
    DMS_INVENTORY = "dms_inventory"
    DMS_CARDISTRIBUTEORDER = "dms_cardistributeorder"


_DATA_TYPES = frozenset(member.value for member in PushDataType)


@dataclass(frozen=True, slots=True)
class Push:
    """A message that Waiqin365 has sent. An absent field and an empty one are None; `raw` tells them apart."""

    msg_id: str
    """Identifies the message; a message that is sent again is taken to keep it."""
    data_type: PushDataType | str
    """A `PushDataType`, or the text of one that is not documented."""
    data_id: str | None
    data_version: str | None
    """`001` in the document."""
    data_format: str | None
    """`json` in the document."""
    data_source: str | None
    """`biz`: made by a function of the platform; `api`: made through its API."""
    timestamp: datetime | None
    """Aware, in Asia/Shanghai; None also where it is not epoch milliseconds."""
    status: str | None
    """`0` in both documented examples; what else there is, is not known."""
    tenant_id: str | None
    digest: str | None = field(repr=False)
    """The platform's signature. How it is computed is not public."""
    data: Any = field(repr=False)
    """The JSON that the form field `data` holds, decoded."""
    raw: dict[str, str] = field(repr=False)
    """All form fields as received, form-decoded once, those that no document names too."""
    body: bytes = field(repr=False)
    """The request's exact bytes, for a digest that is computed over them."""
    data_json: bytes = field(repr=False)
    """The JSON text of `data`; empty where there was none."""

    def records(self) -> list[PushRecord]:
        """The orders, shipments, returns or van sales in `data`, as the queries give them.

        The document does not say that `data` has the fields of the queries. Where it has others, they are in
        each record's `extra` and `raw`. Pushes of other data types have no records: read `data`.

        Raises:
            PushError: `data` is neither an object nor a list of objects.
        """
        record = _record_of(self.data_type)
        if record is None or self.data in (None, ""):
            return []
        try:
            parts = _decode_parts(self.data_json) if isinstance(self.data, list) else [self.data_json]
            return [record.from_json(bytes(part)) for part in parts]
        except UNREADABLE:
            raise PushError("is neither an object nor a list of objects", field="data", msg_id=self.msg_id) from None


def _record_of(data_type: str) -> type[PushRecord] | None:
    # Not before a push needs it: loading the records is most of what an import would cost.
    from waiqin365_api import records

    known: dict[str, type[PushRecord]] = {
        PushDataType.STDORDER_ORDER: records.StdomOrder,
        PushDataType.STDORDER_SENT: records.StdomSent,
        PushDataType.STDOM_RETURN: records.StdReturn,
        PushDataType.STDORDER_CARSALE: records.CarSaleOrder,
    }
    return known.get(data_type)


def read_push(body: bytes, content_type: str | None, max_bytes: int) -> Push:
    """Read a push; nobody has verified it yet.

    Args:
        body: The request's body.
        content_type: Its Content-Type header.
        max_bytes: How long a body may be.

    Raises:
        PushError: it is not a form, too long, or a field is broken, missing or there twice.
    """
    if (content_type or "").partition(";")[0].strip().lower() != FORM:
        raise PushError(f"must be {FORM}", field="Content-Type")
    if len(body) > max_bytes:
        raise PushError(f"has {len(body)} bytes, more than {max_bytes}", field="body")
    raw = _fields(body)
    msg_id, data_type = _required(raw, "msgId"), _required(raw, "dataType")
    # It goes into logs and error texts, which a newline or a megabyte of it would spoil.
    if len(msg_id) > LONGEST_MSG_ID or not msg_id.isprintable():
        raise PushError(f"is not printable text of at most {LONGEST_MSG_ID} characters", field="msgId")
    data, data_json = _decoded(raw.get("data", ""), msg_id)
    return Push(
        msg_id=msg_id,
        data_type=PushDataType(data_type) if data_type in _DATA_TYPES else data_type,
        data_id=raw.get("dataId") or None,
        data_version=raw.get("dataVersion") or None,
        data_format=raw.get("dataFormat") or None,
        data_source=raw.get("dataSource") or None,
        timestamp=_moment(raw.get("timestamp")),
        status=raw.get("status") or None,
        tenant_id=raw.get("tenantId") or None,
        digest=raw.get("digest") or None,
        data=data,
        raw=raw,
        body=body,
        data_json=data_json,
    )


def _fields(body: bytes) -> dict[str, str]:
    # By hand rather than parse_qsl, whose errors quote the body and do not say which field.
    if body.count(b"&") >= MAX_FIELDS:
        raise PushError(f"has more than {MAX_FIELDS} form fields", field="body")
    fields: dict[str, str] = {}
    for position, pair in enumerate(body.split(b"&") if body else [], 1):
        where = f"form field {position}"
        coded, equals, value = pair.partition(b"=")
        if not equals:
            raise PushError("has no =", field=where)
        name = _unquoted(coded, where)
        # What no document names may be anything, and is not for logs.
        where = name if name in NAMES else where
        if name in fields:
            raise PushError("stands there twice", field=where)
        fields[name] = _unquoted(value, where)
    return fields


def _unquoted(coded: bytes, where: str) -> str:
    if _BROKEN_ESCAPE.search(coded):
        raise PushError("has a % without two hexadecimal digits", field=where)
    try:
        return unquote_to_bytes(coded.replace(b"+", b" ")).decode()
    except UnicodeDecodeError:
        raise PushError("is not UTF-8", field=where) from None


def _required(raw: dict[str, str], name: str) -> str:
    if not raw.get(name):
        raise PushError("is missing", field=name)
    return raw[name]


def _decoded(text: str, msg_id: str) -> tuple[Any, bytes]:
    # "A URL-encoded JSON string" in a form that is itself URL-encoded may mean once or twice. No JSON text
    # starts with %, one that is still encoded does (unless it is a bare number or word, the same either way).
    wire = (_unquoted(text.encode(), "data") if text.startswith("%") else text).encode()
    if not wire:
        return None, wire
    try:
        return decode_json(wire), wire
    except UNREADABLE:
        raise PushError("is not JSON", field="data", msg_id=msg_id) from None


def _moment(text: str | None) -> datetime | None:
    try:
        millis = read_integer(text)
        return None if millis is None else (EPOCH + timedelta(milliseconds=millis)).astimezone(SHANGHAI)
    except (Misfit, OverflowError):
        return None
