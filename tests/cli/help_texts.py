"""Prints the help of every command as JSON (`all`), or the modules that one imports (`modules orders query --help`)."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from typing import Any


def commands(group: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Iterate over the words of all commands and groups below a group, and of itself."""
    yield words
    for name in group.list_commands(None):
        found = group.load(name) if hasattr(group, "load") else group.commands[name]
        if hasattr(found, "list_commands"):
            yield from commands(found, (*words, name))
        else:
            yield (*words, name)


def main(what: str, *arguments: str) -> None:
    """Print what is asked for."""
    from dingdan_cli.app import root
    from dingdan_cli.failures import run

    if what == "modules":
        with contextlib.redirect_stdout(io.StringIO()):
            code = run(root, arguments)
        print(json.dumps({"code": code, "modules": sorted(sys.modules)}))
        return
    import typer.main

    texts = {}
    for words in commands(typer.main.get_command(root)):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            run(root, [*words, "--help"])
        texts[" ".join(words)] = printed.getvalue()
    print(json.dumps(texts))


if __name__ == "__main__":
    main(*sys.argv[1:])
