"""Times `make generate`, also for specs with 10 and 100 times the operations.

The specs are copied under new names: each copy has its own tags, paths, operations and schemas. The whole generation
runs in a separate process, like the make target, into a folder in build/bench/. Growth is measured by processor time,
which depends little on the load of the machine.
"""

from __future__ import annotations

import json
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from benchmarks.case import Case, Run, Target
from benchmarks.child import rusage_bytes
from benchmarks.materials import ROOT

FOLDER = ROOT / "build" / "bench" / "generation"
PLATFORMS = ("waiqin365", "wshoto")
SCHEMA = "#/components/schemas/"


def copied(document: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a copy of a spec with new names of all tags, paths, operations and schemas."""
    text = json.dumps(document, ensure_ascii=False)
    copy: dict[str, Any] = json.loads(re.sub(rf'"{SCHEMA}(\w+)"', rf'"{SCHEMA}\g<1>C{number}"', text))
    schemas = copy["components"]["schemas"]
    copy["components"]["schemas"] = {f"{name}C{number}": schema for name, schema in schemas.items()}
    copy["paths"] = {f"/c{number}{path}": item for path, item in copy["paths"].items()}
    for tag in copy["tags"]:
        tag["name"] += f"_c{number}"
    for item in copy["paths"].values():
        for operation in item.values():
            if not isinstance(operation, dict):
                continue
            operation["operationId"] += f"C{number}"
            operation["tags"] = [f"{tag}_c{number}" for tag in operation["tags"]]
            if "x-lookup" in operation:
                operation["x-lookup"]["operation"] += f"C{number}"
    return copy


def multiplied(document: dict[str, Any], times: int) -> dict[str, Any]:
    """Return a spec with `times` times the operations."""
    whole: dict[str, Any] = json.loads(json.dumps(document))
    for number in range(2, times + 1):
        copy = copied(document, number)
        whole["tags"] += copy["tags"]
        whole["paths"] |= copy["paths"]
        whole["components"]["schemas"] |= copy["components"]["schemas"]
    return whole


def write_specs(times: int) -> tuple[Path, int]:
    """Write the specs with `times` times the operations; return their folder and the number of operations."""
    from generator.bundle import bundle
    from generator.source import write_yaml

    specs, operations = FOLDER / f"{times}x" / "specs", 0
    for platform in PLATFORMS:
        (specs / platform).mkdir(parents=True, exist_ok=True)
        document = multiplied(bundle(ROOT / "specs" / platform / "openapi.yaml").document, times)
        (specs / platform / "openapi.yaml").write_text(write_yaml(document), encoding="utf-8")
        operations += len(document["paths"])
    return specs, operations


def cpu_seconds() -> float:
    """Return the processor time of finished child processes, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def prepared(times: int) -> Iterator[Run]:
    """Write the specs; yield the timed function, which generates into a new folder."""
    if times == 1:
        specs, operations = ROOT / "specs", write_specs(1)[1]
    else:
        specs, operations = write_specs(times)
    folder = FOLDER / f"{times}x"
    command = [sys.executable, "-m", "generator", "generate", "--specs", str(specs)]

    def run() -> Mapping[str, float]:
        for name in ("generated", "dist"):
            shutil.rmtree(folder / name, ignore_errors=True)
        started, used = time.perf_counter(), cpu_seconds()
        subprocess.run(
            [*command, "--output", str(folder / "generated"), "--dist", str(folder / "dist")],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        seconds = time.perf_counter() - started
        return {
            "seconds": seconds,
            "cpu_seconds": cpu_seconds() - used,
            "operations": operations,
            "ms_per_operation": seconds * 1000 / operations,
            "peak_bytes": rusage_bytes(resource.RUSAGE_CHILDREN),
        }

    yield run


def case(times: int, rounds: int, *, full: bool = False) -> Case:
    """Return the case of `times` times the operations."""

    def prepare() -> AbstractContextManager[Run]:
        return prepared(times)

    return Case(prepare, rounds=rounds, full=full, warm=times == 1)


CASES = {
    "make generate": case(1, 9),
    "10 times the operations": case(10, 1),
    "100 times the operations": case(100, 1, full=True),
}
ONE, TEN, HUNDRED = CASES
TARGETS = [
    Target(ONE, ONE, None, 20),
    Target(f"{TEN}: time of the processors", TEN, ONE, 13, metric="cpu_seconds"),
    Target(f"{HUNDRED}: time of the processors", HUNDRED, TEN, 13, metric="cpu_seconds"),
]
