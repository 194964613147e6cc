"""`dingdan proxy`: both platforms at plain local paths, for programs without signing code."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dingdan_cli.extras import libraries_of
from dingdan_cli.failures import CommandError
from dingdan_cli.hosts import HostOption, PortOption, is_public
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session

if TYPE_CHECKING:
    from dingdan_cli.credentials import Platform

KEY_VARIABLE = "DINGDAN_PROXY_KEY"
KEY_PATTERN = r"[A-Za-z0-9._~+/=-]{16,256}"
PLATFORMS: tuple[Platform, ...] = ("waiqin365", "wshoto")

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help=text(
        "Serve both platforms on this machine at plain paths: programs in any language call it with an access key, and "
        "it signs, adds tokens, checks bodies and retries reads. Its pages list all calls. Ctrl-C stops.",
        "在本机以普通路径提供两个平台的接口：任何语言的程序凭访问密钥调用，由它签名、获取 token、校验请求体并重试读取。"
        "首页列出全部接口。Ctrl-C 停止。",
    )
)
@with_session
def proxy(
    session: Session,
    port: PortOption = 8766,
    host: HostOption = "127.0.0.1",
    key_file: Annotated[
        Path | None,
        typer.Option(
            "--key-file",
            metavar="FILE",
            help=text(
                f"File with the access key; else {KEY_VARIABLE}, else a new key is printed.",
                f"访问密钥所在文件；否则取 {KEY_VARIABLE}，都没有则生成并显示新密钥。",
            ),
        ),
    ] = None,
    read_only: Annotated[
        bool, typer.Option("--read-only", help=text("Refuse all writes.", "拒绝所有写操作。"))
    ] = False,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help=text("Accept this name in the Host header, too.", "也接受 Host 头中的此名称。"),
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-origin",
            metavar="ORIGIN",
            help=text("Web pages of this origin may call (CORS).", "允许此来源的网页调用（CORS）。"),
        ),
    ] = None,
) -> None:
    """Serve until Ctrl-C."""
    with libraries_of("proxy"):
        from dingdan_proxy.app import create_app
        from dingdan_sandbox.serving import listen, server_of, url_of
    given = _key(key_file)
    key = given or secrets.token_urlsafe(32)
    clients = _clients(session)
    with libraries_of("proxy"):
        names, origins = [*(allow_host or ()), host], allow_origin or ()
        served = create_app(clients, key, read_only=read_only, hosts=names, origins=origins)
    try:
        bound = listen(host, port)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise CommandError(text(f"cannot listen on {host}:{port}: {why}", f"无法监听 {host}:{port}：{why}")) from error
    bound.listen()  # connections queue from here on
    url = url_of(bound)
    _warn_if_public(host)
    print(f"export DINGDAN_PROXY_URL={url}")
    print(text("pages: ", "页面：") + url + ("/" if given else f"/#key={key}"), file=sys.stderr)
    if given is None:
        print(f"export {KEY_VARIABLE}={key}")
    print(text("(Ctrl-C stops)", "（Ctrl-C 停止）"), file=sys.stderr)
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
        server_of(served).run([bound])


def _key(file: Path | None) -> str | None:
    """Return the access key of the file or the environment; None if neither has one.

    Raises:
        CommandError: The file cannot be read, or the key is weak or cannot be a header.
    """
    if file is not None:
        where = f"--key-file {file}"
        try:
            key = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or type(error).__name__
            raise CommandError(text(f"{where} cannot be read: {why}", f"{where} 无法读取：{why}")) from None
    elif KEY_VARIABLE in os.environ:
        where, key = KEY_VARIABLE, os.environ[KEY_VARIABLE].strip()
    else:
        return None
    if re.fullmatch(KEY_PATTERN, key) is None:
        raise CommandError(
            text(
                f"{where}: a key has 16 to 256 letters, digits and . _ ~ + / = -",
                f"{where}：密钥应为 16 到 256 个字母、数字或 . _ ~ + / = -",
            )
        )
    return key


def _clients(session: Session) -> dict[str, Any]:
    """Create the client of each platform that has credentials.

    Raises:
        CommandError: No platform has credentials.
        ConfigError: The same, for a profile.
    """
    from dingdan import AsyncWaiqin365, AsyncWshoto, ConfigError
    from dingdan_cli.credentials import find
    from dingdan_cli.translations import translated

    kinds: dict[str, Any] = {"waiqin365": AsyncWaiqin365, "wshoto": AsyncWshoto}
    clients: dict[str, Any] = {}
    faults: list[Exception] = []
    for platform in PLATFORMS:
        try:
            clients[platform] = kinds[platform](**find(platform, session.profile).arguments.revealed())
        except (CommandError, ConfigError) as error:
            faults.append(error)
    if not clients:
        raise faults[0]
    for fault in faults:
        print(text("left out: ", "未启用：") + translated(fault), file=sys.stderr)
    return clients


def _warn_if_public(host: str) -> None:
    if is_public(host):
        print(
            text(
                "others on the network can reach this address: put https before it, as the key is sent in the clear",
                "网络上的其他人可以访问此地址：请在前面配置 https，否则密钥以明文传输",
            ),
            file=sys.stderr,
        )
