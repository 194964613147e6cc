"""Pushes of Waiqin365: reads the received form into a `Push`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from dingdan._errors import DingdanError
from dingdan.codec._wire import UNREADABLE
from dingdan.webhooks._form import PushError, PushForm, unquoted
from dingdan_runtime import SHANGHAI, Problem
from dingdan_runtime.json_text import check_syntax, decode_items, decode_json
from dingdan_runtime.readers import ConversionError, read_integer
from waiqin365_api.pushes import FIELDS, PushDataType, record_of

if TYPE_CHECKING:
    from waiqin365_api.pushes import PushRecord

FORM = "application/x-www-form-urlencoded"
EPOCH = datetime.fromtimestamp(0, UTC)
EARLIEST_MILLIS = 10**11
"""Smaller numbers are epoch seconds: as milliseconds they would lie before 1973."""


class PushNotVerified(DingdanError):
    """`verify` did not return True. If it raised, that error is `__cause__`."""


_DATA_TYPES: dict[str, PushDataType] = {member.value: member for member in PushDataType}


@dataclass(frozen=True, slots=True, eq=False)
class Push:
    """A message from Waiqin365. Absent and empty fields are None; `raw` distinguishes them."""

    msg_id: str
    """The id of the message. A repeated message is assumed to keep it."""
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
    """Aware, in Asia/Shanghai. None also if it is not epoch milliseconds."""
    status: str | None
    """`0` in both documented examples. Other values are not documented."""
    tenant_id: str | None
    digest: str | None = field(repr=False)
    """The signature of the platform. Its formula is not public."""
    data: Any = field(repr=False)
    """The decoded JSON of the form field `data`."""
    raw: dict[str, str] = field(repr=False)
    """All form fields as received, form-decoded once, undocumented ones included."""
    body: bytes = field(repr=False)
    """The exact bytes of the request, for a digest over them."""
    data_json: bytes = field(repr=False)
    """The JSON text of `data`; empty if there is none."""

    def __eq__(self, other: object) -> bool:
        """True if all fields are equal. An `UnverifiedPush` can equal a verified one."""
        if not isinstance(other, Push):
            return NotImplemented
        return all(getattr(self, each.name) == getattr(other, each.name) for each in fields(Push))

    __hash__ = None  # type: ignore[assignment]  # it holds dicts

    @property
    def problems(self) -> list[Problem]:
        """Tolerated faults in the JSON of `data`: unpaired surrogates and unescaped control characters."""
        problems: list[Problem] = []
        if self.data_json:
            _decoded_json(self.data_json, problems)
        return problems

    def records(self) -> list[PushRecord]:
        """The orders, shipments, returns or van sales in `data`, as the queries return them.

        The documents do not say that `data` has the fields of the queries. Other fields are in `extra` and `raw` of
        each record. Pushes of other data types have no records: read `data`.

        Raises:
            PushError: `data` is neither an object nor a list of objects.
        """
        record = record_of(self.data_type)
        if record is None or self.data in (None, ""):
            return []
        try:
            return [record.from_json(part) for part in _parts(self.data_json, many=isinstance(self.data, list))]
        except UNREADABLE:
            raise PushError("is neither an object nor a list of objects", field="data", msg_id=self.msg_id) from None


def _parts(wire: bytes, *, many: bool) -> list[bytes]:
    """The JSON text of each record in `data`."""
    try:
        check_syntax(wire)
    except UNREADABLE:
        from dingdan_runtime.tolerant_json import cut_tail, list_items

        wire, _ = cut_tail(wire)
        return list_items(wire) if many else [wire]
    return list(map(bytes, decode_items(wire))) if many else [wire]


class UnverifiedPush(Push):
    """A push before verification. Each field is decoded when it is first read; a faulty one raises `PushError`."""

    __slots__ = ("_form",)

    def __init__(self, form: PushForm) -> None:
        object.__setattr__(self, "_form", form)

    # Called for a field that has not been set.
    def __getattr__(self, name: str) -> Any:
        if name in ("data", "data_json"):
            data, data_json = _decoded(self._form.get(FIELDS["data"]), self.msg_id)
            object.__setattr__(self, "data", data)
            object.__setattr__(self, "data_json", data_json)
        elif name in _READERS:
            object.__setattr__(self, name, _READERS[name](self._form))
        return object.__getattribute__(self, name)

    def verified(self) -> Push:
        """The push with all its fields read.

        Raises:
            PushError: the body is not a form, or a field is broken, missing or repeated.
        """
        for name in _READERS:
            getattr(self, name)
        return Push(**{each.name: getattr(self, each.name) for each in fields(Push)})


def check_form(body: bytes, content_type: str | None, max_bytes: int) -> PushForm:
    """Check Content-Type and length of a push.

    Args:
        body: The body of the request.
        content_type: Its Content-Type header.
        max_bytes: The longest accepted body.

    Raises:
        PushError: it is not a form, or too long.
    """
    if (content_type or "").partition(";")[0].strip().lower() != FORM:
        raise PushError(f"must be {FORM}", field="Content-Type")
    if len(body) > max_bytes:
        raise PushError(f"has {len(body)} bytes, more than {max_bytes}", field="body")
    return PushForm(body)


def _data_type(form: PushForm) -> PushDataType | str:
    text = form.required(FIELDS["data_type"])
    return _DATA_TYPES.get(text, text)


def _decoded_json(wire: bytes, problems: list[Problem]) -> Any:
    try:
        return decode_json(wire)
    except UNREADABLE:
        from dingdan.codec._tolerant import decode_tolerantly  # few pushes need it

        return decode_tolerantly(wire, "data", problems)


def _decoded(text: str, msg_id: str) -> tuple[Any, bytes]:
    # "A URL-encoded JSON string" in a URL-encoded form may be encoded once or twice. JSON never starts with %; encoded
    # JSON does, unless it is a bare number or word, which encoding does not change. A byte order mark is ignored.
    wire = (unquoted(text.encode(), "data") if text.startswith("%") else text).removeprefix("\ufeff").encode()
    if not wire:
        return None, wire
    try:
        return _decoded_json(wire, []), wire
    except UNREADABLE:
        raise PushError("is not JSON", field="data", msg_id=msg_id) from None


def _moment(text: str) -> datetime | None:
    try:
        millis = read_integer(text)
        if millis is None or millis < EARLIEST_MILLIS:
            return None
        return (EPOCH + timedelta(milliseconds=millis)).astimezone(SHANGHAI)
    except (ConversionError, OverflowError):
        return None


def _optional(name: str) -> Callable[[PushForm], str | None]:
    return lambda form: form.get(name) or None


_READERS: dict[str, Callable[[PushForm], Any]] = {
    "raw": PushForm.all,  # first, so that the first of several broken fields is reported
    **{name: _optional(wire) for name, wire in FIELDS.items() if name != "data"},
    "msg_id": PushForm.msg_id,
    "data_type": _data_type,
    "timestamp": lambda form: _moment(form.get(FIELDS["timestamp"])),
    "body": lambda form: form.body,
}
"""Readers of the fields of a push; `data` and `data_json` are decoded together."""
