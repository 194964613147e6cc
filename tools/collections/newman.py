"""Runs a collection with the pinned newman and returns its report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
DIST = FOLDER.parents[1] / "specs" / "dist" / "postman"
NEWMAN = FOLDER / "node_modules" / "newman" / "bin" / "newman.js"
SECONDS = 300
"""The longest time that a run may take; one takes two seconds on a quiet machine."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report of newman on a run.

    Attributes:
        exit_code: 0 if everything passed.
        executions: The requests with their assertions, in order.
        failures: The failed assertions and scripts.
        environment: The values of the environment after the run.
    """

    exit_code: int
    executions: list[dict[str, Any]]
    failures: list[str]
    environment: dict[str, str]


def collection(platform: str) -> dict[str, Any]:
    """Return the collection of a platform."""
    found: dict[str, Any] = json.loads((DIST / f"{platform}.postman_collection.json").read_text(encoding="utf-8"))
    return found


def requests_of(items: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Iterate over all requests in folders."""
    for item in items:
        if "item" in item:
            yield from requests_of(item["item"])
        else:
            yield item


def run(
    platform: str,
    variables: Mapping[str, str],
    *,
    changed: Mapping[str, Any] | None = None,
    data: Sequence[Mapping[str, Any]] = (),
    folder: str = "",
) -> Report:
    """Run a collection with the environment of its platform.

    Args:
        platform: The platform.
        variables: Values of the environment.
        changed: A collection in place of the generated one.
        data: A run is made for each row of these variables.
        folder: Only the requests of this folder.
    """
    with tempfile.TemporaryDirectory(prefix="dingdan-newman-") as name:
        scratch = Path(name)
        source = DIST / f"{platform}.postman_collection.json"
        if changed is not None:
            source = _write(scratch / "collection.json", changed)
        command = [str(Path(sys.executable).with_name("node")), str(NEWMAN), "run", str(source)]
        command += ["--environment", str(DIST / f"{platform}.postman_environment.json")]
        command += ["--reporters", "json", "--reporter-json-export", str(scratch / "report.json")]
        command += ["--export-environment", str(scratch / "environment.json")]
        for key, value in variables.items():
            command += ["--env-var", f"{key}={value}"]
        if data:
            command += ["--iteration-data", str(_write(scratch / "data.json", data))]
        if folder:
            command += ["--folder", folder]
        done = subprocess.run(  # noqa: S603 - newman, on files of ours
            command, capture_output=True, text=True, encoding="utf-8", timeout=SECONDS, check=False, env=_environment()
        )
        if not (scratch / "report.json").exists():
            raise RuntimeError(f"newman made no report:\n{done.stdout}{done.stderr}")
        report = json.loads((scratch / "report.json").read_text(encoding="utf-8"))["run"]
        left = json.loads((scratch / "environment.json").read_text(encoding="utf-8"))["values"]
    return Report(
        done.returncode,
        report["executions"],
        [f"{each['source'].get('name', '')}: {each['error']['message']}" for each in report["failures"]],
        {each["key"]: each["value"] for each in left},
    )


def _environment() -> dict[str, str]:
    """Return an environment in which no proxy stands between newman and this machine."""
    return {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy")}


def _write(file: Path, value: Any) -> Path:
    file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return file
