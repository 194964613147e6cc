"""The command line: `python -m dingdan_sandbox`, or `dingdan-sandbox`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from dingdan_sandbox.sandbox import MAX_LINES, Sandbox

_DEFAULT = Sandbox()

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


def missing(error: ModuleNotFoundError) -> str:
    """Return the message for a missing library of the extra `sandbox`."""
    return f"The sandbox needs {error.name}: pip install 'dingdan[sandbox]'  缺少依赖，请先执行此命令安装。"


def _day_or_moment(text: str) -> date:
    """Parse a date, or a date and time as a `datetime`. Typer reports a ValueError as a usage error."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


@cli.command()
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on. 监听地址。")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 picks a free port. 监听端口，0 为自动选择。")] = 0,
    orders: Annotated[int, typer.Option(help="Number of seeded orders. 订单数量。", min=0)] = _DEFAULT.orders,
    lines: Annotated[
        int, typer.Option(help="Lines of each order. 每张订单的明细行数。", min=1, max=MAX_LINES)
    ] = _DEFAULT.lines,
    seed: Annotated[int, typer.Option(help="Same seed, same data. 随机种子，相同种子数据相同。")] = _DEFAULT.seed,
    until: Annotated[
        date | None,
        typer.Option(
            help="Last day with seeded orders, or the time at which all seeded data ends; now by default. "
            "最后一天有订单的日期，或种子数据的截止时间，默认当前时间。",
            parser=_day_or_moment,
            metavar="YYYY-MM-DD[ HH:MM:SS]",
        ),
    ] = None,
    same_second: Annotated[
        int,
        typer.Option(
            help="Number of documents of each kind with the same modification time. 修改时间同为一秒的单据数。", min=0
        ),
    ] = _DEFAULT.same_second,
    newest_first: Annotated[
        bool, typer.Option(help="Sort lists newest first. 列表按最新在前排序。")
    ] = _DEFAULT.newest_first,
    edits_per_second: Annotated[
        float, typer.Option(help="Automatic edits per second. 每秒自动修改次数。", min=0)
    ] = _DEFAULT.edits_per_second,
    edits_per_request: Annotated[
        float,
        typer.Option(
            help="Automatic edits per request; 0.1 is one in ten. 每次请求的自动修改次数，0.1 表示每十次请求一次。",
            min=0,
        ),
    ] = _DEFAULT.edits_per_request,
    database: Annotated[
        str,
        typer.Option(
            help="File that keeps writes between runs; memory only by default. 保存写入数据的文件，默认只在内存中。"
        ),
    ] = _DEFAULT.database,
    openid: Annotated[str, typer.Option(help="Waiqin365's openid. 勤策 openid。")] = _DEFAULT.openid,
    appkey: Annotated[str, typer.Option(help="Waiqin365's appkey. 勤策 appkey。")] = _DEFAULT.appkey,
    appid: Annotated[str, typer.Option(help="Wshoto's appid. 微盛 appid。")] = _DEFAULT.appid,
    app_secret: Annotated[str, typer.Option(help="Wshoto's app_secret. 微盛 app_secret。")] = _DEFAULT.app_secret,
    gzip: Annotated[bool, typer.Option(help="Compress responses. 压缩响应。")] = _DEFAULT.gzip,
) -> None:
    """Serve both platforms on this machine, no account needed. 在本机模拟勤策与微盛两个平台，无需账号。"""
    try:  # not at the top: they take 0.3 s, which help and completion need not wait for
        from dingdan_sandbox.app import create_app
        from dingdan_sandbox.serving import listen, server_of, url_of
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dingdan"):
            raise
        typer.echo(missing(error), err=True)
        raise typer.Exit(2) from None
    try:
        sandbox = Sandbox(
            orders=orders, lines=lines, seed=seed, database=database, openid=openid, appkey=appkey, appid=appid,
            app_secret=app_secret, gzip=gzip, until=until,
            same_second=same_second, newest_first=newest_first, edits_per_second=edits_per_second,
            edits_per_request=edits_per_request,
        )  # fmt: skip
        app = create_app(sandbox)
        bound = listen(host, port)
    except (OSError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    url = url_of(bound)
    # Connections queue from here on, so whoever reads the lines can call at once.
    bound.listen()
    typer.echo(f"Dingdan sandbox: {url}  ({orders} orders, seed {seed}; Ctrl-C stops it)")
    for name, value in (
        ("WAIQIN365_BASE_URL", url), ("WAIQIN365_OPENID", openid), ("WAIQIN365_APPKEY", appkey),
        ("WSHOTO_BASE_URL", url), ("WSHOTO_APPID", appid), ("WSHOTO_APP_SECRET", app_secret),
    ):  # fmt: skip
        print(f"export {name}={value}", flush=True)
    server_of(app).run([bound])
