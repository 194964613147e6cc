"""The public names, what importing them loads, and which package may import which."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import dingdan
import dingdan_runtime

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "dingdan_runtime": ROOT / "runtime",
    "waiqin365_api": ROOT / "generated",
    "wshoto_api": ROOT / "generated",
    "dingdan": ROOT / "overrides",
    "dingdan_sandbox": ROOT / "apps",
    "generator": ROOT,
}
MAY_IMPORT = {
    "dingdan_runtime": set(),
    "waiqin365_api": {"dingdan_runtime"},
    "wshoto_api": {"dingdan_runtime"},
    "dingdan": {"dingdan_runtime", "waiqin365_api", "wshoto_api"},
    "generator": set(),
}


def imports(package: str) -> set[str]:
    """The project's packages that any module of `package` imports, at its top or inside a function."""
    found = set()
    for module in (PACKAGES[package] / package).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return (found & PACKAGES.keys()) - {package}


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter has after `statement`."""
    script = f"import json, sys\n{statement}\nprint(json.dumps(list(sys.modules)))"
    run = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout))


@pytest.mark.parametrize("package", [dingdan, dingdan_runtime], ids=lambda package: package.__name__)
def test_all_lists_every_public_name_and_no_other(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert set(names) <= set(dir(package))
    for name in names:
        getattr(package, name)  # some are loaded when they are first asked for
    public = {
        name
        for name, value in vars(package).items()
        if (not name.startswith("_") or name == "__version__")
        and name != "annotations"
        and not isinstance(value, type(sys))
    }
    assert sorted(names) == sorted(public)


def test_every_public_name_says_what_it_is() -> None:
    without = [
        name
        for name in dingdan.__all__
        if isinstance(getattr(dingdan, name), type) and not (getattr(dingdan, name).__doc__ or "").strip()
    ]
    assert without == []


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_packages_import_one_way(package: str) -> None:
    assert imports(package) <= MAY_IMPORT[package]


def test_what_may_be_imported_is_what_is_needed() -> None:
    assert imports("dingdan") == {"dingdan_runtime", "waiqin365_api", "wshoto_api"}
    assert imports("waiqin365_api") == imports("wshoto_api") == {"dingdan_runtime"}


def test_import_of_dingdan_loads_no_endpoint() -> None:
    eager = {
        name
        for name in loaded_by("import dingdan")
        if name.startswith(("waiqin365_api.", "wshoto_api."))
        and name.split(".")[1] in ("records", "codes", "params", "openapi_client", "operations")
    }
    assert eager == set()


def test_making_clients_loads_no_endpoint_but_that_of_the_token() -> None:
    modules = loaded_by("import dingdan; dingdan.Waiqin365('a', 'b').close(); dingdan.Wshoto(access_token='a').close()")
    assert {name for name in modules if ".operations" in name or name.endswith("_api.records")} == set()


def test_first_use_of_a_resource_loads_its_endpoints_alone() -> None:
    modules = loaded_by("import dingdan\nwith dingdan.Waiqin365('a', 'b') as wq: wq.shipments")
    assert {name for name in modules if "_api.operations." in name} == {"waiqin365_api.operations.shipments"}
    assert "wshoto_api.records" not in modules


def test_runtime_loads_nothing_of_a_platform() -> None:
    assert {name.split(".")[0] for name in loaded_by("import dingdan_runtime")} & PACKAGES.keys() == {"dingdan_runtime"}
