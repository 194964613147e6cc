"""Checks the code samples of the docs variants: all are compiled or parsed, and run against a sandbox."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from dingdan_sandbox import Sandbox, running
from generator.document import operations
from generator.source import read_source
from tools.languages.commands import Command
from tools.languages.errors import LanguageError
from tools.languages.programs import Name, go_environment
from tools.languages.proving import print_progress, settings
from tools.languages.toolchain import (
    BUILD,
    JAVA,
    PLATFORMS,
    SPECS_FOLDER,
    TOOLS,
    beside_python,
    machine_java,
    machine_tool,
)

DOCS = {platform: SPECS_FOLDER / f"{platform}.docs.yaml" for platform in PLATFORMS}
ORDERS = 40
# Names that a URL and a shell would break, if a sample did not escape them.
CREDENTIALS = {"openid": "wq-open", "appkey": "wq&键", "appid": "ws-app", "app_secret": "s/e+c=r&t"}

CHOSEN = ("queryStdomOrder", "addStdomOrder", "getAccessToken", "valetorderInfoList", "crmSaleOrderDetail")
"""A read and a write of each way to call; the samples of the other operations differ in their bodies only."""


@dataclass(frozen=True)
class Sample:
    """The sample of an operation in a language.

    Attributes:
        operation: The operationId.
        source: The program.
    """

    operation: str
    source: str

    @property
    def class_name(self) -> str:
        """The name of its class in Java."""
        return self.operation[0].upper() + self.operation[1:]


@dataclass(frozen=True)
class Checks:
    """The checks of the samples of a language.

    Attributes:
        lang: The name of the language in `x-codeSamples`.
        file: The path of a sample's file in the folder of the samples.
        checks: The commands that compile or parse all of them, from the folder and its files.
        run: The command that runs a sample.
        printed: A pattern of what a sample prints after success, for those that do not check the code of an answer.
        chosen: The operations whose samples are run; all by default.
    """

    lang: str
    file: Callable[[Sample], str]
    checks: Callable[[Path, Sequence[Path]], Sequence[Command]]
    run: Callable[[Path, Sample], Command]
    printed: str = r"\S"
    chosen: Collection[str] = ()


def samples_of(lang: str) -> list[Sample]:
    """Return the samples of a language, in the order of the specs."""
    return [
        Sample(spec["operationId"], each["source"])
        for document in DOCS.values()
        for _, spec, _ in operations(read_source(document).data)
        for each in spec["x-codeSamples"]
        if each["lang"] == lang
    ]


def check_samples(name: str) -> list[str]:
    """Compile and run the samples of a language, in the order of the specs, against a new sandbox; print the progress.

    Args:
        name: The language; those without samples have nothing to check.

    Returns:
        The failures.
    """
    if name not in CHECKS:
        return []
    checks = CHECKS[name]()
    samples = samples_of(checks.lang)
    folder = BUILD / name / "samples"
    files = [folder / checks.file(sample) for sample in samples]
    for file, sample in zip(files, samples, strict=True):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(sample.source, "utf-8")
    started = time.perf_counter()
    failures: list[str] = []
    count = 0
    try:
        for command in checks.checks(folder, files):
            command.run()
        with running(Sandbox(orders=ORDERS, **CREDENTIALS)) as server:  # type: ignore[arg-type]
            for sample in samples:
                if checks.chosen and sample.operation not in checks.chosen:
                    continue
                count += 1
                printed = checks.run(folder, sample).run(settings(server))
                if not re.search(checks.printed, printed):
                    failures.append(f"the sample of {sample.operation} printed {printed[:200]!r}")
    except LanguageError as error:
        failures += str(error).splitlines()
    if not failures:
        print_progress(name, "samples", f"{len(samples)} compiled, {count} run, {time.perf_counter() - started:.1f} s")
    return failures


def typescript() -> Checks:
    """TypeScript: tsc checks them, Node runs them."""
    node, modules = beside_python("node"), BUILD / "typescript/node_modules"
    options = ["--noEmit", "--strict", "--target", "es2024", "--module", "nodenext", "--types", "node"]
    compiler = [node, modules / "typescript/bin/tsc", *options, "--skipLibCheck"]
    return Checks(
        "TypeScript",
        lambda sample: f"{sample.operation}.ts",
        lambda folder, files: [Command([*compiler, *files], folder)],
        lambda folder, sample: Command([node, f"{sample.operation}.ts"], folder),
    )


def java() -> Checks:
    """Java: javac compiles them."""
    java, javac = machine_java()
    options = ["-encoding", "UTF-8", "--release", str(JAVA), "-d"]
    return Checks(
        "Java",
        lambda sample: f"{sample.class_name}.java",
        lambda folder, files: [Command([javac, *options, folder / "classes", *files], folder)],
        lambda folder, sample: Command([java, "-cp", folder / "classes", sample.class_name], folder),
        r'"return_code" *: *"0"|"code" *: *0\b',
        CHOSEN,
    )


def go() -> Checks:
    """Go: the compiler builds them."""
    compiler = [TOOLS / "go/bin/go", "build", "-o", "bin/", "./..."]
    return Checks(
        "Go",
        lambda sample: f"{sample.operation}/main.go",
        lambda folder, _: [Command(compiler, folder, go_environment())],
        lambda folder, sample: Command([folder / "bin" / sample.operation], folder),
        chosen=CHOSEN,
    )


def php() -> Checks:
    """PHP: its own parser reads them."""
    interpreter = machine_tool("php", ("-v",), "php-cli")
    return Checks(
        "PHP",
        lambda sample: f"{sample.operation}.php",
        lambda folder, files: [Command([interpreter, "-l", file], folder) for file in files],
        lambda folder, sample: Command([interpreter, f"{sample.operation}.php"], folder),
    )


CHECKS: dict[str, Callable[[], Checks]] = {
    Name.TYPESCRIPT: typescript,
    Name.JAVA: java,
    Name.GO: go,
    Name.PHP: php,
}
"""The checks by the name of the language that has the tools for them."""
