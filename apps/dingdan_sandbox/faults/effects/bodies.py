"""Faults of content: other responses than those of the sandbox, and changed ones."""

from __future__ import annotations

import json
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, runtime_checkable

from dingdan_sandbox.faults.messages import Reply
from dingdan_sandbox.faults.plan import Exchange, Fault

HTML = Reply(
    "<!DOCTYPE html><html><body><h1>网关错误</h1></body></html>".encode(), headers={"Content-Type": "text/html"}
)
SQL_DUMP = "ERROR: invalid input syntax for integer\n" + "### SQL: select a.id from dms_order a where 1 = 1\n" * 2000


def says(reply: Reply) -> Fault:
    """Answer without asking the sandbox."""

    def fault(exchange: Exchange) -> None:
        exchange.connection.send(reply.wire())

    return fault


def status(code: int, body: bytes = HTML.body, **headers: str) -> Fault:
    """Answer with an HTTP status, without asking the sandbox."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return says(Reply(body, code, {"Content-Type": "text/html"} | named))


def redirect(code: int, *, here: bool = False) -> Fault:
    """Redirect to the same path of another server, or of this one, without asking the sandbox."""

    def fault(exchange: Exchange) -> None:
        to = exchange.server.url if here else exchange.server.elsewhere
        exchange.connection.send(Reply(b"", code, {"Location": to + exchange.request.target}).wire())

    return fault


def json_body(value: Any, code: int = 200) -> Fault:
    """Answer with JSON, without asking the sandbox."""
    return says(Reply(json.dumps(value).encode(), code))


def waiqin(code: Any, message: str | None = "操作失败") -> Fault:
    """Reject as Waiqin365 does, without asking the sandbox."""

    def fault(exchange: Exchange) -> None:
        msg_id = exchange.request.target.rpartition("/")[2]
        envelope = {"return_code": code, "return_msg": message, "msg_id": msg_id, "response_data": None}
        exchange.connection.send(Reply(json.dumps(envelope).encode()).wire())

    return fault


def wshoto(code: Any) -> Fault:
    """Reject as Wshoto does, without asking the sandbox."""
    return json_body({"code": code, "msg": "无效", "data": None})


def body_is(change: Callable[[bytes], bytes]) -> Fault:
    """Forward the request, and send another body with the right length."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.connection.send(replace(reply, body=change(reply.body)).wire())

    return fault


def half_the_json(body: bytes) -> bytes:
    """Return the first half."""
    return body[: len(body) // 2]


def invalid_utf8(body: bytes) -> bytes:
    """Insert a byte that is no UTF-8 into the text of a field."""
    middle = body.index(b'"', len(body) // 2)
    return body[:middle] + b"\xff" + body[middle:]


def member(change: Callable[[dict[str, Any]], object]) -> Fault:
    """Forward the request, and change members of the envelope."""

    def changed(body: bytes) -> bytes:
        envelope = json.loads(body)
        change(envelope)
        return json.dumps(envelope, ensure_ascii=False).encode()

    return body_is(changed)


def sets(**members: Any) -> Fault:
    """Forward the request, and set members of the envelope."""
    return member(lambda envelope: envelope.update(members))


def lacks(name: str) -> Fault:
    """Forward the request, and leave out a member of the envelope."""
    return member(lambda envelope: envelope.pop(name))


def half_the_data(envelope: dict[str, Any]) -> None:
    """Cut the text of `response_data` in half."""
    text = envelope["response_data"]
    envelope["response_data"] = text[: len(text) // 2]


def data_unquoted(envelope: dict[str, Any]) -> None:
    """Put the rows themselves in place of the text that holds them."""
    envelope["response_data"] = json.loads(envelope["response_data"])


def data_wrapped(envelope: dict[str, Any]) -> None:
    """Wrap the rows in two objects."""
    envelope["response_data"] = json.dumps({"data": {"rows": envelope["response_data"]}, "total": 5})


def data_quoted_twice(envelope: dict[str, Any]) -> None:
    """Quote the text of `response_data` once more."""
    envelope["response_data"] = json.dumps(envelope["response_data"])


def data_renamed(name: str) -> Callable[[dict[str, Any]], None]:
    """Return a change that renames `response_data`."""

    def change(envelope: dict[str, Any]) -> None:
        envelope[name] = envelope.pop("response_data")

    return change


def odd_escapes(envelope: dict[str, Any]) -> None:
    """Escape a letter that needs no escape, so that the text is no JSON."""
    envelope["response_data"] = envelope["response_data"].replace('"order_no', '"\\order_no')


def with_text_behind(body: bytes) -> bytes:
    """Append a comment, as some proxies do."""
    return body + b"\n<!-- 12ms -->"


def first_row_alone(envelope: dict[str, Any]) -> None:
    """Put the first row in place of the list."""
    envelope["response_data"] = json.dumps(json.loads(envelope["response_data"])[0], ensure_ascii=False)


def no_records(envelope: dict[str, Any]) -> None:
    """Remove the rows, and keep the total."""
    envelope["data"]["records"] = []


def page(number: int, change: Callable[[bytes, str], bytes] = lambda body, _: body) -> Fault:
    """Answer with the response of another page of the same query, under the id of this message, after a change."""

    def fault(exchange: Exchange) -> None:
        earlier = exchange.earlier(number)
        theirs = json.loads(earlier.body).get("msg_id", "")
        body = earlier.body.replace(theirs.encode(), exchange.request.target.rpartition("/")[2].encode(), bool(theirs))
        exchange.connection.send(replace(earlier, body=change(body, uuid.uuid4().hex)).wire())

    return fault


def _with_rows(body: bytes, change: Callable[[list[Any]], object]) -> bytes:
    envelope = json.loads(body)
    rows = json.loads(envelope["response_data"])
    change(rows)
    envelope["response_data"] = json.dumps(rows, ensure_ascii=False)
    return json.dumps(envelope, ensure_ascii=False).encode()


def another_picture(body: bytes, key: str) -> bytes:
    """Change one value of the first and of the last row: a signed address."""
    address = {"pictures": f"https://pictures.example.com/1.png?key={key}"}
    return _with_rows(body, lambda rows: (rows[0].update(address), rows[-1].update(address)))


def turned_round(body: bytes, _key: str) -> bytes:
    """Reverse the order of the rows."""
    return _with_rows(body, lambda rows: rows.reverse())


def total_of_the_page(envelope: dict[str, Any]) -> None:
    """Set the total to the number of rows of the page."""
    envelope["data"]["total"] = len(envelope["data"]["records"])


def no_total(envelope: dict[str, Any]) -> None:
    """Remove the total."""
    del envelope["data"]["total"]


@runtime_checkable
class IssuesTokens(Protocol):
    """An upstream that can revoke its token."""

    def revoke_tokens(self) -> None:
        """Revoke Wshoto's access token."""


def revoked(exchange: Exchange) -> None:
    """Revoke the token, then answer."""
    upstream = exchange.server.upstream
    assert isinstance(upstream, IssuesTokens)
    upstream.revoke_tokens()
    exchange.connection.send(exchange.forward().wire())


def tomorrow() -> int:
    """Return the time in a day, in epoch seconds."""
    return int(time.time()) + 86_400


def token(**members: Any) -> Fault:
    """Issue a token, with members of the response changed; None removes a member, a function is called."""

    def change(envelope: dict[str, Any]) -> None:
        changes = {name: value() if callable(value) else value for name, value in members.items()}
        data = envelope["data"] | changes
        envelope["data"] = {name: value for name, value in data.items() if value is not None}

    return member(change)
