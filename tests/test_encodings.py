"""No file and no pipe is read or written in the encoding of the locale, which is GBK on Chinese Windows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS = ("runtime", "generated", "overrides", "apps", "generator", "tools", "benchmarks", "examples", "tests")
PIPES = ("text", "universal_newlines")
NAMES = re.compile("read_text|write_text|text=True|universal_newlines")


def test_each_file_is_opened_with_its_encoding() -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--preview", "--select", "PLW1514"]
    done = subprocess.run(
        [*ruff, "--output-format", "concise", "--exclude", ".venv,node_modules", *OURS],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "All checks passed!\n")


def of_the_locale(path: Path) -> Iterator[int]:
    """The lines where text is read or written without an encoding. Ruff misses paths whose type it cannot tell."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        given = {each.arg: each.value for each in node.keywords}
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        pipe = any(isinstance(each := given.get(key), ast.Constant) and each.value is True for key in PIPES)
        text = (name == "read_text" and not node.args) or (name == "write_text" and len(node.args) < 2)
        if (pipe or text) and "encoding" not in given and None not in given:
            yield node.lineno


def test_each_text_of_a_path_or_pipe_has_an_encoding() -> None:
    files = [path for folder in OURS if folder != "tests" for path in (ROOT / folder).rglob("*.py")]
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in files
        if not {"node_modules", "openapi_client"} & {*path.parts} and NAMES.search(path.read_text(encoding="utf-8"))
        for line in of_the_locale(path)
    ]
    assert found == []
