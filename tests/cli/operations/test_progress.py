"""The line of progress."""

from __future__ import annotations

import pytest

from dingdan_cli.progress import Progress


@pytest.mark.parametrize(
    ("rows", "total", "line"),
    [
        (0, None, "0 rows, 0 pages, 0 rows/s"),
        (1000, None, "1,000 rows, 1 page, 500 rows/s"),
        (1000, 3000, "1,000/3,000 rows, 1 page, 500 rows/s, 4 s left"),
        (3000, 3000, "3,000/3,000 rows, 1 page, 1,500 rows/s"),
    ],
)
def test_line_says_speed_and_time_left(rows: int, total: int | None, line: str) -> None:
    progress = Progress()
    if rows:
        progress.add(rows, total)
    assert progress.line(2.0, total) == line


def test_nothing_is_shown_without_a_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.add(10, None)
    assert capfd.readouterr() == ("", "")
