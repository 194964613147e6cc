"""The reference: the public names of the packages, with signatures, from the docstrings."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from typing import Any

import griffe

from tools.docs_site.documents import ROOT
from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import block, code, table

LAYERS = ("runtime", "generated", "overrides", "apps")
MODULES: dict[str, Text] = {
    "dingdan": Text("Clients, errors, tokens and signing.", "客户端、错误、token 与签名。"),
    "dingdan.webhooks": Text("Pushes of Waiqin365.", "勤策的推送（webhook）。"),
    "dingdan_runtime": Text(
        "What generated code stands on: records, codes, pages, operations.",
        "生成的代码所依赖的部分：记录、编码、分页、接口。",
    ),
    "dingdan_runtime.arrow": Text("Arrow tables of records.", "记录的 Arrow 表。"),
    "dingdan_sync": Text("Orders in databases.", "把订单同步到数据库。"),
    "dingdan_sync.dlt": Text("The feed of the sync as a source of dlt.", "作为 dlt 数据源的同步。"),
    "dingdan_spark": Text("Sources for Spark.", "Spark 数据源。"),
    "dingdan_sandbox": Text("The sandbox of both platforms.", "两个平台的沙箱。"),
    "dingdan_sandbox.testing": Text("The testing kit.", "测试工具。"),
}
"""The public modules, and what each is for."""
PACKAGES = {module.partition(".")[0] for module in MODULES}
NOTE = Text("", "说明文字取自源代码的文档字符串（docstring），为英文。\n")
SECTIONS = {
    "parameters": (Text("argument", "参数"), Text("meaning", "含义")),
    "other parameters": (Text("argument", "参数"), Text("meaning", "含义")),
    "attributes": (Text("attribute", "属性"), Text("meaning", "含义")),
    "raises": (Text("error", "错误"), Text("when", "何时")),
    "returns": (Text("returns", "返回"), Text("meaning", "含义")),
    "yields": (Text("yields", "产生"), Text("meaning", "含义")),
    "warns": (Text("warning", "警告"), Text("when", "何时")),
}
"""The heads of the tables of a docstring's sections."""


def reference_page(module: str) -> str:
    """Return the page of a module."""
    return f"reference/{module.replace('.', '-')}.md"


@cache
def modules() -> griffe.ModulesCollection:
    """Return the packages as griffe reads them, without importing them."""
    logging.getLogger("griffe").setLevel(logging.ERROR)
    loader = griffe.GriffeLoader(search_paths=[str(ROOT / layer) for layer in LAYERS])
    for package in sorted({*PACKAGES, "waiqin365_api", "wshoto_api"}):
        loader.load(package)
    loader.resolve_aliases(external=False, implicit=False)
    return loader.modules_collection


def public_names(module: str) -> list[str]:
    """Return the names in `__all__` of a module, without `__version__`."""
    exported = modules()[module].exports or []
    return sorted((str(name) for name in exported if str(name) != "__version__"), key=str.lower)


def write_reference(module: str, language: Language) -> str:
    """Return the text of a module's page."""
    parts = [f"# {code(module)}\n", MODULES[module].of(language) + "\n", NOTE.of(language)]
    found: Any = modules()[module]
    for name in public_names(module):
        parts.extend(_object(name, found[name], 2, language))
    return "\n".join(part for part in parts if part)


def _object(name: str, found: Any, level: int, language: Language) -> Iterator[str]:
    target = found.final_target if found.is_alias else found
    yield f"{'#' * level} {code(name)}\n"
    yield block("python", _signature(name, target))
    yield from _docstring(target, language)
    if not target.is_class:
        return
    attributes = [
        (code(member.name), " ".join(member.docstring.value.split()))
        for member in _members(target)
        if member.is_attribute and member.docstring is not None
    ]
    if attributes:
        yield table([each.of(language) for each in SECTIONS["attributes"]], attributes)
    for member in _members(target):
        if member.is_function:
            yield from _object(f"{name}.{member.name}", member, level + 1, language)


def _members(target: griffe.Class) -> list[Any]:
    """Return the public members of a class with a docstring of their own or of a private base, in their order."""
    found = {**{name: each for name, each in target.inherited_members.items() if _is_of_ours(each)}, **target.members}
    members: list[Any] = [
        each.final_target if isinstance(each, griffe.Alias) else each
        for name, each in found.items()
        if not name.startswith("_")
    ]
    return [each for each in members if each.docstring is not None]


def _is_of_ours(inherited: griffe.Alias) -> bool:
    """True if a member is inherited from a private class: public ones have their own entries."""
    parent = inherited.final_target.parent
    return parent is not None and parent.name.startswith("_")


def _signature(name: str, target: Any) -> str:
    """Return the declaration of a class, function or attribute."""
    short = name.rpartition(".")[2]
    if target.is_class:
        bases = f"({', '.join(str(base) for base in target.bases)})" if _is_error(target) else ""
        return _call(f"class {short}", target.parameters) if not bases else f"class {short}{bases}"
    if target.is_function:
        head = "async def" if "async" in target.labels else "def"
        returned = f" -> {target.returns}" if target.returns is not None else ""
        return _call(f"{head} {short}", target.parameters) + returned
    value = f" = {target.value}" if target.value is not None and len(str(target.value)) < 80 else ""
    return f"{short}{f': {target.annotation}' if target.annotation is not None else ''}{value}"


def _is_error(target: griffe.Class) -> bool:
    """True for errors and warnings, which nobody makes: who catches one wants to know what it is."""
    return any(str(base).endswith(("Error", "Warning", "Exception", "Timeout")) for base in target.bases)


def _call(head: str, parameters: griffe.Parameters) -> str:
    given = list(_parameters(parameters))
    if not given and head.startswith("class "):
        return head
    line = f"{head}({', '.join(given)})"
    return line if len(line) < 90 else f"{head}(\n" + "".join(f"    {each},\n" for each in given) + ")"


def _parameters(parameters: griffe.Parameters) -> Iterator[str]:
    star = slash = False
    for each in parameters:
        if each.name in ("self", "cls"):
            continue
        if slash and each.kind is not griffe.ParameterKind.positional_only:
            yield "/"
        slash = each.kind is griffe.ParameterKind.positional_only
        if each.kind is griffe.ParameterKind.keyword_only and not star:
            yield "*"
        star = star or each.kind in (griffe.ParameterKind.keyword_only, griffe.ParameterKind.var_positional)
        mark = ""
        if each.kind in (griffe.ParameterKind.var_positional, griffe.ParameterKind.var_keyword):
            mark = "*" if each.kind is griffe.ParameterKind.var_positional else "**"
        annotation = f": {each.annotation}" if each.annotation is not None else ""
        default = "" if each.default is None or mark else (f" = {each.default}" if annotation else f"={each.default}")
        yield f"{mark}{each.name}{annotation}{default}"
    if slash:
        yield "/"


def _docstring(target: Any, language: Language) -> Iterator[str]:
    if target.docstring is None:
        return
    for section in target.docstring.parse("google", warnings=False):
        kind = section.kind.value
        if kind == "text":
            yield f"{section.value}\n"
        elif kind in SECTIONS:
            head = [each.of(language) for each in SECTIONS[kind]]
            yield table(head, [(_what(item), " ".join(item.description.split())) for item in section.value])
        elif kind == "admonition":
            yield f"**{section.title}**: {section.value.contents}\n"
        else:
            yield f"{section.value}\n"


def _what(item: Any) -> str:
    name = getattr(item, "name", "") or item.annotation
    return code(str(name)) if name else ""
