"""Calls of all operations, each write read back if there is a read, for clients that block and clients on asyncio."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from dingdan_runtime import SHANGHAI
from waiqin365_api.codes import CloseDetailStatus, OrderStatus, RecordStatus, ReturnStatus, ReversalStatus

Call = tuple[str, str, tuple[Any, ...], dict[str, Any]]
Scenario = Generator[Call, Any, None]


def call(resource: str, method: str, *args: Any, **kwargs: Any) -> Call:
    return resource, method, args, kwargs


def waiqin_scenario(order_no: str) -> Scenario:
    """Every Waiqin365 operation, each write read back if there is a read."""
    since = datetime.now(SHANGHAI) - timedelta(minutes=1)
    known = (yield call("orders", "query")).records[0]
    line = known.prods[0]

    def find(page: Any, number: str) -> Any:
        return next(order for order in page.records if order.order_no == number)

    whom = {
        "cm_code": known.cm_code, "emp_code": known.submit_emp_code, "storehouse_code": known.storehouse_code,
    }  # fmt: skip
    mine = call("orders", "query", cm_code=known.cm_code, after_create_date=since)
    product = {"product_code": line.product_code, "is_gift": "0", "input_unit_name": line.input_unit_name}

    ack = yield call(
        "orders", "add", **whom, order_no=order_no, remarks="补货 🚚", submit_date=since,
        prods=[{**product, "input_price": Decimal("2.50"), "input_count": 10, "remark": "第一行"}],
    )  # fmt: skip
    assert ack.data is None
    added = find((yield mine), order_no)
    assert added.order_amount == Decimal("25.00")
    assert added.order_remark == "补货 🚚"
    assert [(row.price, row.order_count, row.remarks) for row in added.prods] == [(Decimal("2.5"), 10, "第一行")]
    assert added.create_time >= since.replace(microsecond=0)

    yield call(
        "shipments", "add",
        [{
            "order_no": order_no, "emp_code": known.submit_emp_code, "storehouse_code": known.storehouse_code,
            "send_time": datetime.now(SHANGHAI),
            "products": [{"product_id": added.prods[0].product_id, "order_detail_id": added.prods[0].detail_id,
                          "input_unit_name": line.input_unit_name, "sent_num": Decimal(4), "is_gift": "0"}],
        }],
    )  # fmt: skip
    shipped = find((yield mine), order_no)
    assert shipped.order_status == OrderStatus.PARTLY_SHIPPED
    assert shipped.prods[0].stay_sent_num == 6
    sent = (yield call("shipments", "query", order_no=order_no)).records
    assert [(row.prods[0].sent_num, row.prods[0].order_detail_id) for row in sent] == [(4, added.prods[0].detail_id)]

    yield call("shipments", "cancel", sent_no=sent[0].sent_no)
    assert find((yield mine), order_no).prods[0].stay_sent_num == 10
    reversed_ = (yield call("shipments", "query", order_no=order_no)).records
    assert {row.hc_status for row in reversed_} == {ReversalStatus.REVERSED, ReversalStatus.REVERSAL}

    fields = {field.ext_key: field.ext_value for field in added.exts}
    assert "紧急程度" in fields
    codes = yield call("orders", "modify_custom_fields", order_no=order_no, exts=[
        {"ext_key": "ext_2611010001", "ext_value": "特急"}])  # fmt: skip
    assert (codes.message, codes.data) == (None, None)
    changed = find((yield mine), order_no)
    assert {field.ext_key: field.ext_value for field in changed.exts}["紧急程度"] == "特急"

    yield call("orders", "close", order_no=order_no)
    assert find((yield mine), order_no).close_detail_status == CloseDetailStatus.NOT_SHIPPED

    yield call(
        "returns", "add", **whom, return_date=since.date(),
        exts=[{"return_ext_key": "退货原因", "return_ext_value": "临期"}],
        prods=[{"product_code": line.product_code, "return_price": "2.5", "return_count": 2, "return_amount": 5,
                "is_gift": "0", "sequ": "1"}],
    )  # fmt: skip
    returned = call("returns", "query", cm_code=known.cm_code, after_create_date=since)
    waiting = [row for row in (yield returned).records if row.return_status == ReturnStatus.PENDING]
    yield call("returns", "confirm", id=[row.id for row in waiting], approval_type="1", cancel_re="同意")
    confirmed = {row.id: row.return_status for row in (yield returned).records}
    assert waiting
    assert {confirmed[row.id] for row in waiting} == {ReturnStatus.CONFIRMED}

    sales = yield call("car_sales", "query", status="1")
    assert sales.records
    assert all(sale.status == RecordStatus.NORMAL for sale in sales.records)

    sold = {**product, "input_price": 3, "input_count": 2}
    bill = yield call("sales_bills", "add", **whom, submit_date=since, prods=[sold])
    assert len(bill.data) == 1
    booked = find((yield mine), bill.data[0].order_no)
    assert (booked.id, booked.order_amount, booked.status) == (bill.data[0].id, Decimal(6), RecordStatus.NORMAL)
    yield call("sales_bills", "revoke", id=bill.data[0].id)
    assert find((yield mine), bill.data[0].order_no).status == RecordStatus.DELETED

    kind = {"pd_type_id": f"T-{order_no}", "pd_type_name": f"礼盒 {order_no}", "pd_type_parent_id": "ERP-PT-0100"}
    ack = yield call("product_types", "add", **kind, seq="1")
    assert ack.data is None

    receiver = {"cm_waiqin_365_id": str(sales.records[0].cm_id), "cm_sequ": "1", "cm_is_default": "1"}
    ack = yield call("receivers", "maintain", cm_code=known.cm_code, cm_receive_info=[receiver])
    assert ack.data is None


def wshoto_scenario(page_size: int = 10) -> Scenario:
    """Every Wshoto operation."""
    valet = yield call("valet_orders", "list", page_size=page_size)
    assert valet.total >= len(valet.records) > 0
    detail = yield call("sale_orders", "get", id=valet.records[0].id)
    assert detail.order.id == valet.records[0].id
    assert detail.order.order_number == valet.records[0].order_number
    assert isinstance(detail.receipt_list, list)
    orders = yield call("sale_orders", "list", page_size=page_size)
    assert [order.order_number for order in orders.records] == [order.order_number for order in valet.records]
    order = orders.records[0]
    assert (order.id, order.contact_id, order.create_time) == (detail.order.id, detail.order.contact_id,
                                                              detail.order.create_time)  # fmt: skip
    paid = {"order_id": order.id, "pay_people": "示例店主", "receipt_type": "银行转账", "statements_identify": 0}
    newer = yield call("sale_receipts", "add", **paid, contact_id=str(order.contact_id), receipt_account=70,
                       receipt_contract=[{"material_id": "demo-material-04"}])  # fmt: skip
    older = yield call("receipts", "add", **paid, customer_id=valet.records[0].customer_id, receipt_account=30,
                       receipt_contract=[{"file_url": "https://example.com/slip.png"}])  # fmt: skip
    found = (yield call("sale_orders", "get", id=order.id)).receipt_list
    assert [receipt.id for receipt in found[-2:]] == [newer.data, older.data]
    assert [receipt.receipt_account for receipt in found[-2:]] == [70, 30]
    receipt = yield call("sale_receipts", "get", id=str(newer.data))
    assert (receipt.receipt_order.order_id, receipt.receipt_order.pay_people) == (order.id, "示例店主")
    assert receipt.receipt_order.contact_id == order.contact_id
    assert receipt.receipt_order.receipt_time == found[-2].receipt_time
    assert [file.material_id for file in receipt.receipt_contract] == ["demo-material-04"]
    receipt = yield call("receipts", "get", id=str(older.data))
    assert (receipt.receipt_order.receipt_account, receipt.receipt_order.order_id) == (30, order.id)
    assert [file.file_url for file in receipt.receipt_contract] == ["https://example.com/slip.png"]
    shops = yield call("shops", "list")
    assert all(shop.shop_id and shop.shop_name for shop in shops.records)
    assert shops.records
    mall = yield call(
        "mall_orders", "list", type=1, start_time=datetime(2020, 1, 1, tzinfo=SHANGHAI), page_size=page_size
    )
    assert mall.records[0].order_code
    assert mall.records[0].detail_list[0].total_price == sum(
        (row.goods_price * row.goods_num for row in mall.records[0].detail_list[:1]), Decimal(0)
    )


def drive(client: Any, scenario: Scenario) -> None:
    step = next(scenario)
    while True:
        resource, method, args, kwargs = step
        result = getattr(getattr(client, resource), method)(*args, **kwargs)
        try:
            step = scenario.send(result)
        except StopIteration:
            return


async def adrive(client: Any, scenario: Scenario) -> None:
    step = next(scenario)
    while True:
        resource, method, args, kwargs = step
        result = await getattr(getattr(client, resource), method)(*args, **kwargs)
        try:
            step = scenario.send(result)
        except StopIteration:
            return
