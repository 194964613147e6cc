"""Completion by the shell: commands, options, codes with their labels."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.operations.conftest import environment


def complete(shell: str, line: str) -> list[str]:
    """Return the lines that the shell gets for a command line."""
    words = line.split() + ([""] if line.endswith(" ") else [])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "dingdan_cli"], capture_output=True, text=True, check=False,
        env={**os.environ, **environment("http://127.0.0.1:9"), "_DINGDAN_COMPLETE": f"complete_{shell}",
             "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_TYPER_COMPLETE_ARGS": line},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("dingdan waiqin365 o", ["orders"]),
        ("dingdan waiqin365 orders query --after", ["--after-create-date", "--after-modify-date"]),
        ("dingdan waiqin365 orders query --order-status conf", ["confirmed"]),
        ("dingdan waiqin365 orders query --order-status ", ["0", "1", "2", "3", "4"]),
        ("dingdan describe sale_orders.", ["sale_orders.get", "sale_orders.list"]),
        ("dingdan codes orders.order_s", ["orders.order_status"]),
    ],
)
def test_bash_is_given_words(line: str, found: list[str]) -> None:
    assert complete("bash", line) == found


def test_zsh_is_given_labels() -> None:
    shown = "".join(complete("zsh", "dingdan waiqin365 orders query --order-status "))
    assert '"3":"Closed"' in shown
