"""Every row of a page is a field, or is reported with its line: whatever tables hold, and in every form of pages."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.docs_diff.saved_pages import SPECS
from tools.docs_diff.blocks import Row
from tools.docs_diff.compare_operation import OperationComparison
from tools.docs_diff.markup import markup_blocks
from tools.docs_diff.operation import Operation, OperationReader
from tools.docs_diff.plain_text import text_blocks
from tools.docs_diff.schemas import Maker
from tools.docs_diff.spec_fields import Spec, read_spec
from tools.docs_diff.table_tree import FieldPath, Shape, place

Cells = tuple[str, str, str, str]
HEADINGS = ("参数", "类型", "必填", "说明")
BEFORE = "# 查询航班\n请求方式: POST\n请求地址: https://openapi.ferry.invalid/x\n"
NAMES = ("stops", "crew", "state", "fare", "stop_id")
"""Names of fields of the spec, and new ones."""
names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4).map(".".join)
cells = st.tuples(
    st.one_of(names, names, names, st.sampled_from(["", "邮箱", "string", "stops.", "stops[].fare", "stops[0]"])),
    st.sampled_from(["int", "VARCHAR(32)", "List", "object", "Stop[]", "单行文本", "", "否"]),
    st.sampled_from(["是", "否", ""]),
    st.sampled_from(["甲", "乙,丙", "", "0-否 1-是", "a|b"]),
)
indents = st.integers(0, 3)
tables = st.lists(st.tuples(indents, cells), min_size=1, max_size=8)


@pytest.fixture(scope="module")
def ferry() -> Spec:
    return read_spec(SPECS / "ferry")


def barred(table: list[tuple[int, Cells]]) -> str:
    rows = [
        f"|{' ' * (1 + indent)}" + " | ".join(each.replace("|", r"\|") for each in row) + " |" for indent, row in table
    ]
    return "\n".join([BEFORE + f"| {' | '.join(HEADINGS)} |", "|---|---|---|---|", *rows])


def spaced(table: list[tuple[int, Cells]]) -> str:
    rows = [" " * indent + " ".join(filter(None, row)) for indent, row in table]
    return "\n".join([BEFORE + " ".join(HEADINGS), *rows])


def markup(table: list[tuple[int, Cells]]) -> str:
    lines = ["<body><h1>查</h1><p>请求方式: POST</p><p>请求地址: https://openapi.ferry.invalid/x</p>", "<table>"]
    lines.append("<tr>" + "".join(f"<th>{each}</th>" for each in HEADINGS) + "</tr>")
    for indent, row in table:
        name, *rest = map(html.escape, row)
        lines.append(f"<tr><td>{'&nbsp;' * indent}{name}</td>" + "".join(f"<td>{each}</td>" for each in rest) + "</tr>")
    return "\n".join([*lines, "</table></body>"])


def read(text: str) -> Operation:
    reader = OperationReader()
    reader.read(markup_blocks(text) if text.startswith("<") else text_blocks(text))
    (operation,) = reader.operations
    return operation


def lines_of(operation: Operation) -> set[int]:
    """The lines of what was read, and of what was reported."""
    return {row.line for row in operation.rows("request")} | {each.line for each in operation.unread.get("request", [])}


@settings(max_examples=150, deadline=None)
@given(tables)
def test_every_row_between_bars_or_in_html_is_read_or_reported(table: list[tuple[int, Cells]]) -> None:
    assert lines_of(read(barred(table))) == set(range(6, 6 + len(table)))
    assert lines_of(read(markup(table))) == set(range(4, 4 + len(table)))


@settings(max_examples=150, deadline=None)
@given(tables)
def test_every_row_between_spaces_is_read_or_reported_or_goes_on_with_the_text_above(
    table: list[tuple[int, Cells]],
) -> None:
    text = spaced(table)
    operation = read(text)
    lines, texts = lines_of(operation), " ".join(row.text or "" for row in operation.rows("request"))
    for number, line in enumerate(text.splitlines()[4:], 5):
        assert not line.strip() or number in lines or " ".join(line.split()) in texts, line


rows = st.lists(
    st.builds(
        lambda indent, name, kind, under: Row(0, indent, name, kind, None, "甲", under),
        indents, names, st.sampled_from(["int", "VARCHAR(32)", "List", "object", None]),
        st.sampled_from([(), (), (), ("stops",), ("crew", "fare")]),
    ),
    max_size=9,
).map(lambda listed: [replace(row, line=line) for line, row in enumerate(listed, 10)])  # fmt: skip
examples = st.recursive(
    st.sampled_from([1, None, "x"]),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(st.sampled_from(NAMES), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(rows, examples)
def test_every_row_has_a_place_inside_one_that_has_a_place(listed: list[Row], example: object) -> None:
    placed = place(listed, Shape.of([example]), Shape())
    assert sorted(each.row.line for each in placed if not each.implied) == [row.line for row in listed]
    seen: set[FieldPath] = {()}
    for each in placed:
        assert each.path[:-1] in seen
        seen.add(each.path)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=rows, example=examples)
def test_every_row_is_drafted_as_a_field(ferry: Spec, listed: list[Row], example: object) -> None:
    shape = Shape.of([example])
    placed = place(listed, shape, Shape())
    maker = Maker(ferry, lambda name: f"#/{name}", nullable=False, received=False)
    name = maker.component("Pier", (), placed, [example])
    assert drafted_fields(maker.made, name) >= {each.path for each in placed}


def drafted_fields(made: dict[str, Any], name: str, path: FieldPath = ()) -> set[FieldPath]:
    found: set[FieldPath] = set()
    for key, schema in made[name]["properties"].items():
        found.add((*path, key))
        reference = schema.get("items", schema).get("$ref", "")
        inner = reference.rpartition("/")[2]
        if "properties" in made.get(inner, {}):
            found |= drafted_fields(made, inner, (*path, key))
    return found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=rows, example=examples, part=st.sampled_from(["request", "response", "data", "query", "other"]))
def test_every_row_is_a_field_of_the_spec_or_is_reported(
    ferry: Spec, listed: list[Row], example: object, part: str
) -> None:
    operation = read(barred([(0, ("pier", "int", "否", "甲"))]))
    (table,) = operation.tables.pop("request")
    operation.tables[part] = [replace(table, rows=tuple(listed))]
    call = next(each for each in ferry.calls if each.id == "queryCrossing")
    known = call.parts.get(part)
    paths = {each.row.line: each.path for each in place(listed, Shape(), known or Shape()) if not each.implied}
    found = list(OperationComparison(ferry, operation, call).differences())
    reported = {each.line for each in found}
    for row in listed:
        assert row.line in reported or (known and known.find(paths[row.line])) or row.name in call.query
    assert "is compared with nothing" not in "".join(each.message for each in found)
