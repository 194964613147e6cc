"""Receive Waiqin365's pushes with Starlette, and keep the orders in a SQLite file.

    TENANT_ID=… PUSH_PATH=/waiqin365/a-long-random-word python examples/webhook_receiver.py

Register `https://your-host/waiqin365/a-long-random-word` with the platform, and let only the platform's addresses
reach it. Behind nginx, set `client_max_body_size 16m`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dingdan.webhooks import Push, PushReceiver, SQLiteIdempotencyStore
from waiqin365_api.records import StdomOrder


def create_app(folder: Path, tenant_id: str, path: str) -> Starlette:
    """Answer pushes at `path`; keep orders, and which pushes came, in two files in `folder`."""
    orders = folder / "orders.db"
    with closing(sqlite3.connect(orders)) as database:
        database.execute("CREATE TABLE IF NOT EXISTS orders (order_no TEXT PRIMARY KEY, amount TEXT, raw BLOB)")

    def verify(push: Push) -> bool:
        # All that can be checked until the platform tells you how push.digest is made (see docs/webhooks.md).
        return push.tenant_id == tenant_id

    def save(push: Push) -> None:
        # 5 seconds, and perhaps twice: store what came, replacing what is there, and do the work elsewhere.
        rows = [
            (record.order_no, str(record.order_amount), record.raw_json)
            for record in push.records()
            if isinstance(record, StdomOrder)
        ]
        with closing(sqlite3.connect(orders)) as database, database:
            database.executemany("INSERT OR REPLACE INTO orders VALUES (?, ?, ?)", rows)

    receiver = PushReceiver(verify=verify, idempotency_store=SQLiteIdempotencyStore(folder / "pushes.db"))

    async def receive(request: Request) -> Response:
        content_type = request.headers.get("content-type")
        reply = await run_in_threadpool(receiver.handle, await request.body(), content_type, save)
        return Response(reply.body, reply.status_code, media_type=reply.content_type)

    return Starlette(routes=[Route(path, receive, methods=["POST"])])


if __name__ == "__main__":
    app = create_app(Path.cwd(), os.environ["TENANT_ID"], os.environ["PUSH_PATH"])
    # No access log: it would show the address that nobody else is to know.
    uvicorn.run(app, host="127.0.0.1", port=8000, access_log=False)
