"""`dingdan sync`: orders in a database, once or again and again, and the state of that database."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from dingdan_cli.extras import libraries_of
from dingdan_cli.failures import CommandError, ExitCode
from dingdan_cli.languages import text
from dingdan_cli.session import Session, with_session
from dingdan_cli.sync_reports import as_dict, local, print_json, print_report, print_run, print_table, whole

if TYPE_CHECKING:
    from dingdan import Waiqin365, Wshoto
    from dingdan_sync import Health, Report, Sync

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    help=text("Bring orders into a database, and keep them up to date.", "将订单同步到数据库，并保持更新。"),
)

_TO = Annotated[
    str,
    typer.Option(
        "--to",
        metavar="URL",
        help=text(
            "Destination: duckdb:///orders.duckdb, sqlite:///orders.sqlite, postgresql://user@host/database, "
            "mysql://user@host/database, parquet:///folder, xlsx:///orders.xlsx; or env:NAME or file:PATH, which hold "
            "it. Other users of the machine can see the arguments of a command: put an address with a password there.",
            "同步目标：duckdb:///orders.duckdb、sqlite:///orders.sqlite、postgresql://user@host/database、"
            "mysql://user@host/database、parquet:///folder、xlsx:///orders.xlsx；也可用 env:变量名 或 file:路径 读取。"
            "命令行参数对本机其他用户可见，含密码的地址请用后两种方式。",
        ),
    ),
]
_TABLES = Annotated[
    list[str] | None,
    typer.Option(
        "--table",
        "-t",
        metavar="NAME",
        help=text(
            "Kind of document, such as orders; repeat it for several. All by default.",
            "单据类型，例如 orders；可重复指定，默认全部。",
        ),
    ),
]
_SINCE = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="TIME",
        help=text(
            "Changes from this time on: 2026-11-01, -30d, yesterday. A year back by default.",
            "同步此时间之后的变更：2026-11-01、-30d、昨天；默认一年内。",
        ),
    ),
]
_FOLLOW = Annotated[
    str | None,
    typer.Option(
        "--follow",
        metavar="SPAN",
        help=text(
            "Repeat for ever, with this time from start to start: 5m, 1h. SIGTERM and Ctrl-C stop it cleanly.",
            "循环同步，两次开始之间的间隔：5m、1h；SIGTERM 或 Ctrl-C 干净退出。",
        ),
    ),
]
_VERIFY = Annotated[
    bool,
    typer.Option(
        "--verify",
        help=text(
            "Compare the whole destination with the platform afterwards, and repair it.",
            "同步后与平台逐行核对整个目标并修复差异。",
        ),
    ),
]
_HEALTH = Annotated[
    Path | None,
    typer.Option(
        "--health",
        metavar="FILE",
        help=text(
            "With --follow: a file that tells how it is (python -m dingdan_sync.health checks it).",
            "与 --follow 同用：健康状态文件（用 python -m dingdan_sync.health 检查）。",
        ),
    ),
]
_TENANT = Annotated[
    str,
    typer.Option(
        "--tenant",
        metavar="NAME",
        help=text("Name of the enterprise; part of every key.", "企业名称，属于每个主键的一部分。"),
    ),
]
_DELETED = Annotated[
    Literal["remove", "mark"],
    typer.Option(
        "--deleted",
        help=text(
            "Remove deleted documents, or mark them in the column deleted_at.",
            "删除已删除的单据，或在 deleted_at 列中标记。",
        ),
    ),
]
_RAW = Annotated[
    bool,
    typer.Option(
        "--raw", help=text("Keep the JSON of each document in a column.", "在 raw 列中保留每张单据的原始 JSON。")
    ),
]
_FORMAT = Annotated[
    Literal["table", "json"] | None,
    typer.Option(
        "--format",
        help=text("Format of the output; a table on a terminal, else JSON.", "输出格式，终端默认为表格，否则为 JSON。"),
    ),
]


def _run(
    client: Waiqin365 | Wshoto,
    *,
    to: str,
    tables: list[str] | None,
    since: str | None,
    follow: str | None,
    verify: bool,
    health: Path | None,
    output: str | None,
    **options: Any,
) -> None:
    with libraries_of("sync"):
        from dingdan_sync import Sync
        from dingdan_sync import follow as repeat

    if health is not None and follow is None:
        raise CommandError(text("--health needs --follow", "--health 需要与 --follow 同时使用"))
    arguments: dict[str, Any] = {"to": to, "tables": tables or None, "since": _moment(since), **options}
    as_table = output == "table" or (output is None and sys.stdout.isatty())
    with client:
        if follow is not None:

            def told(state: Health) -> None:
                print_run(state, as_table)

            repeat(client, every=follow, verify=verify, health=health, on_run=told, **arguments)
            if as_table:
                print(text("stopped; the same command goes on", "已停止；再次运行同一命令即可继续"), file=sys.stderr)
            return
        with Sync(client, **arguments) as opened:
            report = _run_once(opened, verify)
    print_report(report, as_table)
    if any(each.unsettled or each.unidentified for each in report.documents.values()):
        raise typer.Exit(ExitCode.INCOMPLETE)


def _run_once(opened: Sync, verify: bool) -> Report:
    """Run, with progress on a terminal. SIGTERM and Ctrl-C end the run between two packages."""
    from dingdan_sync import StoppedError
    from dingdan_sync.stopping import Stopper, stopped_by_signals

    stopper = Stopper()
    try:
        with stopped_by_signals(stopper), _progress(opened) as on_package:
            return opened.run(verify=verify, stop=stopper, on_package=on_package)
    except StoppedError as error:
        rows = 0 if error.report is None else error.report.rows
        raise CommandError(
            text(
                f"stopped; {rows:,} rows were written and stand. Run the command again to continue",
                f"已停止，已写入的 {rows:,} 行有效；再次运行该命令即可继续",
            ),
            ExitCode.INTERRUPTED,
        ) from error


@contextmanager
def _progress(opened: Sync) -> Iterator[Callable[[], None] | None]:
    """Show rows and rows a second on stderr while the block runs, if that is a terminal; yield what counts them."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    began = time.monotonic()

    def shown() -> str:
        documents = sum(each.documents for each in opened.report.documents.values())
        speed = opened.report.rows / max(time.monotonic() - began, 0.1)
        return text(
            f"{documents:,} documents, {opened.report.rows:,} rows, {speed:,.0f} rows/s",
            f"{documents:,} 张单据，{opened.report.rows:,} 行，每秒 {speed:,.0f} 行",
        )

    with Console(stderr=True).status(shown()) as line:
        yield lambda: line.update(shown())


def _moment(since: str | None) -> dt.datetime | None:
    """Read a time as all commands do, and say how it was understood."""
    if since is None:
        return None
    from dingdan_cli.times import current_time, understand

    moment = understand(since, current_time())
    if moment.relative:
        shown = local(moment.when)
        print(text(f"since {shown} (Asia/Shanghai)", f"起始时间 {shown}（Asia/Shanghai）"), file=sys.stderr)
    return moment.when


@app.command("status", help=text("Show rows, cursor and lag of each table.", "显示每张表的行数、游标与延迟。"))
@with_session
def _status(session: Session, to: _TO, output: _FORMAT = None) -> None:
    with libraries_of("sync"):
        from dingdan_sync import status

    del session
    found = status(to)
    if output == "json" or (output is None and not sys.stdout.isatty()):
        print_json([as_dict(each) for each in found])
        return
    heads = text("tenant|table|rows|up to|lag", "企业|表|行数|已同步至|延迟").split("|")
    rows = [
        [each.tenant, name, f"{count:,}", local(each.cursor), str(whole(each.lag))]
        for each in found
        for name, count in each.rows.items()
    ]
    print_table(heads, rows)


def _add(platform: Literal["waiqin365", "wshoto"], label: str) -> None:
    @app.command(platform, help=text(f"Sync documents of {label}.", f"同步{label}的单据。"))
    @with_session
    def command(
        session: Session,
        to: _TO,
        tables: _TABLES = None,
        since: _SINCE = None,
        follow: _FOLLOW = None,
        verify: _VERIFY = False,
        health: _HEALTH = None,
        tenant: _TENANT = "default",
        deleted: _DELETED = "remove",
        raw: _RAW = False,
        same_enterprise: Annotated[
            bool,
            typer.Option(
                "--same-enterprise",
                help=text(
                    "Confirm once that another openid or appid is of the same enterprise.",
                    "一次性确认新的 openid 或 appid 属于同一企业。",
                ),
            ),
        ] = False,
        output: _FORMAT = None,
    ) -> None:
        client: Waiqin365 | Wshoto = session.waiqin365() if platform == "waiqin365" else session.wshoto()
        _run(
            client, to=to, tables=tables, since=since, follow=follow, verify=verify, health=health,
            output=output, tenant=tenant, deleted=deleted, raw=raw, same_enterprise=same_enterprise,
        )  # fmt: skip


_add("waiqin365", text("Waiqin365", "勤策（外勤365）"))
_add("wshoto", text("Wshoto", "微盛"))
