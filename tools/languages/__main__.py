"""The command line: `python -m tools.languages --help`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from generator.errors import SpecError
from tools.languages.programs import LANGUAGES, MORE, Name
from tools.languages.proving import prove
from tools.languages.samples import check_samples
from tools.languages.toolchain import BUILD, ROOT, SPECS, VECTORS
from tools.languages.vectors import choose, expected_of, write

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def languages(
    names: Annotated[list[Name] | None, typer.Argument(help="The languages; by default those that CI runs.")] = None,
) -> None:
    """Generate a client in each language from the specs, run a program with it, and compare the outputs.

    The code samples of the docs variants are compiled and run too.
    """
    # Python comes first and always: it is what the others are compared with.
    wanted = {Name.PYTHON, *(names or LANGUAGES)}
    chosen = {name: make for name, make in (LANGUAGES | MORE).items() if name in wanted}
    try:
        vectors = choose(ROOT / "specs" / "vectors", SPECS)
    except SpecError as error:
        print(error, file=sys.stderr)
        raise typer.Exit(1) from None
    write(vectors, VECTORS)
    line, failures = prove(chosen, BUILD, expected_of(vectors))
    for name in [name for name in chosen if name not in failures]:
        if problems := check_samples(name):
            failures[name] = ["code samples of the docs variant:", *problems]
    for name, problems in failures.items():
        print(f"{name}: " + "\n    ".join(problems), file=sys.stderr)
    if failures:
        raise typer.Exit(1)
    print(line)


if __name__ == "__main__":
    cli()
