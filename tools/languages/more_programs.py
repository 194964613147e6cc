"""Languages that CI does not run: their tools are too heavy for it, or come from Debian only."""

from __future__ import annotations

import os
from pathlib import Path

from tools.languages.commands import Command
from tools.languages.errors import ToolMissingError
from tools.languages.steps import Step
from tools.languages.toolchain import (
    BUILD,
    EXAMPLES,
    PINS,
    PLAIN_30,
    VECTORS,
    Language,
    configs,
    generate,
    machine_java,
    machine_tool,
    pinned_tools,
)

KOTLIN = BUILD / "kotlin-tools"
"""The Kotlin kernel of Jupyter, which has the compiler; tools/languages/requirements-kotlin.txt pins it."""
PHP_PROBE = ("-r", "exit(PHP_VERSION_ID >= 80100 && (require 'GuzzleHttp/autoload.php') !== false ? 0 : 1);")
PHP_PACKAGES = "php-cli php-curl php-mbstring php-guzzlehttp-guzzle"
RUBY_PROBE = ("-e", "require 'typhoeus'; exit Gem::Version.new(RUBY_VERSION) >= Gem::Version.new('3.1')")
RUBY_PACKAGES = "ruby ruby-typhoeus"


def php() -> Language:
    """PHP: openapi-generator's `php` on the plain variant, with Debian's Guzzle."""
    source, build = EXAMPLES / "php", BUILD / "php"
    interpreter = machine_tool("php", PHP_PROBE, PHP_PACKAGES)
    pinned_tools()
    generated = build / "generated"
    step = Step("client", [*PLAIN_30.values(), PINS, *configs(source)], [generated], [generate(source)])
    return Language((step,), Command([interpreter, source / "main.php", VECTORS, generated], build))


def ruby() -> Language:
    """Ruby: openapi-generator's `ruby` on the plain variant, with Debian's Typhoeus."""
    source, build = EXAMPLES / "ruby", BUILD / "ruby"
    interpreter = machine_tool("ruby", RUBY_PROBE, RUBY_PACKAGES)
    pinned_tools()
    generated = build / "generated"
    step = Step("client", [*PLAIN_30.values(), PINS, *configs(source)], [generated], [generate(source)])
    paths = [f"-I{generated / platform / 'lib'}" for platform in PLAIN_30]
    return Language((step,), Command([interpreter, *paths, source / "main.rb", VECTORS], build))


def kotlin() -> Language:
    """Kotlin: models of openapi-generator's `kotlin` on the plain variant, with the compiler of a Jupyter kernel."""
    source, build = EXAMPLES / "kotlin", BUILD / "kotlin"
    java, _ = machine_java()
    pinned_tools()
    generated, classes = build / "generated", build / "classes"
    compiler = [_jar("kotlin-jupyter-kernel"), _jar("kotlin-stdlib"), _jar("kotlin-script-runtime")]
    libraries = [_jar("kotlin-stdlib"), _jar("kotlinx-serialization-core"), _jar("kotlinx-serialization-json")]
    written = sorted(source.glob("*.kt"))
    compile_ = [
        *[java, "-Xmx1g", "-cp", os.pathsep.join(map(str, compiler)), "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"],
        *["-no-stdlib", "-no-reflect", "-nowarn", "-cp", os.pathsep.join(map(str, libraries))],
        f"-Xplugin={source / 'plugin'}",  # the kernel's own list of plugins has one that cannot be loaded twice
        *["-d", classes, generated, *written],
    ]
    search = os.pathsep.join(map(str, [*libraries, classes]))
    return Language(
        (
            Step("client", [*PLAIN_30.values(), PINS, *configs(source)], [generated], [generate(source)]),
            Step("compile", [*written, source / "plugin"], [classes], [Command(compile_, build)]),
        ),
        Command([java, "-Dfile.encoding=UTF-8", "-cp", search, "dingdan.MainKt", VECTORS], build),
    )


def _jar(name: str) -> Path:
    """Return a jar of the Kotlin kernel: its compiler, or a library."""
    found = sorted((KOTLIN / "run_kotlin_kernel/jars").glob(f"{name}-*.jar"))
    if not found:
        raise ToolMissingError("the Kotlin compiler is missing from build/: run `make languages-more`")
    return found[0]
