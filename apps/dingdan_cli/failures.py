"""Exit codes, and errors as one line on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from dingdan_cli.languages import text

if TYPE_CHECKING:
    import typer


MOST_LISTED = 12
"""The largest number of names that an error lists."""


class ExitCode(IntEnum):
    """The exit codes of all commands. docs/cli.md lists them."""

    OK = 0
    INCOMPLETE = 1
    """The command ran, and not all is well: a check of `doctor` failed, some items of a batch were rejected."""
    USAGE = 2
    """An argument, a file, a profile or a body is wrong. Nothing was sent or written."""
    REFUSED = 3
    """The platform rejected the call."""
    NO_ANSWER = 4
    """No usable response came; nothing was changed."""
    UNKNOWN_OUTCOME = 5
    """A write was sent and no usable response came: it may have been applied."""
    DESTINATION = 6
    """The destination of a sync, or a file of results, cannot be opened, read or written."""
    INTERNAL = 70
    """A fault of the command line itself; `--debug` shows the traceback."""
    INTERRUPTED = 130
    """Ctrl-C."""


class CommandError(Exception):
    """A failure with one line for the user and an exit code."""

    def __init__(self, message: str, code: ExitCode = ExitCode.USAGE) -> None:
        super().__init__(message)
        self.code = code


def code_of(error: Exception) -> ExitCode:
    """Return the exit code for an error of a command."""
    if isinstance(error, CommandError):
        return error.code
    if isinstance(error, BrokenPipeError):
        return ExitCode.OK
    from dingdan import APIError, ConfigError, DingdanError, InvalidRequest, LifecycleError, OutcomeUnknown

    if isinstance(error, OutcomeUnknown):
        return ExitCode.UNKNOWN_OUTCOME
    if isinstance(error, (ConfigError, InvalidRequest, LifecycleError)):
        return ExitCode.USAGE
    if isinstance(error, APIError):
        return ExitCode.REFUSED
    if isinstance(error, DingdanError):
        return _code_of_sync(error) or ExitCode.NO_ANSWER
    return ExitCode.DESTINATION if isinstance(error, OSError) else ExitCode.INTERNAL


def _code_of_sync(error: Exception) -> ExitCode | None:
    """Return the exit code for an error of a sync; None if it is none."""
    errors = sys.modules.get("dingdan_sync.errors")
    if errors is None or not isinstance(error, errors.SyncError):
        return None
    if isinstance(error, errors.SourceError) and isinstance(error.__cause__, Exception):
        return code_of(error.__cause__)
    return ExitCode.USAGE if isinstance(error, errors.InvalidSyncError) else ExitCode.DESTINATION


def run(command: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command; print its failure as one line. Return the exit code.

    `--debug` among the arguments prints the redacted traceback of a failure too.
    """
    import typer.main

    try:
        outcome = typer.main.get_command(command).main(list(arguments), prog_name="dingdan", standalone_mode=False)
    except SystemExit as finished:
        if isinstance(finished.__context__, BrokenPipeError):  # typer makes exit code 1 of it
            _close_stdout()
            return ExitCode.OK
        return finished.code if isinstance(finished.code, int) else int(ExitCode.INTERNAL)
    except (KeyboardInterrupt, typer.Abort):
        outcome = int(ExitCode.INTERRUPTED)
    except Exception as error:
        if (usage := usage_line(error)) is not None:
            print(usage, file=sys.stderr)
            return ExitCode.USAGE
        return _report(error, debug="--debug" in arguments)
    if outcome == ExitCode.INTERRUPTED:  # typer makes it of a KeyboardInterrupt
        print(text("dingdan: interrupted", "dingdan: 已中断"), file=sys.stderr)
    return outcome if isinstance(outcome, int) else ExitCode.OK


def _report(error: Exception, *, debug: bool) -> ExitCode:
    """Print a failure, and return its exit code."""
    code = code_of(error)
    if code is ExitCode.OK:
        _close_stdout()
        return code
    if debug:
        _print_traceback(error)
    from dingdan_cli.translations import faults

    for line in faults(error):
        print(
            f"dingdan: {line if code is not ExitCode.INTERNAL else f'{type(error).__name__}: {line}'}", file=sys.stderr
        )
    if code is ExitCode.INTERNAL and not debug:
        print(
            text(
                "dingdan: a fault of dingdan itself; --debug shows where",
                "dingdan: 程序内部错误，加 --debug 查看位置",
            ),
            file=sys.stderr,
        )
    return code


def usage_line(error: Exception) -> str | None:
    """Return the line for a wrong option or argument; None for any other error.

    Typer has no public name for the errors of its parser, so they are recognized by their members.
    """
    wrong: Any = error
    if not (hasattr(error, "format_message") and hasattr(error, "ctx")):
        return None
    message = str(wrong.format_message())
    if type(error).__name__ == "NoArgsIsHelpError":
        return message
    name = str(getattr(error, "option_name", "") or "")
    if hasattr(error, "possibilities"):
        return f"dingdan: {no_such(text('option', '选项'), name, list(wrong.possibilities or ()))}"
    message = _value_fault(message.rstrip("."))
    if name:
        message = text(message, f"选项 {name} 缺少值")
    elif type(error).__name__ == "MissingParameter":
        hint = "/".join(getattr(getattr(error, "param", None), "opts", ()))
        message = text(message, f"缺少 {hint}")
    elif type(error).__name__ == "BadParameter":
        hint = "/".join(getattr(getattr(error, "param", None), "opts", ()))
        message = text(message, f"{hint} 的值无效：{_value_fault(str(wrong.message).rstrip('.'))}")
    elif (extra := message.removeprefix("Got unexpected extra argument(s) (")) != message:
        message = text(message, f"多余的参数：{extra.removesuffix(')')}")
    return f"dingdan: {message}"


VALUE_FAULTS = (
    (r"('.*') is not a valid int(?:eger)?(?: range)?$", r"\1 is not a whole number", r"\1 不是整数"),
    (r"('.*') is not a valid float(?: range)?$", r"\1 is not a number", r"\1 不是数字"),
    (r"(\S+) is not in the range (\S+)$", r"\1 is not in the range \2", r"\1 不在范围 \2 内"),
    (r"('.*') is not one of (.*)$", r"\1 is not one of \2", r"\1 不在可选值之中：\2"),
)
"""Messages of typer's about the value of an option, and what is said instead."""


def _value_fault(message: str) -> str:
    import re

    for pattern, en, zh in VALUE_FAULTS:
        message = re.sub(pattern, text(en, zh), message)
    return message


def no_such(kind: str, name: str, known: Sequence[str], listed: Sequence[str] = ()) -> str:
    """Return the message for an unknown name, with the nearest of the known names, or with all if they are few.

    Args:
        kind: The kind of the name in the language of the process, such as `option`.
        name: The unknown name.
        known: The names that exist.
        listed: The names as a list of all shows them; by default `known`.
    """
    import difflib

    # order_status alone is meant for orders.order_status, which resembles it less than orders.status does.
    nearest = [each for each in known if each.endswith(f".{name}")][:MOST_LISTED]
    nearest = nearest or difflib.get_close_matches(name, known, n=1)
    if nearest:
        said = text(", ", "、").join(nearest)
        return text(f"there is no {kind} {name}; did you mean {said}?", f"没有{kind} {name}，是否指 {said}？")
    few = text(", ", "、").join(listed or known) if 0 < len(listed or known) <= MOST_LISTED else ""
    return text(
        f"there is no {kind} {name}" + (f"; there are {few}" if few else "; --help lists them"),
        f"没有{kind} {name}" + (f"，可用：{few}" if few else "，请用 --help 查看"),
    )


def _close_stdout() -> None:
    """Send the rest of stdout nowhere: the reader of the pipe is gone, and Python would fail when it exits."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_traceback(error: Exception) -> None:
    import traceback

    from dingdan._redaction import redact_text

    print(redact_text("".join(traceback.format_exception(error)), []), file=sys.stderr)
