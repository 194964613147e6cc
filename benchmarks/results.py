"""Storage of results and comparison with the targets."""

from __future__ import annotations

import json
import os
import platform
import statistics
import tomllib
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.case import Target

Cases: TypeAlias = dict[str, dict[str, dict[str, Any]]]
"""The figures of each case by name; each figure has `median`, `min`, `rounds` and `all`."""
LATEST = Path(__file__).parent / "results" / "latest.json"
PROJECT = Path(__file__).parent.parent / "pyproject.toml"
OTHERS = ("httpx", "msgspec", "openapi-python-client", "datamodel-code-generator")
"""Compared packages and dependencies of Dingdan in the development environment."""


def merged(passes: Iterable[dict[str, list[float]]]) -> dict[str, list[float]]:
    """Merge the rounds of several processes."""
    figures: dict[str, list[float]] = {}
    for part in passes:
        for name, values in part.items():
            figures.setdefault(name, []).extend(values)
    return figures


def summed_up(figures: dict[str, list[float]]) -> dict[str, dict[str, Any]]:
    """Return the median, the minimum and all values of each figure."""
    return {
        name: {"median": _rounded(statistics.median(values)), "min": _rounded(min(values)), "rounds": len(values)}
        | ({"all": [_rounded(value) for value in values]} if len(values) > 1 else {})
        for name, values in figures.items()
    }


def _rounded(value: float) -> float:
    """Round a value to the digits needed for comparisons."""
    return float(f"{value:.5g}")


def judged(targets: Iterable[Target], cases: Cases) -> list[dict[str, Any]]:
    """Return each target with its measured value; None if a case did not run."""
    verdicts = []
    for target in targets:
        value = _value(target, cases)
        verdicts.append(
            {
                "name": target.name,
                "metric": target.metric,
                "case": target.case,
                "against": target.against,
                "by": target.by if target.against else "value",
                "value": None if value is None else _rounded(value),
                "kind": target.kind,
                "limit": target.limit,
                "met": None if value is None else target.met(value),
            }
        )
    return verdicts


def _value(target: Target, cases: Cases) -> float | None:
    medians = [
        cases[name][target.metric]["median"] if target.metric in cases.get(name, {}) else None
        for name in (target.case, target.against or target.case)
    ]
    case, against = medians
    if case is None or against is None:
        return None
    return target.value(case, against if target.against else None)


def machine() -> dict[str, Any]:
    """Return the environment that figures depend on, without data that identifies the machine."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """Return the installed version of each compared package."""
    pins = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]["bench"]
    found = {}
    for name in sorted([*OTHERS, *(pin.partition("==")[0] for pin in pins)], key=str.lower):
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def read(path: Path = LATEST) -> dict[str, Any]:
    """Return the last results by scenario."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def result(cases: Cases, targets: Iterable[Target], earlier: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the result of a scenario for storage.

    Args:
        cases: The measured cases.
        targets: The targets of the scenario.
        earlier: An earlier result; its cases that did not run now are kept.
    """
    today = datetime.now().astimezone().date().isoformat()
    kept, dates = {}, {}
    if earlier is not None:
        kept = {name: case for name, case in earlier["cases"].items() if name not in cases}
        dates = {name: earlier["earlier"].get(name, earlier["measured"]) for name in kept}
    return {
        "measured": today,
        "earlier": dates,
        "machine": machine(),
        "versions": versions(),
        "targets": judged(targets, cases | kept),
        "cases": cases | kept,
    }


def keep(scenario: str, result: dict[str, Any], path: Path = LATEST) -> None:
    """Store the result of a scenario; the results of other scenarios are kept."""
    known = read(path) | {scenario: result}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
