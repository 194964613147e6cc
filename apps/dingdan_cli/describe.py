"""`dingdan describe`: the fields, labels, codes, rules and quirks of a call, from the reference."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import typer

from dingdan_cli.languages import language, text
from dingdan_cli.operations.option_texts import FORMAT_OPTION
from dingdan_cli.session import Session, with_session
from dingdan_runtime.reference import CodesReference, FieldReference, ObjectReference, OperationReference

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _complete(incomplete: str) -> list[tuple[str, str]]:
    from dingdan_cli.operations.catalog import all_operations

    return [(each.call, each.label) for each in all_operations() if each.call.startswith(incomplete)]


@app.command(
    help=text(
        "Show the fields, codes, rules and quirks of a call; offline. Without a call, list all calls.",
        "查看接口的字段、编码、规则和文档疑点（无需联网）；不带参数时列出所有接口。",
    )
)
@with_session
def describe(
    session: Session,
    call: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[CALL]",
            autocompletion=_complete,
            help=text(
                "The call, such as orders.query or queryStdomOrder.", "接口，例如 orders.query 或 queryStdomOrder。"
            ),
        ),
    ] = None,
    form: Annotated[Literal["table", "json"] | None, FORMAT_OPTION] = None,
) -> None:
    """Describe a call."""
    del session
    from dingdan_cli.operations.catalog import all_operations, find_operation
    from dingdan_cli.operations.shown import show, show_json, wants_table

    if not call:
        show(
            form,
            [{"call": each.call, "platform": each.platform, "operation": each.id, "write": each.write,
              "summary": each.summary, "label": each.label} for each in all_operations()],
            {"platform": text("platform", "平台"), "call": text("call", "接口"), "operation": "operationId",
             text("summary", "label"): text("summary", "名称")},
        )  # fmt: skip
        return
    operation = find_operation(" ".join(call))
    if wants_table(form):
        _print(operation)
    else:
        show_json(as_json(operation))


def as_json(value: Any) -> Any:
    """Return a part of the reference as JSON: named tuples as objects, without empty members."""
    if isinstance(value, CodesReference):
        return [code._asdict() for code in value.codes]
    if hasattr(value, "_asdict"):
        members = {name: as_json(inner) for name, inner in value._asdict().items()}
        return {name: inner for name, inner in members.items() if inner not in (None, "", [])}
    return [as_json(item) for item in value] if isinstance(value, tuple) else value


def _print(operation: OperationReference) -> None:
    """Print a call for people."""
    from dingdan_cli.operations.option_texts import rule_line
    from dingdan_cli.outputs.terminal import render

    kind = text("write", "写入") if operation.write else text("read", "读取")
    lines = [f"{operation.platform} {operation.call}  {operation.id}  {kind}  {operation.http_method} {operation.path}"]
    lines.append(operation.label if language() == "zh" else f"{operation.summary} ({operation.label})")
    if language() == "en":
        lines.append(operation.description)
    if operation.paging is not None:
        paging = operation.paging
        size = f", {paging.size}" if paging.size else ""
        lines.append(
            text(
                f"Paged by {paging.page}{size}, from {paging.start}.",
                f"分页参数：{paging.page}{size}，从 {paging.start} 开始。",
            )
        )
    if operation.lookup:
        lines.append(
            text(
                f"After an unknown outcome, {operation.lookup} shows it.",
                f"结果未知时，用 {operation.lookup} 查询确认。",
            )
        )
    lines.append(operation.url)
    print("\n".join(lines))
    parts = (
        (text("Request: ", "请求："), operation.request, operation.array),
        (text("Response: ", "返回："), operation.response, operation.many),
    )
    for title, record, many in parts:
        if record is None:
            continue
        print(f"\n{title}{record.name}{text(' (a list)', '（数组）') if many else ''}")
        rows = [_row(field, depth) for field, depth in _flat(record)]
        sys.stdout.write(
            render(
                rows,
                [
                    text("field", "字段"),
                    text("label", "名称"),
                    text("format", "格式"),
                    text("meaning and codes", "编码"),
                ],
            )
        )
        for where, rule in _rules(record):
            print(rule_line(rule, lambda name, where=where: f"{where}{name}"))  # type: ignore[misc]
    quirks = [operation.quirk, *(_quirks(operation.request)), *(_quirks(operation.response))]
    if any(quirks):
        print(text("\nQuirks of the page:", "\n文档疑点（英文）："))
        for quirk in dict.fromkeys(quirk for quirk in quirks if quirk):
            print(f"- {quirk}")


def _flat(record: ObjectReference, depth: int = 0) -> Iterator[tuple[FieldReference, int]]:
    for field in record.fields:
        yield field, depth
        if field.members is not None:
            yield from _flat(field.members, depth + 1)


def _rules(record: ObjectReference, where: str = "") -> Iterator[tuple[str, tuple[tuple[str, ...], ...]]]:
    """Iterate over the rules of a request and of its nested objects, with the path of each object."""
    for rule in record.any_of:
        yield where, rule
    for field in record.fields:
        if field.members is not None:
            yield from _rules(field.members, f"{where}{field.name}{'[]' if field.kind == 'list' else ''}.")


def _row(field: FieldReference, depth: int) -> list[str]:
    from dingdan_cli.operations.option_texts import codes_line

    marks = text(" (required)", "（必填）") if field.required else ""
    codes = codes_line(field)
    meaning = codes if language() == "zh" else f"{field.description} {codes}".strip()
    return [f"{'  ' * depth}{field.name}{marks}", field.label, field.items or field.kind, meaning]


def _quirks(record: ObjectReference | None) -> list[str]:
    return [
        *([record.quirk] if record and record.quirk else []),
        *(f"{field.name}: {field.quirk}" for field, _ in (_flat(record) if record else ()) if field.quirk),
    ]
