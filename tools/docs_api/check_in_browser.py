"""Opens the pages of `make docs-api` in headless Chromium and checks their content.

    python -m tools.docs_api.check_in_browser [folder for screenshots]

Needs Debian's packages chromium and fonts-noto-cjk. The exit code is 1 unless every page shows all operations, draws
the Chinese text of a heading with glyphs of a suitable font, and sends no network requests.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.document import operations
from generator.pipeline import PLATFORMS
from generator.source import read_source

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT / "docs" / "api"
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-component-update",
    "--disable-background-networking", "--disable-sync", "--remote-debugging-pipe", "--window-size=1500,2400",
]  # fmt: skip
WAIT = 120
"""The timeout of the browser for a page, in seconds; enough for a slow machine."""
READY = """new Promise((done) => {
  const look = () => document.querySelector("h1") && document.readyState === "complete" ? done() : setTimeout(look, 50);
  look();
})"""
SHOWN = """new Promise((done) => {
  const look = (left) => {
    const shown = [...document.querySelectorAll("h1, h2")].some((each) => each.innerText.includes(HEADING)) &&
      document.body.innerText.includes("curl -sS");
    shown || !left ? done(shown) : setTimeout(look, 50, left - 1);
  };
  look(200);
})"""
"""A script that resolves to true if an operation's Chinese heading and command appear within ten seconds."""


class Browser:
    """A Chromium process, controlled with the DevTools protocol over two pipes."""

    def __init__(self, commands: int, answers: int) -> None:
        self.commands, self.answers = os.fdopen(commands, "wb", buffering=0), os.fdopen(answers, "rb")
        self.number, self.left, self.session = 0, b"", ""
        self.asked: list[str] = []

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; requests of the page in the meantime are added to `asked`."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.commands.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.read()
            if answer.get("method") == "Network.requestWillBeSent":
                self.asked.append(answer["params"]["request"]["url"])
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def read(self) -> dict[str, Any]:
        """Return the next message of the browser."""
        while b"\0" not in self.left:
            more = os.read(self.answers.fileno(), 1 << 20)
            if not more:
                raise RuntimeError("chromium has exited")
            self.left += more
        message, self.left = self.left.split(b"\0", 1)
        found: dict[str, Any] = json.loads(message)
        return found

    def evaluate(self, script: str) -> Any:
        """Run a script in the page and return its value."""
        return self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)["result"].get(
            "value"
        )


@contextmanager
def browser(wait: int = WAIT) -> Iterator[Browser]:
    """Run Chromium with a temporary profile until the `with` block ends, or for `wait` seconds."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with tempfile.TemporaryDirectory(prefix="dingdan-browser-", ignore_cleanup_errors=True) as profile:
        read_commands, commands = _high_pipe()
        answers, write_answers = _high_pipe()
        # Chromium wants the pipes as 3 and 4; the shell puts them there. Its own words are not ours to judge.
        started = subprocess.Popen(  # noqa: S603 - the browser, with flags of our own
            [
                "/bin/bash", "-c", f'exec "$@" 3<&{read_commands} 4>&{write_answers} 2>/dev/null', "chromium",
                "timeout", str(wait), program, *FLAGS, f"--user-data-dir={profile}", "about:blank",
            ],
            pass_fds=(read_commands, write_answers),
        )  # fmt: skip
        os.close(read_commands)
        os.close(write_answers)
        try:
            yield Browser(commands, answers)
        finally:
            started.terminate()
            started.wait()


def _high_pipe() -> tuple[int, int]:
    """Create a pipe with high file descriptors, because Chromium uses fixed low ones."""
    low = os.pipe()
    read, write = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in low)
    for end in low:
        os.close(end)
    return read, write


def check(key: str, screenshots: Path | None) -> list[str]:
    """Open the page of a platform and return the faults found; save a screenshot if there is a folder for it."""
    spec = read_source(ROOT / "specs" / "dist" / f"{key}.yaml").data
    with browser() as chromium:
        target = chromium.call("Target.createTarget", url="about:blank")["targetId"]
        chromium.session = chromium.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page", "DOM", "CSS"):
            chromium.call(f"{domain}.enable")
        page = (PAGES / f"{key}.html").as_uri()
        chromium.call("Page.navigate", url=page)
        chromium.evaluate(READY)
        root = chromium.call("DOM.getDocument")["root"]["nodeId"]
        heading = chromium.call("DOM.querySelector", nodeId=root, selector="h1")["nodeId"]
        fonts = {
            font["familyName"]: font["glyphCount"]
            for font in chromium.call("CSS.getPlatformFontsForNode", nodeId=heading)["fonts"]
        }
        found = [operation for _, operation, _ in operations(spec)]
        wrong = []
        for operation in found:
            # Left in between: Redocly draws only what stands near the place that a page is opened at.
            chromium.call("Page.navigate", url="about:blank")
            name, label = operation["operationId"], operation["externalDocs"]["description"]
            chromium.call("Page.navigate", url=f"{page}#tag/{operation['tags'][0]}/operation/{name}")
            if not chromium.evaluate(SHOWN.replace("HEADING", json.dumps(label))):
                wrong.append(f"{key}: {name} {label} is not shown")
            if screenshots:
                picture = chromium.call("Page.captureScreenshot", format="png")["data"]
                (screenshots / f"{name}.png").write_bytes(base64.b64decode(picture))
    outside = [url for url in chromium.asked if not url.startswith(("file:", "data:", "blob:", "about:"))]
    wrong += [f"{key}: the page asked for {url}" for url in outside]
    chinese = len(re.findall("[\u4e00-\u9fff]", spec["info"]["title"]))
    drawn = sum(count for name, count in fonts.items() if "CJK" in name)
    if drawn != chinese:
        wrong.append(f"{key}: {drawn} of the heading's {chinese} Chinese characters are drawn by a font that has them")
    sys.stdout.write(f"{key}: {len(found)} operations, heading drawn with {fonts}, {len(outside)} requests outside\n")
    return wrong


def main() -> int:
    """Check both pages; return the exit code."""
    screenshots = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    wrong = [line for key in PLATFORMS for line in check(key, screenshots)]
    for line in wrong:
        sys.stderr.write(f"{line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
