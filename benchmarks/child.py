"""Runs one case in this process and prints one line of JSON: `python -m benchmarks.child SCENARIO CASE ROUNDS`."""

from __future__ import annotations

import gc
import importlib
import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.case import Case, Run

LINUX = Path("/proc/self")


def peak_bytes() -> int:
    """The most memory that this process has held, as the operating system counts it.

    On Linux from `/proc`: `getrusage` there begins with what the process that started this one held.
    """
    try:
        status = (LINUX / "status").read_text()
    except OSError:
        return rusage_bytes(resource.RUSAGE_SELF)
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def rusage_bytes(of: int) -> int:
    """The most memory that this process, or one of its children, has held, by `getrusage`."""
    peak = resource.getrusage(of).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def forget_peak() -> None:
    """Reset the memory peak to the current use, where the system supports it (Linux)."""
    try:
        (LINUX / "clear_refs").write_text("5")
    except OSError:
        return


def rounds_of(run: Run, rounds: int, inner: int) -> dict[str, list[float]]:
    """The figures of each round."""
    figures: dict[str, list[float]] = {}
    for _ in range(rounds):
        gc.collect()
        extra: dict[str, float] = {}
        started, used = time.perf_counter(), time.process_time()
        for _ in range(inner):
            extra = dict(run() or {})
        seconds, cpu_seconds = (time.perf_counter() - started) / inner, (time.process_time() - used) / inner
        if "seconds" not in extra:
            extra |= {"seconds": seconds, "cpu_seconds": cpu_seconds}
        if "rows" in extra:
            extra["rows_per_second"] = extra["rows"] / extra["seconds"]
        for name, value in extra.items():
            figures.setdefault(name, []).append(value)
    return figures


def measure(case: Case, rounds: int) -> dict[str, list[float]]:
    """Prepare and run a case: one value a round, of memory one in all."""
    with case.prepare() as run:
        gc.collect()
        forget_peak()
        prepared = peak_bytes()
        if case.warm:
            run()
        figures = rounds_of(run, rounds, case.inner)
        peak = peak_bytes()
    figures.setdefault("peak_bytes", [float(peak - prepared)])
    return figures | {"prepared_bytes": [float(prepared)], "process_peak_bytes": [float(peak)]}


def main() -> None:
    """Run the case that the command line names."""
    scenario, name, rounds = sys.argv[1:]
    case: Case = importlib.import_module(f"benchmarks.scenarios.{scenario}").CASES[name]
    print(json.dumps(measure(case, int(rounds))))


if __name__ == "__main__":
    main()
