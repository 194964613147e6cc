"""Empty environments with the wheel and one extra, at the lowest or the newest versions that it allows."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from email import message_from_bytes
from functools import cache
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
UV = ROOT / "build" / "lock" / "venv" / "bin" / "uv"
MINORS = (11, 12, 13, 14)
SDIST_ONLY = {"spark", "all"}
"""Extras with a library that is on the index as an sdist alone: pyspark."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python of this machine."""

    version: str
    program: str


@cache
def interpreters() -> tuple[Interpreter, ...]:
    """Return one Python of each minor version that this machine has, from 3.11 on; PYTHONS="3.11 3.13" chooses."""
    wanted = os.environ.get("PYTHONS", " ".join(f"3.{minor}" for minor in MINORS)).split()
    found = [Interpreter(version, program) for version in wanted if (program := _program(version)) is not None]
    assert found, f"none of Python {', '.join(wanted)} is on this machine"
    return tuple(found)


def _program(version: str) -> str | None:
    names = [shutil.which(f"python{version}")]
    if pyenv := shutil.which("pyenv"):  # its shims are there for versions that are switched off too
        root = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=True).stdout.strip()
        names += sorted(map(str, Path(root).glob(f"versions/{version}.*/bin/python{version}")))
    code = "import sys; print('%d.%d' % sys.version_info[:2])"
    for name in filter(None, names):
        done = subprocess.run([name, "-c", code], capture_output=True, text=True, check=False)
        if done.stdout.strip() == version:
            return name
    return None


def requirements_of(wheel: Path, extras: tuple[str, ...]) -> list[str]:
    """Return what the metadata of the wheel requires for extras, each without its marker of the extra."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (each for each in archive.namelist() if each.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    found = []
    for text in metadata.get_all("Requires-Dist") or []:
        requirement = Requirement(text)
        if requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras):
            requirement.marker = None
            found.append(str(requirement))
    return found


def uv(*arguments: str | Path) -> str:
    """Run uv, and return what it said."""
    environment = os.environ | {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    done = subprocess.run([UV, *arguments], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def make(folder: Path, interpreter: Interpreter, wheel: Path, extras: tuple[str, ...], resolution: str) -> Path:
    """Make an environment with the wheel and what it requires for the extras.

    The requirements are given one by one, since uv's `lowest-direct` takes the lowest of what is named to it: those of
    the wheel itself it would take at their newest.

    Returns:
        The Python of the environment.
    """
    uv("venv", "--quiet", "--python", interpreter.program, folder)
    python = folder / "bin" / "python"
    wanted = folder / "requirements.txt"
    wanted.write_text("\n".join(requirements_of(wheel, extras)), encoding="utf-8")
    builds = [] if SDIST_ONLY & set(extras) else ["--only-binary", ":all:"]
    uv("pip", "install", "--python", python, "--resolution", resolution, *builds, "-r", wanted)
    uv("pip", "install", "--python", python, "--no-deps", wheel)
    uv("pip", "check", "--python", python)
    return python
