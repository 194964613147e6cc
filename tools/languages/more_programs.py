"""Languages that CI does not run: their tools are too heavy for it, or come from Debian only."""

from __future__ import annotations

from tools.languages.commands import Command
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
    machine_tool,
    pinned_tools,
)

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
