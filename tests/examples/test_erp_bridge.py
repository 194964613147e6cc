"""The example service is tested as its users get it: Dingdan and the service from wheels, in an empty environment.

Third-party packages are taken from the environment of this run, but only those that the wheels declare for the extras
that the service names, so that a missing dependency is found too.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "erp-bridge"
RUN = """
import pathlib, sys
import pytest
code = pytest.main(["-p", "no:cacheprovider", "-o", "pythonpath=tests"])
import dingdan, dingdan_sandbox, dingdan_sync, erp_bridge
for module in (dingdan, dingdan_sandbox, dingdan_sync, erp_bridge):
    assert pathlib.Path(module.__file__).is_relative_to(sys.prefix), module.__file__
sys.exit(code)
"""


def add(requirement: Requirement, found: dict[str, Distribution]) -> None:
    """Add the distribution of a requirement to `found`, with all that it needs itself."""
    key = f"{requirement.name.lower()}[{','.join(sorted(requirement.extras))}]"
    if key in found:
        return
    found[key] = distribution(requirement.name)
    for text in found[key].requires or []:
        each = Requirement(text)
        extras = [*requirement.extras, ""]
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras):
            add(each, found)


def link_packages(requirements: list[str], folder: Path) -> None:
    """Link the top-level files and folders of all needed distributions into a folder; Dingdan is there already."""
    found: dict[str, Distribution] = {}
    for requirement in requirements:
        add(Requirement(requirement), found)
    for dist in found.values():
        if dist.name == "dingdan":
            continue
        for name in {file.parts[0] for file in dist.files or [] if file.parts[0] not in ("..", "__pycache__")}:
            source = Path(str(dist.locate_file(name)))
            if not (folder / name).exists():
                (folder / name).symlink_to(source)


def build(source: Path, into: Path) -> None:
    """Build the wheel of a project, with the backend that both projects name."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """The Python of a new environment with the two wheels."""
    wheels = tmp_path / "wheels"
    build(ROOT, wheels)
    build(EXAMPLE, wheels)
    folder = tmp_path / "venv"
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index",
         "--no-compile", "--disable-pip-version-check", *map(str, wheels.iterdir())],
        check=True,
    )  # fmt: skip
    (packages,) = folder.glob("lib/python*/site-packages")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    link_packages([*project["dependencies"], *project["optional-dependencies"]["test"]], packages)
    return python


def test_its_tests_pass_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "tests", tmp_path / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(EXAMPLE / "pyproject.toml", tmp_path)
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST", "COV"))}
    done = subprocess.run(
        [environment, "-c", RUN], cwd=tmp_path, env=outside, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
