"""The pages of codes and of quirks, one of each for a platform."""

from __future__ import annotations

from collections.abc import Iterator

from dingdan_runtime.reference import CodesReference, ObjectReference, all_operations
from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import code, prose, table
from tools.docs_site.platforms import NAMES
from tools.docs_site.translations import translated

INTRODUCTION = Text(
    "The codes that the platform documents. Platforms add codes, so other values may occur: they are their plain "
    "value, without label. In Python the members are in `{package}.codes`, such as `{package}.codes.{example}`.",
    "平台文档列出的编码（枚举）值。平台会增加编码，因此可能出现其他值：此时就是原值，没有名称。"
    "在 Python 里，成员位于 `{package}.codes`，例如 `{package}.codes.{example}`。",
)


def codes_page(platform: str) -> str:
    """Return the page of a platform's codes."""
    return f"operations/{platform}/codes.md"


def codes_text(codes: CodesReference, language: Language) -> str:
    """Return the codes with their labels in one line."""
    if language.code == "zh":
        return "、".join(f"{code(str(each.value))} {each.label_zh}" for each in codes.codes) + "。"
    return ", ".join(f"{code(str(each.value))} {prose(each.label)}" for each in codes.codes) + "."


def write_codes(platform: str, language: Language) -> str:
    """Return the text of the page of a platform's codes."""
    package = f"{platform}_api"
    found: dict[str, CodesReference] = {}
    users: dict[str, list[str]] = {}
    for operation in all_operations((package,)):
        for part in (operation.request, operation.response):
            for path, codes in _codes_of(part):
                found.setdefault(codes.name, codes)
                users.setdefault(codes.name, []).append(f"{operation.call}: {path}")
    first = next(iter(found.values()))
    title = Text(f"Codes of {NAMES[platform].en}", f"{NAMES[platform].zh}的编码").of(language)
    example = f"{first.name}.{first.codes[0].name}"
    parts = [f"# {title}\n", INTRODUCTION.of(language).format(package=package, example=example) + "\n"]
    head = [Text("code", "编码"), Text("name", "成员"), Text("label", "英文名称"), Text("platform's label", "平台名称")]
    for name in sorted(found):
        parts.append(f"## {name}\n")
        parts.append(prose(translated(found[name].description, platform, language)) + "\n")
        rows = [
            (code(str(each.value)), code(each.name), prose(each.label), each.label_zh) for each in found[name].codes
        ]
        parts.append(table([each.of(language) for each in head], rows))
        where = ", ".join(code(each) for each in dict.fromkeys(users[name]))
        parts.append(Text(f"In {where}.", f"用于 {where}。").of(language) + "\n")
    return "\n".join(parts)


def _codes_of(described: ObjectReference | None, where: str = "") -> Iterator[tuple[str, CodesReference]]:
    for field in described.fields if described is not None else ():
        if field.codes is not None:
            yield f"{where}{field.name}", field.codes
        yield from _codes_of(field.members, f"{where}{field.name}.")
