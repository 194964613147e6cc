"""What tools write about an error and the variables of its frames."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterator

import sentry_sdk
import sentry_sdk.transport
from sentry_sdk.envelope import Envelope


class Keeping(sentry_sdk.transport.Transport):
    """A transport of Sentry's that keeps the events."""

    kept: list[str]

    def capture_envelope(self, envelope: Envelope) -> None:
        self.kept.append(json.dumps([item.payload.json for item in envelope.items], ensure_ascii=False))


def sentry_event(error: BaseException) -> str:
    transport = Keeping()
    transport.kept = []
    client = sentry_sdk.Client(
        dsn="http://key@127.0.0.1:9/1", transport=transport, default_integrations=False, max_value_length=1_000_000
    )
    with sentry_sdk.new_scope() as scope:
        scope.set_client(client)
        sentry_sdk.capture_exception(error)
    (event,) = transport.kept
    return event


def written(value: object) -> str:
    try:
        return repr(value)
    except Exception as error:  # of an object that is not made yet
        return repr(error)


def chain(error: BaseException) -> Iterator[BaseException]:
    waiting, seen = [error], set()
    while waiting:
        one = waiting.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [linked for linked in (one.__cause__, one.__context__) if linked is not None]


def reports(error: BaseException) -> str:
    """All that tools write about an error and the variables of its frames."""
    found = traceback.TracebackException.from_exception(error, capture_locals=True)
    texts = ["".join(found.format()), sentry_event(error)]
    for one in chain(error):
        for frame, _ in traceback.walk_tb(one.__traceback__):
            texts += [written(value) for value in frame.f_locals.values()]
            texts += [value for value in frame.f_locals.values() if isinstance(value, str)]
    return "\n".join(texts)
