"""Receives the pushes (webhooks) of Waiqin365, in any web framework.

    receiver = PushReceiver(verify=verify, idempotency_store=SQLiteIdempotencyStore("pushes.db"))
    reply = receiver.handle(body, content_type, save)  # you write save(push); push.records() are the orders

The signature of pushes is not public: you must supply the verification function. See `docs/webhooks.md`.
"""

from dingdan.webhooks._form import PushError
from dingdan.webhooks._idempotency import Claim, IdempotencyStore, MemoryIdempotencyStore, SQLiteIdempotencyStore
from dingdan.webhooks._push import Push, PushNotVerified
from dingdan.webhooks._receiver import PushReceiver, Reply
from waiqin365_api.pushes import PushDataType

__all__ = [
    "Claim",
    "IdempotencyStore",
    "MemoryIdempotencyStore",
    "Push",
    "PushDataType",
    "PushError",
    "PushNotVerified",
    "PushReceiver",
    "Reply",
    "SQLiteIdempotencyStore",
]
