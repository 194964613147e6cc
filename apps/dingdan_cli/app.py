"""The root command. It imports a command only when that command runs, so that `--help` and completion are fast."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

import typer
import typer.main
from typer.core import TyperCommand, TyperGroup

from dingdan_cli.failures import CommandError, no_such
from dingdan_cli.languages import Language, text


class Entry(NamedTuple):
    """A command or a group, and where it is defined."""

    module: str
    """A module of `dingdan_cli` with a `typer.Typer` named `app`."""
    help: str
    """The line in the help of the group above."""
    group: bool = False


ENTRIES: dict[str, Entry] = {
    "waiqin365": Entry(
        "waiqin365", text("Calls of Waiqin365 (勤策 / 外勤365).", "勤策（外勤365）的接口。"), group=True
    ),
    "wshoto": Entry("wshoto", text("Calls of Wshoto (微盛·企微管家).", "微盛·企微管家的接口。"), group=True),
    "sync": Entry("sync", text("Bring orders into a database.", "将订单同步到数据库。"), group=True),
    "describe": Entry(
        "describe",
        text("Show the fields, codes and rules of a call; offline.", "查看接口的字段、编码和规则（无需联网）。"),
    ),
    "codes": Entry("codes", text("List documented codes; offline.", "查看文档中的编码（枚举）值（无需联网）。")),
    "login": Entry("login", text("Write credentials into a profile.", "把凭证写入配置（profile）。")),
    "doctor": Entry(
        "doctor",
        text("Find out why calls fail; changes nothing.", "查找调用失败的原因（不做任何修改）。"),
    ),
    "listen": Entry("listen", text("Receive pushes of Waiqin365 and forward them.", "接收勤策推送并转发。")),
    "proxy": Entry(
        "proxy", text("Serve both platforms at plain local paths, signed for you.", "本地代理：普通路径，自动签名。")
    ),
    "mcp": Entry("mcp", text("Serve orders to language models (MCP).", "通过 MCP 向大模型提供订单。")),
    "sandbox": Entry(
        "sandbox", text("Serve both platforms on this machine, without an account.", "在本机模拟两个平台，无需账号。")
    ),
}
"""The commands below the root, in the order of its help."""


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they run."""

    entries: Mapping[str, Entry] = ENTRIES

    def load(self, name: str) -> Any:
        """Import or make a command of `entries`."""
        return load(name, self.entries[name])

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - typer's signature
        """Return the names of the commands."""
        return list(self.entries)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - typer's signature
        """Return a stand-in with the name and the help of a command: enough for help and completion."""
        entry = self.entries.get(cmd_name)
        return None if entry is None else TyperCommand(cmd_name, help=entry.help)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command that the arguments name.

        Raises:
            CommandError: There is no such command.
        """
        name = args[0] if args else ""
        if name in self.entries:
            return name, self.load(name), args[1:]
        if ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if name.startswith("-"):
            known = [option for each in self.get_params(ctx) for option in each.opts]
            raise CommandError(no_such(text("option", "选项"), name, known))
        raise CommandError(no_such(text("command", "命令"), name, list(self.entries)))


def load(name: str, entry: Entry) -> Any:
    """Import a command or a group, and give it the name and the help of its entry."""
    app: typer.Typer = importlib.import_module(f"dingdan_cli.{entry.module}").app
    command = (typer.main.get_group if entry.group else typer.main.get_command)(app)
    command.name, command.help = name, command.help or entry.help
    return command


LangOption = Annotated[
    Language | None,
    typer.Option("--lang", help=text("Language; by default that of the locale.", "语言，默认取自系统区域设置。")),
]
"""The option of the language, which groups and commands accept."""
root = typer.Typer(cls=LazyGroup, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"dingdan {version('dingdan')}")
        raise typer.Exit


@root.callback(help=text("Orders of Waiqin365 and Wshoto.", "勤策（外勤365）与微盛订单接口的命令行工具。"))
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help=text("Print the version.", "显示版本号。")
        ),
    ] = False,
    lang: LangOption = None,
) -> None:
    del version, lang  # languages.py has read the language from the arguments
