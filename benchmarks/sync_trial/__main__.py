"""Kill loaders at seeded times while their source changes, and compare their destinations with the source.

    python -m benchmarks.sync_trial [--loader NAME] [--to duckdb|postgresql] [--seeds 5] [--kills 8]

Half of the kills are during the load: after the process has reported the phase, at a seeded part of the load's
duration. The others are at any time between the first phase and the end. A process that ends before its kill does not
count. A kill that misses the load counts, and the next kill aims at the load again. After each kill the trial counts
the orders whose lines or custom fields have another version than their head, because readers see them.

Prints one line of JSON for each seed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.sync_trial.source import KEYS, TABLES, content, expected
from tests.support.postgres import server

LOADERS = ("ours", "dlt", "dlt without indexes", "dlt without indexes, folder lost")
"""The loaders. The last one models a job in a container, which loses its local files when it ends."""
ROOT = Path(__file__).parents[2]
LAST_RUN_SECONDS = 120


@dataclass
class Outcome:
    """The outcome of one process."""

    phases: list[tuple[str, float]]
    code: int
    errors: str

    @property
    def last(self) -> str:
        """The last phase of the process."""
        return self.phases[-1][0] if self.phases else "start"

    def seconds(self, first: str) -> float:
        """Return the seconds between the first report of a phase and the end."""
        return self.phases[-1][1] - next(at for name, at in self.phases if name == first)

    def load_seconds(self) -> float:
        """The seconds between the first report of `load` and the next phase."""
        place = [name for name, _ in self.phases].index("load")
        return self.phases[place + 1][1] - self.phases[place][1]


@dataclass
class Cell:
    """A loader and a destination."""

    loader: str
    to: str
    folder: Path
    seed: int
    size: int
    load_seconds: list[float] = field(default_factory=list)
    run_seconds: list[float] = field(default_factory=list)

    def start(self, rounds: int) -> subprocess.Popen[str]:
        """Start a process with the source after `rounds` rounds."""
        if self.loader.endswith("folder lost"):
            shutil.rmtree(self.folder, ignore_errors=True)
        arguments = [self.loader, self.to, str(self.folder), str(self.seed), str(self.size), str(rounds)]
        return subprocess.Popen(
            [sys.executable, "-m", "benchmarks.sync_trial.child", *arguments],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        )  # fmt: skip

    def run(self, rounds: int) -> Outcome:
        """Run a process to its end and return the outcome."""
        process = self.start(rounds)
        try:
            out, errors = process.communicate(timeout=LAST_RUN_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, errors = process.communicate()
            errors += "\nit was still running"
        return Outcome(_phases(out.splitlines()), process.returncode, errors)

    def kill(self, rounds: int, phase: str, seconds: float) -> Outcome:
        """Start a process, kill it `seconds` after it reports `phase`, and return the outcome."""
        process = self.start(rounds)
        assert process.stdout is not None
        seen: list[str] = []
        for line in process.stdout:
            seen.append(line)
            if line.startswith(phase):
                time.sleep(seconds)
                break
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        out, errors = process.communicate()
        return Outcome(_phases([*seen, *out.splitlines()]), process.returncode, errors)


def _phases(lines: list[str]) -> list[tuple[str, float]]:
    return [(line.rsplit(" ", 1)[0], float(line.rsplit(" ", 1)[1])) for line in lines if line.strip()]


def trial(cell: Cell, kills: int, measured: Cell) -> dict[str, Any]:
    """Kill processes, run one to its end, and compare the destination; return the counts and times."""
    chance = random.Random(f"kills {cell.seed}")
    killed: Counter[str] = Counter()
    failed: list[str] = []
    plan = ["load", "anywhere"] * (kills // 2)
    rounds = late = torn = most_torn = 0
    while plan:
        aim, part = plan[0], chance.random()
        if aim == "load":
            outcome = cell.kill(rounds, "load", part * statistics.median(measured.load_seconds))
        else:
            outcome = cell.kill(rounds, "begin", part * statistics.median(measured.run_seconds))
        rounds += 1
        if outcome.code == -signal.SIGKILL and outcome.last != "end":
            killed[outcome.last] += 1
            torn_now = torn_orders(cell)
            torn, most_torn = torn + bool(torn_now), max(most_torn, torn_now)
            if aim != "load" or outcome.last == "load":
                plan.pop(0)
        elif outcome.code > 0:
            failed.append(outcome.errors.strip().splitlines()[-1][:300])
            plan.pop(0)
        else:
            late += 1
    final = cell.run(rounds)
    return {
        "loader": cell.loader, "to": "postgresql" if cell.to.startswith("postgresql:") else "duckdb",
        "seed": cell.seed, "rounds": rounds,
        "killed": dict(killed), "done before the kill": late, "failed by itself": failed,
        "kills that left orders torn": torn, "most torn orders": most_torn,
        "last run": "done" if final.code == 0 else final.errors.strip()[-2000:],
        **compare(cell, rounds),
    }  # fmt: skip


def compare(cell: Cell, rounds: int) -> dict[str, Any]:
    """Count the missing, stale and duplicate rows of the destination."""
    wanted, found = expected(cell.seed, cell.size, rounds), rows(cell)
    counts: dict[str, Any] = {}
    for name, key in KEYS.items():
        there, right, width = Counter(found[name]), wanted[name], len(key)
        keys = Counter(row[:width] for row in found[name])
        counts[name] = {
            "right": len(right),
            "missing": len({row[:width] for row in right} - keys.keys()),
            "stale": len(there.keys() - right),
            "twice": sum(number - 1 for number in keys.values()),
        }
    return counts


def torn_orders(cell: Cell) -> int:
    """Count the orders whose lines or custom fields have another version than their head."""
    found = rows(cell)
    heads = {order: version for order, version, *_ in found["orders"]}
    torn = set()
    for name in ("lines", "fields"):
        wanted = {row[:-1] for order, version in heads.items() for row in content(order, version)[name]}
        torn |= {row[0] for row in wanted.symmetric_difference(found[name])}
    return len(torn)


def watch(cell: Cell, rounds: int) -> dict[str, int]:
    """Read repeatedly while an undisturbed process loads; count the reads with torn orders."""
    process = cell.start(rounds)
    reads = torn = 0
    while process.poll() is None:
        reads += 1
        torn += bool(torn_orders(cell))
    process.communicate()
    return {"reads": reads, "torn": torn}


def rows(cell: Cell) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of the destination by table."""
    schema = "" if cell.loader == "ours" else "main_trial."
    found = {}
    if cell.to.startswith("postgresql:"):
        import psycopg

        connection: Any = psycopg.connect(cell.to)
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    else:
        import duckdb

        connection = duckdb.connect(cell.to)
    for name, columns in TABLES.items():
        wanted = ", ".join(column for column in columns.names if column != "deleted")
        try:
            found[name] = connection.execute(f"select {wanted} from {schema}{name}").fetchall()
        except Exception as error:
            if "does not exist" not in str(error):
                raise
            if cell.to.startswith("postgresql:"):
                connection.rollback()
            found[name] = []
    connection.close()
    return found


@contextmanager
def destinations(kind: str) -> Iterator[Any]:
    """Yield a function that returns an empty destination for a name."""
    if kind == "duckdb":
        with tempfile.TemporaryDirectory() as folder:
            yield lambda name: f"{folder}/{name}.duckdb"
        return
    import psycopg

    with server() as uri:

        def create(name: str) -> str:
            with psycopg.connect(uri.format("postgres"), autocommit=True) as connection:
                connection.execute(f'create database "{name}"')
            return uri.format(name)

        yield create


def main() -> None:
    """Run the combinations of loader and destination given on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--loader", choices=LOADERS, action="append")
    parser.add_argument("--to", choices=("duckdb", "postgresql"), action="append")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--kills", type=int, default=8)
    parser.add_argument("--watch", action="store_true", help="no kills, but reads while it loads")
    parser.add_argument("--size", type=int, default=4000)
    options = parser.parse_args()
    for to in options.to or ("duckdb", "postgresql"):
        for loader in options.loader or LOADERS:
            with destinations(to) as create, tempfile.TemporaryDirectory() as folder:
                measured = Cell(loader, create("measured"), Path(folder) / "measured", 0, options.size)
                for rounds in range(4):
                    outcome = measured.run(rounds)
                    if outcome.code:
                        sys.exit(outcome.errors)
                    if rounds:
                        measured.load_seconds.append(outcome.load_seconds())
                        measured.run_seconds.append(outcome.seconds("begin"))
                seconds = {
                    "load": statistics.median(measured.load_seconds),
                    "run": statistics.median(measured.run_seconds),
                }
                clean = compare(measured, 3)
                if to == "postgresql":  # a file of DuckDB is closed to other processes
                    clean["reads while it loaded"] = watch(measured, 4)
                print(json.dumps({"loader": loader, "to": to, "seconds": seconds, "without kills": clean}), flush=True)
                for seed in () if options.watch else range(1, options.seeds + 1):
                    cell = Cell(loader, create(f"seed{seed}"), Path(folder) / f"seed{seed}", seed, options.size)
                    print(json.dumps(trial(cell, options.kills, measured), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
