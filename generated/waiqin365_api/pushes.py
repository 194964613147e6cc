# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The pushes of Waiqin365 order API (勤策 / 外勤365 订货单开放接口): form fields, data types, records and answers.

Sent as a form to the address that the account manager or the OpenAPI console registers; OpenAPI
access has to be enabled first. The receiver has 5 seconds to answer. A push that was not accepted
is sent again every day at 01:30, for 10 days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from waiqin365_api.codes import PushDataType

if TYPE_CHECKING:
    from typing import TypeAlias

    from waiqin365_api.records import CarSaleOrder, StdomOrder, StdomSent, StdReturn

    PushRecord: TypeAlias = StdomOrder | StdomSent | StdReturn | CarSaleOrder

__all__ = ["ACCEPTED", "FIELDS", "REJECTED", "REQUIRED", "PushDataType", "record_of"]

FIELDS: dict[str, str] = {
    "msg_id": "msgId",
    "data_type": "dataType",
    "data_id": "dataId",
    "data_version": "dataVersion",
    "data_format": "dataFormat",
    "data_source": "dataSource",
    "data": "data",
    "timestamp": "timestamp",
    "status": "status",
    "digest": "digest",
    "tenant_id": "tenantId",
}
"""The form fields by their Python names."""

REQUIRED = ("msgId", "dataType")
"""The form fields of every push."""

ACCEPTED = b'{"return_code":0}'
"""The body of the response to a handled push."""

REJECTED = b'{"return_code":1}'
"""The body of the response to a push that must be sent again."""


def record_of(data_type: str) -> type[PushRecord] | None:
    """Return the record in pushes of a data type; None if the spec describes none."""
    from waiqin365_api import records  # not before a push needs it: they take long to load

    known: dict[str, type[PushRecord]] = {
        PushDataType.STDORDER_ORDER: records.StdomOrder,
        PushDataType.STDORDER_SENT: records.StdomSent,
        PushDataType.STDOM_RETURN: records.StdReturn,
        PushDataType.STDORDER_CARSALE: records.CarSaleOrder,
    }
    return known.get(data_type)
