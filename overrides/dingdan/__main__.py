"""`python -m dingdan`: runs the installed command `dingdan`, which is in the extra `cli`."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points


def main() -> None:
    """Run the command of the process's arguments, and exit with its code."""
    # This layer imports no app, so the command is found as pip registered it.
    found = next(iter(entry_points(group="console_scripts", name="dingdan")), None)
    if found is None:
        print(
            "dingdan is not installed as a package: pip install 'dingdan[cli]'  请先执行此命令安装。", file=sys.stderr
        )
        raise SystemExit(2)
    found.load()()


if __name__ == "__main__":
    main()
