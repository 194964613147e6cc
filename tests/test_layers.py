"""The layers of the house: imports point one way, and none run in a circle.

specs <- generator; runtime <- generated <- overrides <- apps; tools use all of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.import_graph import Import, When, closing_circles, find_circle, find_imports, find_modules

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {
    "dingdan_runtime": "runtime",
    "waiqin365_api": "generated",
    "wshoto_api": "generated",
    "dingdan": "overrides",
    "dingdan_cli": "apps",
    "dingdan_proxy": "apps",
    "dingdan_mcp": "apps",
    "dingdan_sandbox": "apps",
    "dingdan_spark": "apps",
    "dingdan_sync": "apps",
    "generator": "generator",
    "tools": "tools",
}
MAY_IMPORT = {
    "runtime": set(),
    "generated": {"runtime"},
    "overrides": {"runtime", "generated"},
    "apps": {"runtime", "generated", "overrides"},
    "generator": set(),  # of what it generates, and of what stands on that, it needs nothing
    "tools": {"runtime", "generated", "overrides", "apps", "generator"},
}
APPS_MAY_IMPORT = {
    ("dingdan_cli", "dingdan_proxy"): "`dingdan proxy`",
    ("dingdan_cli", "dingdan_sandbox"): "`dingdan sandbox`; the server of `dingdan proxy`",
    ("dingdan_cli", "dingdan_mcp"): "`dingdan mcp`",
    ("dingdan_cli", "dingdan_sync"): "`dingdan sync`",
    ("dingdan_proxy", "dingdan_sandbox"): "the folder of the bundled specs",
    ("dingdan_spark", "dingdan_sync"): "the same feed: windows, passes, packages",
}
"""Apps that stand on another app, and their reasons."""
ROOMS_MAY_IMPORT = {
    "codec": set(),
    "transport": {"codec"},
    "auth": {"codec", "transport"},  # tokens are fetched by the pipeline's own parts
    "webhooks": {"codec"},
}
"""The rooms of `overrides/dingdan`. Modules beside the rooms may import all of them."""
LATE = {
    ("dingdan_runtime.record", "dingdan_runtime.as_dicts"): "to_dict: only programs that call it load it",
    ("dingdan._errors", "dingdan._reconcile"): "OutcomeUnknown.resolve: it calls the clients",
    ("dingdan._errors", "dingdan.transport._io"): "OutcomeUnknown.resolve: it runs the reads",
    ("dingdan._errors", "dingdan._client"): "types of the arguments of OutcomeUnknown.resolve",
}
"""Imports inside functions and under TYPE_CHECKING that would close a circle at module level, and their reasons."""


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    modules = find_modules([ROOT / folder for folder in ("runtime", "generated", "overrides", "apps")])
    for folder in ("generator", "tools"):
        modules |= find_modules([ROOT / folder], prefix=f"{folder}.")
    return find_imports(modules)


def upward(imports: list[Import]) -> list[str]:
    """The imports that point at a higher layer, or from one generated package to the other."""
    found = []
    for each in imports:
        ours, theirs = each.importer.partition(".")[0], each.imported.partition(".")[0]
        if (ours, theirs) in APPS_MAY_IMPORT:
            continue
        if ours != theirs and FOLDERS[theirs] not in MAY_IMPORT[FOLDERS[ours]]:
            found.append(str(each))
    return found


def across_rooms(imports: list[Import]) -> list[str]:
    """The imports between rooms of `dingdan` that no rule allows; those for type checkers alone are free."""
    found = []
    for each in imports:
        ours, theirs = (room(name) for name in each[:2])
        if not ours or not theirs or ours == theirs or each.when is When.TYPING:
            continue
        if theirs not in ROOMS_MAY_IMPORT[ours]:
            found.append(str(each))
    return found


def room(module: str) -> str:
    """The room that a module is in; empty for those that are in none."""
    package, _, rest = module.partition(".")
    name = rest.partition(".")[0]
    return name if package == "dingdan" and name in ROOMS_MAY_IMPORT else ""


def test_layers_import_downwards(imports: list[Import]) -> None:
    assert upward(imports) == []


def test_rooms_of_dingdan_import_one_way(imports: list[Import]) -> None:
    assert across_rooms(imports) == []
    assert {room(each.importer) for each in imports} == {"", *ROOMS_MAY_IMPORT}


def test_no_imports_run_in_a_circle(imports: list[Import]) -> None:
    assert find_circle(imports) == []


def test_late_imports_that_avoid_a_circle_are_listed(imports: list[Import]) -> None:
    assert {each[:2] for each in closing_circles(imports)} == LATE.keys()


def made_up(folder: Path, **sources: str) -> list[Import]:
    """The imports of a small tree; `__` in a name stands for a dot."""
    for name, source in sources.items():
        file = folder.joinpath(*name.split("__")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
        (file.parent / "__init__.py").touch()
    return find_imports(find_modules([folder]))


@pytest.mark.parametrize(
    ("source", "when"),
    [
        ("import dingdan_sandbox.b", When.LOADING),
        ("from dingdan_sandbox import b", When.LOADING),
        ("from dingdan_sandbox.b import name", When.LOADING),
        ("try:\n    import dingdan_sandbox.b\nexcept ImportError:\n    pass", When.LOADING),
        ("if not TYPE_CHECKING:\n    import dingdan_sandbox.b", When.LOADING),
        ("class C:\n    def f(self):\n        from dingdan_sandbox import b", When.CALLING),
        ("if typing.TYPE_CHECKING:\n    from dingdan_sandbox import b", When.TYPING),
    ],
)
def test_upward_import_is_found(tmp_path: Path, source: str, when: When) -> None:
    found = upward(made_up(tmp_path, dingdan__a=source, dingdan_sandbox__b="import dingdan.a"))
    assert f"dingdan.a imports dingdan_sandbox.b {when.value}" in found
    assert all(line.startswith("dingdan.a ") for line in found)


def test_import_of_the_other_generated_package_is_found(tmp_path: Path) -> None:
    assert upward(made_up(tmp_path, wshoto_api__a="import waiqin365_api.b", waiqin365_api__b="")) != []


@pytest.mark.parametrize("late", [False, True])
def test_import_of_a_forbidden_room_is_found(tmp_path: Path, late: bool) -> None:
    source = "def f():\n    import dingdan.transport.b" if late else "import dingdan.transport.b"
    imports = made_up(tmp_path, dingdan__codec__a=source, dingdan__transport__b="import dingdan._c", dingdan___c="")
    assert f"dingdan.codec.a imports dingdan.transport.b {imports[0].when.value}" in across_rooms(imports)
    assert all(line.startswith("dingdan.codec.a ") for line in across_rooms(imports))


@pytest.mark.parametrize(
    "step", ["from dingdan import a", "from . import a", "from .a import name", "import dingdan.a"]
)
def test_circle_is_found(tmp_path: Path, step: str) -> None:
    imports = made_up(tmp_path, dingdan__a="import dingdan.b", dingdan__b="import dingdan.c", dingdan__c=step)
    assert sorted({*find_circle(imports)}) == ["dingdan.a", "dingdan.b", "dingdan.c"]


def test_circle_through_a_package_is_found(tmp_path: Path) -> None:
    made_up(tmp_path, dingdan__room__a="")
    (tmp_path / "dingdan" / "room" / "__init__.py").write_text("import dingdan.b")
    imports = made_up(tmp_path, dingdan__b="import dingdan.room.a")
    assert sorted({*find_circle(imports)}) == ["dingdan.b", "dingdan.room"]


@pytest.mark.parametrize("late", ["def f():\n    import dingdan.a", "if TYPE_CHECKING:\n    import dingdan.a"])
def test_late_import_is_no_circle_and_is_counted(tmp_path: Path, late: str) -> None:
    imports = made_up(tmp_path, dingdan__a="import dingdan.b", dingdan__b=late)
    assert find_circle(imports) == []
    assert [each[:2] for each in closing_circles(imports)] == [("dingdan.b", "dingdan.a")]


@pytest.mark.parametrize("folder", ["runtime", "overrides", "generator", "tools"])
def test_modules_are_small(folder: str) -> None:
    lines = {
        str(file.relative_to(ROOT)): file.read_text(encoding="utf-8").count("\n")
        for file in (ROOT / folder).rglob("*.py")
        if not {"node_modules", ".venv"} & {*file.parts}
    }
    assert {name: count for name, count in lines.items() if count >= 350} == {}
