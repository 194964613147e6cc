"""Times imports, each in a new interpreter with only the package and its requirements.

`import httpx` also imports click, rich and Pygments if they are installed, as in the development environment, and is
then 2 to 3 times as slow. So the interpreters of httpx and Dingdan use a folder with only the wheel and its
requirements, and those of openai and stripe one folder each.

    python -m benchmarks.scenarios.imports "import dingdan"

prints the modules with the longest import times, from `python -X importtime`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from benchmarks.case import Case, Run, Target
from benchmarks.materials import ROOT

PLAIN = ROOT / "build" / "bench" / "wheel-only"
CACHE = ROOT / "build" / "bench" / "pycache"

MEASURE = """
import sys, time
{before}
before = set(sys.modules)
started, used = time.perf_counter(), time.process_time()
{code}
seconds, cpu_seconds = time.perf_counter() - started, time.process_time() - used
modules = len(set(sys.modules) - before)
import json
sys.path.append({root!r})
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
    "import httpx, first client": ("", "import httpx\nhttpx.Client()"),
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


def make_plain(package: str) -> Path:
    """Make a folder with a package and its requirements and return it. Dingdan's is unpacked from a new wheel."""
    plain = PLAIN / package
    plain.mkdir(parents=True, exist_ok=True)
    installed = Path(sysconfig.get_path("purelib"))
    found = required(package, {})
    tops = {file.parts[0] for each in found.values() if each.name != "dingdan" for file in each.files or ()}
    for top in tops - {"..", "__pycache__"}:
        link = plain / top
        if not link.exists() and not top.endswith(".pth"):
            link.symlink_to(installed / top)
    if package == "dingdan":
        with tempfile.TemporaryDirectory() as made:
            options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation")
            subprocess.run([sys.executable, "-m", "pip", "wheel", *options, "-w", made, str(ROOT)], check=True)
            for wheel in Path(made).glob("*.whl"):
                zipfile.ZipFile(wheel).extractall(plain)
    return plain


def fresh(plain: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an interpreter with only the packages in `plain`, without `.pth` files."""
    command = [sys.executable, "-S", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(plain), "PYTHONPYCACHEPREFIX": str(CACHE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # as installed: compiled beforehand
    return subprocess.run(
        command, env=environment, cwd=plain, capture_output=True, text=True, encoding="utf-8", check=True
    )


def figures(plain: Path, before: str, code: str) -> Mapping[str, float]:
    """Run code in a new interpreter after other code; return its seconds, modules and peak memory."""
    measure = MEASURE.format(before=before, code=code, root=str(ROOT))
    measured: dict[str, float] = json.loads(fresh(plain, "-c", measure).stdout)
    return measured


@contextmanager
def prepared(package: str, before: str, code: str) -> Iterator[Run]:
    """Create the folder of a package; yield the timed function."""
    yield partial(figures, make_plain(package), before, code)


def case(before: str, code: str) -> Case:
    """Return the case of some code."""
    package = next((name for name in ("openai", "stripe") if name in code), "dingdan")

    def prepare() -> AbstractContextManager[Run]:
        return prepared(package, before, code)

    return Case(prepare, rounds=30, passes=3)


CASES = {name: case(*codes) for name, codes in IMPORTS.items()}
TARGETS = [
    Target("import dingdan, beside import httpx", "import dingdan", "import httpx", 1.25, metric="cpu_seconds"),
    Target(
        "import dingdan, first client and call, beside httpx's",
        "import dingdan, first client and call",
        "import httpx, first client and call",
        1.2,
        metric="cpu_seconds",
    ),
    Target("a first call, beyond the import", "dingdan's first call, once imported", None, 0.040),
]


def main() -> None:
    """Print the modules of an import with their times in microseconds, the slowest first."""
    lines = fresh(make_plain("dingdan"), "-X", "importtime", "-c", sys.argv[1]).stderr.splitlines()[1:]
    rows = [line.removeprefix("import time:").split("|") for line in lines if line.startswith("import time:")]
    print(f"{'itself':>8} {'with its own':>12}  module")
    for itself, whole, name in sorted(rows, key=lambda row: -int(row[0]))[:40]:
        print(f"{int(itself):>8,} {int(whole):>12,}  {name.strip()}")
    print(f"{sum(int(row[0]) for row in rows):>8,} {'':>12}  all {len(rows)}")


if __name__ == "__main__":
    main()
