"""The command line: `python -m tools.docs_api --help`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from generator.errors import SpecError, ToolError
from generator.lint import load
from generator.model import Platform
from generator.pipeline import PLATFORMS
from tools.docs_api.document import published_document
from tools.docs_api.page import render

ROOT = Path(__file__).resolve().parents[2]
REDOCLY = ROOT / "tools" / "redocly" / "node_modules" / "@redocly" / "cli" / "bin" / "cli.js"


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def docs_api_command(
    specs: Annotated[Path, typer.Option(help="Folder of the specs, a folder per platform. 规范目录")] = ROOT / "specs",
    output: Annotated[Path, typer.Option(help="Folder for the pages. 网页目录")] = ROOT / "docs" / "api",
    redocly: Annotated[Path, typer.Option(help="Redocly's script for node. Redocly 脚本")] = REDOCLY,
) -> None:
    """Write an offline HTML page for each platform. 生成可离线阅读的接口文档网页。"""
    node = Path(sys.executable).with_name("node")
    try:
        if not redocly.exists():
            raise ToolError(f"{redocly}: Redocly is not installed; `make docs-api` installs it")
        pages = {
            key: render(
                published_document(Platform(key, load(specs / key / "openapi.yaml"))), [str(node), str(redocly)]
            )
            for key in PLATFORMS
        }
    except (SpecError, ToolError) as error:
        typer.echo(f"{error}\nnothing was written", err=True)
        raise typer.Exit(1) from None
    output.mkdir(parents=True, exist_ok=True)
    for key, page in pages.items():
        file = output / f"{key}.html"
        file.write_text(page, encoding="utf-8")
        typer.echo(f"{file}: {len(page.encode()) // 1024:,} KiB")


if __name__ == "__main__":
    app()
