"""Tries every call out in the pages of `dingdan proxy`, in headless Chromium, against the sandbox.

    python -m tools.proxy_pages.check_in_browser [folder for screenshots]

Needs Debian's packages chromium and fonts-noto-cjk. The exit code is 1 unless every call of both platforms answers 200
with a success of the platform, and the pages send requests to nothing but the proxy.
"""

from __future__ import annotations

import base64
import json
import secrets
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dingdan import AsyncWaiqin365, AsyncWshoto
from dingdan_proxy.app import create_app
from dingdan_proxy.operations import PACKAGES, operations
from dingdan_sandbox.sandbox import Sandbox
from dingdan_sandbox.serving import listen, server_of, url_of
from dingdan_sandbox.testing import sandbox_server
from tools.docs_api.check_in_browser import Browser, browser

OPENED = """new Promise((done) => {
  const look = (left) => {
    const count = document.querySelectorAll(".opblock").length;
    count >= COUNT || !left ? done(count) : setTimeout(look, 50, left - 1);
  };
  look(400);
})"""
"""A script that resolves to the number of calls on the page, if they appear within twenty seconds."""
TRIED = """new Promise((done) => {
  const block = [...document.querySelectorAll(".opblock")].find((each) => each.id.endsWith("-" + NAME));
  const steps = [
    () => (block.querySelector(".opblock-summary-control").click(), true),
    () => (([button]) => button && (button.click(), true))(block.querySelectorAll(".execute")),
    () => ((table) => table && (done(table.innerText), true))(block.querySelector(".live-responses-table .response")),
  ];
  const look = (left) => {
    if (steps.length && steps[0]()) steps.shift();
    if (!left) done("nothing came");
    else if (steps.length) setTimeout(look, 50, left - 1);
  };
  look(600);
})"""
"""A script that opens a call, executes it with the example of the page, and resolves to the answer that is shown."""


@contextmanager
def proxy() -> Iterator[tuple[str, str]]:
    """Serve a proxy before a sandbox until the `with` block ends; yield its URL and its key."""
    key = secrets.token_urlsafe(16)
    with sandbox_server(Sandbox(orders=40)) as sandbox:
        clients: dict[str, AsyncWaiqin365 | AsyncWshoto] = {
            "waiqin365": AsyncWaiqin365(**sandbox.waiqin365_arguments),
            "wshoto": AsyncWshoto(**sandbox.wshoto_arguments),
        }
        bound = listen("127.0.0.1", 0)
        server = server_of(create_app(clients, key))
        thread = threading.Thread(target=server.run, args=([bound],), daemon=True)
        thread.start()
        server.settled.wait()
        try:
            yield url_of(bound), key
        finally:
            server.stop()
            thread.join()
            bound.close()


def check(chromium: Browser, platform: str, url: str, key: str, screenshots: Path | None) -> list[str]:
    """Try all calls of a platform out; return the faults found, and save a screenshot if there is a folder for it."""
    names = [each.id for each in operations(platform)]
    chromium.call("Page.navigate", url="about:blank")
    chromium.call("Page.navigate", url=f"{url}/?urls.primaryName={platform}#key={key}")
    count = chromium.evaluate(OPENED.replace("COUNT", str(len(names))))
    if count != len(names):
        return [f"{platform}: the page shows {count} calls, not {len(names)}"]
    wrong = []
    for name in names:
        shown: str = chromium.evaluate(TRIED.replace("NAME", json.dumps(name))) or ""
        succeeded = '"return_code": "0"' in shown or '"code": 0' in shown
        if not shown.startswith("200") or not succeeded:
            wrong.append(f"{platform}: {name}: {shown[:300]}")
    if screenshots:
        picture: dict[str, Any] = chromium.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        (screenshots / f"{platform}.png").write_bytes(base64.b64decode(picture["data"]))
    if key in chromium.evaluate("location.href"):
        wrong.append(f"{platform}: the address keeps the key")
    sys.stdout.write(f"{platform}: {len(names)} calls tried out, {len(wrong)} faults\n")
    return wrong


def main() -> int:
    """Check the pages of both platforms; return the exit code."""
    screenshots = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with proxy() as (url, key), browser() as chromium:
        target = chromium.call("Target.createTarget", url="about:blank")["targetId"]
        chromium.session = chromium.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page"):
            chromium.call(f"{domain}.enable")
        wrong = [line for platform in PACKAGES for line in check(chromium, platform, url, key, screenshots)]
        outside = [asked for asked in chromium.asked if not asked.startswith((f"{url}/", "data:", "blob:", "about:"))]
        wrong += [f"the page asked for {asked}" for asked in outside]
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
