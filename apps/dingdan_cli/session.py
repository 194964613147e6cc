"""The common options of commands (profile, logs), and the clients that they open."""

from __future__ import annotations

import functools
import inspect
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec, get_type_hints

import typer

from dingdan_cli.failures import CommandError
from dingdan_cli.languages import Language, text

if TYPE_CHECKING:
    from dingdan import Waiqin365, Wshoto

P = ParamSpec("P")


@dataclass(frozen=True, kw_only=True)
class Session:
    """The common options of a command."""

    profile: str | None = None
    """The profile of the credentials; None for that of `DINGDAN_PROFILE`, the environment, `.env` or the default
    profile: see `credentials.find`."""
    verbose: int = 0
    """1 logs each request, 2 also its details, without secrets and personal data."""
    log_file: Path | None = None
    debug: bool = False
    """True prints the redacted traceback of a failure."""

    def start_logging(self) -> None:
        """Send the logs of `dingdan` to stderr and to the log file, as far as the options ask for it.

        Raises:
            CommandError: The log file cannot be written.
        """
        level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(self.verbose, 2)]
        handlers: list[logging.Handler] = [logging.StreamHandler()] if self.verbose else []
        if self.log_file is not None:
            try:
                handlers.append(logging.FileHandler(self.log_file, encoding="utf-8"))
            except OSError as error:
                raise CommandError(
                    text(
                        f"--log-file {self.log_file} cannot be written: {error.strerror}",
                        f"--log-file {self.log_file} 无法写入：{error.strerror}",
                    )
                ) from error
            level = min(level, logging.INFO)
        logger = logging.getLogger("dingdan")
        for handler in handlers:
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
            logger.addHandler(handler)
        if handlers:
            logger.setLevel(level)

    def client(self, platform: str, **options: Any) -> Waiqin365 | Wshoto:
        """Return a client of a platform, with the options of its constructor.

        Raises:
            ConfigError: A credential or the profile is missing or wrong.
        """
        return self.waiqin365(**options) if platform == "waiqin365" else self.wshoto(**options)

    def waiqin365(self, **options: Any) -> Waiqin365:
        """Return a client of Waiqin365 with the credentials of the profile, the environment or `.env`.

        Args:
            **options: Arguments of the constructor, instead of those of the profile.

        Raises:
            CommandError: There are no credentials.
            ConfigError: A credential or the profile is wrong.
        """
        from dingdan import Waiqin365
        from dingdan_cli.credentials import find

        return Waiqin365(**(find("waiqin365", self.profile).arguments.revealed() | options))

    def wshoto(self, **options: Any) -> Wshoto:
        """Return a client of Wshoto with the credentials of the profile, the environment or `.env`.

        Args:
            **options: Arguments of the constructor, instead of those of the profile.

        Raises:
            CommandError: There are no credentials.
            ConfigError: A credential or the profile is wrong.
        """
        from dingdan import Wshoto
        from dingdan_cli.credentials import find

        return Wshoto(**(find("wshoto", self.profile).arguments.revealed() | options))


def _complete_profile(incomplete: str) -> list[str]:
    from dingdan_cli.credentials import profile_names

    return [name for name in profile_names() if name.startswith(incomplete)]


_PROFILE = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        autocompletion=_complete_profile,
        help=text("Profile with the credentials.", "使用的凭证配置（profile）。"),
    ),
]
_LANG = Annotated[
    Language | None,
    typer.Option("--lang", help=text("Language; by default that of the locale.", "语言，默认取自系统区域设置。")),
]
_VERBOSE = Annotated[
    int,
    typer.Option(
        "--verbose",
        "-v",
        count=True,
        show_default=False,
        help=text("Log each request on stderr; -vv more.", "在 stderr 记录每个请求，-vv 更详细。"),
    ),
]
_LOG_FILE = Annotated[
    Path | None, typer.Option("--log-file", metavar="FILE", help=text("Append logs to a file.", "日志追加写入文件。"))
]
_DEBUG = Annotated[
    bool, typer.Option("--debug", help=text("Show the redacted traceback of a failure.", "出错时显示脱敏后的调用栈。"))
]
_COMMON = {
    "profile": (_PROFILE, None),
    "lang": (_LANG, None),
    "verbose": (_VERBOSE, 0),
    "log_file": (_LOG_FILE, None),
    "debug": (_DEBUG, False),
}


def with_session(command: Callable[Concatenate[Session, P], Any]) -> Callable[..., Any]:
    """Add the common options to a command. Its first argument becomes the `Session` with their values."""
    hints = get_type_hints(command, include_extras=True)
    own = [
        parameter.replace(annotation=hints[parameter.name])
        for parameter in list(inspect.signature(command).parameters.values())[1:]
    ]
    common = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in _COMMON.items()
    ]

    @functools.wraps(command)
    def wrapper(**given: Any) -> Any:
        options = {name: given.pop(name) for name in _COMMON}
        options.pop("lang")  # languages.py has read it from the arguments
        session = Session(**options)
        session.start_logging()
        run: Callable[..., Any] = command
        return run(session, **given)

    by_name = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    wrapper.__signature__ = inspect.Signature([*by_name, *common])  # type: ignore[attr-defined]
    wrapper.__annotations__ = {each.name: each.annotation for each in [*by_name, *common]}
    del wrapper.__wrapped__  # typer would read the hints of the command itself
    return wrapper
