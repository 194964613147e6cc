"""The options of the commands that read, and their execution."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingdan_cli.languages import text
from dingdan_runtime.reference import OperationReference

if TYPE_CHECKING:
    from dingdan_cli.operations.commands import Given
    from dingdan_cli.session import Session

FORMATS = ("table", "json", "jsonl", "csv", "parquet", "xlsx")


def parameters(operation: OperationReference) -> list[inspect.Parameter]:
    """Return the options of a command that reads, besides the arguments of the call and the common options."""
    found = [
        option(
            "form", str | None, None, "--format", metavar="|".join(FORMATS),
            autocompletion=lambda incomplete: [each for each in FORMATS if each.startswith(incomplete)],
            help=text(
                "Format; by default that of the extension of -o, else table on a terminal and jsonl in a pipe.",
                "输出格式；默认按 -o 的扩展名，否则终端为 table、管道为 jsonl。",
            ),
        ),
        option(
            "output", Path | None, None, "--output", "-o", metavar="FILE",
            help=text("Write a file, whole or not at all.", "写入文件；要么完整写入，要么保持原样。"),
        ),
        option(
            "fields", str | None, None, "--fields", metavar="a,b,c",
            help=text("Only these fields, in this order.", "只输出这些字段，并按此顺序。"),
        ),
        option(
            "jq", str | None, None, "--jq", metavar="EXPR",
            help=text(
                "Select from the list of records with JMESPath, such as [].order_no.",
                "用 JMESPath 从记录列表中选取，例如 [].order_no。",
            ),
        ),
    ]  # fmt: skip
    if operation.tables:
        found.append(
            option(
                "table", str | None, None, "--table", metavar="|".join(operation.tables),
                autocompletion=lambda incomplete: [each for each in operation.tables if each.startswith(incomplete)],
                help=text("Another table of the documents, one row for each line, custom field or problem.",
                          "输出单据的其他表：明细、自定义字段或问题，各占一行。"),
            )
        )  # fmt: skip
    if operation.many:
        found += [
            option(
                "limit", int | None, None, "--limit", min=1, metavar="NUMBER",
                help=text("Read this many records, from as many pages as needed.", "读取这么多条记录，自动翻页。"),
            ),
        ]  # fmt: skip
    if operation.paging is not None:
        found += [
            option(
                "everything", bool, False, "--all",
                help=text("Read all pages; without it, the first page.", "读取所有页；默认只读第一页。"),
            ),
            option(
                "page", int | None, None, "--page", min=operation.paging.start, metavar="NUMBER",
                help=text("Start at this page.", "从这一页开始。"),
            ),
        ]  # fmt: skip
        if operation.paging.size:
            found.append(
                option(
                    "page_size", int | None, None, "--page-size", min=1, metavar="NUMBER",
                    help=text(f"Records of a page; {operation.paging.default_size} by default.",
                              f"每页条数，默认 {operation.paging.default_size}。"),
                )
            )  # fmt: skip
    return found


def option(name: str, kind: Any, default: Any, *declarations: str, **options: Any) -> inspect.Parameter:
    """Return the parameter of a command for an option."""
    annotation = Annotated[kind, typer.Option(*declarations, **options)]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def run(
    session: Session,
    operation: OperationReference,
    given: Given,
    *,
    form: str | None,
    output: Path | None,
    fields: str | None,
    jq: str | None,
    table: str | None = None,
    limit: int | None = None,
    everything: bool = False,
    page: int | None = None,
    page_size: int | None = None,
) -> None:
    """Execute a read, and write its records.

    Raises:
        CommandError: An option is wrong. Nothing was sent.
        DingdanError: The call failed.
    """
    from dingdan_cli.operations.reading import Reading
    from dingdan_cli.outputs import Output

    to = Output(operation, form=form, path=output, fields=fields, jq=jq, table=table)
    arguments = given.arguments()
    if operation.paging is not None:
        if page is not None:
            arguments[operation.paging.page] = page
        if page_size is not None:
            arguments[operation.paging.size] = page_size
    Reading(operation, arguments, to, limit=limit, everything=everything).run(session)
