"""The commands of operations: `dingdan waiqin365 orders query`. They are made from the reference when they are used."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Annotated, Any

import typer
import typer.main

from dingdan_cli.app import Entry, LangOption, LazyGroup
from dingdan_cli.languages import language, text
from dingdan_cli.operations.catalog import PACKAGES, chinese_name, kebab
from dingdan_cli.operations.option_texts import chinese_width, command_help, completions, metavar, option_help
from dingdan_cli.session import Session, with_session
from dingdan_runtime.reference import FieldReference, OperationReference, ResourceSummary, operations, resources

PREFIX = "field_"
"""The beginning of the parameters of a command for the arguments of the call. Its own parameters have none."""
RESERVED = frozenset(
    [
        "all",
        "body",
        "csv",
        "debug",
        "dry-run",
        "fields",
        "format",
        "group-by",
        "help",
        "jq",
        "journal",
        "lang",
        "limit",
        "log-file",
        "msg-id",
        "no-resolve",
        "output",
        "page",
        "page-size",
        "per-call",
        "profile",
        "retry-rejected",
        "settle",
        "table",
        "verbose",
        "yes",
    ]
)
"""Options of the commands themselves. An argument with such a name gets the option `--arg-NAME`."""


def platform_group(platform: str, others: Mapping[str, Entry]) -> typer.Typer:
    """Return the group of a platform: its resources, and other commands.

    Args:
        platform: The name of the platform, such as `waiqin365`.
        others: The other commands by name.
    """
    found = {kebab(each.name): each for each in resources(PACKAGES[platform])}

    class PlatformGroup(LazyGroup):
        @cached_property
        def entries(self) -> Mapping[str, Entry]:  # type: ignore[override]
            return {
                **{
                    name: Entry("", text(each.description, chinese_name(each.description)))
                    for name, each in found.items()
                },
                **others,
            }

        def load(self, name: str) -> Any:
            if name not in found:
                return super().load(name)
            group = typer.main.get_group(resource_group(platform, found[name]))
            group.name, group.help = name, self.entries[name].help
            return group

    return _group(PlatformGroup)


def resource_group(platform: str, resource: ResourceSummary) -> typer.Typer:
    """Return the group of a resource: its operations."""

    class ResourceGroup(LazyGroup):
        @cached_property
        def entries(self) -> Mapping[str, Entry]:  # type: ignore[override]
            return {
                kebab(each.method): Entry("", text(f"{each.summary} ({each.label}).", f"{each.label}。"))
                for each in resource.commands
            }

        def load(self, name: str) -> Any:
            known = operations(PACKAGES[platform], resource.name)
            return command(next(each for each in known if kebab(each.method) == name))

    return _group(ResourceGroup)


def _group(kind: type[LazyGroup]) -> typer.Typer:
    app = typer.Typer(cls=kind, no_args_is_help=True, add_completion=False, rich_markup_mode=None)

    @app.callback()
    def group(lang: LangOption = None) -> None:
        del lang  # languages.py has read it from the arguments

    return app


def command(operation: OperationReference) -> Any:
    """Return the command of an operation."""
    from dingdan_cli.operations import read_commands, write_commands

    kind = write_commands if operation.write else read_commands
    fields = option_fields(operation)
    options = {PREFIX + field.name: option_name(field) for field in fields}
    named = {PREFIX + field.name: field for field in fields}

    def run(session: Session, /, **given: Any) -> Any:
        own = {name: value for name, value in given.items() if name not in named}
        return kind.run(session, operation, Given(named, options, given), **own)

    parameters = [
        inspect.Parameter("session", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Session),
        *(_parameter(operation, field) for field in fields),
        *kind.parameters(operation),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    settings = {} if language() == "en" else {"terminal_width": chinese_width()}
    app.command(kebab(operation.method), help=command_help(operation), context_settings=settings)(with_session(run))
    return typer.main.get_command(app)


class Given:
    """The options of a command that are arguments of the call, as the user gave them."""

    def __init__(
        self, fields: Mapping[str, FieldReference], options: Mapping[str, str], given: Mapping[str, Any]
    ) -> None:
        self._fields = fields
        self._options = options
        self._given = given

    def arguments(self) -> dict[str, Any]:
        """Return the arguments of the call.

        Raises:
            CommandError: A text is no value of its argument.
        """
        from dingdan_cli.operations.values import arguments

        return arguments(self._fields, self._options, self._given)


def option_fields(operation: OperationReference) -> list[FieldReference]:
    """Return the fields with options: scalars and lists of scalars, except page number and size."""
    if operation.request is None:
        return []
    paged = {operation.paging.page, operation.paging.size} if operation.paging else set()
    fields = [
        field
        for field in operation.request.fields
        if field.members is None and field.kind != "map" and field.name not in paged
    ]
    return sorted(fields, key=lambda field: not field.required)


def option_name(field: FieldReference) -> str:
    """Return the option of an argument, such as `--after-modify-date`."""
    name = kebab(field.name)
    return f"--arg-{name}" if name in RESERVED else f"--{name}"


def _parameter(operation: OperationReference, field: FieldReference) -> inspect.Parameter:
    complete: Callable[[str], list[tuple[str, str]]] | None = completions(field)
    option = typer.Option(option_name(field), metavar=metavar(field), help=option_help(field), autocompletion=complete)
    kind: Any = list[str] if field.items else str
    required = field.required and not operation.write  # --body may have it
    return inspect.Parameter(
        PREFIX + field.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=inspect.Parameter.empty if required else None,
        annotation=Annotated[kind if required else kind | None, option],
    )
