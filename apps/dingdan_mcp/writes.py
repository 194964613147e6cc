"""The execution of a write: a dry run, then the same body with the token of the dry run, then its outcome."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import anyio
import msgspec

from dingdan import DecodeError, DingdanError, OutcomeUnknown
from dingdan_mcp.catalog import arguments_of, nearest, tool_name
from dingdan_mcp.failures import Fault, ToolError, error_body, invalid
from dingdan_mcp.options import Options
from dingdan_mcp.reads import rounded_ids
from dingdan_mcp.schemas import body_name
from dingdan_runtime.reference import OperationReference

TOKEN_SECONDS = 600
MOST_TOKENS = 1000

logger = logging.getLogger("dingdan.mcp")


class Pending(NamedTuple):
    """A dry run whose write was not sent."""

    digest: str
    ends: float


class DryRuns:
    """The tokens of dry runs. Each is bound to one body, ends after some minutes, and is used once.

    Args:
        clock: Returns the time in seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pending: dict[str, Pending] = {}

    def issue(self, digest: str) -> str:
        """Return a new token for a body."""
        while len(self._pending) >= MOST_TOKENS:
            del self._pending[next(iter(self._pending))]
        token = secrets.token_urlsafe(9)
        self._pending[token] = Pending(digest, self._clock() + TOKEN_SECONDS)
        return token

    def use(self, token: str, digest: str) -> bool:
        """Use a token up. Return False if it is none of this body."""
        found = self._pending.get(token)
        if found is None or found.digest != digest or found.ends < self._clock():
            return False
        del self._pending[token]
        return True


async def write(
    operation: OperationReference, given: Mapping[str, Any], options: Options, client: Any, dry_runs: DryRuns
) -> dict[str, Any]:
    """Execute a call of a tool that writes, and return its answer.

    Raises:
        ToolError: An argument or the token is wrong, or the outcome is not "done".
        DingdanError: The write was not applied.
    """
    arguments = _arguments(operation, given)
    check = getattr(getattr(client, operation.resource).validate, operation.method)
    body = msgspec.json.encode(check(arguments) if operation.array else check(**arguments))
    digest = hashlib.sha256(tool_name(operation).encode() + b" " + body).hexdigest()
    token = given.get("confirm")
    if token is None or token == "":
        shown = {
            "outcome": "dry_run",
            "sent": False,
            "call": f"{operation.platform} {operation.call} ({operation.label})",
            "body": json.loads(body),
            "confirm": dry_runs.issue(digest),
            "confirm_ends_in_seconds": TOKEN_SECONDS,
        }
        if len(json.dumps(shown, ensure_ascii=False)) > options.max_chars:
            rule = f"is larger than an answer of {options.max_chars} characters, so a dry run cannot show it: split it"
            raise invalid(Fault(body_name(operation), rule))
        return shown
    if not isinstance(token, str) or not dry_runs.use(token, digest):
        rule = "is no token of a dry run of this very body, or was used, or is too old: call without confirm first"
        raise invalid(Fault("confirm", rule))
    answer: dict[str, Any] = {}
    with anyio.CancelScope(shield=True):  # a client that goes away must not leave the outcome unknown
        answer |= await _send(operation, arguments, options, client)
    return answer


async def _send(operation: OperationReference, arguments: Any, options: Options, client: Any) -> dict[str, Any]:
    call = getattr(getattr(client, operation.resource), operation.method)
    try:
        ack = await (call(arguments) if operation.array else call(**arguments))
    except OutcomeUnknown as error:
        return await _resolve(error, options, client)
    except DecodeError as error:
        if not error.carried_out:
            raise
        return {"outcome": "done", "note": str(error)}
    data = [record.to_json_dict() for record in ack.data] if isinstance(ack.data, list) else ack.data
    answer = {
        "outcome": "done",
        "msg_id": ack.msg_id,
        "message": ack.message[:200] if ack.message else "",
        "data": data,
    }
    if len(json.dumps(answer, ensure_ascii=False, default=str)) > options.max_chars:
        answer["data"] = f"left out: larger than {options.max_chars} characters"
    return answer


async def _resolve(error: OutcomeUnknown, options: Options, client: Any) -> dict[str, Any]:
    """Look an unknown outcome up.

    Raises:
        ToolError: It was not applied, or nobody knows.
    """
    logger.warning("%s", error.told())
    unknown = error_body(error)
    try:
        found = await error.aresolve(client, settle=options.settle_seconds)
    except DingdanError as failure:
        advice = (
            f"the platform could not be asked ({error_body(failure)['message']}): do not send it again before it was"
        )
        raise ToolError("unknown_outcome", unknown["message"], verdict="undecided", advice=advice) from error
    if found.verdict == "done":
        return {"outcome": "done", "note": f"no usable response came, and the platform shows it: {found.reason}"}
    advice = (
        "it was not applied: a new dry run may send it again"
        if found.verdict == "not done"
        else "a person must look before it is sent again"
    )
    raise ToolError(
        "unknown_outcome", unknown["message"], verdict=found.verdict, reason=found.reason, advice=advice
    ) from error


def _arguments(operation: OperationReference, given: Mapping[str, Any]) -> Any:
    """Return the arguments of the call by their names.

    Raises:
        ToolError: They are missing, of the wrong kind, or have an unknown name.
    """
    root = body_name(operation)
    known = {root, "confirm"}
    faults = [Fault(name, f"is no argument here; {nearest(name, known)}") for name in given if name not in known]
    body = given.get(root)
    wanted = list if operation.array else dict
    if not isinstance(body, wanted):
        faults.append(Fault(root, f"takes {'a list of objects' if operation.array else 'an object'}"))
        raise invalid(*faults)
    fields = arguments_of(operation)
    faults += rounded_ids(fields, body, f"{root}.")
    if isinstance(body, dict):
        names = {field.wire: field.name for field in fields} | {field.name: field.name for field in fields}
        faults += [
            Fault(f"{root}.{name}", f"is no field here; {nearest(name, names)}") for name in body if name not in names
        ]
        body = {names.get(name, name): value for name, value in body.items()}
    if faults:
        raise invalid(*faults)
    return body
