# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation
from teahouse_api import records

GET_TOKEN: Operation[records.Token] = Operation(
    platform="teahouse",
    id="getToken",
    call="token.(the client itself)",
    http_method="GET",
    path="/api/token",
    write=False,
    body=Body(),
    result=records.Token,
    records="data",
    query=Body(fields=(Field("appid", "appid", "text", required=True),)),
)
"""Get the token (`getToken`)."""
