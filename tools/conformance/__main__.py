"""The command line: `python -m tools.conformance --help`."""

from __future__ import annotations

import json
import shlex
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from tools.conformance.cases import TASKS, Case, read_cases
from tools.conformance.examples import EXAMPLES
from tools.conformance.judging import Result, Verdict, judge
from tools.conformance.running import NotStartedError, run

ROOT = Path(__file__).resolve().parents[2]
FAILED, NOT_RUN = 1, 2
"""Exit codes: a case failed; the implementation could not be run, or supports nothing of what was asked."""
SHOWN = 5
"""The number of cases without an answer that are shown by name."""
cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


def _task(text: str) -> str:
    if text not in TASKS:
        raise typer.BadParameter(f"{text!r} is none of the tasks: {', '.join(TASKS)}")
    return text


@cli.command()
def conformance(
    command: Annotated[
        list[str] | None, typer.Argument(help="The implementation and its arguments; the examples by default.")
    ] = None,
    tasks: Annotated[
        list[str] | None, typer.Option("--task", parser=_task, metavar="TASK", help="Only this task; repeatable.")
    ] = None,
    complete: Annotated[bool, typer.Option("--complete", help="An unsupported case counts as failed.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line of JSON for each case.")] = False,
    seconds: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds for one implementation.")] = 120,
    vectors: Annotated[Path, typer.Option(help="The folder of the vectors.")] = ROOT / "specs" / "vectors",
) -> None:
    """Drive implementations with specs/vectors. Exit codes: 0 all passed, 1 a case failed, 2 not run."""
    try:
        cases = read_cases(vectors, tasks or TASKS)
    except (OSError, ValueError, KeyError) as error:
        print(f"{vectors}: {error}", file=sys.stderr)
        raise typer.Exit(NOT_RUN) from None
    if command:
        raise typer.Exit(_check(shlex.join(command), command, cases, [], seconds, as_json=as_json, complete=complete))
    codes = []
    for name, example in EXAMPLES.items():
        required = [] if complete else example.tasks
        try:
            words = example.command()
        except FileNotFoundError as missing:
            print(f"{name}: not tried: {missing} is not installed", file=sys.stderr if as_json else sys.stdout)
            continue
        codes.append(_check(name, words, cases, required, seconds, as_json=as_json, complete=complete))
    raise typer.Exit(FAILED if FAILED in codes else max(codes, default=NOT_RUN))


def _check(
    name: str, command: Sequence[str], cases: list[Case], required: Sequence[str], seconds: float, *,
    as_json: bool, complete: bool,
) -> int:  # fmt: skip
    try:
        output = run(command, cases, ROOT, seconds)
    except NotStartedError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return NOT_RUN
    results, problems = judge(cases, output.printed, output.ended)
    results = [_required(result, complete=complete or result.case.task in required) for result in results]
    if output.ended:
        problems.append(output.ended)
    (_print_json if as_json else _print_text)(name, results)
    for problem in problems:
        print(f"{name}: {problem}", file=sys.stderr)
    counts = Counter(result.verdict for result in results)
    if not any(result.answered and result.verdict is not Verdict.UNSUPPORTED for result in results):
        print(f"{name}: nothing was checked, since no case was answered", file=sys.stderr)
        return NOT_RUN
    return FAILED if counts[Verdict.FAILED] or problems else 0


def _required(result: Result, *, complete: bool) -> Result:
    if complete and result.verdict is Verdict.UNSUPPORTED:
        return Result(result.case, Verdict.FAILED, "unsupported")
    return result


def _print_json(name: str, results: Sequence[Result]) -> None:
    for result in results:
        line = {"implementation": name, "case": result.case.name, "result": result.verdict.value}
        print(json.dumps(line | ({"problem": result.problem} if result.problem else {}), ensure_ascii=False))


def _print_text(name: str, results: Sequence[Result]) -> None:
    counts = Counter(result.verdict for result in results)
    print(f"{name}: " + ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict))
    for task in TASKS:
        of_task = Counter(result.verdict for result in results if result.case.task == task)
        if of_task:
            print(f"    {task:<18}" + ", ".join(f"{of_task[each]} {each}" for each in Verdict if of_task[each]))
    for result in results:
        if result.verdict is Verdict.FAILED and result.answered:
            print(f"    failed  {result.case.name}: {result.problem}")
    if unanswered := [result for result in results if not result.answered]:
        names = ", ".join(result.case.name for result in unanswered[:SHOWN])
        more = f" and {len(unanswered) - SHOWN} more" if len(unanswered) > SHOWN else ""
        print(f"    failed  {unanswered[0].problem}: {names}{more}")


if __name__ == "__main__":
    cli()
