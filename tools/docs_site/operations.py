"""The page of each operation: what it does, examples, fields, codes, rules and quirks."""

from __future__ import annotations

from collections.abc import Iterator

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, all_operations
from tools.docs_site.codes import codes_page, codes_text
from tools.docs_site.documents import relative
from tools.docs_site.examples import command_example, curl_example, python_example
from tools.docs_site.languages import Language, Text
from tools.docs_site.markup import block, code, prose, table, tabs
from tools.docs_site.platforms import CLIENTS, PACKAGES
from tools.docs_site.translations import translated

HEAD = (
    Text("field", "字段"),
    Text("label", "名称"),
    Text("format", "格式"),
    Text("meaning and codes", "含义与编码"),
)
KINDS = {
    "text": Text("text", "文本"),
    "waiqin-id": Text("id (digits as text)", "编号（数字，按文本读取）"),
    "decimal": Text("decimal as text", "小数（文本）"),
    "number": Text("decimal", "小数"),
    "integer": Text("integer", "整数"),
    "long": Text("integer of 64 bits", "64 位整数"),
    "waiqin-date-time": Text("`yyyy-MM-dd HH:mm:ss`", "`yyyy-MM-dd HH:mm:ss`"),
    "waiqin-date-or-time": Text("day, or day and time", "日期，或日期加时间"),
    "waiqin-date": Text("`yyyy-MM-dd`", "`yyyy-MM-dd`"),
    "date": Text("`yyyy-MM-dd`", "`yyyy-MM-dd`"),
    "epoch-seconds": Text("epoch seconds", "秒级时间戳"),
    "comma-separated": Text("values with commas", "逗号分隔的值"),
    "code": Text("code (text)", "编码（文本）"),
    "integer-code": Text("code (integer)", "编码（整数）"),
    "map": Text("object", "对象"),
    "custom-field-code": Text("code of a custom field", "自定义字段编码"),
    "custom-field-label": Text("label of a custom field", "自定义字段名称"),
    "list": Text("list", "数组"),
    "object": Text("object", "对象"),
}
"""The wire formats in words."""


def operations_of(platform: str) -> Iterator[OperationReference]:
    """Iterate over the operations of a platform."""
    return all_operations((PACKAGES[platform],))


def operation_page(operation: OperationReference) -> str:
    """Return the page of an operation."""
    return f"operations/{operation.platform}/{operation.resource}-{operation.method}.md"


def write_operation(operation: OperationReference, language: Language) -> str:
    """Return the text of an operation's page."""

    def say(en: str, zh: str) -> str:
        return Text(en, zh).of(language)

    page = operation_page(operation)
    zh = language.code == "zh"
    title = f"{operation.label}（{operation.call}）" if zh else f"{operation.summary} ({operation.call})"
    parts = [f"# {title}\n", prose(translated(operation.description, operation.platform, language)) + "\n"]
    parts.append(table(("", ""), _facts(operation, language)))
    parts.append(f"## {say('Examples', '示例')}\n")
    if operation.write:
        parts.append(
            say(
                "A write: `--dry-run` prints the request and sends nothing; without it, the command asks first.",
                "这是写操作：`--dry-run` 只打印请求，不发送；去掉它，命令会先询问。",
            )
            + "\n"
        )
    parts.append(tabs(_examples(operation, language)))
    parts.extend(_object(say("Request", "请求"), operation.request, operation.array, page, language))
    parts.extend(_object(say("Response", "返回"), operation.response, operation.many, page, language))
    if quirks := list(_quirk_lines(operation, language)):
        parts.append(f"## {say('Quirks of the document', '文档疑点')}\n")
        parts.append("\n".join(f"- {prose(quirk)}" for quirk in dict.fromkeys(quirks)) + "\n")
    return "\n".join(parts)


def _facts(operation: OperationReference, language: Language) -> list[tuple[str, str]]:
    def say(en: str, zh: str) -> str:
        return Text(en, zh).of(language)

    client, name = CLIENTS[operation.platform]
    rows = [
        (say("the platform's name", "平台接口名"), f"{code(operation.id)}{say(', ', '，')}{operation.label}"),
        ("Python", f"{code(f'{name}.{operation.call}')}: {code(client)}, {code(f'Async{client}')}"),
        (say("request", "请求"), code(f"{operation.http_method} {operation.path}")),
        (say("kind", "类别"), say("write", "写入") if operation.write else say("read", "读取")),
    ]
    if operation.paging is not None:
        paging = operation.paging
        size = f"{say(', ', '，')}{code(paging.size)}" if paging.size else ""
        first = say(f" from {paging.start}", f"，从 {paging.start} 开始")
        rows.append((say("paging", "分页"), f"{code(paging.page)}{first}{size}"))
    if operation.lookup:
        rows.append((say("its outcome is shown by", "结果未知时查询"), code(f"{name}.{operation.lookup}")))
    if operation.tables:
        rows.append((say("tables", "数据表"), ", ".join(code(each) for each in operation.tables)))
    rows.append((say("the platform's page", "平台文档"), f"<{operation.url}>"))
    return rows


def _examples(operation: OperationReference, language: Language) -> Iterator[tuple[str, str]]:
    yield "Python", block("python", python_example(operation, language))
    command, body = command_example(operation)
    file = f"`body.json`:\n\n{block('json', body)}\n" if body else ""
    yield Text("Command line", "命令行").of(language), file + block("sh", command)
    yield "curl", block("sh", curl_example(operation))


def _object(title: str, described: ObjectReference | None, many: bool, page: str, language: Language) -> Iterator[str]:
    if described is None or not described.fields:
        return
    kind = Text(" (a list)", "（数组）").of(language) if many else ""
    yield f"## {title}{kind}\n"
    colon = Text(": ", "：").of(language)
    yield (
        f"{code(described.name)}{colon}{_prose(described.description, page, language)}\n"
        if described.description
        else ""
    )
    yield from _fields(described, "", page, language)


def _fields(described: ObjectReference, where: str, page: str, language: Language) -> Iterator[str]:
    yield table([each.of(language) for each in HEAD], [_row(field, page, language) for field in described.fields])
    for rule in described.any_of:
        names = [" + ".join(code(name) for name in alternative) for alternative in rule]
        yield Text(f"At least one of {', '.join(names)}.\n", f"至少给出其一：{'、'.join(names)}。\n").of(language)
    for field in described.fields:
        if field.members is not None:
            path = f"{where}{field.name}{'[]' if field.kind == 'list' else ''}"
            yield f"### {code(path)}\n"
            yield from _fields(field.members, f"{path}.", page, language)


def _row(field: FieldReference, page: str, language: Language) -> list[str]:
    wire = f" ({code(field.wire)})" if field.wire != field.name else ""
    required = Text(" **required**", " **必填**").of(language) if field.required else ""
    kind = KINDS[field.items or field.kind].of(language)
    form = Text(f"list of {kind}", f"数组：{kind}").of(language) if field.items else kind
    meaning = _prose(field.description, page, language)
    if field.alias_of:
        meaning += Text(
            f" A second spelling of {code(field.alias_of)}.", f" 是 {code(field.alias_of)} 的另一种拼写。"
        ).of(language)
    if field.codes is not None:
        there = f"{relative(codes_page(_platform(page)), page)}#{field.codes.name.lower()}"
        meaning += f" {codes_text(field.codes, language)} [{field.codes.name}]({there})"
    return [code(field.name) + wire + required, field.label, form, meaning]


def _prose(text: str, page: str, language: Language) -> str:
    return prose(translated(text, _platform(page), language))


def _platform(page: str) -> str:
    return page.split("/")[1]


def _quirk_lines(operation: OperationReference, language: Language) -> Iterator[str]:
    def say(quirk: str) -> str:
        return translated(quirk, operation.platform, language)

    if operation.quirk:
        yield say(operation.quirk)
    colon = Text(": ", "：").of(language)
    for part in (operation.request, operation.response):
        for where, quirk in _quirks(part):
            yield f"{code(where)}{colon}{say(quirk)}"


def _quirks(described: ObjectReference | None, where: str = "") -> Iterator[tuple[str, str]]:
    if described is None:
        return
    if described.quirk:
        yield where.rstrip(".") or described.name, described.quirk
    for field in described.fields:
        if field.quirk:
            yield f"{where}{field.name}", field.quirk
        yield from _quirks(field.members, f"{where}{field.name}{'[]' if field.kind == 'list' else ''}.")
