"""The import graph of a tree of sources, read with ast: nothing is imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from enum import Enum
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple


class When(Enum):
    """The time at which an import is made."""

    LOADING = "at module level"
    CALLING = "inside a function"
    TYPING = "under TYPE_CHECKING"


class Import(NamedTuple):
    """An import of one module of the tree by another."""

    importer: str
    imported: str
    when: When

    def __str__(self) -> str:
        return f"{self.importer} imports {self.imported} {self.when.value}"


def find_modules(folders: list[Path], *, prefix: str = "") -> dict[str, Path]:
    """Map the modules in folders of packages to their files."""
    modules: dict[str, Path] = {}
    for folder in folders:
        for file in folder.rglob("*.py"):
            parts = file.relative_to(folder).with_suffix("").parts
            modules[prefix + ".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return modules


def find_imports(modules: dict[str, Path]) -> list[Import]:
    """All imports between these modules. The packages that a module is in are imported with it."""
    found: dict[Import, None] = {}
    for importer, file in modules.items():
        is_package = file.name == "__init__.py"
        for name, when in _names(ast.parse(file.read_text(encoding="utf-8")), importer, is_package, When.LOADING):
            imported = name
            while imported and imported not in modules:  # the last part may be a name in a module
                imported = imported.rpartition(".")[0]
            while imported in modules and imported != importer and not importer.startswith(f"{imported}."):
                found[Import(importer, imported, when)] = None
                imported = imported.rpartition(".")[0]
    return list(found)


def _names(node: ast.AST, importer: str, is_package: bool, when: When) -> Iterator[tuple[str, When]]:
    """The dotted names that are imported in `node`."""
    if isinstance(node, ast.Import):
        yield from ((alias.name, when) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parts = importer.split(".") if is_package else importer.split(".")[:-1]
        above = parts[: len(parts) - node.level + 1] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        yield from ((f"{base}.{alias.name}", when) for alias in node.names)
    elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING") and when is When.LOADING:
        negated = isinstance(node.test, ast.UnaryOp)
        for branch, typed in ((node.body, not negated), (node.orelse, negated)):
            for statement in branch:
                yield from _names(statement, importer, is_package, When.TYPING if typed else when)
    else:
        late = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and when is When.LOADING
        for each in ast.iter_child_nodes(node):
            yield from _names(each, importer, is_package, When.CALLING if late else when)


def find_circle(imports: list[Import]) -> list[str]:
    """A circle of imports at module level; empty if there is none."""
    graph: dict[str, set[str]] = {}
    for each in imports:
        if each.when is When.LOADING:
            graph.setdefault(each.importer, set()).add(each.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]  # graphlib lists what is imported first
        return circle
    return []


def closing_circles(imports: list[Import]) -> list[Import]:
    """The imports in functions and under TYPE_CHECKING that would close a circle at module level."""
    return [
        each
        for each in imports
        if each.when is not When.LOADING and find_circle([*imports, each._replace(when=When.LOADING)])
    ]
