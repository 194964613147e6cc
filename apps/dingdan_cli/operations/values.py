"""Texts of options as values of arguments: codes by value or label, times, whole numbers, lists."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import language, text
from dingdan_cli.times import TIME_KINDS, current_time, to_send
from dingdan_runtime.reference import CodeReference, FieldReference

INTEGERS = frozenset({"integer", "long", "integer-code"})
"""The wire formats of whole numbers."""
STARTS = ("after_", "start_")
"""Beginnings of arguments that filter by a time and later. A time in the future finds nothing there."""
ENDS = ("end_", "before_")
"""Beginnings of arguments for the end of a window."""


def label_of(code: CodeReference) -> str:
    """Return the label of a code in the language of the process."""
    return code.label_zh if language() == "zh" else code.label


def kind_of(field: FieldReference) -> str:
    """Return the wire format of a field, or of the items of a list."""
    return field.items or field.kind


def convert(field: FieldReference, option: str, given: Any) -> Any:
    """Return the value of an argument for the text of an option.

    Args:
        field: The argument.
        option: The option, such as `--order-status`, for messages.
        given: The text; a list of texts for a list of values.

    Raises:
        CommandError: The text is no value of the argument.
    """
    if isinstance(given, list):
        return [convert(field, option, each) for each in given]
    try:
        return _convert(field, option, given)
    except CommandError as error:
        raise CommandError(f"{option}: {error}" if not str(error).startswith(option) else str(error)) from None


def _convert(field: FieldReference, option: str, given: str) -> Any:
    kind = kind_of(field)
    if field.codes is not None:
        value = code_value(field, option, given)
    elif kind in TIME_KINDS:
        return _time(field, option, given, kind)
    else:
        value = given
    if kind in INTEGERS and isinstance(value, str):
        if not value.lstrip("-").isascii() or not value.lstrip("-").isdigit():
            raise CommandError(text(f"{given!r} is no whole number", f"{given!r} 不是整数"))
        return int(value)
    return value


def code_value(field: FieldReference, option: str, given: str) -> str | int:
    """Return the value of a code that is given by value, label or name.

    An undocumented value is sent as it is, with a warning: the platforms add codes.

    Raises:
        CommandError: The text is neither a documented code nor looks like the value of one.
    """
    assert field.codes is not None
    wanted = given.strip().casefold()
    for code in field.codes.codes:
        if wanted == str(code.value).casefold():
            return code.value
    for code in field.codes.codes:
        names = {code.label.casefold(), code.label_zh.casefold(), code.name.casefold()}
        if wanted in names or wanted.replace("-", "_").replace(" ", "_") == code.name.casefold():
            return code.value
    values = [str(code.value) for code in field.codes.codes]
    if wanted.lstrip("-").isdigit() and all(value.lstrip("-").isdigit() for value in values):
        warn(
            f"{option}: {given} is no documented code, and is sent as it is; documented are {', '.join(values)}",
            f"{option}：{given} 不在文档的编码之中，将原样发送；文档中有 {'、'.join(values)}",
        )
        return given
    labels = [label_of(code) for code in field.codes.codes]
    listed = [f"{value} {label}" for value, label in zip(values, labels, strict=True)]
    raise CommandError(no_such(text("code", "编码"), given, [*values, *labels], listed))


def _time(field: FieldReference, option: str, given: str, kind: str) -> str | int:
    now = current_time()
    sent = to_send(given, kind, now, end=field.name.startswith(ENDS))
    if sent.moment.relative or sys.stderr.isatty():
        print(f"{option}: {sent.shown} (Asia/Shanghai)", file=sys.stderr)
    if field.name.startswith(STARTS) and sent.is_after(now):
        warn(
            f"{option}: {sent.shown} is in the future, so nothing can be found",
            f"{option}：{sent.shown} 是将来的时间，不会有结果",
        )
    return sent.value


def warn(en: str, zh: str) -> None:
    """Print a warning on stderr."""
    print(text(f"dingdan: warning: {en}", f"dingdan: 警告：{zh}"), file=sys.stderr)


def arguments(
    fields: Mapping[str, FieldReference], options: Mapping[str, str], given: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the arguments of a call for the options that the user gave.

    Args:
        fields: The fields, by the name of the parameter of the command.
        options: The options, such as `--order-status`, by the same names.
        given: The texts of all options, by the same names; None or an empty list if not given.

    Raises:
        CommandError: A text is no value of its argument.
    """
    return {
        field.name: convert(field, options[name], given[name])
        for name, field in fields.items()
        if given.get(name) not in (None, [])
    }
