"""Completion in a real bash, and what zsh asks for. It was also tried by hand in both, in tmux."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("dingdan")
BASH = """
source <({script_variable}=source_bash {script})
complete -p dingdan >&2
COMP_WORDS=({words})
COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_dingdan_completion {script}
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with two profiles."""
    config = tmp_path / "dingdan" / "config.toml"
    config.parent.mkdir()
    config.touch(0o600)
    config.write_text("[profiles.shop1.waiqin365]\n[profiles.shop2.waiqin365]\n[profiles.other.wshoto]\n")
    path = os.pathsep.join(filter(None, sys.path))
    return os.environ | {"XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": path, "PYTHONUTF8": "1"}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("dingdan do", ["doctor"]),
        ("dingdan login w", ["waiqin365", "wshoto"]),
        ("dingdan doctor --profile sh", ["shop1", "shop2"]),
        ("dingdan waiqin365 s", ["sales-bills", "shipments", "sign"]),
        ("dingdan waiqin365 orders query --after-mod", ["--after-modify-date"]),
        ("dingdan waiqin365 sign --ch", ["--check"]),
        ("dingdan listen --for", ["--format", "--forward"]),
        ("dingdan sandbox --orde", ["--orders"]),
    ],
)
def test_bash(words: str, wanted: list[str], environment: dict[str, str]) -> None:
    script = BASH.format(script_variable="_DINGDAN_COMPLETE", script=SCRIPT, words=f"{words}")
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, text=True, env=environment, check=True)
    assert sorted(done.stdout.split()) == wanted
    assert done.stderr.strip() == "complete -o default -F _dingdan_completion dingdan"


def test_zsh(environment: dict[str, str]) -> None:
    def ask(**variables: str) -> str:
        done = subprocess.run([SCRIPT], capture_output=True, text=True, env=environment | variables, check=True)
        return done.stdout

    assert "compdef _dingdan_completion dingdan" in ask(_DINGDAN_COMPLETE="source_zsh")
    answer = ask(_DINGDAN_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="dingdan doctor --profile sh")
    assert '"shop1"' in answer
    assert '"shop2"' in answer
    assert "other" not in answer
