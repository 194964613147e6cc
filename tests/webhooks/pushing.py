"""Pushes as the platform would send them, and where the tests write down what was handled."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

FORM = "application/x-www-form-urlencoded"
DIGEST = "0123456789abcdef0123456789abcdef"
PHONE = "13800000000"
ADDRESS = "测试路1号"
TENANT = "8000000000000000001"
ORDER = {
    "id": 5700000000000000001,
    "order_no": "DH-1",
    "order_amount": "118.50",
    "submit_time": "2026-11-01 09:30:00",
    "receive_phone": PHONE,
    "receive_addr": ADDRESS,
    "ext_2611010001": "加急 & 50% + 1",
    "prods": [{"detail_id": "1", "order_count": "10.0000", "price": 11.85}],
}
OK = b'{"return_code":0}'
FAILED = b'{"return_code":1}'


def compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def form(**fields: Any) -> dict[str, str]:
    """The documented fields; `data` is written as JSON, and a field that is None is left out."""
    whole = {
        "msgId": "msg-1",
        "dataType": "stdorder_order",
        "dataId": "5700000000000000001",
        "dataVersion": "001",
        "dataFormat": "json",
        "dataSource": "biz",
        "data": compact(ORDER),
        "timestamp": "1793500200123",
        "status": "0",
        "digest": DIGEST,
        "tenantId": TENANT,
        **fields,
    }
    return {name: value for name, value in whole.items() if value is not None}


def body(**fields: Any) -> bytes:
    """A push, its data encoded with the form and not otherwise."""
    return urlencode(form(**fields)).encode()


def encoded_again(text: str, how: Any = quote_plus) -> str:
    """Text as Java's URLEncoder writes it (`quote_plus`), or as encodeURIComponent does (`quote`)."""
    return str(how(text, safe="") if how is quote else how(text))


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_793_500_200.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time).total_seconds()
