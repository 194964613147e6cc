"""The help of options and commands that are made from the reference, in both languages."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import typer

from dingdan_cli.languages import language, text
from dingdan_cli.operations.catalog import kebab
from dingdan_cli.operations.values import kind_of, label_of
from dingdan_runtime.reference import FieldReference, OperationReference

METAVARS = {
    **dict.fromkeys(["date", "waiqin-date"], "DAY"),
    **dict.fromkeys(["waiqin-date-time", "waiqin-date-or-time", "epoch-seconds"], "TIME"),
    **dict.fromkeys(["waiqin-id", "long"], "ID"),
    **dict.fromkeys(["decimal", "number"], "AMOUNT"),
    **dict.fromkeys(["code", "integer-code"], "CODE"),
    "integer": "NUMBER",
}
"""The placeholder of a value by wire format; `TEXT` for all others. It is ASCII in Chinese too: typer counts a Chinese
character as one column, so that the columns of the help would not stand below each other."""
OPTION_COLUMNS = 34
"""The columns of a help before the texts."""
WIDEST_HELP = 120
AS_IT_IS = "\b\n"
"""The beginning of a paragraph of help that typer does not wrap, such as one with an address to copy."""
TIMES = "Times are of Asia/Shanghai: 2026-11-01, '2026-11-01 09:30', yesterday, -7d, '2h ago'."
TIMES_ZH = "时间按 Asia/Shanghai：2026-11-01、'2026-11-01 09:30'、昨天、-7d、2小时前。"
FORMATS_ZH = {
    "epoch-seconds": "以秒级时间戳发送",
    "comma-separated": "多个值用逗号分隔",
    "waiqin-id": "数字编号",
    "long": "数字编号",
    "decimal": "小数",
    "number": "小数",
    "integer": "整数",
}


def metavar(field: FieldReference) -> str:
    """Return the placeholder of an option's value."""
    return METAVARS.get(kind_of(field), "TEXT")


def codes_line(field: FieldReference) -> str:
    """Return the codes of a field in one line; empty if it has none."""
    if field.codes is None:
        return ""
    if language() == "zh":
        return f"编码：{'、'.join(f'{code.value} {code.label_zh}' for code in field.codes.codes)}。"
    return f"Codes: {', '.join(f'{code.value} {code.label}' for code in field.codes.codes)}."


def option_help(field: FieldReference) -> str:
    """Return the help of an option: meaning, label and codes."""
    if language() == "zh":
        form = FORMATS_ZH.get(kind_of(field), "")
        many = "可重复给出" if field.items else ""
        said = "，".join(part for part in (field.label or field.name, form, many) if part)
        return f"{said}。{codes_line(field)}"
    label = f" ({field.label})" if field.label else ""
    described = field.description.rstrip(".") + f"{label}."
    many = " Can be given several times." if field.items else ""
    return f"{described}{many} {codes_line(field)}".strip()


def command_help(operation: OperationReference) -> str:
    """Return the help of a command: summary, description, rules, quirk and page."""
    rules = [rule_line(rule) for rule in (operation.request.any_of if operation.request else ())]
    if language() == "zh":
        first = f"{operation.label}（{operation.id}）。"
        nested = _nested(operation)
        more = [f"{'、'.join(nested)} 请用 --body 给出，或写在 --csv 的列中。"] if nested else []
        more += [f"{AS_IT_IS}{TIMES_ZH}"] if _has_times(operation) else []
        return "\n\n".join(
            [first, *(f"{AS_IT_IS}{rule}" for rule in rules), *more, f"{AS_IT_IS}平台文档：{operation.url}"]
        )
    first = f"{operation.summary} ({operation.label}, {operation.id})."
    nested = _nested(operation)
    more = [f"Give {', '.join(nested)} with --body, or as columns of --csv."] if nested else []
    more += [TIMES] if _has_times(operation) else []
    note = [f"Note: {operation.quirk}"] if operation.quirk else []
    return "\n\n".join([first, operation.description, *rules, *more, *note, f"{AS_IT_IS}Page: {operation.url}"])


def chinese_width() -> int:
    """Return the width of a Chinese help for typer, which counts each character as one column of the terminal."""
    columns = min(shutil.get_terminal_size().columns, WIDEST_HELP)
    return OPTION_COLUMNS + (columns - OPTION_COLUMNS) // 2


def _has_times(operation: OperationReference) -> bool:
    """True if an option of the command is a day or a time."""
    return any(metavar(field) in ("DAY", "TIME") for field in (operation.request.fields if operation.request else ()))


def _nested(operation: OperationReference) -> list[str]:
    fields = operation.request.fields if operation.request else ()
    return [field.name for field in fields if field.members is not None or field.kind == "map"]


def rule_line(rule: tuple[tuple[str, ...], ...], spell: Callable[[str], str] = lambda name: f"--{kebab(name)}") -> str:
    """Return a rule of alternatives in one sentence."""
    names = [" + ".join(spell(name) for name in alternative) for alternative in rule]
    return text(f"At least one of {', '.join(names)}.", f"至少给出其一：{'、'.join(names)}。")


def completions(field: FieldReference) -> Callable[[str], list[tuple[str, str]]] | None:
    """Return the function that completes the codes of a field, with their labels; None if it has no codes."""
    if field.codes is None:
        return None
    codes = field.codes.codes

    def complete(incomplete: str) -> list[tuple[str, str]]:
        values = [(str(code.value), label_of(code)) for code in codes if str(code.value).startswith(incomplete)]
        names = [(kebab(code.name.lower()), f"{code.value} {label_of(code)}") for code in codes]
        return values or [found for found in names if found[0].startswith(incomplete.lower())]

    return complete


FORMAT_OPTION = typer.Option(
    "--format",
    help=text("Format; by default table on a terminal, else json.", "输出格式；默认终端为 table，否则为 json。"),
)
"""The option of commands that print facts."""
