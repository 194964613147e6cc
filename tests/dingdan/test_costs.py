"""What importing loads and what a call does, counted, so that no machine differs; and that a regression is seen.

Each check runs a fresh interpreter on a tree of the sources, so that it can be put to a tree with a regression in it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("runtime", "generated", "overrides")

# httpx loads click and rich where it finds them, and half of the standard library with them: what is loaded beyond
# httpx is to be the same with and without.
IMPORTS = """
import json, sys
sys.modules["click"] = None
import httpx
before = set(sys.modules)
import dingdan
imported = set(sys.modules) - before
answer = b'{"return_code": "0", "return_msg": "", "msg_id": "", "response_data": ""}'
transport = httpx.MockTransport(lambda request: httpx.Response(200, content=answer))
with httpx.Client(transport=transport) as http, dingdan.Waiqin365("openid", "appkey", http_client=http) as wq:
    assert wq.orders.query().records == []
called = set(sys.modules) - before - imported
print(json.dumps({"imported": sorted(imported), "called": sorted(called)}))
"""
IMPORTED = {
    "dingdan": "itself",
    "dingdan.auth": "a package",
    "dingdan.codec": "a package",
    "dingdan.transport": "a package",
    "dingdan.codec._decode": "reads answers",
    "dingdan.codec._encode_values": "writes text, ids, numbers and codes",
    "dingdan.codec._encode": "writes arguments",
    "dingdan.transport._body": "how much of an answer is read",
    "dingdan.transport._pipeline": "carries calls out",
    "dingdan._paging": "where a query ends",
    "dingdan._client": "what people make",
    "dingdan.transport._connections": "the httpx client, and when it is replaced",
    "dingdan.transport._deadline": "how long a call may take",
    "dingdan.codec._envelope": "unwraps answers",
    "dingdan._errors": "what people catch",
    "dingdan.transport._call": "a call under way",
    "dingdan.transport._io": "how a blocking client waits",
    "dingdan.transport._lifecycle": "whether a client may send",
    "dingdan.transport._request_builder": "requests before they are signed",
    "dingdan.transport._rate_limit": "how fast a client may send",
    "dingdan._logging": "a line an attempt",
    "dingdan._option_checks": "which options there may be",
    "dingdan.transport._signed_request": "the request that goes out",
    "dingdan.transport._retry": "which failures may pass",
    "dingdan.codec._rows": "finds rows in answers",
    "dingdan.codec._wire": "JSON text as it travels",
    "dingdan._secrets": "credentials, and tracebacks without them",
    "dingdan._config": "what a client is made with",
    "dingdan.auth._digest": "signs requests",
    "dingdan.auth._signer": "how signers send",
    "dingdan._version": "for the User-Agent",
    "dingdan_runtime": "what generated packages stand on",
    "dingdan_runtime.transport": "the protocol of a call",
    "dingdan_runtime.ack": "what writes give back",
    "dingdan_runtime.decoding": "decodes records",
    "dingdan_runtime.custom_fields": "a public name of the runtime",
    "dingdan_runtime.json_text": "decodes JSON",
    "dingdan_runtime.operation": "the description of an operation",
    "dingdan_runtime.async_pages": "what asynchronous queries give back",
    "dingdan_runtime.pages": "what queries give back",
    "dingdan_runtime.platform": "address and envelope of a platform",
    "dingdan_runtime.readers": "how an attribute is read",
    "dingdan_runtime.record": "base of records",
    "waiqin365_api": "of the clients",
    "waiqin365_api.resources": "bases of the clients",
    "wshoto_api": "of the clients",
    "wshoto_api.resources": "bases of the clients",
}
"""The project's own modules that `import dingdan` loads, and what for."""
LIBRARIES = {
    "msgspec": "records and JSON",
    "typing_extensions": "msgspec takes it where it is installed",
    "contextvars": "which deadline a thread keeps",
    "dataclasses": "what calls give back",
    "decimal": "amounts; msgspec takes it too",
    "numbers": "of decimal",
    "platform": "of uuid",
    "uuid": "ids of messages; msgspec takes it too",
}
"""What else it loads beyond `import httpx`, by its first name, and what for."""
CALLED = {
    "dingdan.codec._encode_times": "writes dates and times",
    "dingdan_runtime.codes": "bases of codes",
    "dingdan_runtime.scalars": "types of records' attributes",
    "dingdan_runtime.times": "Asia/Shanghai",
    "waiqin365_api.codes": "the codes of its records",
    "waiqin365_api.operations": "of the resource",
    "waiqin365_api.platform": "its address and envelope, which a client needs",
    "waiqin365_api.operations.orders": "the operations of the resource",
    "waiqin365_api.record_docs": "docstrings of its records",
    "waiqin365_api.records": "what answers hold",
    "waiqin365_api.resources.orders": "the resource",
}
"""The project's own modules that a first call loads beyond that."""
PROJECT = ("dingdan", "dingdan_runtime", "waiqin365_api", "wshoto_api")


def run(tree: Path, script: str) -> dict[str, Any]:
    """What a script says in a fresh interpreter on the sources in `tree`."""
    path = os.pathsep.join(str(tree / folder) for folder in FOLDERS)
    command = [sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True)
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def surplus(loaded: list[str], own: Iterable[str], others: Iterable[str]) -> list[str]:
    """The modules in `loaded` that are neither the project's `own` nor of other packages that may be there."""
    allowed = {*others} - {*PROJECT}
    return [
        name
        for name in loaded
        # What begins with an underscore is the C half of a standard module, or its data.
        if name not in own and not name.startswith("_") and name.partition(".")[0] not in allowed
    ]


def too_much_imported(tree: Path) -> list[str]:
    """What is loaded that should not be: by `import dingdan`, and by a first call."""
    found = run(tree, IMPORTS)
    eager = surplus(found["imported"], IMPORTED, LIBRARIES)
    return eager + surplus(found["called"], CALLED, sys.stdlib_module_names)


# Every way that the project has of turning values into JSON, and httpx's own steps, counted by the interpreter's hook.
CALL = """
import asyncio, hashlib, json, sys
import httpx, msgspec
from collections import Counter
from datetime import datetime
from decimal import Decimal
from dingdan import AsyncWaiqin365, Waiqin365

class Counting:
    hashed = []
    def __init__(self, text=b"", **options):
        self.hash = original(text, **options)
        self.hashed.append(bytes(text))
    def update(self, text):
        self.hash.update(text)
        self.hashed.append(bytes(text))
    def hexdigest(self):
        return self.hash.hexdigest()

original, hashlib.md5 = hashlib.md5, Counting
counts, sent = Counter(), []
functions = {
    json.JSONEncoder.iterencode.__code__: "serialisations",
    httpx.Request.__init__.__code__: "requests",
    httpx._content.encode_request.__code__: "bodies given to httpx",
    httpx._urlparse.urlparse.__code__: "addresses taken apart",
}

def hook(frame, event, argument):
    if event == "call" and frame.f_code in functions:
        counts[functions[frame.f_code]] += 1
    elif event == "c_call" and isinstance(argument.__self__, (msgspec.json.Encoder, msgspec.msgpack.Encoder)):
        counts["serialisations"] += argument.__name__.startswith("encode")
    elif event == "c_call" and argument in (msgspec.json.encode, msgspec.to_builtins):
        counts["serialisations"] += 1

def answer(request):
    sent.append(request.content)
    return httpx.Response(200, content=b'{"return_code": "0", "return_msg": "", "msg_id": "", "response_data": ""}')

order = {
    "order_no": "SO-1", "cm_code": "C-1", "emp_code": "E-1", "storehouse_code": "W-1",
    "submit_date": datetime(2026, 11, 24), "remarks": "x" * 1000,
    "prods": [{"product_code": "P-1", "input_count": Decimal("3"), "input_price": Decimal("1.50")}] * 50,
}
transport = httpx.MockTransport(answer)

def blocking():
    with httpx.Client(transport=transport) as http, Waiqin365("openid", "appkey", http_client=http) as wq:
        wq.orders.add(**order)
        counted(lambda: wq.orders.add(**order))

async def waiting():
    async with httpx.AsyncClient(transport=transport) as http:
        async with AsyncWaiqin365("openid", "appkey", http_client=http) as wq:
            await wq.orders.add(**order)
            start()
            await wq.orders.add(**order)
            stop()

def counted(call):
    start()
    call()
    stop()

def start():
    counts.clear(), sent.clear(), Counting.hashed.clear()
    sys.setprofile(hook)

def stop():
    sys.setprofile(None)
    (body,) = sent
    print_later.append(counts | {
        "times that the body is hashed": sum(piece.startswith(body) for piece in Counting.hashed),
        "bytes hashed beyond the body": sum(map(len, Counting.hashed)) - len(body),
    })

print_later = []
%s
print(json.dumps(print_later[0]))
"""
COSTS = {
    "serialisations": 1,
    "requests": 2,  # the call's own, and the signed one that shares its headers and bytes
    "addresses taken apart": 1,  # the signed one
    "times that the body is hashed": 1,
    "bytes hashed beyond the body": len("|appkey|1764000000000"),
}
"""What a call does, when the client has made one already."""
KINDS = {"sync": "blocking()", "async": "asyncio.run(waiting())"}


def costs(tree: Path, kind: str) -> dict[str, Any]:
    """What a call does, counted."""
    return run(tree, CALL % KINDS[kind])


def with_regression(tree: Path, module: str, old: str, new: str) -> Path:
    """A copy of the sources, in `tree`, in which one place of `dingdan` is different."""
    for folder in FOLDERS[:2]:
        (tree / folder).symlink_to(ROOT / folder)
    shutil.copytree(ROOT / "overrides", tree / "overrides", ignore=shutil.ignore_patterns("__pycache__"))
    file = tree / "overrides" / "dingdan" / module
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{module} no longer has {old!r} once: put the regression elsewhere"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return tree


def test_importing_loads_what_is_needed_and_no_more() -> None:
    assert too_much_imported(ROOT) == []


def test_importing_loads_all_that_is_listed() -> None:
    found = run(ROOT, IMPORTS)
    assert IMPORTED.keys() <= set(found["imported"])
    assert CALLED.keys() <= set(found["called"])


@pytest.mark.parametrize(
    ("module", "old", "new", "seen"),
    [
        ("transport/_deadline.py", "import httpx\n\n", "import anyio\nimport httpx\n\n", "anyio"),
        ("transport/_deadline.py", "import httpx\n\n", "import httpcore\nimport httpx\n\n", "httpcore"),
        (
            "transport/_rate_limit.py",
            "import math\n",
            "import math\nfrom fractions import Fraction\n",
            "fractions",
        ),
        ("transport/_retry.py", "import httpx\n\n", "import httpx\nimport dingdan._lookups\n\n", "dingdan._lookups"),
        (
            "_config.py",
            "import httpx\n\n",
            "import httpx\nimport dingdan.auth._access_token\n\n",
            "dingdan.auth._access_token",
        ),
        ("_errors.py", "import msgspec\n\n", "import dingdan._redaction\nimport msgspec\n\n", "dingdan._redaction"),
        ("_client.py", "import httpx\n\n", "import httpx\nimport waiqin365_api.records\n\n", "waiqin365_api.records"),
        ("transport/_call.py", "import uuid\n", "import uuid\nimport dingdan._events\n", "dingdan._events"),
        # Not on import, but with the first call.
        (
            "transport/_pipeline.py",
            "        self._settings = settings\n",
            "        self._settings = settings\n        import dingdan.auth.token_stores._memory\n",
            "dingdan.auth.token_stores._memory",
        ),
    ],
)
def test_eager_import_is_seen(tmp_path: Path, module: str, old: str, new: str, seen: str) -> None:
    assert seen in too_much_imported(with_regression(tmp_path, module, old, new))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_call_serialises_and_hashes_its_body_once(kind: str) -> None:
    assert costs(ROOT, kind) == COSTS


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize(
    ("module", "old", "new", "seen"),
    [
        (
            "transport/_call.py",
            "content=to_bytes(operation, body),",
            "content=(to_bytes(operation, body), to_bytes(operation, body))[1],",
            {"serialisations": 2},
        ),
        (
            "transport/_call.py",
            "content=to_bytes(operation, body),",
            "content=(__import__('json').dumps(body), to_bytes(operation, body))[1],",
            {"serialisations": 2},
        ),
        (
            "auth/_digest.py",
            "signed = hashlib.md5(body, usedforsecurity=False)",
            "hashlib.md5(body); signed = hashlib.md5(body, usedforsecurity=False)",
            {"times that the body is hashed": 2},
        ),
        (
            "transport/_signed_request.py",
            "stream=request.stream",
            "content=request.content",
            {"bodies given to httpx": 1},
        ),
        (
            "transport/_call.py",
            "settings.url(operation.path)",
            "settings.base_url + operation.path",
            {"addresses taken apart": 2},
        ),
    ],
)
def test_second_time_is_seen(tmp_path: Path, kind: str, module: str, old: str, new: str, seen: dict[str, int]) -> None:
    found = costs(with_regression(tmp_path, module, old, new), kind)
    assert {name: found[name] for name in seen} == seen
