"""A page of 200 MB is read, in memory for not many more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.properties.answering import answering
from waiqin365_api.records import StdomOrder, StdomOrderLine
from wshoto_api.records import MallOrder, MallOrderDetail

ROOT = Path(__file__).resolve().parents[2]
SIZE = 200_000_000
LINE = dict.fromkeys(StdomOrderLine.__struct_encode_fields__, "12.5000") | {
    "remarks": '备注 🙂 "x"\n',
    "exts_detail": [],
}
ORDER = dict.fromkeys(StdomOrder.__struct_encode_fields__, "12.50") | {"exts": [], "prods": [LINE] * 10}
DETAIL = dict.fromkeys(MallOrderDetail.__struct_encode_fields__, "茉莉花茶🙂")
MALL_ORDER = dict.fromkeys(MallOrder.__struct_encode_fields__, "12.50") | {
    "detail_list": [DETAIL] * 5,
    "order_address_info": {},
}


def rows(row: dict[str, Any]) -> tuple[str, int]:
    """JSON text of as many rows as make a page of `SIZE` bytes, and their number."""
    text = json.dumps(row, ensure_ascii=False)
    count = SIZE // len(text.encode()) + 1
    return f"[{','.join([text] * count)}]", count


def waiqin365() -> tuple[bytes, int]:
    text, count = rows(ORDER)
    return f'{{"return_code":"0","response_data":{json.dumps(text, ensure_ascii=False)}}}'.encode(), count


def wshoto() -> tuple[bytes, int]:
    text, count = rows(MALL_ORDER)
    return f'{{"code":0,"data":{{"records":{text},"total":{count}}}}}'.encode(), count


@pytest.mark.parametrize(("page", "row"), [(waiqin365, ORDER), (wshoto, MALL_ORDER)])
def test_page_of_200_mb_is_read_in_four_times_its_size(page: Any, row: dict[str, Any]) -> None:
    body, count = page()
    with answering() as server:
        server.body = body
        arguments = [sys.executable, "-m", "tests.dingdan.large_page", page.__name__, server.url]
        told = json.loads(subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    assert (told["records"], told["bytes"], told["last"]) == (count, len(body), row)
    assert len(body) >= SIZE
    assert told["peak"] < 4 * len(body), f"{told['peak'] / len(body):.2f} times the page"
