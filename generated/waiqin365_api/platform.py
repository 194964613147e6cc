# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The address of Waiqin365 order API (勤策 / 外勤365 订货单开放接口), and the envelope of its responses."""

from __future__ import annotations

from dingdan_runtime import Envelope, Platform

__all__ = ["PLATFORM"]

PLATFORM = Platform(
    name="waiqin365",
    base_url="https://openapi.waiqin365.com",
    envelope=Envelope(
        code="return_code",
        success="0",
        message="return_msg",
        data=("response_data", "return_data"),
        quoted=True,
        id="msg_id",
        authentication=frozenset({"102"}),
    ),
)
