"""Comparison of the answers of an implementation with the vectors."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from tools.conformance.cases import Case
from tools.languages.comparing import unlike


class Verdict(StrEnum):
    """The result of a case."""

    PASSED = "passed"
    FAILED = "failed"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Result:
    """The verdict on a case, what was wrong, and whether there was an answer."""

    case: Case
    verdict: Verdict
    problem: str = ""
    answered: bool = True


def judge(cases: Sequence[Case], printed: str, ended: str = "") -> tuple[list[Result], list[str]]:
    """Compare what an implementation printed with the expected outputs.

    Args:
        cases: The cases that it was asked.
        printed: Its standard output.
        ended: How the program ended, if not as it should; it explains missing answers.

    Returns:
        A result for each case, in order, and problems of lines that belong to no case.
    """
    answers, problems = _answers(printed)
    known = {case.name for case in cases}
    problems += [f"an answer to a case that was not asked: {name}" for name in answers if name not in known]
    return [_result(case, answers.get(case.name, []), ended) for case in cases], problems


def _answers(printed: str) -> tuple[dict[str, list[dict[str, Any]]], list[str]]:
    answers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    problems = []
    for number, line in enumerate(printed.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            answer = json.loads(line)
        except (ValueError, RecursionError):
            answer = None
        if isinstance(answer, dict) and isinstance(answer.get("case"), str):
            answers[answer["case"]].append(answer)
        else:
            problems.append(f"line {number} of the output is no JSON object with `case`: {line[:200]!r}")
    return answers, problems


def _result(case: Case, answers: Sequence[Mapping[str, Any]], ended: str) -> Result:
    if not answers:
        return Result(case, Verdict.FAILED, "no answer" + (f": {ended}" if ended else ""), answered=False)
    if len(answers) > 1:
        return Result(case, Verdict.FAILED, f"{len(answers)} answers")
    (answer,) = answers
    if answer.keys() == {"case", "unsupported"} and answer["unsupported"] is True:
        return Result(case, Verdict.UNSUPPORTED)
    if answer.keys() == {"case", "error"}:
        return Result(case, Verdict.FAILED, f"error: {answer['error']}")
    if answer.keys() != {"case", "output"}:
        shown = json.dumps(answer, ensure_ascii=False)[:200]
        return Result(case, Verdict.FAILED, f"an answer has `output`, `unsupported: true` or `error`: {shown}")
    problem = _difference(case, answer["output"])
    return Result(case, Verdict.FAILED if problem else Verdict.PASSED, problem)


def _difference(case: Case, output: Any) -> str:
    if not isinstance(output, dict):
        return f"output is not an object: {json.dumps(output, ensure_ascii=False)[:200]}"
    if case.task == "read_value" and _same_value(case.expected["value"], output.get("value")):
        output = output | case.expected
    problem = "; ".join(unlike("", case.expected, output))
    if problem and case.rounded is not None and _same_value(_with(case, case.rounded), output.get("value")):
        problem += " (rounded: the number was read as a double)"
    return problem


def _with(case: Case, text: str) -> dict[str, Any]:
    """Return the expected value of a case with another text."""
    return dict.fromkeys(case.expected["value"], text)


def _same_value(expected: Any, found: Any) -> bool:
    """True if both are the same decimal, or the same moment; those may be written in several ways."""
    match expected, found:
        case {"decimal": str(one)}, {"decimal": str(other), **more} if not more:
            try:
                return Decimal(one) == Decimal(other)
            except InvalidOperation:
                return False
        case {"moment": str(one)}, {"moment": str(other), **more} if not more:
            try:
                moment = datetime.fromisoformat(other)
            except ValueError:
                return False
            return moment.tzinfo is not None and moment == datetime.fromisoformat(one)
    return bool(expected == found)
