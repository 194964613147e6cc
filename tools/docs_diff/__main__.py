"""The command line: `python -m tools.docs_diff --help`."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generator.errors import SpecError, ToolError
from tools.docs_diff.compare import compare
from tools.docs_diff.draft import draft
from tools.docs_diff.errors import PageError
from tools.docs_diff.match_operations import address_of, match_operations
from tools.docs_diff.match_spec import choose_spec
from tools.docs_diff.page import read_page
from tools.docs_diff.report import as_json, as_markdown, show

ROOT = Path(__file__).resolve().parents[2]


class Format(StrEnum):
    """The output format of the differences."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def docs_diff_command(
    page: Annotated[Path, typer.Argument(help="Saved page: text, Markdown or HTML. 保存的文档页面")],
    platform: Annotated[
        str | None, typer.Option(help="waiqin365 or wshoto; detected from the page by default. 平台")
    ] = None,
    specs: Annotated[Path, typer.Option(help="Folder of the specs, a folder per platform. 规范目录")] = ROOT / "specs",
    form: Annotated[
        Format, typer.Option("--format", help="Table for a terminal, JSON, or Markdown for a pull request. 输出格式")
    ] = Format.TABLE,
    everything: Annotated[
        bool, typer.Option("--all", help="Also show differences that the specs declare. 包括已声明的差异")
    ] = False,
    source: Annotated[
        str | None, typer.Option(help="Address of the page, if the copy does not say it. 页面地址")
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="Operations with an unknown address are new. 地址未知的接口均为新增")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="Write drafts of new items into the specs. 将新增内容写入规范草稿")
    ] = False,
) -> None:
    """Compare a saved page of a platform's documentation with its spec. 对比文档页面与规范。

    The exit code is 0 if there are only declared differences, 1 if there are others, 2 if the page or a spec is
    invalid.
    """
    try:
        read = read_page(page)
        read = replace(read, address=source) if source else read
        spec = choose_spec(read, specs, platform)
        differences = compare(read, spec, new=new)
        written = draft(differences, spec, address_of(read, match_operations(read, spec))) if write else None
    except PageError as error:
        raise _bad(str(error.finding)) from None
    except SpecError as error:
        raise _bad("\n".join(map(str, error.findings))) from None
    except ToolError as error:
        raise _bad(str(error)) from None
    if form is Format.JSON:
        typer.echo(as_json(read, spec, differences))
    elif form is Format.MARKDOWN:
        typer.echo(as_markdown(read, spec, differences, everything=everything))
    else:
        show(read, spec, differences, everything=everything)
    if written is not None:
        for file in written.files:
            typer.echo(f"drafted in {file}: look for TODO", err=True)
        for note in written.notes:
            typer.echo(f"check: {note}", err=True)
        for each in written.left:
            typer.echo(f"not drafted, edit the spec by hand: {each.message}", err=True)
    if any(not each.declared for each in differences):
        raise typer.Exit(1)


def _bad(message: str) -> typer.Exit:
    typer.echo(f"{message}\nnothing was written", err=True)
    return typer.Exit(2)


if __name__ == "__main__":
    app()
