"""`dingdan listen`: receives the pushes of Waiqin365 in a terminal, and forwards them."""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import signal
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dingdan_cli.failures import CommandError
from dingdan_cli.hosts import HostOption, PortOption, is_public
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session

if TYPE_CHECKING:
    import httpx

    from dingdan.webhooks import Push
    from dingdan_cli.pushes.push_server import Forwarded


class Format(StrEnum):
    """The formats of the result."""

    TEXT = "text"
    JSONL = "jsonl"


app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command(
    help=text(
        "Receive the pushes of Waiqin365: print each with its labels and records, and forward it unchanged to a URL. "
        "Customers' data is shown. The signature of pushes is not public: --verify names a function of yours that "
        "checks them. Ctrl-C stops.",
        "接收勤策的推送：显示每条推送的字段与单据，并原样转发到指定 URL。会显示客户数据。推送的签名算法未公开："
        "用 --verify 指定自己的校验函数。Ctrl-C 停止。",
    )
)
@with_session
def listen(
    session: Session,  # noqa: ARG001 - it has started the logs
    port: PortOption = 8765,
    host: HostOption = "127.0.0.1",
    forward: Annotated[
        str | None,
        typer.Option(
            "--forward",
            metavar="URL",
            help=text(
                "POST each push there as it came; its answer decides on the reply.",
                "原样转发到此 URL，由其响应决定回复。",
            ),
        ),
    ] = None,
    verify: Annotated[
        str | None,
        typer.Option(
            "--verify",
            metavar="FILE.py:FUNCTION",
            help=text(
                "Your function that returns True for a push of the platform.",
                "自己的校验函数，返回 True 表示来自平台。",
            ),
        ),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help=text("Format of the result.", "结果格式。"))] = Format.TEXT,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, help=text("Stop after this many pushes.", "收到若干条后停止。"))
    ] = None,
) -> None:
    """Serve until Ctrl-C."""
    import httpx

    from dingdan._config import _is_loopback as is_loopback
    from dingdan_cli.pushes.push_server import FORWARD_TIMEOUT_SECONDS, Listener, PushServer, forwarder

    check = _hook(verify) if verify is not None else _accept
    url = _url(forward) if forward is not None else None
    to_this_machine = url is not None and is_loopback(url.host)
    if url is not None and url.scheme == "http" and not to_this_machine:
        _warn(
            "--forward is http: others on the network can read the pushes",
            "--forward 是 http：网络上的其他人能看到推送",
        )
    with httpx.Client(timeout=FORWARD_TIMEOUT_SECONDS, trust_env=not to_this_machine) as http:
        send: Callable[[bytes, str], Forwarded] | None = forwarder(url, http) if url is not None else None
        listener = Listener(check, send, as_json=output is Format.JSONL)
        try:
            server = PushServer((host, port), listener, limit)
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise CommandError(
                text(f"cannot listen on {host}:{port}: {why}", f"无法监听 {host}:{port}：{why}")
            ) from error
        _announce(server.server_address[1], host, local=not is_public(host), verified=verify is not None)
        signal.signal(signal.SIGTERM, _interrupt)
        with server:
            with contextlib.suppress(KeyboardInterrupt):  # the way to stop it
                server.serve_forever(poll_interval=0.1)
            server.finish()
    _warn(f"stopped; {listener.received} pushes came", f"已停止，共收到 {listener.received} 条推送")


def _accept(_push: Push) -> bool:
    return True


def _interrupt(*_: Any) -> NoReturn:
    raise KeyboardInterrupt


def _warn(en: str, zh: str) -> None:
    print(text(en, zh), file=sys.stderr, flush=True)


def _announce(port: int, host: str, *, local: bool, verified: bool) -> None:
    if not local:
        _warn(
            "others on the network can reach this address and read what is sent to it: put https before it",
            "网络上的其他人可以访问此地址并看到推送内容：请在前面配置 https",
        )
    if not verified:
        _warn(
            "pushes are not verified: the formula of their signature is not public (--verify, docs/webhooks.md)",
            "未校验推送：其签名算法未公开（见 --verify 和 docs/webhooks.md）",
        )
    _warn(f"listening on http://{host}:{port} (Ctrl-C stops)", f"正在监听 http://{host}:{port}（Ctrl-C 停止）")


def _url(given: str) -> httpx.URL:
    import httpx

    try:
        url = httpx.URL(given)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in ("http", "https") or not url.host:
        raise CommandError(
            text(
                f"--forward {given} is not a URL: it begins with http:// or https://",
                f"--forward {given} 不是有效的 URL",
            )
        )
    return url


def _hook(given: str) -> Callable[[Push], bool]:
    """Import a function of the user's: `FILE.py:FUNCTION`, or `module:FUNCTION` from the working folder."""
    place, _, name = given.rpartition(":")
    if not place or not name:
        raise CommandError(
            text(f"--verify {given}: write FILE.py:FUNCTION", f"--verify {given}：请写成 FILE.py:FUNCTION")
        )
    try:
        if place.endswith(".py"):
            spec = importlib.util.spec_from_file_location(Path(place).stem, place)
            assert spec is not None
            assert spec.loader is not None
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
        else:
            sys.path.insert(0, "")
            module = importlib.import_module(place)
        found: Callable[[Push], bool] = getattr(module, name)
    except Exception as error:
        raise CommandError(
            text(
                f"--verify {given} cannot be loaded: {type(error).__name__}: {error}",
                f"--verify {given} 无法加载：{type(error).__name__}: {error}",
            )
        ) from error
    return found
