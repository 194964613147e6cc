# Generated from specs/teahouse/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Contains all the data models used in inputs/outputs"""

from .acknowledgement import Acknowledgement
from .add_teas_item import AddTeasItem
from .add_teas_response import AddTeasResponse
from .close_tea_request import CloseTeaRequest
from .get_house_request import GetHouseRequest
from .house import House
from .leaf import Leaf
from .list_houses_response import ListHousesResponse
from .origin import Origin
from .query_teas_request import QueryTeasRequest
from .query_teas_response import QueryTeasResponse
from .room_list_response import RoomListResponse
from .room_page import RoomPage
from .token import Token
from .token_response import TokenResponse
from .visit import Visit
from .visit_detail_request import VisitDetailRequest
from .visit_detail_response import VisitDetailResponse
from .visit_list_request import VisitListRequest
from .visit_list_request_filters import VisitListRequestFilters
from .visit_list_response import VisitListResponse
from .visit_page import VisitPage

__all__ = (
    "Acknowledgement",
    "AddTeasItem",
    "AddTeasResponse",
    "CloseTeaRequest",
    "GetHouseRequest",
    "House",
    "Leaf",
    "ListHousesResponse",
    "Origin",
    "QueryTeasRequest",
    "QueryTeasResponse",
    "RoomListResponse",
    "RoomPage",
    "Token",
    "TokenResponse",
    "Visit",
    "VisitDetailRequest",
    "VisitDetailResponse",
    "VisitListRequest",
    "VisitListRequestFilters",
    "VisitListResponse",
    "VisitPage",
)
