"""The command line: `python -m tools.spec_diff --help`.

The exit code is 1 if a version number is too low, 2 if the versions cannot be compared.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tools.spec_diff.changelog import write_changelog
from tools.spec_diff.render import as_json, as_markdown, as_table
from tools.spec_diff.report import RevisionError, UnreadableError, compare_revisions

ROOT = Path(__file__).resolve().parents[2]


class Format(StrEnum):
    """The output format of the report."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"


RENDERERS = {Format.TABLE: as_table, Format.MARKDOWN: as_markdown, Format.JSON: as_json}


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def spec_diff_command(
    base: Annotated[str, typer.Argument(help="Git revision to compare with. 旧版本")],
    head: Annotated[str | None, typer.Option(help="Git revision; the working tree by default. 新版本")] = None,
    form: Annotated[Format, typer.Option("--format", help="Output format. 输出格式")] = Format.TABLE,
    write: Annotated[bool, typer.Option("--write", help="Add the changes to specs/CHANGELOG.md. 写入变更日志")] = False,
    root: Annotated[Path, typer.Option(help="The repository. 仓库目录")] = ROOT,
) -> None:
    """Report changes of the specs since a revision and what they break. 比较两个版本的规范。"""
    try:
        report = compare_revisions(root, base, head)
    except (RevisionError, UnreadableError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    typer.echo(RENDERERS[form](report), nl=False)
    if report.complaints:
        for complaint in report.complaints if form is Format.JSON else ():
            typer.echo(complaint, err=True)
        if write:
            typer.echo("nothing was written", err=True)
        raise typer.Exit(1)
    changed = [spec for spec in report.specs if spec.version.old is not None and spec.version.new > spec.version.old]
    if write and changed:
        file = root / "specs" / "CHANGELOG.md"
        try:
            write_changelog(file, changed)
        except (OSError, UnicodeDecodeError) as error:
            typer.echo(f"{file}:1: cannot be read or written: {error}", err=True)
            raise typer.Exit(2) from None
    elif write:
        typer.echo("no version number has increased: there is nothing to write", err=True)


if __name__ == "__main__":
    app()
