"""Renders the modules of a package that no public generator makes, such as resources, operations and codes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jinja2

from generator.document import one_line
from generator.envelope import platform_data
from generator.model import Platform
from generator.names import class_case, snake_case
from generator.objects import Object
from generator.operations import Operation
from generator.privacy import loggable, personal
from generator.pushes import pushes
from generator.records import attribute_docs
from generator.reference import codes_of, field_names, objects, tables
from generator.tables import documents

TEMPLATES = Path(__file__).parent / "templates"
WIDTH = 100


def _doc(text: str) -> str:
    """Escape `text` for use in a docstring, including its end."""
    escaped = text.replace("\\", "\\\\").replace('"""', "'''")
    return f'{escaped[:-1]}\\"' if escaped.endswith('"') else escaped


def _wrap(text: str, indent: int, hang: int = 0) -> str:
    """Wrap `text` for a docstring: the first line at column `indent`, the others `hang` columns deeper."""
    lines = textwrap.wrap(_doc(text), WIDTH - indent - hang, break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * (indent + hang)}".join(lines)


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is Python, not HTML
    )
    environment.filters.update(
        doc=_doc, wrap=_wrap, line=one_line, repr=repr, class_case=class_case, snake_case=snake_case
    )
    return environment


def write_facade(platform: Platform, folder: Path) -> None:
    """Render the modules of the platform that no public generator makes into the package in `folder`."""
    environment = _environment()

    def render(template: str, file: str, **names: object) -> None:
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(environment.get_template(template).render(platform=platform, **names), encoding="utf-8")

    (folder / "py.typed").touch()
    render("codes.py.jinja", "codes.py")
    render("record_docs.py.jinja", "record_docs.py", attribute_docs=attribute_docs(platform))
    render("params.py.jinja", "params.py")
    if found := documents(platform):
        render("tables.py.jinja", "tables.py", documents=found)
    render("privacy.py.jinja", "privacy.py", personal=personal(platform), loggable=loggable(platform))
    render("resources_init.py.jinja", "resources/__init__.py")
    render("operations_init.py.jinja", "operations/__init__.py")
    render("package_init.py.jinja", "__init__.py")
    if (data := platform_data(platform)) is not None:
        render("platform.py.jinja", "platform.py", **data)
    if (pushed := pushes(platform)) is not None:
        render("pushes.py.jinja", "pushes.py", pushes=pushed)
    callable_ = {
        resource: [operation for operation in operations if operation.method]
        for resource, operations in platform.resources.items()
    }
    render_reference(platform, render, {resource: found for resource, found in callable_.items() if found})
    for resource, operations in platform.resources.items():
        render(
            "operations.py.jinja",
            f"operations/{resource}.py",
            operations=operations,
            bodies=_bodies(platform, operations),
        )
        if callable_[resource]:
            render("resource.py.jinja", f"resources/{resource}.py", resource=resource, operations=callable_[resource])


def render_reference(platform: Platform, render: Callable[..., None], resources: dict[str, list[Operation]]) -> None:
    """Render the package `reference`.

    Args:
        platform: The platform.
        render: Renders a template into a file, with the names that it needs.
        resources: The operations with a Python call, by resource.
    """
    render("reference_init.py.jinja", "reference/__init__.py", resources=resources)
    render("reference_codes.py.jinja", "reference/_codes.py")
    names = field_names(platform)
    for resource, operations in resources.items():
        render(
            "reference.py.jinja",
            f"reference/{resource}.py",
            resource=resource,
            operations=operations,
            objects=objects(platform, operations),
            tables=tables(platform),
            codes_of=partial(codes_of, platform),
            name_of=lambda each, prop: names.get(each.name, {}).get(prop.wire, prop.python),
        )


def _bodies(platform: Platform, operations: list[Operation]) -> list[Object]:
    """Return the request objects of a resource; nested objects come before the objects that contain them."""
    ordered: list[Object] = []

    def add(body: Object) -> None:
        for prop in body.properties:
            if prop.nested:
                add(platform.object(prop.nested))
        if body.name not in [known.name for known in ordered]:
            ordered.append(body)

    for operation in operations:
        if operation.body:
            add(operation.body)
    return ordered
