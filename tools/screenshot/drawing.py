"""The picture of a terminal's screen, drawn by headless Chromium."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

CELL_WIDTH, LINE_HEIGHT, FONT_SIZE, PADDING = 8, 17, 13.29, 16
"""Pixels; a Chinese character is two cells wide."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2"]
THEME = TerminalTheme(
    (250, 250, 252),
    (36, 41, 47),
    [
        (36, 41, 47),
        (190, 30, 50),
        (20, 120, 60),
        (150, 100, 0),
        (20, 90, 180),
        (130, 60, 170),
        (0, 120, 130),
        (90, 95, 105),
    ],
    [
        (90, 95, 105),
        (210, 50, 70),
        (30, 140, 70),
        (180, 120, 0),
        (40, 110, 210),
        (150, 80, 190),
        (0, 140, 150),
        (36, 41, 47),
    ],
)
PAGE = """<!doctype html><meta charset="utf-8"><style>
html, body {{ margin: 0; background: #fafafc; }}
pre {{ margin: 0; padding: {padding}px; font: {font}px/{line}px "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace;
  color: #24292f; }}
.wide {{ display: inline-block; width: 16px; font-size: 15px; line-height: 1px; text-align: center; }}
</style><pre>{lines}</pre>"""


def draw(shown: str, to: Path, columns: int) -> None:
    """Draw a screen with ANSI colours into a PNG of twice its size in pixels.

    Raises:
        subprocess.CalledProcessError: Chromium failed.
    """
    lines = shown.splitlines()
    page = PAGE.format(padding=PADDING, font=FONT_SIZE, line=LINE_HEIGHT, lines=_as_html(shown, columns))
    width, height = columns * CELL_WIDTH + 2 * PADDING, len(lines) * LINE_HEIGHT + 2 * PADDING
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "screen.html"
        source.write_text(page, encoding="utf-8")
        picture = Path(folder) / "screen.png"
        subprocess.run(
            ["chromium", *FLAGS, f"--user-data-dir={folder}/profile", f"--window-size={width},{height}",
             f"--screenshot={picture}", source.as_uri()],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        to.write_bytes(picture.read_bytes())


def _as_html(shown: str, columns: int) -> str:
    console = Console(record=True, width=columns, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    for line in shown.splitlines():
        console.print(Text.from_ansi(line), soft_wrap=True)
    return _with_cells(console.export_html(theme=THEME, inline_styles=True, code_format="{code}"))


def _with_cells(code: str) -> str:
    """Set the width of wide characters to two cells, which those of the font are not exactly."""

    def widened(found: re.Match[str]) -> str:
        wide = "".join(f'<span class="wide">{each}</span>' if cell_len(each) == 2 else each for each in found[2])
        return f"{found[1]}{wide}"

    return re.sub(r"(<[^>]*>|&[#\w]+;|^)([^<&]*)", widened, code)
