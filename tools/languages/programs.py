"""The languages: their required tools, and the commands that generate the client and run the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from tools.languages.commands import Command
from tools.languages.more_programs import kotlin, php, ruby
from tools.languages.steps import Step, mirror
from tools.languages.toolchain import (
    BUILD,
    EXAMPLES,
    GENERATOR,
    JAVA,
    PINS,
    PLAIN,
    ROOT,
    SPECS,
    SPECS_FOLDER,
    TOOLS,
    VECTORS,
    Language,
    beside_python,
    configs,
    generate,
    machine_java,
    pinned_tools,
)


class Name(StrEnum):
    """The name of a language and of its folder."""

    PYTHON = "python"
    TYPESCRIPT = "typescript"
    HEY_API = "typescript-hey-api"
    JAVA = "java"
    GO = "go"
    PHP = "php"
    RUBY = "ruby"
    KOTLIN = "kotlin"


def python() -> Language:
    """Python with `dingdan`: the reference for the other languages."""
    program = Command([sys.executable, EXAMPLES / "python" / "main.py", VECTORS], ROOT, {"PYTHONUTF8": "1"})
    return Language((), program)


def typescript() -> Language:
    """TypeScript: types from openapi-typescript, checked by tsc, run by Node."""
    source, build = EXAMPLES / "typescript", BUILD / "typescript"
    node, packages = _node_packages(source, build)
    modules = build / "node_modules"
    types = [build / "generated" / f"{platform}.ts" for platform in SPECS]
    commands = [
        Command([node, modules / "openapi-typescript/bin/cli.js", spec, "-o", made], build)
        for spec, made in zip(SPECS.values(), types, strict=True)
    ]
    client = Step("client", [*SPECS.values()], types, commands)
    return _node_language(node, source, build, [packages, client])


def typescript_hey_api() -> Language:
    """TypeScript: @hey-api/openapi-ts with Axios, on the plain variant; checked by tsc, run by Node."""
    source, build = EXAMPLES / "typescript-hey-api", BUILD / "typescript-hey-api"
    node, packages = _node_packages(source, build)
    mirror(EXAMPLES / "typescript", ("line.ts",), build)
    command = [node, build / "node_modules/@hey-api/openapi-ts/bin/run.js"]
    client = Step(
        "client",
        [*PLAIN.values(), source / "openapi-ts.config.ts"],
        [build / "generated"],
        [Command(command, build, {"SPECS": str(SPECS_FOLDER)})],
    )
    return _node_language(node, source, build, [packages, client])


def _node_packages(source: Path, build: Path) -> tuple[Path, Step]:
    """Copy an example to `build`; return Node and the step that installs the npm packages."""
    node, npm = beside_python("node"), beside_python("npm")
    mirror(source, ("*.ts", "*.json", ".npmrc"), build)
    install = [npm, "ci", "--no-audit", "--no-fund", "--no-update-notifier", "--ignore-scripts", "--loglevel=error"]
    step = Step(
        "packages",
        [source / "package.json", source / "package-lock.json"],
        [build / "node_modules"],
        # --use-system-ca: trust what the machine trusts, as pip does, behind a company's proxy too.
        [Command(install, build, {"NODE_OPTIONS": "--use-system-ca"})],
    )
    return node, step


def _node_language(node: Path, source: Path, build: Path, steps: list[Step]) -> Language:
    """Return the language of an example that tsc checks and Node runs."""
    inputs = [*sorted(source.glob("*.ts")), EXAMPLES / "typescript" / "line.ts", source / "tsconfig.json"]
    check = Step("type check", inputs, [], [Command([node, build / "node_modules/typescript/bin/tsc"], build)])
    return Language((*steps, check), Command([node, "main.ts", VECTORS], build))


def java() -> Language:
    """Java: openapi-generator's `java` with the library `native`, compiled and run by the installed Java."""
    source, build = EXAMPLES / "java", BUILD / "java"
    java, javac = machine_java()
    pinned_tools()
    classes = build / "classes"
    written = sorted(source.glob("*.java"))
    options = ["-encoding", "UTF-8", "--release", str(JAVA), "-proc:none", "-nowarn", "-Xlint:-deprecation"]
    compiler = [javac, *options, "-cp", GENERATOR, "-d", classes]
    sources = [build / "generated" / platform / "src/main/java" for platform in SPECS]
    search = ["-sourcepath", os.pathsep.join(map(str, sources))]  # compiles what the program uses
    return Language(
        (
            Step("client", [*SPECS.values(), PINS, *configs(source)], [build / "generated"], [generate(source)]),
            Step("compile", written, [classes], [Command([*compiler, *search, *written], build)]),
        ),
        # Until Java 18 the platform's encoding is the default, and the generated client reads answers with it.
        Command([java, "-Dfile.encoding=UTF-8", "-cp", f"{GENERATOR}{os.pathsep}{classes}", "Main", VECTORS], ROOT),
    )


def go() -> Language:
    """Go: openapi-generator's `go`, built only with the standard library."""
    source, build = EXAMPLES / "go", BUILD / "go"
    pinned_tools()
    mirror(source, ("*.go", "go.mod"), build)
    program = build / "dingdan"
    made = [build / platform for platform in SPECS]
    compiler = Command([TOOLS / "go/bin/go", "build", "-o", program, "."], build, go_environment())
    return Language(
        (
            Step("client", [*SPECS.values(), PINS, *configs(source)], made, [generate(source)]),
            Step("compile", [*sorted(source.glob("*.go")), source / "go.mod"], [program], [compiler]),
        ),
        Command([program, VECTORS], build),
    )


def go_environment() -> dict[str, str]:
    """Return the environment variables of the pinned Go."""
    # Whatever another Go has left in the environment does not count, and nothing is fetched.
    return {
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


LANGUAGES: dict[str, Callable[[], Language]] = {
    Name.PYTHON: python,
    Name.TYPESCRIPT: typescript,
    Name.HEY_API: typescript_hey_api,
    Name.JAVA: java,
    Name.GO: go,
}
"""Functions that return each language. They raise ToolMissingError if a tool is not installed."""
MORE: dict[str, Callable[[], Language]] = {
    Name.PHP: php,
    Name.RUBY: ruby,
    Name.KOTLIN: kotlin,
}
"""The same for the languages that only `make languages-more` runs."""
