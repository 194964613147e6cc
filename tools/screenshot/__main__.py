"""Makes the pictures of the READMEs: `python -m tools.screenshot` (`make screenshots`).

A shell in tmux runs the commands against the sandbox; what the terminal then shows is drawn by headless Chromium. Needs
tmux, and Debian's packages chromium and fonts-noto-cjk.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from dingdan_sandbox import Sandbox, running
from tools.screenshot.drawing import draw
from tools.screenshot.terminal import Terminal

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
COMMANDS = (
    "dingdan waiqin365 orders query --after-modify-date yesterday --limit 5 "
    "--fields order_no,cm_name,order_status,order_amount",
    "dingdan doctor waiqin365",
    "dingdan sync waiqin365 --to duckdb:///orders.duckdb --table orders --since -3d",
)
"""The commands that the pictures show."""
PICTURES = {"en": "terminal.png", "zh": "terminal.zh-CN.png"}
COLUMNS, ROWS = 116, 60


def main() -> int:
    """Draw the pictures; return the exit code."""
    missing = [program for program in ("tmux", "chromium") if shutil.which(program) is None]
    if missing:
        print(f"needs {' and '.join(missing)}: apt-get install tmux chromium fonts-noto-cjk", file=sys.stderr)
        return 2
    IMAGES.mkdir(exist_ok=True)
    with running(Sandbox(orders=1200)) as box:
        for language, name in PICTURES.items():
            with tempfile.TemporaryDirectory() as folder:
                environment = {
                    "HOME": folder,
                    "WAIQIN365_BASE_URL": box.url,
                    "WAIQIN365_OPENID": box.sandbox.openid,
                    "WAIQIN365_APPKEY": box.sandbox.appkey,
                    "DINGDAN_LANG": language,
                    "PATH": f"{ROOT / '.venv' / 'bin'}:/usr/bin:/bin",
                    "LC_ALL": "C.UTF-8",
                    "PS1": "$ ",
                }
                with Terminal(environment, Path(folder), COLUMNS, ROWS) as terminal:
                    for command in COMMANDS:
                        terminal.run(command)
                    shown = terminal.shown()
                draw(shown, IMAGES / name, COLUMNS)
            print(f"docs/images/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
