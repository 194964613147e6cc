# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The operations of one resource: method, path, request fields, rules, paging and result."""

from __future__ import annotations

from dingdan_runtime import Body, Field, Operation
from teahouse_api import records

_GET_HOUSE_REQUEST = Body(fields=(Field("house_id", "house_id", "waiqin-id", required=True),))

LIST_HOUSES: Operation[records.House] = Operation(
    platform="teahouse",
    id="listHouses",
    call="houses.list",
    http_method="POST",
    path="/api/listHouses",
    write=False,
    body=Body(),
    result=records.House,
    records="response_data",
    many=True,
)
"""List houses (`listHouses`)."""
GET_HOUSE: Operation[records.House] = Operation(
    platform="teahouse",
    id="getHouse",
    call="houses.get",
    http_method="POST",
    path="/api/getHouse",
    write=False,
    body=_GET_HOUSE_REQUEST,
    result=records.House,
    records="response_data",
)
"""Read one house (`getHouse`)."""
ROOM_LIST: Operation[records.House] = Operation(
    platform="teahouse",
    id="roomList",
    call="houses.rooms",
    http_method="GET",
    path="/api/room/list",
    write=False,
    body=Body(),
    result=records.House,
    records="data.rooms",
    many=True,
)
"""List rooms (`roomList`)."""
FIRST_ROOM: Operation[records.House] = Operation(
    platform="teahouse",
    id="firstRoom",
    call="houses.first_room",
    http_method="POST",
    path="/api/room/first",
    write=False,
    body=Body(),
    result=records.House,
    records="data.first",
)
"""Read the first room (`firstRoom`)."""
