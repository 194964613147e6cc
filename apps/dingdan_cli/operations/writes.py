"""Single writes: `prepare` checks the body, `send` sends it, `settle` finds the outcome if no usable response came."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import text
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan import Ack, OutcomeUnknown, Resolution
    from dingdan_cli.session import Session


@dataclass(frozen=True)
class Write:
    """A write that has not been sent."""

    operation: OperationReference
    arguments: Any
    """The arguments by name; a list of items if the body is an array."""
    msg_id: str | None = None
    """The id of the message; None for a new one."""


@dataclass(frozen=True)
class Request:
    """The request of a write, without secrets."""

    method: str
    url: str
    """The signed URL; openid and digest are masked."""
    body: Any


def named(operation: OperationReference, body: Mapping[str, Any], where: str = "") -> dict[str, Any]:
    """Return the members of a body by the names of the arguments; they may have the platform's names, too.

    Args:
        operation: The write.
        body: The members of the body, or of an item of it.
        where: The place of the body for messages, such as `items[3].`.

    Raises:
        CommandError: The operation has no such field.
    """
    fields = operation.request.fields if operation.request else ()
    names = {field.wire: field.name for field in fields} | {field.name: field.name for field in fields}
    for name in body:
        if name not in names:
            raise CommandError(no_such(text("field", "字段"), f"{where}{name}", list(names)))
    return {names[name]: value for name, value in body.items()}


def prepare(client: Any, write: Write) -> Any:
    """Check a write without sending it, and return its JSON body.

    Raises:
        InvalidRequest: An argument is missing or wrong; `errors` has all faults.
    """
    resource = getattr(client, write.operation.resource)
    check = getattr(resource.validate, write.operation.method)
    return check(write.arguments) if write.operation.array else check(**write.arguments)


def send(client: Any, write: Write) -> Ack[Any]:
    """Send a write.

    Raises:
        OutcomeUnknown: It was sent, and no usable response came.
        DingdanError: It was not applied.
    """
    call = getattr(getattr(client, write.operation.resource), write.operation.method)
    options = {"msg_id": write.msg_id} if write.operation.msg_id else {}
    sent: Ack[Any] = call(write.arguments, **options) if write.operation.array else call(**write.arguments, **options)
    return sent


def settle(client: Any, error: OutcomeUnknown, seconds: float) -> Resolution:
    """Find the outcome of a write with reads, which are repeated for some seconds before it counts as not applied.

    Raises:
        DingdanError: A read failed. The outcome is still unknown.
    """
    return error.resolve(client, settle=seconds)


def dry_run(session: Session, write: Write) -> Request:
    """Return the request that `send` would send. It is built and signed, and sent nowhere.

    Raises:
        InvalidRequest: An argument is missing or wrong.
        ConfigError: A credential is missing or wrong.
    """
    return next(dry_runs(session, write.operation.platform, [write]))


def dry_runs(session: Session, platform: str, writes: Iterable[Write]) -> Iterator[Request]:
    """Iterate over the requests of several writes, as `dry_run` returns them.

    Raises:
        InvalidRequest: An argument is missing or wrong.
        ConfigError: A credential is missing or wrong.
    """
    import httpx
    import msgspec

    from dingdan import ConnectFailed, MemoryTokenStore, redact_url

    caught: list[httpx.Request] = []

    def catch(request: httpx.Request) -> httpx.Response:
        if request.method == "GET" and not request.content:
            # The call for a token, which the write waits for: no token is fetched, and none is kept.
            return httpx.Response(200, json=token)
        caught.append(request)
        raise httpx.ConnectError("a dry run sends nothing", request=request)

    issued = {"access_token": "dry-run", "expires_in": 7200, "create_at": int(time.time())}
    token = {"code": 0, "msg": "", "data": issued}
    options = {"token_store": MemoryTokenStore()} if platform == "wshoto" else {}
    with (
        httpx.Client(transport=httpx.MockTransport(catch)) as nowhere,
        session.client(platform, http_client=nowhere, max_retries=0, **options) as client,
    ):
        for write in writes:
            with contextlib.suppress(ConnectFailed):
                send(client, write)
            request = caught.pop()
            yield Request(request.method, redact_url(request.url), msgspec.json.decode(request.content))
