"""What can go wrong with an answer. Each fault decides for itself whether the sandbox is asked, and so whether a
write is carried out."""

from __future__ import annotations

import gzip
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from tests.faults.misbehaving import ClientGoneError, Exchange, Fault, Forwarding, Reply

HTML = Reply(
    "<!DOCTYPE html><html><body><h1>网关错误</h1></body></html>".encode(), headers={"Content-Type": "text/html"}
)
SQL_DUMP = "ERROR: invalid input syntax for integer\n" + "### SQL: select a.id from dms_order a where 1 = 1\n" * 2000
PATIENCE = 4.0
"""Seconds after which what would go on for ever is given up here, so that a client that waits for it fails its test."""


# --- nothing is answered ---


def reset(exchange: Exchange) -> None:
    """Break the connection once the request is read."""
    exchange.connection.reset()


def hang_up(exchange: Exchange) -> None:
    """Close the connection once the request is read."""
    exchange.connection.close()


def silence(exchange: Exchange) -> None:
    """Never answer."""
    exchange.connection.outlast()
    exchange.connection.close()


def gone(exchange: Exchange) -> None:
    """Break the connection, and take no other ever after."""
    exchange.server.go()
    exchange.connection.reset()


def done(fault: Fault) -> Fault:
    """Carry out what is asked; `fault` is all that the client learns of it."""

    def after(exchange: Exchange) -> None:
        exchange.forward()
        fault(exchange)

    return after


# --- the answer as bytes ---


def sends(make: Callable[[Reply], bytes], *, then_reset: bool = False, then_silent: bool = False) -> Fault:
    """Carry out what is asked, and send what `make` makes of the answer; then close the connection."""

    def fault(exchange: Exchange) -> None:
        exchange.connection.send(make(exchange.forward()))
        if then_silent:
            exchange.connection.outlast()
        if then_reset:
            exchange.connection.reset()
        exchange.connection.close()

    return fault


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def headers_only(reply: Reply) -> bytes:
    return reply.head(Content_Length=str(len(reply.body)))


def half_the_headers(reply: Reply) -> bytes:
    return _half(headers_only(reply))


def half_the_body(reply: Reply) -> bytes:
    """The length that was meant, and half of the bytes."""
    return headers_only(reply) + _half(reply.body)


def whole(reply: Reply) -> bytes:
    return reply.wire()


def length_too_long(reply: Reply) -> bytes:
    """The whole body, and more promised."""
    return reply.head(Content_Length=str(2 * len(reply.body))) + reply.body


def length_too_short(reply: Reply) -> bytes:
    return reply.head(Content_Length=str(len(reply.body) // 2)) + reply.body


def two_lengths(reply: Reply) -> bytes:
    return reply.head(Content_Length=f"{len(reply.body)}\r\nContent-Length: {len(reply.body) - 7}") + reply.body


def half_without_length(reply: Reply) -> bytes:
    """The end of the connection is the end of the body, and comes early."""
    return reply.head(Connection="close") + _half(reply.body)


def without_length(reply: Reply) -> bytes:
    """As HTTP/1.0 does it: the end of the connection is the end of the body."""
    return reply.head(Connection="close") + reply.body


def chunked_cut(reply: Reply) -> bytes:
    return reply.head(Transfer_Encoding="chunked") + _chunk(_half(reply.body)) + b"%x\r\n{" % len(reply.body)


def chunked_without_end(reply: Reply) -> bytes:
    """All chunks but the empty one that ends them."""
    return reply.head(Transfer_Encoding="chunked") + _chunk(reply.body)


def chunked_nonsense(reply: Reply) -> bytes:
    return reply.head(Transfer_Encoding="chunked") + b"no hexadecimal\r\n" + reply.body


def gzip_cut(reply: Reply) -> bytes:
    """Half of a compressed body, said to be all of it."""
    packed = _half(gzip.compress(reply.body))
    return reply.head(Content_Encoding="gzip", Content_Length=str(len(packed))) + packed


def gzip_in_name(reply: Reply) -> bytes:
    """A plain body that is said to be compressed."""
    return reply.head(Content_Encoding="gzip", Content_Length=str(len(reply.body))) + reply.body


def interim_noise(reply: Reply) -> bytes:
    """Interim answers that nobody asked for before the real one."""
    return b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + reply.wire()


def garbage(_reply: Reply) -> bytes:
    return b"\x16\x03\x01\x02\x00SSH-2.0-OpenSSH_9.6\r\n\x00\xff\r\n\r\n"


def endless_header(reply: Reply) -> bytes:
    return reply.head(X_Padding="x" * 400_000)


# --- the answer over time ---


def drips(pause: float, *, bodies: bool = True) -> Fault:
    """Send the answer byte by byte: all of it, or the body alone."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        head = reply.head(Content_Length=str(len(reply.body)), X_Padding="x" * 1000)
        end = time.monotonic() + PATIENCE
        if bodies:
            exchange.connection.send(head)
        for byte in reply.body if bodies else head:
            exchange.connection.send(bytes([byte]))
            exchange.connection.wait(pause)
            if time.monotonic() > end:
                raise ClientGoneError

    return fault


def interim_drip(pause: float) -> Fault:
    """Say "100 Continue" for ever."""

    def fault(exchange: Exchange) -> None:
        exchange.forward()
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            exchange.connection.send(b"HTTP/1.1 100 Continue\r\n\r\n")
            exchange.connection.wait(pause)
        raise ClientGoneError

    return fault


def in_pieces(pause: float, pieces: int = 10) -> Fault:
    """Send the body slowly, but in time."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.connection.send(headers_only(reply))
        size = -(-len(reply.body) // pieces)
        for start in range(0, len(reply.body), size):
            exchange.connection.wait(pause)
            exchange.connection.send(reply.body[start : start + size])

    return fault


def late(seconds: float) -> Fault:
    """Answer, but not at once."""

    def fault(exchange: Exchange) -> None:
        data = exchange.forward().wire()
        exchange.connection.wait(seconds)
        exchange.connection.send(data)

    return fault


# --- another answer than the sandbox's ---


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
    """Send the client to the same path of another server, or of this one, without asking the sandbox."""

    def fault(exchange: Exchange) -> None:
        to = exchange.server.url if here else exchange.server.elsewhere
        exchange.connection.send(Reply(b"", code, {"Location": to + exchange.asked.target}).wire())

    return fault


def json_body(value: Any, code: int = 200) -> Fault:
    """Answer with JSON, without asking the sandbox."""
    return says(Reply(json.dumps(value).encode(), code))


def waiqin(code: Any, message: str | None = "操作失败") -> Fault:
    """Refuse as Waiqin365 does, without asking the sandbox."""

    def fault(exchange: Exchange) -> None:
        msg_id = exchange.asked.target.rpartition("/")[2]
        envelope = {"return_code": code, "return_msg": message, "msg_id": msg_id, "response_data": None}
        exchange.connection.send(Reply(json.dumps(envelope).encode()).wire())

    return fault


def wshoto(code: Any) -> Fault:
    """Refuse as Wshoto does, without asking the sandbox."""
    return json_body({"code": code, "msg": "无效", "data": None})


def body_is(change: Callable[[bytes], bytes]) -> Fault:
    """Carry out what is asked, and answer with another body of the right length."""

    def fault(exchange: Exchange) -> None:
        reply = exchange.forward()
        exchange.connection.send(replace(reply, body=change(reply.body)).wire())

    return fault


def half_the_json(body: bytes) -> bytes:
    return _half(body)


def invalid_utf8(body: bytes) -> bytes:
    """A byte that no UTF-8 holds, within the text of a field."""
    middle = body.index(b'"', len(body) // 2)
    return body[:middle] + b"\xff" + body[middle:]


def member(change: Callable[[dict[str, Any]], object]) -> Fault:
    """Carry out what is asked, and change members of the answer's envelope."""

    def changed(body: bytes) -> bytes:
        envelope = json.loads(body)
        change(envelope)
        return json.dumps(envelope, ensure_ascii=False).encode()

    return body_is(changed)


def sets(**members: Any) -> Fault:
    """Carry out what is asked, and set members of the answer's envelope."""
    return member(lambda envelope: envelope.update(members))


def lacks(name: str) -> Fault:
    """Carry out what is asked, and leave a member of the answer's envelope out."""
    return member(lambda envelope: envelope.pop(name))


def half_the_data(envelope: dict[str, Any]) -> None:
    text = envelope["response_data"]
    envelope["response_data"] = text[: len(text) // 2]


def data_unquoted(envelope: dict[str, Any]) -> None:
    """The rows themselves, where text that holds them belongs."""
    envelope["response_data"] = json.loads(envelope["response_data"])


def data_wrapped(envelope: dict[str, Any]) -> None:
    """Put the rows where other people's clients have guarded against finding them."""
    envelope["response_data"] = json.dumps({"data": {"rows": envelope["response_data"]}, "total": 5})


def data_quoted_twice(envelope: dict[str, Any]) -> None:
    """Make text of the text."""
    envelope["response_data"] = json.dumps(envelope["response_data"])


def data_renamed(name: str) -> Callable[[dict[str, Any]], None]:
    """Call `response_data` something else."""

    def change(envelope: dict[str, Any]) -> None:
        envelope[name] = envelope.pop("response_data")

    return change


def odd_escapes(envelope: dict[str, Any]) -> None:
    """Escape a letter that needs none, so that the text is no JSON."""
    envelope["response_data"] = envelope["response_data"].replace('"order_no', '"\\order_no')


def with_text_behind(body: bytes) -> bytes:
    """Add what some proxies add to every page."""
    return body + b"\n<!-- 12ms -->"


def first_row_alone(envelope: dict[str, Any]) -> None:
    """An object where a list belongs."""
    envelope["response_data"] = json.dumps(json.loads(envelope["response_data"])[0], ensure_ascii=False)


def no_records(envelope: dict[str, Any]) -> None:
    """A page without rows, while the total stays."""
    envelope["data"]["records"] = []


def page(number: int, change: Callable[[bytes, str], bytes] = lambda body, _: body) -> Fault:
    """Answer as another page of the same query was answered, with the id of this message, after a change."""

    def fault(exchange: Exchange) -> None:
        earlier = exchange.earlier(number)
        theirs = json.loads(earlier.body).get("msg_id", "")
        body = earlier.body.replace(theirs.encode(), exchange.asked.target.rpartition("/")[2].encode(), bool(theirs))
        exchange.connection.send(replace(earlier, body=change(body, uuid.uuid4().hex)).wire())

    return fault


def _with_rows(body: bytes, change: Callable[[list[Any]], object]) -> bytes:
    envelope = json.loads(body)
    rows = json.loads(envelope["response_data"])
    change(rows)
    envelope["response_data"] = json.dumps(rows, ensure_ascii=False)
    return json.dumps(envelope, ensure_ascii=False).encode()


def another_picture(body: bytes, key: str) -> bytes:
    """One value of the first row and of the last is another with each answer: a signed address."""
    address = {"pictures": f"https://pictures.example.com/1.png?key={key}"}
    return _with_rows(body, lambda rows: (rows[0].update(address), rows[-1].update(address)))


def turned_round(body: bytes, _key: str) -> bytes:
    """The rows in another order."""
    return _with_rows(body, lambda rows: rows.reverse())


# --- connections between requests ---


def then_closes(exchange: Exchange) -> None:
    """Answer, and close the connection that the client means to keep, without a word."""
    exchange.end(exchange.forward().wire())


def twice(exchange: Exchange) -> None:
    """Send the answer twice, and keep the connection: the second copy lies there when the next request comes."""
    exchange.connection.send(exchange.forward().wire() * 2)


def total_of_the_page(envelope: dict[str, Any]) -> None:
    """The rows of the page counted as if there were no others."""
    envelope["data"]["total"] = len(envelope["data"]["records"])


def no_total(envelope: dict[str, Any]) -> None:
    """A page that does not say how many rows there are."""
    del envelope["data"]["total"]


# --- tokens ---


def revoked(exchange: Exchange) -> None:
    """End the token before the request is looked at."""
    assert isinstance(exchange.server.upstream, Forwarding)
    exchange.server.upstream.running.revoke_tokens()
    exchange.connection.send(exchange.forward().wire())


def token(**members: Any) -> Fault:
    """Give a token, with members of its answer changed; None leaves one out."""

    def change(envelope: dict[str, Any]) -> None:
        data = envelope["data"] | members
        envelope["data"] = {name: value for name, value in data.items() if value is not None}

    return member(change)


# --- waiting that the server asks for ---


def http_date(seconds: float) -> str:
    """A moment from now, as HTTP writes it."""
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def unavailable_until(seconds: float) -> Fault:
    """503, with a date in Retry-After that is computed when it is sent."""

    def fault(exchange: Exchange) -> None:
        exchange.connection.send(
            Reply(b"", 503, {"Retry-After": http_date(seconds), "Content-Type": "text/plain"}).wire()
        )

    return fault
