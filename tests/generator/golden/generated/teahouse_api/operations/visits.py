# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation, Paging
from teahouse_api import records

_VISIT_LIST_REQUEST = Body(
    fields=(
        Field("mood", "mood", "integer-code"),
        Field("page_num", "page_num", "integer", required=True),
        Field("page_size", "page_size", "integer", required=True),
        Field("since", "since", "epoch-seconds", required=True),
        Field("filters", "filters", "map"),
    )
)
_VISIT_DETAIL_REQUEST = Body(fields=(Field("id", "id", "long", required=True),))

VISIT_LIST: Operation[records.Visit] = Operation(
    platform="teahouse",
    id="visitList",
    call="visits.list",
    http_method="POST",
    path="/api/visit/list",
    write=False,
    body=_VISIT_LIST_REQUEST,
    result=records.Visit,
    paging=Paging(
        page="page_num",
        start=1,
        records="data.records",
        ends="total",
        size="page_size",
        default_size=20,
        total="data.total",
    ),
)
"""List visits (`visitList`)."""
VISIT_DETAIL: Operation[records.Visit] = Operation(
    platform="teahouse",
    id="visitDetail",
    call="visits.get",
    http_method="GET",
    path="/api/visit/detail",
    write=False,
    body=_VISIT_DETAIL_REQUEST,
    result=records.Visit,
    records="data",
)
"""Read one visit (`visitDetail`)."""
