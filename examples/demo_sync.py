"""Orders in a database, and a report of them: the part of `make demo` about the sync.

The states and their names come from the specs, by `waiqin365_api.tables`: no label of the platform is typed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import duckdb
import matplotlib
import pylopdf_fonts_zh_cn
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager, get_font
from rich.console import Console
from rich.table import Table

from dingdan import Waiqin365
from dingdan_runtime import SHANGHAI
from dingdan_runtime.tables import Column
from dingdan_sandbox import Running
from dingdan_sync import Report, sync
from waiqin365_api.tables import ORDERS

BUILD = Path("build")
DATABASE = BUILD / "demo.duckdb"
CHART = BUILD / "demo.png"

FONT = pylopdf_fonts_zh_cn.sans_path()
"""Noto Sans SC: few machines have a Chinese font, and without one matplotlib draws boxes."""
DAYS = 7
EDITED, DELETED, ADDED = 10, 5, 3

Cells = Mapping[tuple[date, str], tuple[int, Decimal]]
"""Number and amount of orders by day and state."""


def column(name: str) -> Column:
    """A column of the table of orders, as the specs describe it."""
    return next(each for each in ORDERS.head.columns if each.name == name)


def remove_old_files() -> None:
    """Remove the files of an earlier run."""
    BUILD.mkdir(exist_ok=True)
    for each in (*BUILD.glob(f"{DATABASE.name}*"), CHART):
        each.unlink(missing_ok=True)


def last_days() -> list[date]:
    """The days of the report; the last is today in Asia/Shanghai."""
    today = datetime.now(SHANGHAI).date()
    return [today - timedelta(days=back) for back in reversed(range(DAYS))]


def sync_orders(wq: Waiqin365) -> Report:
    """Bring the database up to date; the first time, with all orders that changed in the last days."""
    return sync(wq, to=f"duckdb:///{DATABASE}", tables=["orders"], since=last_days()[0])


def change_orders(box: Running) -> None:
    """Edit, delete and add orders on the platform, as its users do all day."""
    with duckdb.connect(str(DATABASE), read_only=True) as database:
        newest = database.execute("select id from waiqin365_orders order by create_time desc limit 100").fetchall()
    for (order,) in newest[:EDITED]:
        box.edit("orders", order, order_amount="8888.00")
    for (order,) in newest[EDITED : EDITED + DELETED]:
        box.delete("orders", order)
    box.add_many("orders", ADDED)


def show_syncs(console: Console, first: Report, second: Report) -> None:
    """Print what both runs moved, and what had changed between them."""
    table = Table(title=f"Orders in {DATABASE} 订单入库")
    table.add_column("sync 同步")
    for heading in ("read 读取", "deleted 已删除", "rows written 写入行", "s"):
        table.add_column(heading, justify="right")
    for name, report in (("first 首次", first), ("second 再次", second)):
        orders = report.documents["orders"]
        figures = (f"{orders.documents:,}", f"{orders.deleted:,}", f"{report.rows:,}", f"{report.seconds:.2f}")
        table.add_row(name, *figures)
    console.print("", table)
    changes = f"{EDITED} edited 修改, {DELETED} deleted 删除, {ADDED + 1} new 新增 (one above 含上例)"
    console.print(f"  in between 期间: {changes}\n")


def by_day_and_state(days: list[date]) -> Cells:
    """Read the report from the database."""
    with duckdb.connect(str(DATABASE), read_only=True) as database:
        rows = database.execute(
            "select (create_time at time zone 'Asia/Shanghai')::date as day, order_status, count(*), sum(order_amount) "
            "from waiqin365_orders where day >= ? group by all",
            [days[0]],
        ).fetchall()
    return {(day, state): (count, amount) for day, state, count, amount in rows}


def states() -> list[tuple[str, str, str]]:
    """The states of an order: code, English label, Chinese label."""
    codes = column("order_status").codes
    assert codes is not None
    return [(str(code.value), code.label, code.label_zh) for code in codes]


def show_report(console: Console, days: list[date], cells: Cells) -> None:
    """Print the number and the amount of orders by day and state."""
    table = Table(title="Orders and amounts by day and state 每日各状态的订单数与金额")
    table.add_column("日期\nday")
    for _, label, label_zh in states():
        table.add_column(f"{label_zh}\n{label}", justify="right", min_width=11)
    for day in days:
        found = [cells.get((day, code), (0, Decimal(0))) for code, _, _ in states()]
        table.add_row(f"{day:%m-%d}", *(f"{count} {amount:>7,.0f}" for count, amount in found))
    console.print(table)


def draw(days: list[date], cells: Cells) -> Figure:
    """Draw the amounts by day and state as stacked bars, with Chinese labels."""
    fontManager.addfont(FONT)
    with matplotlib.rc_context({"font.family": get_font(FONT).family_name}):
        figure = Figure(figsize=(10, 5.5), dpi=120, layout="constrained")
        axes = figure.add_subplot()
        bottom = [0.0] * len(days)
        for code, label, label_zh in states():
            heights = [float(cells.get((day, code), (0, Decimal(0)))[1]) for day in days]
            axes.bar([f"{day:%m-%d}" for day in days], heights, bottom=bottom, label=f"{label_zh} {label}")
            bottom = [below + height for below, height in zip(bottom, heights, strict=True)]
        axes.set_title("每日各状态的订单金额 Order amounts by day and state")
        axes.set_ylabel(column("order_amount").label)
        axes.yaxis.set_major_formatter("{x:,.0f}")
        axes.legend(title=column("order_status").label, loc="upper left", bbox_to_anchor=(1, 1), reverse=True)
        figure.canvas.draw()  # texts take their font now
    return figure


def report(console: Console) -> None:
    """Print the report, and write the chart."""
    days = last_days()
    cells = by_day_and_state(days)
    show_report(console, days, cells)
    draw(days, cells).savefig(CHART)
    console.print(f"  chart 图表: {CHART}")
