"""Exit codes, and errors as one line on stderr."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from dingdan_cli.languages import text

if TYPE_CHECKING:
    import typer


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
        return ExitCode.NO_ANSWER
    return ExitCode.DESTINATION if isinstance(error, OSError) else ExitCode.INTERNAL


def run(command: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command; print its failure as one line. Return the exit code.

    `--debug` among the arguments prints the redacted traceback of a failure too.
    """
    import typer.main

    try:
        outcome = typer.main.get_command(command).main(list(arguments), prog_name="dingdan", standalone_mode=True)
    except SystemExit as finished:
        return finished.code if isinstance(finished.code, int) else int(ExitCode.INTERNAL)
    except KeyboardInterrupt:
        print(text("dingdan: interrupted", "dingdan：已中断"), file=sys.stderr)
        return ExitCode.INTERRUPTED
    except Exception as error:
        code = code_of(error)
        if "--debug" in arguments:
            _print_traceback(error)
        lines = str(error).strip().splitlines() or [type(error).__name__]
        print(
            f"dingdan: {lines[0] if code is not ExitCode.INTERNAL else f'{type(error).__name__}: {lines[0]}'}",
            file=sys.stderr,
        )
        if code is ExitCode.INTERNAL and "--debug" not in arguments:
            print(
                text(
                    "dingdan: a fault of dingdan itself; --debug shows where",
                    "dingdan：程序内部错误，加 --debug 查看位置",
                ),
                file=sys.stderr,
            )
        return code
    return outcome if isinstance(outcome, int) else ExitCode.OK


def _print_traceback(error: Exception) -> None:
    import traceback

    from dingdan._redaction import redact_text

    print(redact_text("".join(traceback.format_exception(error)), []), file=sys.stderr)
