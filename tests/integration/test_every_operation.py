"""All operations through `dingdan`, sync and async, over a socket, every request and answer held against
the bundled spec."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

from dingdan import AsyncWaiqin365, AsyncWshoto, Waiqin365, Wshoto
from tests.support.bundled import bundled_spec
from tests.support.contract import Contract
from tests.support.every_operation import adrive, drive, waiqin_scenario, wshoto_scenario

WAIQIN365 = {
    "queryStdomOrder", "addStdomOrder", "closeStdomOrder", "queryStdomSent", "addStdomOrderSent", "cancelSendOrder",
    "addStdReturn", "confirmStdReturn", "queryStdReturn", "queryCarSaleOrder", "salesBillRevoke", "salesBillAdd",
    "modifyCustomFields", "addPdType", "maintainCmReceiverRelation",
}  # fmt: skip
WSHOTO = {
    "getAccessToken", "valetorderInfoList", "crmSaleOrderDetail", "mallOrderList", "mallExternalShopList",
    "crmSaleOrderPage", "crmSaleOrderReceiptDetail", "crmSaleOrderReceiptCreate", "crmReceiptDetail",
    "crmReceiptCreate",
}  # fmt: skip


def test_every_waiqin365_operation(wq: Waiqin365, waiqin_contract: Contract) -> None:
    waiqin_contract.seen.clear()
    drive(wq, waiqin_scenario("SYNC0001"))
    assert set(waiqin_contract.seen) == WAIQIN365


@pytest.mark.anyio
async def test_every_waiqin365_operation_async(awq: AsyncWaiqin365, waiqin_contract: Contract) -> None:
    waiqin_contract.seen.clear()
    await adrive(awq, waiqin_scenario("ASYNC0001"))
    assert set(waiqin_contract.seen) == WAIQIN365


def test_every_wshoto_operation(ws: Wshoto, wshoto_contract: Contract) -> None:
    wshoto_contract.seen.clear()
    drive(ws, wshoto_scenario())
    assert set(wshoto_contract.seen) == WSHOTO


@pytest.mark.anyio
async def test_every_wshoto_operation_async(aws: AsyncWshoto, wshoto_contract: Contract) -> None:
    wshoto_contract.seen.clear()
    await adrive(aws, wshoto_scenario())
    assert set(wshoto_contract.seen) == WSHOTO


@pytest.mark.finding(41)
def test_resources_offer_every_operation_of_the_specs() -> None:
    from waiqin365_api.resources import Resources as Waiqin
    from wshoto_api.resources import Resources as Ws

    def calls(resources: type[Any]) -> set[str]:
        names = [name for name, _ in inspect.getmembers(resources) if not name.startswith("_")]
        return {
            f"{name}.{method}"
            for name in names
            for method, _ in inspect.getmembers(
                type(getattr(_with_caller(resources), name)), inspect.isfunction)
            if not method.startswith("_")
        }  # fmt: skip

    def specified(platform: str) -> set[str]:
        paths = bundled_spec(platform)["paths"]
        found = [each for item in paths.values() for method, each in item.items() if method in ("get", "post")]
        return {f"{each['tags'][0]}.{each['x-method']}" for each in found if "x-method" in each}

    assert calls(Waiqin) == specified("waiqin365")
    assert calls(Ws) == specified("wshoto")


def _with_caller(resources: type[Any]) -> Any:
    made = resources()
    made._transport = None
    return made
