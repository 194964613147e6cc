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
    """Return the peak memory of this process in bytes, as reported by the operating system.

    On Linux it is from `/proc`: the peak of `getrusage` includes that of the parent process before the fork.
    """
    try:
        status = (LINUX / "status").read_text(encoding="utf-8")
    except OSError:
        return rusage_bytes(resource.RUSAGE_SELF)
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def rusage_bytes(of: int) -> int:
    """Return the peak memory of this process or its children in bytes, from `getrusage`."""
    peak = resource.getrusage(of).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def forget_peak() -> None:
    """Reset the memory peak to the current use, where the system supports it (Linux)."""
    try:
        (LINUX / "clear_refs").write_text("5", encoding="utf-8")
    except OSError:
        return


def rounds_of(run: Run, rounds: int, inner: int) -> dict[str, list[float]]:
    """Run all rounds and return the values of each figure, one per round."""
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
    """Prepare and run a case. Return the values of each figure: one per round, but one in total for memory."""
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
    """Run the case given on the command line."""
    scenario, name, rounds = sys.argv[1:]
    case: Case = importlib.import_module(f"benchmarks.scenarios.{scenario}").CASES[name]
    print(json.dumps(measure(case, int(rounds))))


if __name__ == "__main__":
    main()
