"""Custom fields by label, where the platform wants codes or sends them."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, ConfigError, InvalidRequest, Waiqin365, Wshoto
from tests.dingdan.calling import ACCESS_TOKEN, APPKEY, OPENID, Calls
from tests.dingdan.scripted_server import ScriptedServer, waiqin, waiqin_rows
from waiqin365_api.openapi_client.models import CustomFieldValue, ModifyCustomFieldsLine

pytestmark = pytest.mark.finding(47)
CODES = {"紧急程度": "ext_2611010001", "口味": "ext_2611010011", "other": "own_code"}


@pytest.fixture
def wq_with_codes(wq: Calls) -> Calls:
    wq.options["custom_field_codes"] = CODES
    return wq


def named(*names: str) -> list[dict[str, str]]:
    return [{"ext_key": name, "ext_value": "x"} for name in names]


def test_labels_are_written_as_codes(wq_with_codes: Calls, server: ScriptedServer) -> None:
    server.will(waiqin())
    model = ModifyCustomFieldsLine(id="2", exts=[CustomFieldValue(ext_key="口味", ext_value="清香")])
    wq_with_codes(
        lambda client: client.orders.modify_custom_fields(
            order_no="DH-1",
            exts=named("紧急程度", "ext_2611010001", "own_code", "ext_9"),
            products=[{"id": 1, "exts": named("口味")}, model],
        )
    )
    sent = server.asked[0].json
    assert [field["ext_key"] for field in sent["exts"]] == ["ext_2611010001", "ext_2611010001", "own_code", "ext_9"]
    assert [field["ext_key"] for line in sent["products"] for field in line["exts"]] == ["ext_2611010011"] * 2


def test_codes_are_written_as_labels_where_the_page_sends_labels(wq_with_codes: Calls, server: ScriptedServer) -> None:
    server.will(waiqin())
    fields = [{"return_ext_key": name, "return_ext_value": "x"} for name in ("ext_2611010001", "紧急程度", "退货原因")]
    wq_with_codes(lambda client: client.returns.add(cm_id=1, emp_id=1, storehouse_id=1, exts=fields))
    assert [field["return_ext_key"] for field in server.asked[0].json["exts"]] == ["紧急程度", "紧急程度", "退货原因"]


@pytest.mark.parametrize(
    ("label", "advice"), [("紧急度", "did you mean 紧急程度?"), ("zzz", "there are 紧急程度, 口味, other")]
)
def test_label_that_is_not_known_is_refused_with_close_ones(
    label: str, advice: str, wq_with_codes: Calls, server: ScriptedServer
) -> None:
    lines = [{"id": 1, "exts": named("口味")}, {"id": 2, "exts": named("口味", label)}]
    for validate in (False, True):
        with pytest.raises(InvalidRequest) as caught:
            wq_with_codes(
                lambda client, check=validate: (
                    client.orders.validate if check else client.orders
                ).modify_custom_fields(order_no="1", exts=named(label), products=lines)
            )
        assert [error.argument for error in caught.value.errors] == ["exts[0].ext_key", "products[1].exts[1].ext_key"]
        assert caught.value.args[0] == f"is not a custom field of custom_field_codes; {advice}"
    assert server.asked == []


def test_without_codes_names_are_sent_as_they_are(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin())
    wq(lambda client: client.orders.modify_custom_fields(order_no="1", exts=named("紧急程度", "ext_1")))
    assert [field["ext_key"] for field in server.asked[0].json["exts"]] == ["紧急程度", "ext_1"]


def test_codes_of_two_clients_do_not_mix(server: ScriptedServer) -> None:
    for codes in ({"紧急程度": "ext_1"}, {"紧急程度": "ext_2"}, None):
        server.will(waiqin())
        with Waiqin365(OPENID, APPKEY, base_url=server.url, custom_field_codes=codes) as client:
            client.orders.modify_custom_fields(order_no="1", exts=[{"ext_key": "紧急程度", "ext_value": "x"}])
    assert [asked.json["exts"][0]["ext_key"] for asked in server.asked] == ["ext_1", "ext_2", "紧急程度"]


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        ({"ext_2611010001": "加急"}, {"紧急程度": "加急"}),
        ({"ext_2611010001": 5, "ext_9": "x"}, {"紧急程度": "5"}),
        ({"ext_2611010001": None, "own_code": ""}, {"紧急程度": "", "other": ""}),
        ({"ext_2611010001": {"a": 1}}, {}),
        ({"exts": [{"ext_key": "ext_2611010001", "ext_value": "加急"}]}, {"紧急程度": "加急"}),
        (
            {"exts": [{"ext_key": "紧急程度", "ext_value": "普通"}], "ext_2611010001": "加急"},
            {"紧急程度": "普通"},
        ),
        ({"exts": [{"ext_key": "紧急程度", "ext_value": ""}], "ext_2611010001": "加急"}, {"紧急程度": "加急"}),
    ],
)
def test_field_that_came_by_code_is_read_by_label(
    row: dict[str, Any], fields: dict[str, str], wq_with_codes: Calls, server: ScriptedServer
) -> None:
    server.will(waiqin_rows({"id": "1", **row}))
    (order,) = wq_with_codes(lambda client: client.orders.query()).records
    assert order.custom_fields == fields
    assert order.raw == {"id": "1", **row}


def test_without_codes_fields_that_came_by_code_are_extra_alone(wq: Calls, server: ScriptedServer) -> None:
    server.will(waiqin_rows({"id": "1", "ext_2611010001": "加急"}))
    (order,) = wq(lambda client: client.orders.query()).records
    assert order.custom_fields == {}
    assert order.extra == {"ext_2611010001": "加急"}


def test_number_that_came_by_code_keeps_its_digits(wq_with_codes: Calls, server: ScriptedServer) -> None:
    server.will(waiqin('[{"ext_2611010001": 1.50, "ext_2611010011": "\\ud83d"}]'))
    (order,) = wq_with_codes(lambda client: client.orders.query()).records
    assert order.custom_fields == {"紧急程度": "1.50", "口味": "\ufffd"}


def test_lines_know_the_labels_too(wq_with_codes: Calls, server: ScriptedServer) -> None:
    lines = [{"ext_2611010001": "加急"}, {"exts_detail": [{"ext_key": "ext_2611010011", "ext_value": "清香"}]}]
    server.will(waiqin_rows({"id": "1", "prods": lines}))
    (order,) = wq_with_codes(lambda client: client.orders.query()).records
    assert [line.custom_fields for line in order.prods] == [{"紧急程度": "加急"}, {"口味": "清香"}]


@pytest.mark.parametrize("data", ['[{"ext_2611010001": "加急"}]', '[{"ext_2611010001": "加急", "remark": "\t"}]'])
@pytest.mark.parametrize("copied", [lambda given: pickle.loads(pickle.dumps(given)), copy.deepcopy])
def test_copies_of_a_record_keep_the_labels(
    copied: Any, data: str, wq_with_codes: Calls, server: ScriptedServer
) -> None:
    server.will(waiqin(data))
    page = wq_with_codes(lambda client: client.orders.query())
    for order in (copied(page.records[0]), copied(page).records[0], copied(copied(page.records[0]))):
        assert order.custom_fields == {"紧急程度": "加急"}
        assert order.raw == json.loads(data, strict=False)[0]


@pytest.mark.parametrize("client", [Waiqin365, AsyncWaiqin365])
@pytest.mark.parametrize(
    "codes",
    [
        5, "ext_1", ["ext_1"], {"a": 1}, {1: "ext_1"}, {"a": ""}, {"a": "ext_1", "b": "ext_1"}, {"a": " "},
        {"\u3000": "ext_1"}, {"\ud800": "ext_1"}, {"a": "\ud800"}, {"ext_2": "ext_1", "b": "ext_2"},
        {"ext_1": "ext_2", "ext_2": "ext_1"}, {"ext_2611010001": "紧急程度"},
    ],
)  # fmt: skip
def test_codes_that_cannot_be_are_refused(client: Any, codes: Any) -> None:
    with pytest.raises(ConfigError, match="custom_field_codes"):
        client(OPENID, APPKEY, custom_field_codes=codes)


def test_wshoto_has_none() -> None:
    with pytest.raises(ConfigError, match="custom_field_codes is not an option of this client"):
        Wshoto(access_token=ACCESS_TOKEN, custom_field_codes=CODES)  # type: ignore[call-arg]
