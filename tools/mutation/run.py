"""Mutation testing: changes the library in small ways and counts the changes that tests detect.

`make mutation` runs all groups, `make mutation GROUP=signing` runs one. mutmut works on a copy of the tree in
`build/mutation`. `docs/mutation.md` explains the figures and the surviving mutants.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
GOAL = 0.9
"""The required share of killed mutants in a group."""
CODE = ("runtime", "generated", "apps")
"""Folders that the mutated package needs for import."""
COPIED = (*CODE, "specs", "generator", "examples", "docs", "README.md", "README.zh-CN.md")
SKIPPED = shutil.ignore_patterns("__pycache__", "node_modules")
UNWRAPPED = ("property", "contextmanager", "asynccontextmanager")
"""Decorators whose functions mutmut does not mutate."""


@dataclass(frozen=True)
class Group:
    """Modules to mutate, and the test files and folders to run on their mutants."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = {
    "signing": Group(
        ("auth/_digest", "transport/_signed_request", "transport/_request_builder", "_secrets"),
        (
            "attempts",
            "clients",
            "digest_auth",
            "errors",
            "failing_helpers_of_users",
            "frames",
            "hidden_texts",
            "http_hooks",
            "http_logs",
            "lifecycle",
            "odd_options",
            "outcomes",
            "request_builder",
            "response_size",
            "retries",
            "secrets",
            "signed_requests",
            "signing",
            "writes_under_foreign_errors",
        ),
    ),
    "response_data": Group(
        ("codec/_envelope", "codec/_wire", "_hints", "codec/_decode"),
        (
            "answers",
            "codes_of_answers",
            "data_in_other_places",
            "dirty_data",
            "errors",
            "one_record",
            "paging",
            "reading",
            "references",
            "retries",
            "tokens",
            "tolerated_answers",
            "totals",
        ),
    ),
    "retry": Group(
        ("transport/_retry", "transport/_deadline", "transport/_call"),
        (
            "answers",
            "arguments",
            "attempts",
            "cancelled_calls",
            "data_in_other_places",
            "deadlines",
            "errors",
            "events",
            "failing_helpers_of_users",
            "frames",
            "half_made",
            "http_hooks",
            "http_logs",
            "interrupted",
            "lifecycle",
            "lookups",
            "odd_arguments",
            "odd_options",
            "outcomes",
            "paging",
            "repeated_pages",
            "response_size",
            "retries",
            "sent_writes",
            "signing",
            "silence",
            "visible_text",
            "writes_under_foreign_errors",
        ),
    ),
    "tokens": Group(
        (
            "auth/_access_token",
            "auth/_single_flight",
            "auth/token_stores/_memory",
            "auth/token_stores/_file",
            "auth/token_stores/_redis",
            "transport/_io",
        ),
        (
            "attempts",
            "deadlines",
            "errors",
            "events",
            "frames",
            "half_made",
            "http_hooks",
            "interrupted",
            "limits",
            "odd_options",
            "response_size",
            "single_flight",
            "time_budget",
            "token_safety",
            "token_stores",
            "tokens",
            "writes_under_foreign_errors",
        ),
    ),
}
LEFT_OUT = (
    "tests/dingdan/test_frames.py::test_config_error_shows_no_credential",
    "tests/dingdan/test_frames.py::test_digest_of_what_cannot_be_signed_shows_no_credential",
)
"""Excluded tests. They fail on every mutant, because mutmut's wrappers keep a call's arguments in their frames."""
PROFILE = """
from hypothesis import settings

settings.register_profile("mutation", deadline=None, derandomize=True, database=None, max_examples=25,
                          suppress_health_check=list(__import__("hypothesis").HealthCheck))
settings.load_profile("mutation")
"""
"""Code added to the tests' conftest.py: a hypothesis profile with the same examples in every process."""


def main() -> None:
    """Run the groups given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", help=f"some of {', '.join(GROUPS)}; all by default")
    parser.add_argument("--processes", type=int, default=6, help="mutants tested at the same time (tests wait)")
    parser.add_argument("--source", type=Path, default=ROOT, help="the tree to copy")
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "mutation", help="the folder for the copies")
    parser.add_argument("--again", action="store_true", help="test the surviving mutants of the last run again")
    parser.add_argument("--report", action="store_true", help="only print the results of the last run")
    options = parser.parse_args()
    names = options.groups or list(GROUPS)
    if unknown := set(names) - set(GROUPS):
        parser.error(f"no such group: {', '.join(sorted(unknown))}")
    shares = []
    for name in names:
        tree = options.scratch / name
        if not options.report:
            if options.again:
                forget_survivors(tree, GROUPS[name])
            else:
                copy_code(options.source, tree, GROUPS[name])
            copy_tests(options.source, tree, GROUPS[name])
            # For the tests that start Python: what they start imports the mutated package too.
            paths = [tree.absolute() / "mutants" / folder for folder in ("src", *CODE)]
            for path in paths:
                path.mkdir(parents=True, exist_ok=True)  # Python remembers which were not there when it started
            subprocess.run(  # noqa: S603
                [sys.executable, "-m", "mutmut", "run", "--max-children", str(options.processes)],
                cwd=tree,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))},
                check=True,
            )
        shares.append(report(name, tree))
    sys.exit(min(shares) < GOAL)


def copy_code(source: Path, tree: Path, group: Group) -> None:
    """Copy the code that `group` needs to `tree`, in mutmut's layout, with the package under `src`."""
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(source / "overrides", tree / "src", ignore=SKIPPED)
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, tree / name, ignore=SKIPPED)
        else:
            shutil.copy(source / name, tree / name)
    for module in group.modules:
        path = tree / "src" / "dingdan" / f"{module}.py"
        path.write_text(undecorated(path.read_text(encoding="utf-8")), encoding="utf-8")


def copy_tests(source: Path, tree: Path, group: Group) -> None:
    """Copy the tests to `tree` and write the configuration that selects those of `group`."""
    shutil.rmtree(tree / "tests", ignore_errors=True)
    shutil.copytree(source / "tests", tree / "tests", ignore=SKIPPED)
    with (tree / "tests" / "dingdan" / "conftest.py").open("a") as file:
        file.write(PROFILE)
    settings = {
        "source_paths": ["src/"],
        "only_mutate": [f"src/dingdan/{module}.py" for module in group.modules],
        "also_copy": list(COPIED),
        "pytest_add_cli_args": ["-p", "no:cacheprovider", "-o", f"pythonpath=src {' '.join(CODE)} ."]
        + [f"--deselect={test}" for test in LEFT_OUT],
        "pytest_add_cli_args_test_selection": list(map(path_of_test, group.tests)),
        "timeout_multiplier": 3.0,
        "timeout_constant": 5.0,
        "use_git_change_detection": False,
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    (tree / "pyproject.toml").write_text(
        "\n".join([(source / "pyproject.toml").read_text(encoding="utf-8"), "[tool.mutmut]", *lines, ""]),
        encoding="utf-8",
    )


def path_of_test(name: str) -> str:
    """Return the path of a test file or folder of `tests/dingdan`."""
    folder = f"tests/dingdan/{name}"
    return folder if (ROOT / folder).is_dir() else f"tests/dingdan/test_{name}.py"


def forget_survivors(tree: Path, group: Group) -> None:
    """Delete mutmut's records of the tests and of surviving mutants."""
    (tree / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)
    for module in group.modules:
        path = meta_of(tree, module)
        meta = json.loads(path.read_text(encoding="utf-8"))
        codes = meta["exit_code_by_key"]
        meta["exit_code_by_key"] = {key: code if is_killed(code) else None for key, code in codes.items()}
        path.write_text(json.dumps(meta), encoding="utf-8")


def meta_of(tree: Path, module: str) -> Path:
    """Return the file with mutmut's results for the mutants of a module."""
    return tree / "mutants" / "src" / "dingdan" / f"{module}.py.meta"


def status_of(code: int | None) -> str:
    """Return mutmut's status name for the exit code of a mutant's tests."""
    from mutmut.stats import status_by_exit_code  # only its own environment has mutmut

    status: str = status_by_exit_code[code]
    return status


def is_killed(code: int | None) -> bool:
    """True if the exit code of a mutant's tests means that they detected the mutant."""
    return status_of(code) in ("killed", "timeout")


def undecorated(code: str) -> str:
    """Replace `@decorator` by `name = decorator(name)` after the function, because mutmut skips decorated functions."""
    lines = code.splitlines()
    found = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for node in sorted(found, key=lambda node: node.lineno, reverse=True):
        match node.decorator_list:
            case [ast.Name(id=decorator) as wrapper] if decorator in UNWRAPPED:
                assert node.end_lineno is not None
                lines.insert(node.end_lineno, f"{' ' * node.col_offset}{node.name} = {decorator}({node.name})")
                lines[wrapper.lineno - 1] = ""
    return "\n".join(lines) + "\n"


def report(name: str, tree: Path) -> float:
    """Print the figures and survivors of a group; return the share of killed mutants (0 to 1)."""
    total: Counter[str] = Counter()
    alive: list[str] = []
    for module in GROUPS[name].modules:
        codes = json.loads(meta_of(tree, module).read_text(encoding="utf-8"))["exit_code_by_key"]
        alive += [mutant for mutant, code in codes.items() if not is_killed(code)]
        counts = Counter(map(status_of, codes.values()))
        total += counts
        print(f"{name:14} {module:16} {format_counts(counts)}", flush=True)
    share = (total["killed"] + total["timeout"]) / max(total.total(), 1)
    print(f"{name:14} {'all':16} {format_counts(total)}: {share:.1%} killed", flush=True)
    for mutant in alive:
        shown = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "mutmut", "show", mutant],
            cwd=tree,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        print(shown.stdout)
    return share


def format_counts(counts: Counter[str]) -> str:
    """Format counts by status as text."""
    return ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
