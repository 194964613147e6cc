"""All tasks of `make conformance` by the clients of dingdan: a JSON object a line in, one a line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import httpx

from dingdan import (
    APIError,
    AuthenticationError,
    DecodeError,
    DigestAuth,
    HTTPStatusError,
    PagingError,
    RateLimited,
    Waiqin365,
    Wshoto,
    digest,
    format_timestamp,
)
from dingdan_runtime.reference import all_operations

Json = dict[str, Any]
TOKEN_PATH = "/openapi/access_token"  # noqa: S105 - a path, not a token
BILL = {
    "cm_id": "1",
    "emp_id": "1",
    "storehouse_id": "1",
    "prods": [{"product_id": "1", "input_price": "1", "input_count": "1"}],
}
CALLS: dict[str, Callable[..., Any]] = {
    "queryStdomOrder": lambda client, **given: client.orders.query(**given),
    "queryStdReturn": lambda client, **given: client.returns.query(**given),
    "closeStdomOrder": lambda client, **given: client.orders.close(id="1", **given),
    "salesBillAdd": lambda client, **given: client.sales_bills.add(**BILL, **given),
    "valetorderInfoList": lambda client, **given: client.valet_orders.list(**given),
    "mallOrderList": lambda client, **given: client.mall_orders.list(**{"type": 1, "start_time": 1793462400} | given),
    "crmSaleOrderDetail": lambda client, **given: client.sale_orders.get(id=5, **given),
}
CODES = {
    (operation.id, field.wire)
    for operation in all_operations(["waiqin365_api", "wshoto_api"])
    if operation.response
    for field in operation.response.fields
    if field.codes
}


def client_of(platform: str, answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> Waiqin365 | Wshoto:
    """Return a client whose requests are answered by a function."""
    http = httpx.Client(transport=httpx.MockTransport(answer))
    if platform == "waiqin365":
        return Waiqin365("vector-openid", "vector-appkey", http_client=http, max_retries=0, **options)
    account: Json = {"appid": "vector", "app_secret": "vector"} if options else {"access_token": "vector-token"}
    return Wshoto(http_client=http, max_retries=0, **account, **options)


def envelope(platform: str, data: str) -> httpx.Response:
    """Return a response of success around a JSON text."""
    if platform == "wshoto":
        return httpx.Response(200, text=f'{{"code":0,"msg":"ok","data":{data}}}')
    return httpx.Response(200, text=f'{{"return_code":"0","return_msg":"ok","response_data":{json.dumps(data)}}}')


def sign(given: Json) -> Json:
    """The digest of a body."""
    return {"digest": digest(given["body"].encode(), given["appkey"], given["timestamp"])}


def write_timestamp(given: Json) -> Json:
    """The text of a time."""
    return {"timestamp": format_timestamp(given["epoch_millis"] / 1000, given["timestamp_format"])}


def sign_path(given: Json) -> Json:
    """The path and its four signed segments, as they are sent."""
    paths: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        paths.append(request.url.raw_path)
        return httpx.Response(200)

    auth = DigestAuth(
        given["openid"],
        given["appkey"],
        timestamp_format=given["timestamp_format"],
        clock=lambda: given["epoch_millis"] / 1000,
    )
    with httpx.Client(transport=httpx.MockTransport(answer), auth=auth) as http:
        http.post(
            "https://waiqin365.invalid" + given["path"],
            content=given["body"].encode(),
            extensions={"dingdan.msg_id": given["msg_id"]},
        )
    return {"signed_path": paths[0].decode()}


def read_response(given: Json) -> Json:
    """The meaning of a whole response."""
    more = {"msg_id": given["msg_id"]} if "msg_id" in given else {}
    response = httpx.Response(given["status"], text=given["body"])
    with client_of(given["platform"], lambda _: response) as client:
        try:
            result = CALLS[given["operation"]](client, **more)
        except APIError as error:
            kind = {AuthenticationError: "authentication", RateLimited: "rate_limit"}.get(type(error), "api")
            return {"outcome": "refused", "code": error.code, "message": error.message, "kind": kind}
        except HTTPStatusError as error:
            return {"outcome": "http_error", "status": error.status_code}
        except DecodeError:
            return {"outcome": "unreadable"}
    if hasattr(result, "records"):
        return {"outcome": "rows", "rows": [record.raw for record in result.records], "total": result.total}
    if hasattr(result, "raw"):
        return {"outcome": "record", "record": result.raw}
    if given["operation"] == "salesBillAdd":
        return {"outcome": "rows", "rows": [record.raw for record in result.data], "total": None}
    return {"outcome": "data", "data": result.data}


def read_value(given: Json) -> Json:
    """A field of a record, with its kind."""
    rows = f'[{{"{given["field"]}":{given["wire"]}}}]'
    data = rows if given["platform"] == "waiqin365" else f'{{"total":1,"records":{rows}}}'
    with client_of(given["platform"], lambda _: envelope(given["platform"], data)) as client:
        (record,) = CALLS[given["operation"]](client).records
    if record.problems:
        return {"value": {"misfit": True}}
    value = getattr(record, given["field"])
    return {"value": None if value is None else {kind_of(given["operation"], given["field"], value): text_of(value)}}


def kind_of(operation: str, field: str, value: Any) -> str:
    """The kind of a value in the words of the vectors."""
    if (operation, field) in CODES:  # a code that no page lists is its text or number
        return "code"
    kinds = {datetime: "moment", date: "date", Decimal: "decimal", int: "integer", list: "list"}
    return kinds.get(type(value), "text")


def text_of(value: Any) -> Any:
    """A value as JSON that loses nothing."""
    if isinstance(value, date):
        return value.isoformat()
    return len(value) if isinstance(value, list) else str(value)


def read_pages(given: Json) -> Json:
    """The requests of a query that is read to its end."""
    platform: str = given["platform"]
    ids: list[str] = []
    requests: list[int] = []
    pages: Iterator[Json] = iter(given["pages"])
    (number,) = given["request"].keys() & {"page_number", "page_num", "current_index"}

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(json.loads(request.content)[number])
        page = next(pages)
        rows = page["rows"] if platform == "waiqin365" else {"total": page["total"], "records": page["rows"]}
        return envelope(platform, json.dumps(rows))

    with client_of(platform, answer) as client:
        outcome = "complete"
        try:
            records = CALLS[given["operation"]](client, **given["request"])
            ids.extend(str(next(iter(record.raw.values()))) for record in records)
        except PagingError:
            outcome = "error"
    return {"outcome": outcome, "requests": requests, "ids": ids}


def renew_token(given: Json) -> Json:
    """For each call whether it fetches a token first."""
    now = [given["asked_at"]]
    fetched: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path != TOKEN_PATH:
            return envelope("wshoto", '{"total":0,"records":[]}')
        token = {"access_token": f"token-{len(fetched)}"} | given["answer"]
        if "create_at" in token:  # the platform's clock goes on as ours does
            token["create_at"] += now[0] - given["asked_at"]
        fetched.append(now[0])
        return envelope("wshoto", json.dumps(token))

    fetches = []
    with client_of("wshoto", answer, clock=lambda: float(now[0])) as client:
        for call in given["calls"]:
            now[0], before = call["at"], len(fetched)
            CALLS["valetorderInfoList"](client)
            fetches.append(len(fetched) > before)
    return {"fetches": fetches}


def replace_token(given: Json) -> Json:
    """The requests of a read whose token is rejected."""
    asked = {"fetches": 0, "sends": 0}

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == TOKEN_PATH:
            asked["fetches"] += 1
            token = {"access_token": f"token-{asked['fetches']}", "expires_in": 7200, "create_at": 1780000000}
            return envelope("wshoto", json.dumps(token))
        asked["sends"] += 1
        if asked["sends"] <= given["refusals"]:
            return httpx.Response(given["status"], json={"code": given["code"], "msg": "refused", "data": None})
        return envelope("wshoto", '{"total":0,"records":[]}')

    outcome = "complete"
    with client_of("wshoto", answer, clock=lambda: 1780000000.0) as client:
        try:
            CALLS["valetorderInfoList"](client)
        except APIError:
            outcome = "refused"
    return {"outcome": outcome, **asked}


TASKS = {
    "sign": sign,
    "format_timestamp": write_timestamp,
    "sign_path": sign_path,
    "read_response": read_response,
    "read_value": read_value,
    "read_pages": read_pages,
    "renew_token": renew_token,
    "replace_token": replace_token,
}


def main() -> None:
    """Answer every line."""
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        task = TASKS.get(asked["task"])
        answer = {"output": task(asked["input"])} if task else {"unsupported": True}
        sys.stdout.buffer.write(json.dumps({"case": asked["case"], **answer}).encode() + b"\n")


if __name__ == "__main__":
    main()
