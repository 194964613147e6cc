"""Prepares a platform's spec for Redocly: the content of our extensions moves into descriptions."""

from __future__ import annotations

import copy
from typing import Any

from generator.document import JsonObject, in_example, operations, schemas, walk
from generator.formats import FORMATS
from generator.model import Platform
from generator.operations import Operation
from generator.variants.curl import curl, variables

READ = ("x-displayName", "x-codeSamples")
"""Extensions that Redocly renders."""
SIGNING_SECTION = """
## Signing 签名

| | |
|---|---|
| 请求体 `body` | the exact bytes that are sent, in UTF-8 发送的原始字节 |
| 时间戳 `timestamp` | epoch milliseconds 毫秒时间戳, such as `1780000000000` |
| 签名 `digest` | lower-case MD5 of 小写 MD5: `body` + `\\|` + `appkey` + `\\|` + `timestamp` |
| 地址 | `<path>/{openid}/{timestamp}/{digest}/{msg_id}` |
"""
ACCESS_SECTION = """
## Token 访问凭证

Get a token once with `appid` and `app_secret`, keep it for as long as it lasts, and put it on every other call as
`access_token`. 先用 `appid` 和 `app_secret` 换取 `access_token`，在有效期内重复使用，其余调用都带上它。

```sh
{token}
```
"""
TRY_SECTION = """
## Try it 试一试

For sh, with curl{tools}. Every call below has its own command in the column on the right.
在终端中运行；每个接口右侧都有自己的命令。

```sh
{variables}
```

```sh
{call}
```
"""


def published_document(platform: Platform) -> JsonObject:
    """Return the document to render. Its descriptions contain labels, code lists, types, quirks and commands.

    The JSON string in `response_data` is shown as an object with its fields, because Redocly does not support
    `contentSchema`. Our extensions are removed.
    """
    document = copy.deepcopy(platform.document)
    document["info"]["description"] += _guide(platform)
    for tag in document["tags"]:
        tag["x-displayName"] = tag["description"].partition(" - ")[0].rstrip(".")
    by_id = {operation.id: operation for operation in platform.operations}
    for _, spec, _ in operations(document):
        _describe_operation(platform, by_id[spec["operationId"]], spec)
    for _, schema in list(schemas(document)):
        for wire, field in schema.get("properties", {}).items():
            schema["properties"][wire] = _described_field(platform, field)
    for path, value in walk(document):
        if isinstance(value, dict) and path[-1:] != ("properties",) and not in_example((*path, "")):
            for key in [key for key in value if key.startswith("x-") and key not in READ]:
                del value[key]
    return document


def _guide(platform: Platform) -> str:
    signed = any(operation.has_msg_id for operation in platform.operations)
    token = [operation for operation in platform.operations if operation.query]
    call = next(operation for operation in platform.operations if operation.paging)
    parts = [SIGNING_SECTION] if signed else [ACCESS_SECTION.format(token=curl(platform, token[0]))]
    tools = " and openssl" if signed else ""
    parts.append(TRY_SECTION.format(tools=tools, variables=variables(platform), call=curl(platform, call)))
    used = {schema.get("format") for _, schema in schemas(platform.document)}
    rows = [
        f"| `{form.name}` | `{form.shown[0]}` | {form.shown[1]} | {form.shown[2]} |\n"
        for form in FORMATS.values()
        if form.name in used and form.shown
    ]
    parts.append(f"\n## Formats 格式\n\n| format | example | 说明 | meaning |\n|---|---|---|---|\n{''.join(rows)}")
    return "".join(parts)


def _describe_operation(platform: Platform, operation: Operation, spec: JsonObject) -> None:
    spec["summary"] = f"{spec['summary']} {spec['externalDocs']['description']}"
    spec["description"] = "\n\n".join([spec["description"], *_quirk(spec)])
    spec["x-codeSamples"] = [{"lang": "Shell", "label": "curl", "source": curl(platform, operation)}]


def _described_field(platform: Platform, field: JsonObject) -> JsonObject:
    """Return a field with the content of its extensions in its description; a JSON string becomes an object."""
    followed, component = platform.follow(field)
    if "items" in followed:
        followed, component = platform.follow(followed["items"])
    parts = [str(field["description"])]
    codes = followed.get("x-enum", [])
    if codes:
        rows = [f"| `{code['value']}` | {code['label_zh']} | {code['label']} |\n" for code in codes]
        parts.append(f"| code 代码 | 含义 | meaning |\n|---|---|---|\n{''.join(rows)}".rstrip())
    if "x-doc-type" in field:
        types = field["x-doc-type"]
        parts.append(f"文档类型 documented type: `{types if isinstance(types, str) else '`, `'.join(types)}`")
    if field.get("x-source") == "example":
        parts.append("仅见于示例 Only an example shows it.")
    if "x-alias-of" in field:
        parts.append(f"又作 A second spelling of `{field['x-alias-of']}`.")
    parts += _quirk(field)
    if component and codes and component in platform.schemas:
        parts += _quirk(platform.schemas[component])
    described = {**field, "description": "\n\n".join(parts)}
    if "contentSchema" in described:
        decoded = described.pop("contentSchema")
        text = {"type": described.pop("type"), "title": "JSON text 文本", "description": described["description"]}
        del described["contentMediaType"]
        described["oneOf"] = [{**decoded, "title": "decoded 解码后"}, text]
    return described


def _quirk(holder: dict[str, Any]) -> list[str]:
    return [f"*注意 {' '.join(str(holder['x-quirk']).split())}*"] if "x-quirk" in holder else []
