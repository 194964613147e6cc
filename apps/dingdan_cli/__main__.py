"""The entry point: `dingdan`, `python -m dingdan`, or `python -m dingdan_cli`."""

from __future__ import annotations

import codecs
import io
import signal
import sys


def allow_all_characters() -> None:
    """Make stdout and stderr print Chinese, whatever their encoding is.

    ASCII becomes UTF-8: it means that a machine has no locale (cron, containers). Any other encoding stays, and what
    it cannot hold is escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            ascii_only = codecs.lookup(stream.encoding).name == "ascii"
            stream.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


def main() -> None:
    """Run the command of the process's arguments, and exit with its code.

    If a library of the extra `cli` is missing, print the install command. SIGTERM ends it as an exception does.
    """
    try:
        from dingdan_cli.app import root
        from dingdan_cli.failures import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("dingdan"):
            raise
        print(
            f"The command line needs {error.name}: pip install 'dingdan[cli]'  缺少依赖，请先执行此命令安装。",
            file=sys.stderr,
        )
        sys.exit(2)
    allow_all_characters()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(run(root, sys.argv[1:]))


if __name__ == "__main__":
    main()
