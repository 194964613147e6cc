"""`python -m dingdan_sandbox`; if a library of the extra `sandbox` is missing, an error with the install command."""

from __future__ import annotations

import sys

try:
    from dingdan_sandbox.command import cli
except ModuleNotFoundError as error:
    if (error.name or "").startswith("dingdan"):
        raise
    print(
        f"The sandbox needs {error.name}: pip install 'dingdan[sandbox]'  缺少依赖，请先执行此命令安装。",
        file=sys.stderr,
    )
    raise SystemExit(2) from None


if __name__ == "__main__":
    cli()
