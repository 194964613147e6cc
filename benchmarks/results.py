"""Keeps what was measured, and holds it to the targets."""

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
"""Cases by name, the figures of each by name, and of each figure `median`, `min`, `rounds` and `all`."""
LATEST = Path(__file__).parent / "results" / "latest.json"
PROJECT = Path(__file__).parent.parent / "pyproject.toml"
OTHERS = ("httpx", "msgspec", "openapi-python-client", "datamodel-code-generator")
"""Peers, and what Dingdan stands on, that are installed for development anyway."""


def merged(passes: Iterable[dict[str, list[float]]]) -> dict[str, list[float]]:
    """The rounds of several processes together."""
    figures: dict[str, list[float]] = {}
    for part in passes:
        for name, values in part.items():
            figures.setdefault(name, []).extend(values)
    return figures


def summed_up(figures: dict[str, list[float]]) -> dict[str, dict[str, Any]]:
    """Median, least and each value of every figure."""
    return {
        name: {"median": _rounded(statistics.median(values)), "min": _rounded(min(values)), "rounds": len(values)}
        | ({"all": [_rounded(value) for value in values]} if len(values) > 1 else {})
        for name, values in figures.items()
    }


def _rounded(value: float) -> float:
    """Enough digits to compare with."""
    return float(f"{value:.5g}")


def judged(targets: Iterable[Target], cases: Cases) -> list[dict[str, Any]]:
    """Each target with what was measured; the value is None where a case was not run."""
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
    """The environment that figures depend on, without anything that identifies the machine."""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def versions() -> dict[str, str]:
    """The installed version of each peer."""
    pins = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]["bench"]
    found = {}
    for name in sorted([*OTHERS, *(pin.partition("==")[0] for pin in pins)], key=str.lower):
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def read(path: Path = LATEST) -> dict[str, Any]:
    """The last results by the name of their scenario."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def result(cases: Cases, targets: Iterable[Target], earlier: dict[str, Any] | None = None) -> dict[str, Any]:
    """The stored results of a scenario.

    Args:
        cases: What was measured now.
        targets: What it is held to.
        earlier: An earlier result, of which the cases that were not run now are kept.
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
    """Write a scenario's figures; those of the others stay."""
    known = read(path) | {scenario: result}
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(dict(sorted(known.items())), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
