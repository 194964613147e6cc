"""Every language is run and compared, whatever becomes of the others."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.languages.commands import Command
from tools.languages.errors import ToolMissingError
from tools.languages.programs import LANGUAGES, Name
from tools.languages.proving import prove
from tools.languages.steps import Step
from tools.languages.toolchain import ROOT, SPECS, VECTORS, Language
from tools.languages.vectors import choose, expected_of, write

EXPECTED = {"signing": {"empty-object": "70d1dac33b10b71da47b5673c6c1c35c"}}
LINE = json.dumps({"vectors": EXPECTED, "orders": 2})


def printing(script: str, *steps: Step) -> Callable[[], Language]:
    return lambda: Language(steps, Command([sys.executable, "-c", script], Path.cwd()))


def missing() -> Language:
    raise ToolMissingError("Cobol is missing: find one")


def test_one_that_fails_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    languages = {
        "first": printing(f"print({LINE!r})"),
        "cobol": missing,
        "broken": printing("import sys; sys.exit('no')"),
        "other": printing(f"print({LINE.replace('2}', '3}')!r})"),
        "same": printing(f"print({LINE!r})"),
    }
    line, failures = prove(languages, tmp_path, EXPECTED)
    assert line == LINE
    assert failures == {
        "cobol": ["Cobol is missing: find one"],
        "broken": [
            f"{Path(sys.executable).name} -c 'import sys; sys.exit('\"'\"'no'\"'\"')': exit code 1",
            "    no",
        ],
        "other": ["orders: 3, expected 2"],
    }
    told = capsys.readouterr().out
    assert f"{'same':<20}agrees\n" in told
    assert f"{'other':<20}agrees\n" not in told


def test_the_first_line_is_held_against_the_vectors(tmp_path: Path) -> None:
    wrong = LINE.replace("70d1dac33b", "80d1dac33b")
    _, failures = prove({"first": printing(f"print({wrong!r})")}, tmp_path, EXPECTED)
    (problem,) = failures["first"]
    assert problem.startswith('vectors.signing.empty-object: "80d1dac33b')


def test_steps_come_before_the_program_and_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = tmp_path / "line.json"
    write = Command([sys.executable, "-c", f"open({str(made)!r}, 'w').write({LINE!r})"], tmp_path)
    program = printing(f"print(open({str(made)!r}).read())", Step("client", [], [made], [write]))
    for outcome in (" s\n", "up to date\n"):
        assert prove({"first": program}, tmp_path, EXPECTED) == (LINE, {})
        client, run = capsys.readouterr().out.splitlines(keepends=True)
        assert client.startswith(f"{'first':<20}{'client':<12}")
        assert client.endswith(outcome)
        assert run.startswith(f"{'first':<20}{'run':<12}")


def test_python_prints_what_the_others_must(tmp_path: Path) -> None:
    vectors = choose(ROOT / "specs" / "vectors", SPECS)
    write(vectors, VECTORS)
    line, failures = prove({Name.PYTHON: LANGUAGES[Name.PYTHON]}, tmp_path, expected_of(vectors))
    assert failures == {}
    seen = json.loads(line)
    assert seen["orders"]["pages"] == [1000, 1000]
    assert len(seen["orders"]["last_id"]) == 19
    assert seen["added"]["order_amount"] == "118.50"
    assert line == json.dumps(seen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
