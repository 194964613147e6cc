# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation
from wshoto_api import records

GET_ACCESS_TOKEN: Operation[records.AccessToken] = Operation(
    platform="wshoto",
    id="getAccessToken",
    call="token.(the client itself)",
    http_method="GET",
    path="/openapi/access_token",
    write=False,
    body=Body(),
    result=records.AccessToken,
    records="data",
    query=Body(
        fields=(
            Field("appid", "appid", "text", required=True),
            Field("app_secret", "app_secret", "text", required=True),
        )
    ),
)
"""Get the access token (`getAccessToken`)."""
