"""Receives what Waiqin365 pushes (webhooks), whatever web framework answers the request.

    receiver = PushReceiver(verify=verify, seen=SQLiteSeenStore("pushes.db"))
    reply = receiver.handle(body, content_type, save)  # save(push) is yours; push.records() are the orders

The platform signs each push with a digest, but the formula is not public: it is in no copy of the documents
at hand. So this module checks no digest and ships no guess; `verify` is yours to give and has no default.
`docs/webhooks.md` says what can be done until the platform tells you the formula.
"""

from dingdan.webhooks._form import PushError
from dingdan.webhooks._idempotency import Claim, MemorySeenStore, SeenStore, SQLiteSeenStore
from dingdan.webhooks._push import Push, PushDataType, PushNotVerified
from dingdan.webhooks._receiver import PushReceiver, Reply

__all__ = [
    "Claim",
    "MemorySeenStore",
    "Push",
    "PushDataType",
    "PushError",
    "PushNotVerified",
    "PushReceiver",
    "Reply",
    "SQLiteSeenStore",
    "SeenStore",
]
