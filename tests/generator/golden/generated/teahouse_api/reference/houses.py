# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The reference of houses: The houses (门店) - list and get."""

from __future__ import annotations

from dingdan_runtime.reference import FieldReference, ObjectReference, OperationReference

__all__ = ["OPERATIONS"]

_HOUSE = ObjectReference(
    "House",
    "A house, or a room of one.",
    "门店",
    fields=(
        FieldReference("id", "id", "waiqin-id", "门店ID", "Id of the house."),
        FieldReference("name", "name", "text", "名称", "Its name."),
    ),
)

_GET_HOUSE_REQUEST = ObjectReference(
    "GetHouseRequest",
    "Which house to read.",
    "门店查询",
    fields=(
        FieldReference("house_id", "house_id", "waiqin-id", "门店ID", "Id of the house.", required=True),
    ),
)

OPERATIONS = (
    OperationReference(
        platform="teahouse",
        resource="houses",
        method="list",
        id="listHouses",
        summary="List houses",
        label="门店列表",
        description="Gives all houses at once, without pages.",
        url="https://teahouse.example/docs/listHouses",
        http_method="POST",
        path="/api/listHouses",
        write=False,
        msg_id=True,
        response=_HOUSE,
        many=True,
    ),
    OperationReference(
        platform="teahouse",
        resource="houses",
        method="get",
        id="getHouse",
        summary="Read one house",
        label="门店详情",
        description="Gives a house, in a list of one.",
        url="https://teahouse.example/docs/getHouse",
        http_method="POST",
        path="/api/getHouse",
        write=False,
        msg_id=True,
        request=_GET_HOUSE_REQUEST,
        response=_HOUSE,
    ),
    OperationReference(
        platform="teahouse",
        resource="houses",
        method="rooms",
        id="roomList",
        summary="List rooms",
        label="包间列表",
        description="Gives all rooms of the house at once, beside the moment that they were counted at.",
        url="https://teahouse.example/docs/roomList",
        http_method="GET",
        path="/api/room/list",
        write=False,
        response=_HOUSE,
        many=True,
    ),
    OperationReference(
        platform="teahouse",
        resource="houses",
        method="first_room",
        id="firstRoom",
        summary="Read the first room",
        label="首个包间",
        description="Gives the first room of the house.",
        url="https://teahouse.example/docs/firstRoom",
        http_method="POST",
        path="/api/room/first",
        write=False,
        response=_HOUSE,
    ),
)
"""The operations in the order of the spec."""
