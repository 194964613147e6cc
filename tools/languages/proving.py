"""Runs the program of each language against its own sandbox and compares its output with the first language's."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from dingdan_sandbox import Running, Sandbox, running
from tools.languages.comparing import differences, wrong_vectors
from tools.languages.errors import LanguageError
from tools.languages.steps import take
from tools.languages.toolchain import Language

ORDERS = 2300
SEED = 7


def prove(
    languages: Mapping[str, Callable[[], Language]], build: Path, vectors: dict[str, dict[str, Any]]
) -> tuple[str, dict[str, list[str]]]:
    """Build, run and compare all languages; print the progress. If one fails, the others continue.

    Args:
        languages: The languages by name. The first is the reference for the others.
        build: The folder for build results, with one folder for each language.
        vectors: The expected results of the test vectors.

    Returns:
        The output line of the first language, and the failures by language.
    """
    failures: dict[str, list[str]] = {}
    expected = ""
    for name, language in languages.items():
        try:
            line = _line(name, language(), build / name / "stamps")
        except LanguageError as error:
            failures[name] = str(error).splitlines()
            continue
        first = not expected
        expected = expected or line
        if problems := differences(expected, line) or wrong_vectors(line, vectors):
            failures[name] = problems
        elif not first:
            print_progress(name, "agrees")
    return expected, failures


def _line(name: str, language: Language, stamps: Path) -> str:
    key = ""
    for step in language.steps:
        started = time.perf_counter()
        key, done = take(step, stamps, key)
        print_progress(name, step.title, f"{time.perf_counter() - started:.1f} s" if done else "up to date")
    with running(Sandbox(orders=ORDERS, seed=SEED)) as server:
        started = time.perf_counter()
        printed = language.program.run(settings(server))
        print_progress(name, "run", f"{time.perf_counter() - started:.1f} s")
    return printed.rstrip("\r\n")


def settings(server: Running) -> dict[str, str]:
    """Return the environment variables with the address and the credentials of a sandbox."""
    sandbox = server.sandbox
    return {
        "WAIQIN365_BASE_URL": server.url,
        "WAIQIN365_OPENID": sandbox.openid,
        "WAIQIN365_APPKEY": sandbox.appkey,
        "WSHOTO_BASE_URL": server.url,
        "WSHOTO_APPID": sandbox.appid,
        "WSHOTO_APP_SECRET": sandbox.app_secret,
    }


def print_progress(name: str, what: str, outcome: str = "") -> None:
    """Print a line of progress: the language, what was done, and its outcome."""
    print(f"{name:<20}{what:<12}{outcome}".rstrip(), flush=True)
