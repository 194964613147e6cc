# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The address of Wshoto order API (微盛·企微管家 订单开放接口), and the envelope of its responses."""

from __future__ import annotations

from dingdan_runtime import Envelope, Platform

__all__ = ["PLATFORM"]

PLATFORM = Platform(
    name="wshoto",
    base_url="https://open.wshoto.com",
    envelope=Envelope(
        code="code",
        success="0",
        message="msg",
        data=("data",),
        authentication=frozenset({"10001", "10010", "10011"}),
    ),
)
