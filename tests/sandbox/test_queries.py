"""Pages, filters and rows of the four queries."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from dingdan_sandbox import Sandbox
from dingdan_sandbox.clock import span
from dingdan_sandbox.store import Store
from dingdan_sandbox.waiqin365.books import Books
from tests.sandbox.conftest import Caller, Clock, calling
from tests.support.worlds import november

QUERIES = {
    "orders": "queryStdomOrder",
    "shipments": "queryStdomSent",
    "returns": "queryStdReturn",
    "car_sales": "queryCarSaleOrder",
}
Row = dict[str, Any]


@pytest.fixture(scope="module")
def books() -> Any:
    """The same world as that of `shared`, for what no answer shows: times of modification."""
    store = Store(":memory:", {})
    yield Books(november(orders=1500), store)
    store.close()


@pytest.fixture(scope="module")
def everything(shared: Caller) -> dict[str, list[Row]]:
    return {name: shared.everything(operation) for name, operation in QUERIES.items()}


def ids(rows: list[Row]) -> list[str]:
    return [str(row["id"]) for row in rows]


def money(rows: list[Row], field: str) -> Decimal:
    return sum((Decimal(row[field]) for row in rows), Decimal(0))


def test_pages() -> None:
    with calling(november(orders=5300, lines=1, clock=Clock())) as caller:
        pages = [caller.query("queryStdomOrder", page_number=number) for number in range(1, 8)]
        assert [len(page) for page in pages] == [1000, 1000, 1000, 1000, 1000, 300, 0]
        assert len({identity for page in pages for identity in ids(page)}) == 5300
        assert caller.query("queryStdomOrder") == pages[0]
        counts = {name: len(caller.everything(operation)) for name, operation in QUERIES.items()}
        assert counts == {"orders": 5300, "shipments": 4240, "returns": 530, "car_sales": 1060}


@pytest.mark.parametrize("orders", [0, 1, 2, 4, 5, 11])
def test_small_worlds(orders: int) -> None:
    with calling(november(orders=orders, lines=1, clock=Clock())) as caller:
        counts = {name: len(caller.everything(operation)) for name, operation in QUERIES.items()}
    assert counts["orders"] == orders
    assert all(count >= min(orders, 1) for count in counts.values())


def test_every_row_fits_the_spec() -> None:
    with calling(november(orders=120, clock=Clock())) as caller:
        caller.rows_checked = 1000
        assert all(caller.everything(operation) for operation in QUERIES.values())


def test_repeatable(shared: Caller) -> None:
    def bytes_of(sandbox: Sandbox) -> list[str]:
        with calling(sandbox) as caller:
            return [caller.envelope(operation, {})["response_data"] for operation in QUERIES.values()]

    first = bytes_of(november(orders=40, seed=7, clock=Clock()))
    assert bytes_of(november(orders=40, seed=7, clock=Clock(now=1_000_000_000))) == first
    assert all(one != other for one, other in zip(bytes_of(november(orders=40, seed=8)), first, strict=True))
    larger = shared.query("queryStdomOrder")
    assert json.loads(first[0]) == larger[:40]


def nothing(row: Row) -> bool:
    return False


FILTERS: list[tuple[str, Row, Callable[[Row], bool]]] = [
    ("orders", {"status": "0"}, lambda row: row["status"] == "0"),
    ("orders", {"status": "1"}, lambda row: row["status"] == "1"),
    *(("orders", {"order_status": code}, lambda row, code=code: row["order_status"] == code) for code in "01234"),
    ("orders", {"cm_code": "CUS-0731"}, lambda row: row["cm_code"] == "CUS-0731"),
    ("orders", {"cm_code": " CUS-0731"}, lambda row: row["cm_code"] == "CUS-0731"),
    ("orders", {"cm_id": "7300000000000000731"}, lambda row: str(row["cm_id"]) == "7300000000000000731"),
    ("orders", {"cm_id": 7300000000000000731}, lambda row: str(row["cm_id"]) == "7300000000000000731"),
    ("orders", {"cm_code": "CUS-0731", "cm_id": "7300000000000000732"}, nothing),
    ("orders", {"cm_code": "nobody"}, nothing),
    ("orders", {"dept_code": "DEPT-EAST"}, lambda row: row["submit_dept_code"] == "DEPT-EAST"),
    ("orders", {"dept_id": "7300000000000000032"}, lambda row: row["submit_dept_code"] == "DEPT-WEST"),
    ("orders", {"dealer_code": "DLR-041"}, lambda row: row["dealer_code"] == "DLR-041"),
    ("orders", {"dealer": "7300000000000000042"}, lambda row: row["dealer_code"] == "DLR-042"),
    ("orders", {"dealer_code": "DLR-041", "order_status": "3"},
     lambda row: row["dealer_code"] == "DLR-041" and row["order_status"] == "3"),
    ("orders", {"create_date": "2026-11-02"}, lambda row: row["create_time"][:10] == "2026-11-02"),
    ("orders", {"after_create_date": "2026-11-03 12:00:00"}, lambda row: row["create_time"] >= "2026-11-03 12:00:00"),
    ("orders", {"start_create_date": "2026-11-02", "end_create_date": "2026-11-03 06:00:00"},
     lambda row: "2026-11-02 00:00:00" <= row["create_time"] <= "2026-11-03 06:00:00"),
    ("orders", {"start_confirm_time": "2026-11-02 06:00:00", "end_confirm_time": "2026-11-02 18:00:00"},
     lambda row: "2026-11-02 06:00:00" <= row["confirm_time"] <= "2026-11-02 18:00:00"),
    ("orders", {"start_consignment_date": "2026-11-04", "end_consignment_date": "2026-11-06"},
     lambda row: "2026-11-04" <= row["consignment_date"][:10] <= "2026-11-06"),
    ("orders", {"start_create_date": "2026-11-04", "end_create_date": "2026-11-03 00:00:00"}, nothing),
    ("orders", {"create_date": "1999-12-31"}, nothing),
    ("orders", {"create_date": "2999-12-31"}, nothing),
    ("orders", {"cm_code": "", "create_date": "", "status": ""}, lambda row: True),
    ("orders", {"id": "7300100000000000042"}, lambda row: str(row["id"]) == "7300100000000000042"),
    ("shipments", {"order_no": "DH202611010007"}, lambda row: row["order_no"] == "DH202611010007"),
    ("shipments", {"order_id": "7300100000000000011"}, lambda row: str(row["order_id"]) == "7300100000000000011"),
    ("shipments", {"order_no": "DH202611010007", "order_id": "7300100000000000011"}, nothing),
    ("shipments", {"order_no": "DH209913990007"}, nothing),
    ("shipments", {"sent_no": "FH2026110100071"}, lambda row: row["sent_no"] == "FH2026110100071"),
    ("shipments", {"sent_no": "FH2026110100079"}, nothing),
    ("shipments", {"id": "7300300000000000042"}, lambda row: str(row["id"]) == "7300300000000000042"),
    ("shipments", {"start_sign_date": "2026-11-03", "end_sign_date": "2026-11-03"},
     lambda row: row["sign_time"][:10] == "2026-11-03"),
    ("shipments", {"status": "0"}, nothing),
    ("returns", {"cm_code": "CUS-0914"}, lambda row: row["cm_code"] == "CUS-0914"),
    ("returns", {"create_date": "2026-11-04"}, lambda row: row["create_time"] == "2026-11-04"),
    ("returns", {"start_create_date": "2026-11-04", "end_create_date": "2026-11-05"},
     lambda row: row["create_time"] in ("2026-11-04", "2026-11-05")),
    ("returns", {"modify_date": "2026-11-05"}, lambda row: row["modify_time"] == "2026-11-05"),
    ("returns", {"start_modify_date": "2026-11-05", "end_modify_date": "2026-11-06"},
     lambda row: row["modify_time"] in ("2026-11-05", "2026-11-06")),
    ("returns", {"id": "7300500000000000042"}, lambda row: row["id"] == "7300500000000000042"),
    ("car_sales", {"status": "0"}, lambda row: row["status"] == "0"),
    ("car_sales", {"cm_code": "CUS-0847"}, lambda row: row["cm_code"] == "CUS-0847"),
    ("car_sales", {"create_date": "2026-11-02"}, lambda row: row["create_time"][:10] == "2026-11-02"),
    ("car_sales", {"after_create_date": "2026-11-03 12:00:00"},
     lambda row: row["create_time"] >= "2026-11-03 12:00:00"),
    ("car_sales", {"id": "7300700000000000042"}, lambda row: str(row["id"]) == "7300700000000000042"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "fields", "fits"), FILTERS, ids=lambda value: str(value) if isinstance(value, dict) else ""
)
def test_filter(
    shared: Caller, everything: dict[str, list[Row]], kind: str, fields: Row, fits: Callable[[Row], bool]
) -> None:
    wanted = [row for row in everything[kind] if fits(row)]
    found = shared.everything(QUERIES[kind], valid="" not in fields.values(), **fields)
    assert ids(found) == ids(wanted)
    assert found == wanted


def test_the_filters_find_something(everything: dict[str, list[Row]]) -> None:
    """A filter that never fits anything would prove nothing."""
    assert {row["order_status"] for row in everything["orders"]} == set("01234")
    assert (
        {row["status"] for row in everything["orders"]}
        == {row["status"] for row in everything["car_sales"]}
        == {"0", "1"}
    )
    for kind, fields, fits in FILTERS:
        assert any(map(fits, everything[kind])) or fits is nothing, fields


@pytest.mark.parametrize("kind", QUERIES)
@pytest.mark.parametrize(
    ("fields", "first", "last"),
    [
        ({"modify_date": "2026-11-03"}, "2026-11-03 00:00:00", "2026-11-03 23:59:59"),
        ({"after_modify_date": "2026-11-03 08:30:00"}, "2026-11-03 08:30:00", "2999-01-01 00:00:00"),
    ],
)
def test_modified(shared: Caller, books: Books, kind: str, fields: Row, first: str, last: str) -> None:
    table = getattr(books, kind)
    rows = [table.seeded(position) for position in range(table.size)]
    wanted = [row.number for row in rows if span(first).first <= row.modified <= span(last).first]
    number = {"orders": "order_no", "shipments": "sent_no", "returns": "return_no", "car_sales": "sale_no"}[kind]
    assert wanted
    assert [row[number] for row in shared.everything(QUERIES[kind], **fields)] == wanted


def test_modified_between_two_times(shared: Caller, books: Books) -> None:
    rows = [books.orders.seeded(position) for position in range(books.orders.size)]
    first, last = span("2026-11-02 12:00:00").first, span("2026-11-03").last
    wanted = [row.number for row in rows if first <= row.modified <= last]
    found = shared.everything("queryStdomOrder", start_modify_date="2026-11-02 12:00:00", end_modify_date="2026-11-03")
    assert [row["order_no"] for row in found] == wanted


def test_filtered_pages_fit_together_in_any_order() -> None:
    with calling(november(orders=5300, lines=1, clock=Clock())) as caller:
        wanted = [row for row in caller.everything("queryStdomOrder") if row["order_status"] == "3"]
        pages = {
            number: caller.query("queryStdomOrder", order_status="3", page_number=number) for number in (3, 1, 4, 2, 9)
        }
    assert [*pages[1], *pages[2], *pages[3], *pages[4]] == wanted
    assert len(pages[1]) == len(pages[2]) == 1000
    assert pages[9] == []


def test_orders_add_up(everything: dict[str, list[Row]]) -> None:
    for order in everything["orders"]:
        lines = order["prods"]
        assert len(lines) == 3
        for line in lines:
            assert Decimal(line["price"]) * Decimal(line["order_count"]) == Decimal(line["order_amount"])
            assert Decimal(line["order_amount"]) - Decimal(line["incentives_amount"]) == Decimal(
                line["discount_amount"]
            )
            assert (line["is_gift"] == "1") == (Decimal(line["price"]) == 0)
        for field in (
            "order_amount",
            "discount_amount",
            "incentives_amount",
            "bill_discount",
            "tax_amount",
            "cost_amount",
        ):
            assert money(lines, field) == Decimal(order[field])
        open_lines = [Decimal(line["stay_sent_num"]) for line in lines]
        shipped = [Decimal(line["order_count"]) - waiting for line, waiting in zip(lines, open_lines, strict=True)]
        assert all(waiting >= 0 for waiting in open_lines)
        closed = order["close_detail_status"]
        if order["order_status"] == "4":
            assert any(shipped)
            assert any(open_lines)
        elif order["order_status"] == "3":
            assert closed or not any(open_lines)
        else:
            assert not any(shipped)
            assert closed == ""
        if closed:
            assert closed in ("3", "全部发货关闭") if not any(open_lines) else closed not in ("3", "全部发货关闭")
        if order["order_status"] in "02":
            assert {line["confirm_count"] for line in lines} == {""}
            assert order["confirm_time"] == ""


def test_shipments_belong_to_orders(everything: dict[str, list[Row]]) -> None:
    orders = {str(order["id"]): order for order in everything["orders"]}
    shipped: dict[str, Decimal] = {}
    last = ""
    for shipment in everything["shipments"]:
        order = orders[str(shipment["order_id"])]
        assert shipment["order_no"] == order["order_no"]
        assert order["status"] == "1"
        assert last <= shipment["send_time"]
        assert order["confirm_time"] < shipment["send_time"]
        last = shipment["send_time"]
        for field in ("send_amount", "discount_amount", "gift_amount", "tax_amount", "cost_amount"):
            assert money(shipment["prods"], field) == Decimal(shipment[field])
        for line in shipment["prods"]:
            identity = str(line["order_detail_id"])
            shipped[identity] = shipped.get(identity, Decimal(0)) + Decimal(line["sent_num"])
    for order in orders.values():
        for line in order["prods"]:
            sent = shipped.get(str(line["detail_id"]), Decimal(0))
            assert Decimal(line["order_count"]) - sent == Decimal(line["stay_sent_num"])


def test_returns_belong_to_orders(everything: dict[str, list[Row]]) -> None:
    orders = {str(order["id"]): order for order in everything["orders"]}
    for found in everything["returns"]:
        order = orders[found["order_id"]]
        assert (order["order_no"], order["cm_code"]) == (found["order_no"], found["cm_code"])
        lines = {str(line["detail_id"]): line for line in order["prods"]}
        for line in found["prods"]:
            ordered = lines[line["order_detail_id"]]
            assert ordered["product_code"] == line["product_code"]
            assert Decimal(line["return_count"]) <= Decimal(ordered["order_count"]) - Decimal(ordered["stay_sent_num"])
        assert money(found["prods"], "return_amount") == Decimal(found["return_amount"])
    assert {found["return_status"] for found in everything["returns"]} == set("0123")


def test_a_reversed_van_sale_and_its_reversal_cancel_out(everything: dict[str, list[Row]]) -> None:
    by_id = {str(sale["id"]): sale for sale in everything["car_sales"]}
    reversed_ = [sale for sale in by_id.values() if sale["hc_status"] == "1"]
    assert len(reversed_) == 12
    for sale in reversed_:
        other = by_id[str(sale["hc_id"])]
        assert (other["hc_status"], other["sale_no"]) == ("2", sale["hc_no"])
        for field in ("deal_amount", "sale_cost_amount", "receive_amount", "gift_amount"):
            assert Decimal(sale[field]) == -Decimal(other[field])


def test_the_dirt(everything: dict[str, list[Row]]) -> None:
    orders, shipments, sales = everything["orders"], everything["shipments"], everything["car_sales"]
    assert {type(order["id"]) for order in orders} == {int, str}
    assert all(isinstance(found["id"], str) and found["hc_id"] == "0" for found in everything["returns"])
    assert {repr(order["print_count"]) for order in orders} == {"0", "''", "'1'"}
    assert {len(order["consignment_date"]) for order in orders} == {0, 10, 19}
    assert {"3", "全部发货关闭", ""} <= {order["close_detail_status"] for order in orders}
    assert any("ext_2611010001" in order for order in orders)
    assert any("\n" in order["order_remark"] for order in orders)
    assert any('"' in order["order_remark"] and "\\" in order["order_remark"] for order in orders)
    assert {"signe_status" in shipment for shipment in shipments} == {True, False}
    assert all(("signe_status" in row) != ("sign_status" in row) for row in shipments)
    assert all(("car_name" in row) != ("car_nam" in row) for row in sales)
    assert {type(line["tax"]) for sale in sales for line in sale["prods"]} == {str, float}
    assert {line["is_gift"] for found in everything["returns"] for line in found["prods"]} >= {"Y", "N", "0"}


@pytest.mark.parametrize(
    ("kind", "record", "line"),
    [
        ("orders", "StdomOrder", "StdomOrderLine"),
        ("shipments", "StdomSent", "StdomSentLine"),
        ("returns", "StdReturn", "StdReturnLine"),
        ("car_sales", "CarSaleOrder", "CarSaleOrderLine"),
    ],
)
def test_every_documented_field_is_there(everything: dict[str, list[Row]], kind: str, record: str, line: str) -> None:
    from tests.support.contract import contract_of

    schemas = contract_of("waiqin365").document["components"]["schemas"]
    rows = everything[kind]
    assert set(schemas[record]["properties"]) <= {name for row in rows for name in row}
    assert set(schemas[line]["properties"]) == {name for row in rows for item in row["prods"] for name in item}
