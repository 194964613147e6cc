"""The harness: what it reports, and its exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tools.conformance.__main__ import cli
from tools.conformance.cases import TASKS, read_cases
from tools.conformance.judging import Verdict, judge

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "specs" / "vectors"
SIGNER = [sys.executable, "-I", str(Path(__file__).with_name("signer.py"))]


def conformance(*arguments: str, command: list[str]) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--", *command])


def program(body: str) -> list[str]:
    """A program that has the cases as `cases`, and `say` to answer one."""
    start = "import json, os, sys, time\ncases = [json.loads(line) for line in sys.stdin]\n"
    say = "def say(case, **answer): print(json.dumps({'case': case['case'], **answer}), flush=True)\n"
    return [sys.executable, "-I", "-c", start + say + body]


def test_a_correct_implementation_of_some_tasks_ends_with_0() -> None:
    result = conformance(command=[*SIGNER, ""])
    assert result.exit_code == 0, result.output
    assert ": 25 passed, 0 failed, 159 unsupported\n" in result.output
    assert "    sign_path         5 passed\n" in result.output
    assert "    read_pages        23 unsupported\n" in result.output


def test_a_wrong_case_is_shown_and_ends_with_1() -> None:
    result = conformance("--task", "sign_path", command=[*SIGNER, "slash kept"])
    assert result.exit_code == 1
    assert "4 passed, 1 failed, 0 unsupported" in result.output
    assert (
        'failed  sign_path/escaped-segments: signed_path: "/api/stdorder/v1/queryStdomOrder/open/id/' in result.output
    )


def test_complete_counts_what_is_unsupported_as_failed() -> None:
    result = conformance("--complete", "--task", "sign", "--task", "renew_token", command=[*SIGNER, ""])
    assert result.exit_code == 1
    assert "15 passed, 8 failed, 0 unsupported" in result.output
    assert "failed  renew_token/whole-life: unsupported" in result.output


def test_json_has_a_line_for_each_case() -> None:
    result = conformance("--json", command=[*SIGNER, "trimmed body"])
    assert result.exit_code == 1
    lines = {line["case"]: line for line in map(json.loads, result.output.splitlines())}
    assert list(lines) == [case.name for case in read_cases(VECTORS)]
    assert lines["sign/emoji"] == {
        "implementation": lines["sign/emoji"]["implementation"],
        "case": "sign/emoji",
        "result": "passed",
    }
    assert lines["sign/line-end"]["problem"].startswith('digest: "')
    assert {line["result"] for line in lines.values()} == {"passed", "failed", "unsupported"}


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["./no-such-program"], "./no-such-program: No such file or directory"),
        ([str(VECTORS / "README.md")], "README.md: Permission denied"),
        (program("[say(case, unsupported=True) for case in cases]"), "nothing was checked, since no case was answered"),
        (program("sys.exit('no library')"), "the program ended with exit code 1: no library"),
        (program(""), "nothing was checked, since no case was answered"),
    ],
    ids=["missing", "no program", "all unsupported", "fails at once", "silent"],
)
def test_what_cannot_be_run_ends_with_2(command: list[str], message: str) -> None:
    result = conformance(command=command)
    assert result.exit_code == 2
    assert message in result.output


def test_cases_without_an_answer_are_told_in_one_line() -> None:
    result = conformance(command=program(""))
    assert [line for line in result.output.splitlines() if "no answer" in line] == [
        "    failed  no answer: sign/published-2015-datetime, sign/published-epoch-millis, sign/empty-object, "
        "sign/chinese, sign/escaped and 179 more"
    ]


def test_a_task_that_is_none_ends_with_2() -> None:
    result = conformance("--task", "singing", command=[*SIGNER, ""])
    assert result.exit_code == 2
    assert "'singing' is none of the tasks" in result.output


def test_vectors_that_are_not_there_end_with_2(tmp_path: Path) -> None:
    result = conformance("--vectors", str(tmp_path), command=[*SIGNER, ""])
    assert result.exit_code == 2
    assert "signing.json" in result.output


UNSUPPORTED = "[say(case, unsupported=True) for case in cases[1:]]\n"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[say(c, unsupported=True) for c in cases[2:]]; say(cases[0], output={}); os._exit(9)",
         "failed  no answer: the program ended with exit code 9: sign/published-epoch-millis\n"),
        (UNSUPPORTED + "say(cases[0], error='cannot')", "error: cannot"),
        (UNSUPPORTED + "say(cases[0], output=['a'])", 'output is not an object: ["a"]'),
        (UNSUPPORTED + "say(cases[0], unsupported=False)", "an answer has `output`, `unsupported: true` or `error`"),
        (UNSUPPORTED + "say(cases[0], output={}, unsupported=True)", "an answer has `output`"),
        (UNSUPPORTED + "say(cases[0], output={}); say(cases[0], output={})", "2 answers"),
        (UNSUPPORTED + "say(cases[0], output={'digest': None, 'more': 1})", "more: 1, expected null"),
        ("say(cases[0], output={}); print('Warning: old version'); " + UNSUPPORTED,
         "line 2 of the output is no JSON object with `case`: 'Warning: old version'"),
        ("say(cases[0], output={}); print('[' * 100_000); " + UNSUPPORTED, "line 2 of the output is no JSON object"),
        ("say(cases[0], output={}); say({'case': 'mine'}, output={}); " + UNSUPPORTED,
         "an answer to a case that was not asked: mine"),
    ],
)  # fmt: skip
def test_what_an_implementation_prints_wrongly_is_named(body: str, message: str) -> None:
    result = conformance(command=program(body))
    assert result.exit_code == 1
    assert message in result.output


def test_an_implementation_that_passes_but_ends_badly_has_failed() -> None:
    wrapped = f"import runpy, sys; sys.argv[1:] = ['']; runpy.run_path({SIGNER[-1]!r}); sys.exit(3)"
    result = conformance(command=[sys.executable, "-I", "-c", wrapped])
    assert result.exit_code == 1
    assert "25 passed, 0 failed" in result.output
    assert "the program ended with exit code 3" in result.output


def test_one_that_does_not_end_is_stopped_with_its_children(tmp_path: Path) -> None:
    """Its child holds the output open; only the end of both ends the wait."""
    note = tmp_path / "children"
    command = ["bash", "-c", f"sleep 1000 & echo $! $$ > {note}; wait"]
    for seconds in ("1", "10", "100"):  # until the machine was quick enough for the program to start its child
        result = conformance("--timeout", seconds, command=command)
        assert result.exit_code == 2
        assert f"the program was stopped after {seconds} seconds" in result.output
        if note.exists() and note.read_text().endswith("\n"):
            break
    for pid in note.read_text().split():
        status = Path(f"/proc/{pid}/stat")
        assert not status.exists() or status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


def answers(task: str, outputs: dict[str, object]) -> dict[str, tuple[Verdict, str]]:
    """The results of one task: outputs by the name of a vector, the others correct."""
    cases = read_cases(VECTORS, [task])
    assert {f"{task}/{name}" for name in outputs} <= {case.name for case in cases}
    lines = [json.dumps({"case": c.name, "output": outputs.get(c.name.partition("/")[2], c.expected)}) for c in cases]
    results, problems = judge(cases, "\n".join(lines))
    assert problems == []
    return {result.case.name.partition("/")[2]: (result.verdict, result.problem) for result in results}


def test_decimals_are_compared_as_numbers_and_times_as_moments() -> None:
    found = answers(
        "read_value",
        {
            "waiqin-decimal": {"value": {"decimal": "118.5"}},
            "wshoto-decimal-exponent": {"value": {"decimal": "1e7"}},
            "waiqin-date-time": {"value": {"moment": "2026-11-01T01:30:00Z"}},
        },
    )
    assert {verdict for verdict, _ in found.values()} == {Verdict.PASSED}


@pytest.mark.parametrize(
    ("vector", "value", "problem"),
    [
        ("waiqin-id-number", {"text": "7300000000000001024"}, "(rounded: the number was read as a double)"),
        ("waiqin-decimal", {"decimal": "118.49"}, 'value.decimal: "118.49", expected "118.50"'),
        ("waiqin-decimal", {"decimal": "much"}, 'value.decimal: "much"'),
        ("waiqin-decimal", {"decimal": "118.50", "text": "118.50"}, 'value.text: "118.50", expected null'),
        ("waiqin-decimal", None, "value: null"),
        ("waiqin-date-time", {"moment": "2026-11-01T09:30:00"}, "value.moment"),
        ("waiqin-date-time", {"moment": "2026-11-01T09:30:00Z"}, "value.moment"),
        ("waiqin-id-empty", {"text": ""}, "value: "),
    ],
)
def test_a_wrong_value_fails(vector: str, value: object, problem: str) -> None:
    verdict, found = answers("read_value", {vector: {"value": value}})[vector]
    assert verdict is Verdict.FAILED
    assert problem in found


def test_dingdan_passes_every_case_of_every_task() -> None:
    command = [sys.executable, "examples/conformance/dingdan_client.py"]
    result = conformance("--complete", command=command)
    assert result.exit_code == 0, result.output
    assert f": {len(read_cases(VECTORS))} passed, 0 failed, 0 unsupported\n" in result.output


def test_questions_do_not_have_the_answers() -> None:
    for case in read_cases(VECTORS):
        asked = json.loads(case.line)
        assert asked.keys() == {"case", "task", "input"}
        assert not asked["input"].keys() & {"digest", "signed_path", "expected", "as_double", "fetches"}
        assert "fetches" not in json.dumps(asked["input"].get("calls", []))


def test_every_vector_is_asked_once() -> None:
    cases = read_cases(VECTORS)
    groups = [
        group
        for file in VECTORS.glob("*.json")
        for group in json.loads(file.read_bytes()).values()
        if isinstance(group, list)
    ]
    assert len(cases) == sum(map(len, groups)) == len({case.name for case in cases})
    assert {case.task for case in cases} == set(TASKS)
