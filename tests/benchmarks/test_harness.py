"""The harness counts and compares as it says. Nothing here looks at a clock."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import results
from benchmarks.__main__ import SCENARIOS, only_full
from benchmarks.case import Case, Target
from benchmarks.child import rounds_of
from benchmarks.tables import figure, seconds, verdict

ROOT = Path(__file__).resolve().parents[2]


def figures(median: float) -> dict[str, Any]:
    return results.summed_up({"seconds": [median], "peak_bytes": [median * 1e6]})


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_needs_no_peer_to_be_listed_and_holds_cases_that_it_has(scenario: str) -> None:
    module = importlib.import_module(f"benchmarks.scenarios.{scenario}")
    assert all(isinstance(case, Case) for case in module.CASES.values())
    named = {name for target in module.TARGETS for name in (target.case, target.against) if name}
    assert module.TARGETS
    assert named <= module.CASES.keys()
    # Where a round takes many seconds there are fewer; the table tells.
    assert scenario in ("export", "sync", "generation") or all(case.rounds >= 9 for case in module.CASES.values())


def test_rounds_give_each_figure_as_often_as_they_are_run() -> None:
    calls = []
    found = rounds_of(lambda: calls.append(1), 3, 5)
    assert len(calls) == 15
    assert {name: len(values) for name, values in found.items()} == {"seconds": 3, "cpu_seconds": 3}


def test_what_a_run_measured_itself_counts_instead() -> None:
    found = rounds_of(lambda: {"seconds": 2.0, "rows": 1000, "peak_bytes": 7.0}, 2, 1)
    assert found["seconds"] == [2.0, 2.0]
    assert found["rows_per_second"] == [500.0, 500.0]
    assert found["peak_bytes"] == [7.0, 7.0]


MEMORY = """
import json
from contextlib import contextmanager
from benchmarks.case import Case
from benchmarks.child import measure

@contextmanager
def prepare():
    passing = b"x" * 300_000_000  # what only preparing takes is not the case's
    del passing
    yield lambda: bytearray(b"x" * 50_000_000) and None

print(json.dumps(measure(Case(prepare), 2)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a peak begin anew")
def test_memory_is_what_the_run_takes_and_preparing_does_not() -> None:
    done = subprocess.run([sys.executable, "-c", MEMORY], cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert 40e6 < found["peak_bytes"][0] < 200e6
    assert found["process_peak_bytes"][0] == found["prepared_bytes"][0] + found["peak_bytes"][0]


def test_processes_add_up_to_medians() -> None:
    merged = results.merged([{"seconds": [3.0, 1.0]}, {"seconds": [2.0], "peak_bytes": [5.0]}])
    summed = results.summed_up(merged)
    assert summed["seconds"] == {"median": 2.0, "min": 1.0, "rounds": 3, "all": [3.0, 1.0, 2.0]}
    assert summed["peak_bytes"] == {"median": 5.0, "min": 5.0, "rounds": 1}


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        (Target("t", "a", "b", 1.5), 1.5, True),
        (Target("t", "a", "b", 1.49), 1.5, False),
        (Target("t", "a", "b", 1.5, kind="at least"), 1.5, True),
        (Target("t", "a", "b", 1.51, kind="at least"), 1.5, False),
        (Target("t", "a", "b", 0.5, by="difference"), 1.0, False),
        (Target("t", "a", None, 3.0), 3.0, True),
        (Target("t", "a", "b", 1.5, metric="peak_bytes"), 1.5, True),
        (Target("t", "a", "missing", 1.5), None, None),
        (Target("t", "a", "b", 1.5, metric="missing"), None, None),
    ],
)
def test_targets_compare_medians(target: Target, value: float | None, met: bool | None) -> None:
    (judged,) = results.judged([target], {"a": figures(3), "b": figures(2)})
    assert (judged["value"], judged["met"]) == (value, met)


def test_what_only_a_full_run_measures_stays_with_its_date() -> None:
    def prepare() -> Any:
        raise AssertionError("not run here")

    cases = {"quick": Case(prepare), "long": Case(prepare, full=True)}
    targets = [Target("t", "long", "quick", 10)]
    full = results.result({"quick": figures(1), "long": figures(9), "gone": figures(4)}, targets)
    full["measured"] = "2026-01-31"
    after = results.result({"quick": figures(2)}, targets, only_full(cases, full))
    assert after["earlier"] == {"long": "2026-01-31"}
    assert after["targets"][0]["value"] == 4.5
    again = results.result({"quick": figures(3)}, targets, only_full(cases, after))
    assert again["earlier"] == {"long": "2026-01-31"}
    assert again["cases"].keys() == {"quick", "long"}


def test_keeping_a_scenario_leaves_the_others(tmp_path: Path) -> None:
    file = tmp_path / "results" / "latest.json"
    results.keep("b", {"cases": 1}, file)
    results.keep("a", {"cases": 2}, file)
    results.keep("b", {"cases": 3}, file)
    assert results.read(file) == {"a": {"cases": 2}, "b": {"cases": 3}}


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("seconds", 12.345, "12.3 s"),
        ("seconds", 1234.5, "1,234 s"),
        ("seconds", 0.0125, "12.5 ms"),
        ("seconds", 0.000_31, "310 µs"),
        ("peak_bytes", 34_560_000, "34.6 MB"),
        ("rows_per_second", 12_345.6, "12,346"),
        ("ms_per_operation", 2.5, "2.5"),
    ],
)
def test_figures_are_shown_with_a_unit_that_suits_them(name: str, value: float, shown: str) -> None:
    assert figure(name, value) == shown


def test_seconds_do_not_round_into_the_next_unit() -> None:
    assert seconds(0.0409) == "40.9 ms"


def test_a_target_shows_what_was_measured_and_its_limit() -> None:
    made = results.judged([Target("t", "a", "b", 2), Target("t", "a", None, 4), Target("t", "c", "b", 2)], {
        "a": figures(3), "b": figures(2)
    })  # fmt: skip
    assert [verdict(each) for each in made] == [
        ("1.50x", "at most 2.00x", "yes"),
        ("3 s", "at most 4 s", "yes"),
        ("not run", "at most 2.00x", "-"),
    ]


def test_a_case_that_fails_is_told_and_fails_the_run(tmp_path: Path) -> None:
    script = (
        "import sys; from benchmarks import __main__ as main\n"
        "from benchmarks.scenarios import decode\n"
        "cases = main.run_cases('decode', {'no such case': next(iter(decode.CASES.values()))}, 1, quick=True)\n"
        "sys.exit(bool(cases))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "no such case failed" in done.stderr
