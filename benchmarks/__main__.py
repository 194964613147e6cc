"""Runs the scenarios: `python -m benchmarks [NAME …] [--case PART] [--rounds 9] [--quick] [--full] [--readme]`."""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from benchmarks import results, tables
from benchmarks.case import Case

ROOT = Path(__file__).parent.parent
SCENARIOS = ("decode", "call", "arrow", "export", "sync", "imports", "generation")


def in_process(scenario: str, case: str, rounds: int) -> dict[str, list[float]]:
    """Run a case in a separate process and return its figures: the values of all rounds by name.

    Raises:
        subprocess.CalledProcessError: the case failed. The process has printed the reason.
    """
    command = [sys.executable, "-m", "benchmarks.child", scenario, case, str(rounds)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    figures: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    return figures


def run_cases(scenario: str, cases: Mapping[str, Case], rounds: int | None, *, quick: bool) -> results.Cases:
    """Run cases, pass by pass. Failed cases are printed and omitted from the result."""
    parts: dict[str, list[dict[str, list[float]]]] = {name: [] for name in cases}
    for number in range(max((case.passes for case in cases.values()), default=0)):
        for name, case in cases.items():
            passes = 1 if quick else case.passes
            if number >= passes or name not in parts:
                continue
            print(f"{scenario}: {name}, {number + 1} of {passes}", file=sys.stderr)
            share = 1 if quick else -(-(rounds or case.rounds) // passes)
            try:
                parts[name].append(in_process(scenario, name, share))
            except subprocess.CalledProcessError:
                print(f"{scenario}: {name} failed", file=sys.stderr)
                del parts[name]
    return {name: results.summed_up(results.merged(part)) for name, part in parts.items()}


def only_full(cases: Mapping[str, Case], earlier: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return an earlier result with only the cases that need `--full`."""
    if earlier is None:
        return None
    kept = {name: figures for name, figures in earlier["cases"].items() if name in cases and cases[name].full}
    return {**earlier, "cases": kept}


def run_scenario(scenario: str, options: argparse.Namespace, console: Console) -> tuple[dict[str, Any], bool]:
    """Run and print a scenario; if all of its cases ran, store the result.

    Returns:
        The result, and True if no case failed.
    """
    module = importlib.import_module(f"benchmarks.scenarios.{scenario}")
    chosen = {
        name: case
        for name, case in module.CASES.items()
        if (options.full or not case.full) and (not options.case or any(part in name for part in options.case))
    }
    cases = run_cases(scenario, chosen, options.rounds, quick=options.quick)
    partly = options.quick or options.case
    # What only a full run measures stays as the last one found it.
    earlier = None if partly or options.full else only_full(module.CASES, results.read().get(scenario))
    result = results.result(cases, module.TARGETS, earlier)
    tables.show_scenario(console, scenario, result)
    if not partly:
        results.keep(scenario, result)
    return result, len(cases) == len(chosen)


def main() -> int:
    """Run the scenarios given on the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("scenario", nargs="*", default=[*SCENARIOS], help=f"of {', '.join(SCENARIOS)}; all by default")
    parser.add_argument("--case", action="append", default=[], help="only cases with this in their name; keeps nothing")
    parser.add_argument("--rounds", type=int, help="how often each case is run")
    parser.add_argument("--quick", action="store_true", help="one round a case; keeps nothing")
    parser.add_argument("--full", action="store_true", help="also the cases that take minutes")
    parser.add_argument(
        "--readme", action="store_true", help="run nothing; write the table of the README from the last results"
    )
    options = parser.parse_args()
    if options.readme:
        tables.write_readme(results.read())
        return 0
    console = Console() if sys.stdout.isatty() else Console(width=160)
    done = {scenario: run_scenario(scenario, options, console) for scenario in options.scenario}
    tables.show_targets(console, {scenario: result for scenario, (result, _) in done.items()})
    return int(not all(whole for _, whole in done.values()))


if __name__ == "__main__":
    sys.exit(main())
