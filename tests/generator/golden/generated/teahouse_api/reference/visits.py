# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of visits: Visits to the house (到店) - list and get."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference, PagingReference
from teahouse_api.reference import _codes

__all__ = ["OPERATIONS"]

_VISIT_LIST_REQUEST = ObjectReference(
    "VisitListRequest",
    "Which visits to read.",
    "到店查询",
    fields=(
        FieldReference(
            "mood", "mood", "integer-code", "心情", "Only visitors who feel so.", codes=_codes.MOOD
        ),
        FieldReference(
            "page_num", "page_num", "integer", "当前页", "Number of the page, from 1.", required=True
        ),
        FieldReference("page_size", "page_size", "integer", "页大小", "Records a page.", required=True),
        FieldReference(
            "since", "since", "epoch-seconds", "开始时间", "Only visits from then on.", required=True
        ),
        FieldReference("filters", "filters", "map", "筛选", "Filter by custom fields."),
    ),
)

_VISIT = ObjectReference(
    "Visit",
    "A visit to the house.",
    "到店",
    fields=(
        FieldReference("id", "id", "long", "到店ID", "Id of the visit."),
        FieldReference("mood", "mood", "integer-code", "心情", "How the visitor feels.", codes=_codes.MOOD),
        FieldReference("came_at", "came_at", "epoch-seconds", "到店时间", "When the visitor came."),
    ),
)

_VISIT_DETAIL_REQUEST = ObjectReference(
    "VisitDetailRequest",
    "Which visit to read.",
    "到店详情",
    fields=(FieldReference("id", "id", "long", "到店ID", "Id of the visit.", required=True),),
)

OPERATIONS = (
    OperationReference(
        platform="teahouse",
        resource="visits",
        method="list",
        id="visitList",
        summary="List visits",
        label="到店列表",
        description="Pages through visits.",
        url="https://teahouse.example/docs/visitList",
        http_method="POST",
        path="/api/visit/list",
        write=False,
        request=_VISIT_LIST_REQUEST,
        response=_VISIT,
        many=True,
        paging=PagingReference(page="page_num", start=1, size="page_size", default_size=20, total=True),
    ),
    OperationReference(
        platform="teahouse",
        resource="visits",
        method="get",
        id="visitDetail",
        summary="Read one visit",
        label="到店详情",
        description="Returns a visit.",
        url="https://teahouse.example/docs/visitDetail",
        http_method="GET",
        path="/api/visit/detail",
        write=False,
        request=_VISIT_DETAIL_REQUEST,
        response=_VISIT,
        tables=("visits", "problems"),
    ),
)
"""The operations in the order of the spec."""
