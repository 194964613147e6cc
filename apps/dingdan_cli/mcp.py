"""`dingdan mcp`: serves orders to language models over the Model Context Protocol."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingdan_cli.failures import CommandError
from dingdan_cli.hosts import HostOption, is_every, is_public
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session

if TYPE_CHECKING:
    import socket

KEY_VARIABLE = "DINGDAN_MCP_KEY"
SHORTEST_KEY = 16
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help=text(
        "Serve orders to language models (MCP): over stdio, or with --http over streamable HTTP. It only reads, unless "
        "--allow-writes names calls; personal fields are left out.",
        "向大模型提供订单（MCP）：默认使用 stdio，--http 使用 streamable HTTP。"
        "默认只读，除非用 --allow-writes 指定接口；不返回个人信息字段。",
    )
)
@with_session
def mcp(
    session: Session,
    http: Annotated[
        int | None,
        typer.Option(
            "--http",
            metavar="PORT",
            min=0,
            max=65535,
            help=text("Serve HTTP on this port; 0 picks a free one.", "使用 HTTP，在此端口监听，0 为自动选择。"),
        ),
    ] = None,
    host: HostOption = "127.0.0.1",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help=text(
                "A name by which clients may reach --host; others are refused.",
                "客户端访问 --host 时可用的主机名，其他一律拒绝。",
            ),
        ),
    ] = None,
    allow_writes: Annotated[
        str | None,
        typer.Option(
            "--allow-writes",
            metavar="a,b,c",
            help=text(
                "Calls that may write, such as orders.close,shipments.add; each needs a dry run first.",
                "允许写入的接口，例如 orders.close,shipments.add；每次写入须先试运行。",
            ),
        ),
    ] = None,
    allow_personal: Annotated[
        bool,
        typer.Option(
            "--allow-personal",
            help=text("Show personal and custom fields too.", "同时返回个人信息字段和自定义字段。"),
        ),
    ] = False,
    max_chars: Annotated[
        int,
        typer.Option(
            "--max-chars", min=2000, help=text("Largest number of characters of an answer.", "每次回答的最大字符数。")
        ),
    ] = 20_000,
    settle: Annotated[
        float,
        typer.Option(
            "--settle",
            min=0,
            max=600,
            metavar="SECONDS",
            help=text(
                "After an unknown outcome, repeat the lookup this long before it counts as not applied.",
                "结果未知时，在判定未执行之前反复查询的秒数。",
            ),
        ),
    ] = 5.0,
) -> None:
    """Serve until stdin ends or Ctrl-C."""
    writes = _writes(allow_writes)
    arguments = _credentials(session)
    try:
        import mcp_types  # noqa: F401 - only to say what is missing
    except ImportError as error:
        raise CommandError(
            text(
                'dingdan mcp needs the MCP SDK: pip install "dingdan[mcp]"',
                'dingdan mcp 需要 MCP SDK：pip install "dingdan[mcp]"',
            )
        ) from error
    import anyio

    from dingdan_mcp.clients import Clients
    from dingdan_mcp.options import Options
    from dingdan_mcp.serving import PATH, serve_http, serve_stdio

    options = Options(
        platforms=tuple(arguments),
        writes=writes,
        allow_personal=allow_personal,
        max_chars=max_chars,
        settle_seconds=settle,
    )
    clients = Clients(arguments)
    if http is None:
        if allow_host or host != "127.0.0.1":
            raise CommandError(text("--host and --allow-host need --http", "--host 和 --allow-host 须与 --http 同用"))
        anyio.run(serve_stdio, options, clients)
        return
    hosts = _hosts(host, allow_host or [])
    key = _key()
    with _listen(host, http) as bound:
        shown = f"[{host}]" if ":" in host else host
        url = f"http://{shown}:{bound.getsockname()[1]}{PATH}"
        announce = partial(_say, f"listening on {url} (Ctrl-C stops)", f"正在监听 {url}（Ctrl-C 停止）")
        with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
            anyio.run(serve_http, options, clients, bound, key, hosts, announce)


def _writes(given: str | None) -> frozenset[str]:
    """Return the operationIds of the allowed writes.

    Raises:
        CommandError: A name is no write.
    """
    if given is None:
        return frozenset()
    from dingdan_cli.operations.catalog import find_operation

    names = [name.strip() for name in given.split(",") if name.strip()]
    if not names:
        raise CommandError(text("--allow-writes names no call", "--allow-writes 没有接口名"))
    found = [find_operation(name) for name in names]
    for name, operation in zip(names, found, strict=True):
        if not operation.write:
            raise CommandError(
                text(
                    f"--allow-writes: {name} only reads, and is always there", f"--allow-writes：{name} 只读，始终可用"
                )
            )
    return frozenset(operation.id for operation in found)


def _credentials(session: Session) -> dict[str, dict[str, Any]]:
    """Return the arguments of the clients. A platform without credentials is left out, with a line on stderr.

    Raises:
        CommandError: There are no credentials at all.
    """
    from dingdan import ConfigError
    from dingdan_cli.credentials import find

    found: dict[str, dict[str, Any]] = {}
    faults: dict[str, Exception] = {}
    for platform in ("waiqin365", "wshoto"):
        try:
            found[platform] = dict(find(platform, session.profile).arguments.revealed())
        except (CommandError, ConfigError) as error:
            faults[platform] = error
    if not found:
        raise next(iter(faults.values()))
    for platform, fault in faults.items():
        _say(f"{platform} has no tools here ({fault})", f"没有 {platform} 的工具（{fault}）")
    return found


def _hosts(host: str, allowed: list[str]) -> list[str]:
    if not is_public(host):
        return allowed
    if is_every(host) and not allowed:
        raise CommandError(
            text(
                f"--host {host} is every address: name those by which clients reach it, with --allow-host",
                f"--host {host} 表示所有地址：请用 --allow-host 指定客户端使用的主机名",
            )
        )
    _say(
        "others on the network can reach this address: put https before it",
        "网络上的其他人可以访问此地址：请在前面配置 https",
    )
    return [*allowed, f"[{host}]" if ":" in host else host]


def _key() -> str:
    """Return the access key of the environment, or a new one, which is printed."""
    import secrets

    key = os.environ.get(KEY_VARIABLE, "")
    if not key:
        key = secrets.token_urlsafe(24)
        _say(f"access key: {key} ({KEY_VARIABLE} sets one)", f"访问密钥：{key}（可用 {KEY_VARIABLE} 指定）")
    elif len(key) < SHORTEST_KEY or not key.isascii() or key != key.strip():
        raise CommandError(
            text(
                f"{KEY_VARIABLE} must have {SHORTEST_KEY} characters or more, all of ASCII, without blanks at its ends",
                f"{KEY_VARIABLE} 至少 {SHORTEST_KEY} 个 ASCII 字符，首尾不能有空格",
            )
        )
    return key


def _listen(host: str, port: int) -> socket.socket:
    import socket

    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(text(f"cannot listen on {host}:{port}: {why}", f"无法监听 {host}:{port}：{why}")) from error


def _say(en: str, zh: str) -> None:
    print(text(en, zh), file=sys.stderr, flush=True)
