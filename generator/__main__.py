"""The generator's command line: `python -m generator --help`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from generator.bundle import bundle
from generator.errors import SpecError, ToolError
from generator.lint import check
from generator.lint.translations import translation_findings
from generator.pipeline import differences, generate, platforms_in

ROOT = Path(__file__).resolve().parent.parent

app = typer.Typer(
    help="Generate the client packages from the specs. 从接口规范生成客户端代码。",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)

Specs = Annotated[Path, typer.Option(help="Folder of the specs, with one folder for each platform. 规范目录")]
Output = Annotated[Path, typer.Option(help="Folder for the generated packages. 生成代码目录")]
Dist = Annotated[
    Path | None, typer.Option(help="Folder for the bundled specs; <specs>/dist by default. 合并后的规范目录")
]


@app.command("generate")
def generate_command(specs: Specs = ROOT / "specs", output: Output = ROOT / "generated", dist: Dist = None) -> None:
    """Bundle the specs and generate a package for each platform. 生成全部代码。"""
    _stop_on_errors(lambda: generate(specs, output, dist or specs / "dist", platforms_in(specs)))
    typer.echo(f"generated {', '.join(f'{key}_api' for key in platforms_in(specs))} in {output}")


@app.command("check")
def check_command(specs: Specs = ROOT / "specs", output: Output = ROOT / "generated", dist: Dist = None) -> None:
    """Check that the generated files are up to date; name each file that is not. 检查生成代码是否最新。"""
    found: list[str] = []
    _stop_on_errors(lambda: found.extend(differences(specs, output, dist or specs / "dist", platforms_in(specs))))
    for line in found:
        typer.echo(line, err=True)
    if found:
        typer.echo("run `make generate` and commit the result", err=True)
        raise typer.Exit(1)
    typer.echo("the generated files are up to date")


@app.command("lint")
def lint_command(specs: Specs = ROOT / "specs") -> None:
    """Check the specs against the repo's own rules. 检查规范文件。"""

    def run() -> None:
        bundles = [bundle(specs / key / "openapi.yaml") for key in platforms_in(specs)]
        findings = [found for joined in bundles for found in check(joined) or translation_findings(joined)]
        if findings:
            raise SpecError(findings)

    _stop_on_errors(run)
    typer.echo("the specs follow the repo's rules")


def _add_tool_command(name: str, summary: str) -> None:
    """Add the command `name`, which passes its arguments to `python -m tools.<name>`."""

    @app.command(
        name,
        help=summary,
        add_help_option=False,
        context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    )
    def run(context: typer.Context) -> None:
        # Imported when it is called: tools import the generator, so the generator imports no tool.
        tool = import_module(f"tools.{name.replace('-', '_')}.__main__")
        tool.app(context.args, prog_name=context.command_path)


_add_tool_command("docs-api", "Write an offline HTML page of each platform. 生成可离线阅读的接口文档网页。")
_add_tool_command("docs-diff", "Compare a saved page of a platform's documentation with its spec. 对比文档页面与规范。")
_add_tool_command("spec-diff", "Report changes of the specs since a revision and what they break. 比较两个版本的规范。")


def _stop_on_errors(run: Callable[[], None]) -> None:
    try:
        run()
    except SpecError as error:
        for finding in error.findings:
            typer.echo(str(finding), err=True)
        typer.echo(f"{len(error.findings)} finding(s); nothing was written", err=True)
        raise typer.Exit(1) from None
    except ToolError as error:
        typer.echo(f"{error}\nnothing was written", err=True)
        raise typer.Exit(1) from None


if __name__ == "__main__":
    app()
