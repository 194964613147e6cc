"""The generated pages: every field, code, rule and quirk is there, and the examples run."""

from __future__ import annotations

import html
import json
import shlex
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from dingdan_cli.app import root
from dingdan_cli.failures import run
from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, all_operations
from tools.docs_site.codes import write_codes
from tools.docs_site.examples import command_example, curl_example, literal, python_example
from tools.docs_site.languages import CHINESE, ENGLISH
from tools.docs_site.markup import cell, prose, table
from tools.docs_site.operations import write_operation
from tools.docs_site.platforms import PACKAGES
from tools.docs_site.tables import write_tables

OPERATIONS = list(all_operations(PACKAGES.values()))
EACH = pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.call)


def fields(described: ObjectReference | None) -> Iterator[FieldReference]:
    for field in described.fields if described is not None else ():
        yield field
        yield from fields(field.members)


@EACH
def test_a_page_has_every_field_code_rule_and_quirk(operation: OperationReference) -> None:
    english, chinese = (write_operation(operation, language) for language in (ENGLISH, CHINESE))
    for part in (operation.request, operation.response):
        for field in fields(part):
            for page in (english, chinese):
                assert f"| `{field.name}`" in page
                assert cell(field.label) in page
            assert prose(field.quirk) in english
            for each in field.codes.codes if field.codes is not None else ():
                assert f"`{each.value}` {prose(each.label)}" in english
                assert f"`{each.value}` {each.label_zh}" in chinese
        for rule in part.any_of if part is not None else ():
            assert all(f"`{name}`" in english for alternative in rule for name in alternative)
            assert "至少给出其一" in chinese
    assert operation.url in chinese
    assert operation.label in english


@EACH
@pytest.mark.usefixtures("credentials")
def test_the_python_example_runs(operation: OperationReference) -> None:
    example = python_example(operation, ENGLISH)
    exec(compile(example, operation.call, "exec"), {})
    assert python_example(operation, CHINESE).replace("逐页读取", "page after page") == example


@EACH
@pytest.mark.usefixtures("credentials")
def test_the_command_runs(operation: OperationReference, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    command, body = command_example(operation)
    Path("body.json").write_text(body, encoding="utf-8")
    assert run(root, shlex.split(command)[1:]) == 0


@EACH
def test_the_curl_example_is_the_one_that_check_docs_api_runs(operation: OperationReference) -> None:
    assert curl_example(operation) in html.unescape(write_operation(operation, ENGLISH).replace("\n    ", "\n"))


def test_values_are_written_as_python() -> None:
    value = [{"order_no": 'SO-"1"', "is_gift": True, "amount": 1, "note": None, "lines": [{"a": "湖畔" * 40}]}]
    assert eval(literal(value)) == value
    assert literal({"a": 1}) == '{"a": 1}'
    assert literal(["x" * 40, "y" * 40]) == f'[\n    "{"x" * 40}",\n    "{"y" * 40}",\n]'


@pytest.mark.parametrize("platform", PACKAGES)
def test_every_code_is_on_the_page_of_codes(platform: str) -> None:
    page = write_codes(platform, CHINESE)
    for operation in all_operations((PACKAGES[platform],)):
        for part in (operation.request, operation.response):
            for field in fields(part):
                for each in field.codes.codes if field.codes is not None else ():
                    assert f"| `{each.value}` | `{each.name}` | {prose(each.label)} | {each.label_zh} |" in page


@pytest.mark.parametrize("platform", PACKAGES)
def test_every_column_is_on_the_page_of_tables(platform: str) -> None:
    english, chinese = (write_tables(platform, language) for language in (ENGLISH, CHINESE))
    for document in import_module(f"{platform}_api.tables").DOCUMENTS:
        for each in document.tables:
            for page in (english, chinese):
                section = page.partition(f"## `{each.name}`\n")[2].partition("\n## ")[0]
                assert all(f"| `{column.name}` | {cell(column.label)} |" in section for column in each.columns)
                assert all(f"`{name}`" in section for name in each.key)


def test_markup_of_texts_is_escaped() -> None:
    assert table(("a",), [("b | c\nd",)]) == "| a |\n| --- |\n| b \\| c d |\n"
    assert prose("a_b *c* <d> `e_f`") == r"a\_b \*c\* &lt;d> `e_f`"
    assert json.loads(literal("\u2028")) == "\u2028"
