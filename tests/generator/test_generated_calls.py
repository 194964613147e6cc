"""What the generated resource classes hand to their caller, and what the generated records and codes hold."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from dingdan_runtime import SHANGHAI, Body, Field, Lookup, Operation, Options, Paging, ShownState

Importer = Callable[[str], ModuleType]


class Recorder:
    """A caller that sends nothing and gives back what it was handed."""

    def page(self, operation: Operation[Any], arguments: Mapping[str, Any], options: Options) -> Any:
        return "page", operation, arguments, options

    def one(self, operation: Operation[Any], arguments: Mapping[str, Any], options: Options) -> Any:
        return "one", operation, arguments, options

    def write(self, operation: Operation[Any], arguments: Any, options: Options) -> Any:
        return "write", operation, arguments, options


class AsyncRecorder(Recorder):
    """The same for asynchronous resources: a page is given at once, the others are awaited."""

    async def one(self, operation: Operation[Any], arguments: Mapping[str, Any], options: Options) -> Any:
        return super().one(operation, arguments, options)

    async def write(self, operation: Operation[Any], arguments: Any, options: Options) -> Any:
        return super().write(operation, arguments, options)


CALLS: list[Any] = [
    pytest.param(
        "teas", "query", (),
        {"grade": "1", "max_price": Decimal("12.5"), "page_number": 2, "msg_id": "m", "timeout": 3, "max_retries": 0},
        "page", "QUERY_TEAS",
        {"tea_id": None, "grade": "1", "picked_on": None, "picked_after": None, "seen": None, "sellers": None,
         "max_price": Decimal("12.5"), "page_number": 2},
        Options(timeout=3, msg_id="m", max_retries=0), id="a page",
    ),
    pytest.param(
        "teas", "query", (), {}, "page", "QUERY_TEAS",
        dict.fromkeys(["tea_id", "grade", "picked_on", "picked_after", "seen", "sellers", "max_price"]) | {
            "page_number": 1}, Options(), id="the first page",
    ),
    pytest.param(
        "teas", "add", ([{"name": "龙井", "leaves": []}],), {"extra_body": {"x": 1}, "max_retries": 5},
        "write", "ADD_TEAS", [{"name": "龙井", "leaves": []}], Options(extra_body={"x": 1}, max_retries=5),
        id="a write of a list",
    ),
    pytest.param(
        "teas", "close", (), {"tea_id": 1}, "write", "CLOSE_TEA", {"tea_id": 1}, Options(), id="a write",
    ),
    pytest.param(
        "visits", "list", (), {"since": 5}, "page", "VISIT_LIST",
        {"since": 5, "mood": None, "filters": None, "page_num": 1, "page_size": 20}, Options(), id="a sized page",
    ),
    pytest.param(
        "visits", "get", (), {"id": 7, "max_retries": 1}, "one", "VISIT_DETAIL", {"id": 7}, Options(max_retries=1),
        id="one record",
    ),
    pytest.param(
        "houses", "list", (), {"msg_id": "m"}, "page", "LIST_HOUSES", {},
        Options(msg_id="m"), id="a list without pages",
    ),
    pytest.param(
        "houses", "get", (), {"house_id": 7}, "one", "GET_HOUSE", {"house_id": 7}, Options(), id="one record by POST",
    ),
    pytest.param("houses", "rooms", (), {}, "page", "ROOM_LIST", {}, Options(), id="a list inside the data"),
    pytest.param("houses", "first_room", (), {}, "one", "FIRST_ROOM", {}, Options(), id="one record inside the data"),
]  # fmt: skip


@pytest.mark.parametrize(("resource", "method", "args", "kwargs", "how", "constant", "arguments", "options"), CALLS)
def test_a_call_hands_its_operation_and_arguments_to_the_caller(
    teahouse_api: Importer,
    resource: str,
    method: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    how: str,
    constant: str,
    arguments: Any,
    options: Options,
) -> None:
    resources = teahouse_api("resources").Resources()
    resources._transport = Recorder()
    operation = getattr(teahouse_api(f"operations.{resource}"), constant)
    found = getattr(getattr(resources, resource), method)(*args, **kwargs)
    assert found == (how, operation, arguments, options)


@pytest.mark.anyio
@pytest.mark.parametrize(("resource", "method", "args", "kwargs", "how", "constant", "arguments", "options"), CALLS)
async def test_an_asynchronous_call_hands_over_the_same(
    teahouse_api: Importer,
    resource: str,
    method: str,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
    how: str,
    constant: str,
    arguments: Any,
    options: Options,
) -> None:
    resources = teahouse_api("resources").AsyncResources()
    resources._transport = AsyncRecorder()
    operation = getattr(teahouse_api(f"operations.{resource}"), constant)
    given = getattr(getattr(resources, resource), method)(*args, **kwargs)
    found = await given if inspect.isawaitable(given) else given
    assert found == (how, operation, arguments, options)
    assert inspect.isawaitable(given) is (how != "page")


def test_a_required_argument_cannot_be_left_out(teahouse_api: Importer) -> None:
    resources = teahouse_api("resources").Resources()
    resources._transport = Recorder()
    with pytest.raises(TypeError, match="missing 1 required keyword-only argument: 'tea_id'"):
        resources.teas.close()


def test_resources_are_loaded_once_and_calls_without_a_method_are_none_of_them(teahouse_api: Importer) -> None:
    resources = teahouse_api("resources").Resources()
    resources._transport = Recorder()
    assert resources.teas is resources.teas
    assert not hasattr(resources, "token")


def test_operations_describe_path_paging_and_rules(teahouse_api: Importer) -> None:
    teas, visits, token = (teahouse_api(f"operations.{name}") for name in ("teas", "visits", "token"))
    records = teahouse_api("records")
    leaf = Body((Field("length", "length", "decimal", required=True),))
    origin = Body(
        (
            Field("place", "place", "text"),
            Field("farmer_phone", "farmerPhone", "text", personal=True),
            Field("pictures", "pictures", "text"),
        )
    )
    assert (teas.QUERY_TEAS.path, teas.QUERY_TEAS.http_method) == ("/api/queryTeas", "POST")
    assert teas.QUERY_TEAS.paging == Paging("page_number", 1, "response_data", "empty-page", default_size=50, id="id")
    assert visits.VISIT_LIST.paging == Paging(
        "page_num", 1, "data.records", "total", "page_size", "data.total", default_size=20
    )
    assert teas.ADD_TEAS.body == Body(
        (
            Field("name", "name", "text"),
            Field("seller_id", "seller_id", "waiqin-id"),
            Field("seller_no", "seller_no", "text"),
            Field("grade", "grade", "code"),
            Field("leaves", "leaves", "list", body=leaf, required=True),
            Field("origin", "origin", "object", body=origin),
            Field("tags", "tags", "list", items="text"),
        ),
        ((("name",), ("seller_id", "seller_no")), (("leaves",), ("grade",))),
        array=True,
    )
    assert teas.CLOSE_TEA.result is None
    assert token.GET_TOKEN.query == Body((Field("appid", "appid", "text", required=True),))
    assert (token.GET_TOKEN.result, visits.VISIT_DETAIL.result) == (records.Token, records.Visit)


def test_writes_name_the_read_that_tells_what_became_of_them(teahouse_api: Importer) -> None:
    teas, resources = teahouse_api("operations.teas"), teahouse_api("resources.teas")
    assert teas.ADD_TEAS.lookup == Lookup(
        "teas.query", (("grade", "grade"),), "picked_after", (("tea_name", "name"), ("raw_", "seller_no"))
    )
    assert teas.CLOSE_TEA.lookup == Lookup(
        "teas.query",
        (("tea_id", "tea_id"),),
        match=(("id", "tea_id"),),
        shows=(ShownState("grade", "grade", done=("2", "二级"), not_done=("",)),),
    )
    assert teas.QUERY_TEAS.lookup is None
    doc = " ".join((inspect.getdoc(resources.Teas.close) or "").split())
    assert (
        "It may have been applied. `teas.query` shows whether it was, see `error.lookups`;"
        " `error.resolve(client)` calls it." in doc
    )


def test_a_record_gives_its_custom_fields_by_label(teahouse_api: Importer) -> None:
    tea = teahouse_api("records").Tea.from_json('{"exts": [{"extKey": "香气", "extra": "兰花"}]}'.encode())
    assert tea.custom_fields == {"香气": "兰花"}
    assert not hasattr(teahouse_api("records").Leaf, "custom_fields")


def test_privacy_lists_names_of_requests_and_records(teahouse_api: Importer) -> None:
    privacy = teahouse_api("privacy")
    assert set(privacy.PERSONAL) == {"farmerPhone"}
    assert {"tea_id", "seller_no", "price", "picked_at", "grade", "counts", "steeps"} <= privacy.LOGGABLE
    assert {"name", "farmerPhone", "tags", "origin", "custom", "token", "extra", "sellers"} & privacy.LOGGABLE == set()


def test_records_read_what_their_fields_hold(teahouse_api: Importer) -> None:
    records, codes = teahouse_api("records"), teahouse_api("codes")
    tea = records.Tea.from_json(
        '{"id": 7300000000000000101, "class": "green", "raw": "leaf", "price": "12.50", "weight": 0.10, "picked_at": '
        '"2026-04-05 06:00:00", "packed_on": "2026-04-06", "steeps": "3", "grade": "1", "tags": ["a"], "counts": [1], '
        '"custom": {"k": 1}, "leaves": [{"length": "2.5"}], "origin": {"place": "杭州"}, "tea_nam": "龙井"}'.encode()
    )
    assert (tea.id, tea.class_, tea.raw_, tea.price, tea.weight) == (
        "7300000000000000101", "green", "leaf", Decimal("12.50"), Decimal("0.10"),
    )  # fmt: skip
    assert (tea.picked_at, tea.packed_on) == (datetime(2026, 4, 5, 6, tzinfo=SHANGHAI), date(2026, 4, 6))
    assert (tea.steeps, tea.grade, tea.tags, tea.counts, tea.custom) == (3, codes.Grade.FIRST, ["a"], [1], {"k": 1})
    assert (tea.leaves[0].length, tea.origin.place) == (Decimal("2.5"), "杭州")
    assert (tea.tea_name, tea.problems) == ("龙井", [])


def test_codes_know_their_labels(teahouse_api: Importer) -> None:
    codes = teahouse_api("codes")
    assert (codes.Mood.MERRY, codes.Mood.MERRY.label, codes.Mood.MERRY.label_zh) == (2, '"Merry"', "愉快")
    assert (codes.Grade.FIRST, codes.Grade.FIRST.label) == ("1", "First grade")


def test_texts_of_the_spec_come_through_docstrings_unharmed(teahouse_api: Importer) -> None:
    teas = teahouse_api("resources.teas")
    doc = inspect.getdoc(teas.Teas.query) or ""
    assert doc.splitlines()[0] == 'Query "teas" (查询茶叶).'
    assert "Reads teas a page at a time, by C:\\shelf and more." in doc
    assert 'The page says "the teas".' in doc
    assert teas.__doc__ == 'Teas on the shelf (茶叶) - query and "add".'
    assert (teahouse_api("records").Tea.__doc__ or "").strip() == (
        'A tea on the shelf; see C:\\teas or """ask""". (茶叶)'
    )
