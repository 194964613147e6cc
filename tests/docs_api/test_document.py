"""What a reader of the published page finds: labels, code lists, slips, the signing and token sections."""

from __future__ import annotations

import pytest

from generator.document import JsonObject, operations, walk
from generator.model import Platform

SIGNED_COMMAND = r"""
body='{"page_number":1,"status":"1","after_modify_date":"2026-11-01 00:00:00"}' && now=$(date +%s)000 &&
digest=$(printf '%s' "$body|$WAIQIN365_APPKEY|$now" | openssl md5 | sed 's/.* //') &&
curl -sS -H 'Content-Type: application/json' --data-raw "$body" \
  "$WAIQIN365_BASE_URL/api/stdorder/v1/queryStdomOrder/$WAIQIN365_OPENID/$now/$digest/$(openssl rand -hex 16)"
""".strip()


def fields(document: JsonObject, name: str) -> JsonObject:
    members: JsonObject = document["components"]["schemas"][name]["properties"]
    return members


def test_a_field_has_its_code_list_documented_type_and_label(published: dict[str, JsonObject]) -> None:
    field = fields(published["waiqin365"], "StdomOrder")["order_status"]
    assert field["title"]
    assert "| `4` | 部分发货 | Partly shipped |" in field["description"]
    assert "documented type: `" in field["description"]
    assert "Code 3 stands for shipped in this list" in field["description"]


def test_every_code_of_every_list_that_a_field_has_is_shown_there(
    platforms: dict[str, Platform], published: dict[str, JsonObject]
) -> None:
    checked = 0
    for key, platform in platforms.items():
        for name, schema in platform.schemas.items():
            for prop in platform.object(name).properties if "properties" in schema else ():
                if prop.code:
                    shown = fields(published[key], name)[prop.wire]["description"]
                    for code in platform.schemas[prop.code]["x-enum"]:
                        assert f"| `{code['value']}` | {code['label_zh']} | {code['label']} |" in shown
                        checked += 1
    assert checked > 100


def test_what_json_text_holds_is_shown_as_fields(published: dict[str, JsonObject]) -> None:
    data = fields(published["waiqin365"], "QueryStdomOrderResponse")["response_data"]
    decoded, text = data["oneOf"]
    assert decoded["$ref"] == "#/components/schemas/StdomOrderList"
    assert text["type"] == ["string", "null"]
    assert "contentSchema" not in data


@pytest.mark.parametrize("key", ["waiqin365", "wshoto"])
def test_operations_have_both_headings_and_a_command(
    key: str, published: dict[str, JsonObject], platforms: dict[str, Platform]
) -> None:
    found = [operation for _, operation, _ in operations(published[key])]
    assert len(found) == len(platforms[key].operations)
    for operation in found:
        assert operation["summary"].endswith(operation["externalDocs"]["description"])
        assert "curl -sS" in operation["x-codeSamples"][0]["source"]


def test_each_platform_has_the_section_that_gets_a_reader_in(published: dict[str, JsonObject]) -> None:
    assert "## Signing 签名" in published["waiqin365"]["info"]["description"]
    assert "## Token 访问凭证" in published["wshoto"]["info"]["description"]
    assert "## Signing" not in published["wshoto"]["info"]["description"]


def test_only_extensions_that_redocly_reads_are_left(published: dict[str, JsonObject]) -> None:
    left = {key for each in published.values() for _, value in walk(each) if isinstance(value, dict) for key in value}
    assert {key for key in left if key.startswith("x-")} == {"x-displayName", "x-codeSamples"}


def test_the_spec_itself_is_left_alone(platforms: dict[str, Platform]) -> None:
    document = platforms["waiqin365"].document
    assert "## Signing" not in document["info"]["description"]
    assert "x-doc-type" in document["components"]["schemas"]["StdomOrder"]["properties"]["order_no"]


def test_the_command_of_a_signed_call_to_the_letter(published: dict[str, JsonObject]) -> None:
    found = {op["operationId"]: op["x-codeSamples"][0]["source"] for _, op, _ in operations(published["waiqin365"])}
    assert found["queryStdomOrder"] == SIGNED_COMMAND


def test_the_command_of_a_get_with_a_body_gets_its_token_first(published: dict[str, JsonObject]) -> None:
    found = {op["operationId"]: op["x-codeSamples"][0]["source"] for _, op, _ in operations(published["wshoto"])}
    command = found["crmSaleOrderDetail"]
    assert command.index("/openapi/access_token") < command.index("curl -sS -X GET -H 'Content-Type: application/json'")
    assert command.endswith('"$WSHOTO_BASE_URL/openapi/crm/saleOrder/detail?access_token=$token"')
