"""A server of pages that cost nothing: `python -m benchmarks.page_server PAGES` prints its address.

A page of the sandbox is kept as bytes; each answer is a copy with ids and dates of its own, which takes 1 ms where the
sandbox takes 90. Whatever reads it is measured, and not the sandbox. A page is a day; the last one is the day before
yesterday. It answers queryStdomOrder by `after_modify_date`, `start_modify_date`, `end_modify_date` and `page_number`,
and checks no signature.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

OPENID, APPKEY = "sandbox-openid", "sandbox-appkey"
ORDERS, LINES = 1000, 3
"""Of a page."""
NUMBER, DAY = b"81818181", b"2001-02-03"
"""Stand in the kept page for the number of a page and its day."""
ROOT = Path(__file__).parents[1]


def first_day(pages: int) -> dt.date:
    """The day of the first page."""
    return dt.datetime.now(dt.UTC).date() - dt.timedelta(days=pages + 1)


def kept_page() -> bytes:
    """A page of the sandbox as it is answered, with stand-ins in place of ids and times."""
    from dingdan import Waiqin365
    from dingdan_sandbox import Sandbox, running

    sandbox = Sandbox(orders=ORDERS, lines=LINES, page_size=ORDERS)
    day = DAY.decode()
    rows: list[dict[str, Any]] = []
    with (
        running(sandbox) as server,
        Waiqin365(openid=sandbox.openid, appkey=sandbox.appkey, base_url=server.url) as client,
    ):
        for record in client.orders.query().records:
            row = record.raw
            row["id"] = type(row["id"])(f"{NUMBER.decode()}{len(rows):04d}")
            row["order_no"], row["status"], row["create_time"] = f"DH{row['id']}", "1", f"{day} 09:30:00"
            for number, line in enumerate(row["prods"]):
                line["detail_id"] = f"{row['id']}{number}"
            rows.append(row)
    assert len(rows) == ORDERS
    return response(json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def response(rows: str) -> bytes:
    """An answer with rows, as text of JSON in JSON."""
    envelope = {"return_code": "0", "return_msg": "操作成功", "msg_id": "", "response_data": rows}
    return json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()


class Pages:
    """The pages."""

    def __init__(self, pages: int) -> None:
        """Make so many."""
        self._first, self._pages = first_day(pages), pages
        # In pieces, since a search through 7 MB takes four times as long as joining them.
        self._kept, self._empty = re.split(b"(%s|%s)" % (NUMBER, DAY), kept_page()), response("[]")

    def answer(self, asked: dict[str, Any]) -> bytes:
        """The answer to a query."""
        start = asked.get("after_modify_date") or asked.get("start_modify_date")
        end = asked.get("end_modify_date")
        first, last = 0, self._pages - 1
        if start is not None:
            # All documents of a day were modified at noon.
            first = max(first, (dt.date.fromisoformat(start[:10]) - self._first).days + (start[11:] > "12"))
        if end is not None:
            last = min(last, (dt.date.fromisoformat(end[:10]) - self._first).days)
        number = first + int(asked.get("page_number", 1)) - 1
        if number > last:
            return self._empty
        day = (self._first + dt.timedelta(days=number)).isoformat().encode()
        own = {NUMBER: b"%d" % (10_000_000 + number), DAY: day}
        return b"".join([own.get(piece, piece) for piece in self._kept])


def serve(pages: int) -> None:
    """Answer until the process is ended."""
    content = Pages(pages)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            """Answer a query."""
            body = content.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.send_header("Content-Type", "application/json;charset=UTF-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Write no log."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()


@contextmanager
def page_server(pages: int) -> Iterator[str]:
    """Run the server in a process of its own; yield its address."""
    command = [sys.executable, "-m", "benchmarks.page_server", str(pages)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip()
        finally:
            process.terminate()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
