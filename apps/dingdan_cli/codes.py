"""`dingdan codes`: documented codes with their labels, from the reference."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from dingdan_cli.languages import text
from dingdan_cli.operations.option_texts import FORMAT_OPTION
from dingdan_cli.session import Session, with_session
from dingdan_runtime.reference import CodesReference, FieldReference, OperationReference

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def _complete(incomplete: str) -> list[tuple[str, str]]:
    from dingdan_cli.operations.catalog import all_operations

    found = {name: codes.description for name, _, codes in _fields(all_operations())}
    return [(name, described) for name, described in found.items() if name.startswith(incomplete)]


@app.command(
    help=text(
        "List documented codes: of one field (orders.order_status), or of all fields.",
        "列出文档中的编码（枚举）值：某个字段（orders.order_status）的，或全部字段的。",
    )
)
@with_session
def codes(
    session: Session,
    field: Annotated[
        str | None,
        typer.Argument(
            metavar="[RESOURCE.FIELD]",
            autocompletion=_complete,
            help=text("The field, such as orders.order_status.", "字段，例如 orders.order_status。"),
        ),
    ] = None,
    form: Annotated[Literal["table", "json"] | None, FORMAT_OPTION] = None,
) -> None:
    """List documented codes."""
    del session
    from dingdan_cli.failures import CommandError, no_such
    from dingdan_cli.operations.catalog import all_operations, plain
    from dingdan_cli.operations.shown import show

    found = list(_fields(all_operations()))
    if field is not None:
        wanted = plain(field)
        names = list(dict.fromkeys(name for name, _, _ in found))
        if wanted not in names:
            raise CommandError(no_such(text("field with codes", "带编码的字段"), field, names))
        found = [each for each in found if each[0] == wanted]
    show(
        form,
        [
            {"field": name, "used_in": used, "codes": each.name, "value": code.value, "label": code.label,
             "label_zh": code.label_zh}
            for name, used, each in found
            for code in each.codes
        ],
        {
            "field": text("field", "字段"),
            "used_in": text("used in", "用于"),
            "value": text("code", "编码"),
            "label": text("label", "英文名称"),
            "label_zh": text("Chinese label", "名称"),
        },
    )  # fmt: skip


def _fields(operations: Iterator[OperationReference]) -> Iterator[tuple[str, str, CodesReference]]:
    """Iterate over fields with codes: resource and field, `request` or `response`, and the codes, each once."""
    seen: dict[tuple[str, str], tuple[list[str], CodesReference]] = {}
    for operation in operations:
        for use, record in (("request", operation.request), ("response", operation.response)):
            for field, codes in _codes_in(record.fields if record else ()):
                name = f"{operation.resource}.{field.name}"
                uses, _ = seen.setdefault((name, codes.name), ([], codes))
                call = f"{use} {operation.method}"
                if call not in uses:
                    uses.append(call)
    for (name, _), (uses, codes) in seen.items():
        yield name, ", ".join(uses), codes


def _codes_in(fields: tuple[FieldReference, ...]) -> Iterator[tuple[FieldReference, CodesReference]]:
    for field in fields:
        if field.codes is not None:
            yield field, field.codes
        if field.members is not None:
            yield from _codes_in(field.members.fields)
