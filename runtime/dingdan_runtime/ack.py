"""`Ack`: the result of a write."""

from __future__ import annotations

from typing import Generic, TypeVar

import httpx
import msgspec

from dingdan_runtime.record import Problem

DataT = TypeVar("DataT")


class Ack(msgspec.Struct, Generic[DataT], frozen=True):
    """The acknowledgement of a write."""

    msg_id: str | None
    """The id that the platform repeated."""
    message: str | None
    """`return_msg`; often empty or None. If the data was not found where the specs place it, this says so."""
    data: DataT
    """The decoded `response_data`: records if the specs describe them; None for most writes, and if the data was not
    found where the specs place it. Documented data that cannot be decoded raises a DecodeError with `carried_out`."""
    response: httpx.Response
    """The HTTP response."""
    problems: list[Problem] = []
    """Tolerated faults in the response outside of records."""

    def __repr__(self) -> str:
        """Return a representation without the HTTP response."""
        return f"Ack(msg_id={self.msg_id!r}, message={self.message!r}, data={self.data!r})"
