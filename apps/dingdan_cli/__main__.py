"""The entry point: `dingdan`, or `python -m dingdan_cli`."""

from __future__ import annotations

import signal
import sys

from dingdan_cli.app import root
from dingdan_cli.failures import run


def main() -> None:
    """Run the command of the process's arguments, and exit with its code. SIGTERM ends it as an exception does."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    sys.exit(run(root, sys.argv[1:]))


if __name__ == "__main__":
    main()
