"""The SBOM of a release: all that the wheel installs with the extra `all`, at the newest versions that it allows."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from tools.release.commands import run


def write_sbom(wheel: Path, into: Path, *, uv: Path, cyclonedx: Path, environment: Path, epoch: int) -> None:
    """Install a wheel with all extras into an empty environment, and write its CycloneDX document.

    Args:
        wheel: The wheel.
        into: The JSON file to write.
        uv: The program uv, which installs.
        cyclonedx: The program cyclonedx-py.
        environment: The folder of the environment, made anew.
        epoch: The time of the document, in seconds since 1970.

    Raises:
        ReleaseError: One of the programs failed.
    """
    shutil.rmtree(environment, ignore_errors=True)
    run([uv, "venv", "--quiet", environment], cwd=wheel.parent)
    python = environment / "bin" / "python"
    run(
        [uv, "pip", "install", "--quiet", "--python", python, f"dingdan[all] @ {wheel.resolve().as_uri()}"],
        cwd=wheel.parent,
    )
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch)}
    command: list[str | Path] = [
        cyclonedx,
        "environment",
        "--output-reproducible",
        "--of",
        "JSON",
        "-o",
        into.absolute(),
        python,
    ]
    run(command, cwd=wheel.parent, env=variables)
    document = json.loads(into.read_text(encoding="utf-8"))
    for component in document["components"]:  # the wheel was installed from a file: its folder is nobody's business
        kept = [each for each in component.get("externalReferences", []) if not each["url"].startswith("file:")]
        component["externalReferences"] = kept
    into.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
