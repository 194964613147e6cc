# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Lookup, Operation, Paging, ShownState
from teahouse_api import records

_QUERY_TEAS_REQUEST = Body(
    fields=(
        Field("page_number", "page_number", "integer"),
        Field("tea_id", "tea_id", "waiqin-id"),
        Field("grade", "grade", "code"),
        Field("picked_on", "picked_on", "date"),
        Field("picked_after", "picked_after", "waiqin-date-time"),
        Field("seen", "seen", "waiqin-date-or-time"),
        Field("sellers", "sellers", "comma-separated"),
        Field("max_price", "maxPrice", "decimal"),
    )
)
_LEAF = Body(fields=(Field("length", "length", "decimal", required=True),))
_ORIGIN = Body(
    fields=(
        Field("place", "place", "text"),
        Field("farmer_phone", "farmerPhone", "text", personal=True),
        Field("pictures", "pictures", "text"),
    )
)
_ADD_TEAS_ITEM = Body(
    fields=(
        Field("name", "name", "text"),
        Field("seller_id", "seller_id", "waiqin-id"),
        Field("seller_no", "seller_no", "text"),
        Field("grade", "grade", "code"),
        Field("leaves", "leaves", "list", body=_LEAF, required=True),
        Field("origin", "origin", "object", body=_ORIGIN),
        Field("tags", "tags", "list", items="text"),
    ),
    any_of=((("name",), ("seller_id", "seller_no")), (("leaves",), ("grade",))),
)
_CLOSE_TEA_REQUEST = Body(fields=(Field("tea_id", "tea_id", "waiqin-id", required=True),))

QUERY_TEAS: Operation[records.Tea] = Operation(
    platform="teahouse",
    id="queryTeas",
    call="teas.query",
    http_method="POST",
    path="/api/queryTeas",
    write=False,
    body=_QUERY_TEAS_REQUEST,
    result=records.Tea,
    paging=Paging(
        page="page_number", start=1, records="response_data", ends="empty-page", default_size=50, id="id"
    ),
)
"""Query "teas\" (`queryTeas`)."""
ADD_TEAS: Operation[records.AddedTea] = Operation(
    platform="teahouse",
    id="addTeas",
    call="teas.add",
    http_method="POST",
    path="/api/addTeas",
    write=True,
    body=Body(_ADD_TEAS_ITEM.fields, _ADD_TEAS_ITEM.any_of, array=True),
    result=records.AddedTea,
    lookup=Lookup(
        call="teas.query",
        filters=(("grade", "grade"),),
        since="picked_after",
        match=(("tea_name", "name"), ("raw_", "seller_no")),
    ),
)
"""Add teas (`addTeas`)."""
CLOSE_TEA: Operation[None] = Operation(
    platform="teahouse",
    id="closeTea",
    call="teas.close",
    http_method="POST",
    path="/api/closeTea",
    write=True,
    body=_CLOSE_TEA_REQUEST,
    lookup=Lookup(
        call="teas.query",
        filters=(("tea_id", "tea_id"),),
        match=(("id", "tea_id"),),
        shows=(ShownState("grade", "grade", done=("2", "二级"), not_done=("",)),),
    ),
)
"""Close a tea (`closeTea`)."""
