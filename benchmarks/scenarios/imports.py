"""Times imports, each in a new interpreter with only the requirements of the packages.

`import httpx` also imports click, rich and Pygments if they are installed, as in the development environment, and is
then 2 to 3 times as slow. So the interpreters use a folder with only the requirements of Dingdan, openai and stripe.

    python -m benchmarks.scenarios.imports "import dingdan"

prints the modules with the longest import times, from `python -X importtime`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.case import Case, Run, Target
from benchmarks.materials import ROOT

PLAIN = ROOT / "build" / "bench" / "plain"
CACHE = ROOT / "build" / "bench" / "pycache"
OWN = ("runtime", "generated", "overrides")
ROOTS = ("dingdan", "openai", "stripe")

MEASURE = """
import sys, time
{before}
before = set(sys.modules)
started, used = time.perf_counter(), time.process_time()
{code}
seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - used
modules = len(set(sys.modules) - before)
import json
from benchmarks.child import peak_bytes
figures = {{"seconds": seconds, "cpu_seconds": cpu_seconds, "modules": modules, "peak_bytes": peak_bytes()}}
print(json.dumps(figures))
"""
DINGDAN_CALL = """
answer = httpx.Response(200, content=b'{"return_code": "0", "return_msg": "", "msg_id": "", "response_data": "[]"}')
transport = httpx.MockTransport(lambda request: answer)
with dingdan.Waiqin365(
    openid="benchmark", appkey="benchmark", base_url="https://benchmark.invalid",
    http_client=httpx.Client(transport=transport),
) as client:
    assert not client.orders.query().records
"""
HTTPX_CALL = """
answer = httpx.Response(200, content=b'{"return_code": "0", "return_msg": "", "msg_id": "", "response_data": "[]"}')
with httpx.Client(transport=httpx.MockTransport(lambda request: answer)) as client:
    assert client.post("http://benchmark.invalid/", content=b"{}").json()["return_code"] == "0"
"""
SERVER = """
import socket, threading
server = socket.create_server(("127.0.0.1", 0))
body = b'{"return_code": "0", "return_msg": "", "msg_id": "", "response_data": "[]"}'
def serve():
    connection, _ = server.accept()
    seen = b""
    while b"\\r\\n\\r\\n" not in seen or not seen.endswith((b"{}", b"1}")):
        seen += connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(body) + body)
threading.Thread(target=serve, daemon=True).start()
url = "http://127.0.0.1:%d" % server.getsockname()[1]
"""
HTTPX_WHOLE = """
import httpx
with httpx.Client() as client:
    assert client.post(url, content=b"{}").json()["return_code"] == "0"
"""
DINGDAN_WHOLE = """
import dingdan
with dingdan.Waiqin365(openid="benchmark", appkey="benchmark", base_url=url) as client:
    assert not client.orders.query().records
"""
IMPORTS = {
    "import httpx": ("", "import httpx"),
    "import dingdan": ("", "import dingdan"),
    "import openai": ("", "import openai"),
    "import stripe": ("", "import stripe"),
    "httpx's first call, once imported": ("import httpx", HTTPX_CALL),
    "dingdan's first call, once imported": ("import dingdan, httpx", DINGDAN_CALL),
    "import httpx, first client and call": (SERVER, HTTPX_WHOLE),
    "import dingdan, first client and call": (SERVER, DINGDAN_WHOLE),
}
"""The measured imports by name: code to run before, and the measured code."""


def required(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """Return a distribution and all its requirements, without extras, by name."""
    if canonicalize_name(name) not in found:
        found[canonicalize_name(name)] = distribution(name)
        for line in distribution(name).requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                required(requirement.name, found)
    return found


def make_plain() -> None:
    """Link the requirements of `ROOTS` into a separate folder."""
    PLAIN.mkdir(parents=True, exist_ok=True)
    installed = Path(sysconfig.get_path("purelib"))
    found: dict[str, Distribution] = {}
    for root in ROOTS:
        required(root, found)
    tops = {file.parts[0] for each in found.values() if each.name != "dingdan" for file in each.files or ()}
    for top in tops - {"..", "__pycache__"}:
        link = PLAIN / top
        if not link.exists() and not top.endswith(".pth"):
            link.symlink_to(installed / top)


def fresh(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an interpreter with only the plain folder and Dingdan on its path, without `.pth` files."""
    path = os.pathsep.join([str(PLAIN), *(str(ROOT / folder) for folder in OWN), str(ROOT)])
    command = [sys.executable, "-S", *arguments]
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(CACHE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled beforehand
    return subprocess.run(
        command, env=environment, cwd=PLAIN, capture_output=True, text=True, encoding="utf-8", check=True
    )


def figures(before: str, code: str) -> Mapping[str, float]:
    """Run code in a new interpreter after other code; return its seconds, modules and peak memory."""
    measured: dict[str, float] = json.loads(fresh("-c", MEASURE.format(before=before, code=code)).stdout)
    return measured


@contextmanager
def prepared(before: str, code: str) -> Iterator[Run]:
    """Create the plain folder; yield the timed function."""
    make_plain()
    yield partial(figures, before, code)


def case(before: str, code: str) -> Case:
    """Return the case of some code."""

    def prepare() -> AbstractContextManager[Run]:
        return prepared(before, code)

    return Case(prepare, rounds=30, passes=3)


CASES = {name: case(*codes) for name, codes in IMPORTS.items()}
TARGETS = [
    Target("import dingdan, beside import httpx", "import dingdan", "import httpx", 1.3),
    Target(
        "import dingdan, first client and call, beside httpx's",
        "import dingdan, first client and call",
        "import httpx, first client and call",
        1.3,
    ),
    Target("a first call, beyond the import", "dingdan's first call, once imported", None, 0.040),
]


def main() -> None:
    """Print the modules of an import with their times in microseconds, the slowest first."""
    make_plain()
    lines = fresh("-X", "importtime", "-c", sys.argv[1]).stderr.splitlines()[1:]
    rows = [line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:")]
    print(f"{'itself':>8} {'with its own':>12}  module")
    for itself, whole, name in sorted(rows, key=lambda row: -int(row[0]))[:40]:
        print(f"{int(itself):>8,} {int(whole):>12,}  {name.strip()}")
    print(f"{sum(int(row[0]) for row in rows):>8,} {'':>12}  all {len(rows)}")


if __name__ == "__main__":
    main()
