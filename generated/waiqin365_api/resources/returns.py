# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Returned goods (退货单) - add, approve and query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import Ack, AsyncPager, AsyncTransport, Options, Page, Transport
from waiqin365_api.operations import returns as operations

if TYPE_CHECKING:
    from waiqin365_api import records
    from waiqin365_api.openapi_client import models
    from waiqin365_api.params import AddStdReturnLineParam, ReturnExtensionFieldParam

__all__ = ["AsyncReturns", "Returns", "ReturnsValidation"]


class ReturnsValidation:
    """Checks the arguments of writes without sending them; both kinds of clients have it as `validate`.

    Each method takes the arguments of the call of its name and returns the JSON body that would be sent.
    `errors` of an `InvalidRequest` lists all faults of all items of a batch.
    """

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        """Check the arguments with `transport`."""
        self._transport = transport

    def add(
        self,
        *,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        cm_name: str | None = None,
        emp_id: str | int | None = None,
        emp_code: str | None = None,
        emp_name: str | None = None,
        creator_id: str | int | None = None,
        creator_code: str | None = None,
        creator_name: str | None = None,
        storehouse_id: str | int | None = None,
        storehouse_code: str | None = None,
        storehouse_name: str | None = None,
        dealer_id: str | int | None = None,
        dealer_code: str | None = None,
        dealer_name: str | None = None,
        return_date: date | str | None = None,
        return_name: str | None = None,
        return_addr: str | None = None,
        return_tel: str | None = None,
        return_phone: str | None = None,
        remarks: str | None = None,
        source_type: Literal["0", "1", "2", "3"] | str | int | None = None,
        exts: Sequence[ReturnExtensionFieldParam | models.ReturnExtensionField] | None = None,
        prods: Sequence[AddStdReturnLineParam | models.AddStdReturnLine] | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.ADD_STD_RETURN,
            {
                "cm_id": cm_id,
                "cm_code": cm_code,
                "cm_name": cm_name,
                "emp_id": emp_id,
                "emp_code": emp_code,
                "emp_name": emp_name,
                "creator_id": creator_id,
                "creator_code": creator_code,
                "creator_name": creator_name,
                "storehouse_id": storehouse_id,
                "storehouse_code": storehouse_code,
                "storehouse_name": storehouse_name,
                "dealer_id": dealer_id,
                "dealer_code": dealer_code,
                "dealer_name": dealer_name,
                "return_date": return_date,
                "return_name": return_name,
                "return_addr": return_addr,
                "return_tel": return_tel,
                "return_phone": return_phone,
                "remarks": remarks,
                "source_type": source_type,
                "exts": exts,
                "prods": prods,
            },
            extra_body,
        )
        return body

    def confirm(
        self,
        *,
        id: str | int | Sequence[str | int] | None = None,
        approval_type: Literal["1", "2", "3", "4", "5"] | str | int | None = None,
        modify_times: str | int | Sequence[str | int] | None = None,
        cancel_re: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `confirm` would send, as Python values.

        Raises:
            InvalidRequest: `confirm` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.CONFIRM_STD_RETURN,
            {"id": id, "approval_type": approval_type, "modify_times": modify_times, "cancel_re": cancel_re},
            extra_body,
        )
        return body


class Returns:
    """Returned goods (退货单) - add, approve and query."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReturnsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReturnsValidation(self._transport)

    def add(
        self,
        *,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        cm_name: str | None = None,
        emp_id: str | int | None = None,
        emp_code: str | None = None,
        emp_name: str | None = None,
        creator_id: str | int | None = None,
        creator_code: str | None = None,
        creator_name: str | None = None,
        storehouse_id: str | int | None = None,
        storehouse_code: str | None = None,
        storehouse_name: str | None = None,
        dealer_id: str | int | None = None,
        dealer_code: str | None = None,
        dealer_name: str | None = None,
        return_date: date | str | None = None,
        return_name: str | None = None,
        return_addr: str | None = None,
        return_tel: str | None = None,
        return_phone: str | None = None,
        remarks: str | None = None,
        source_type: Literal["0", "1", "2", "3"] | str | int | None = None,
        exts: Sequence[ReturnExtensionFieldParam | models.ReturnExtensionField] | None = None,
        prods: Sequence[AddStdReturnLineParam | models.AddStdReturnLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a return (新增退货单数据).

        Adds goods that a customer gives back. The answer names neither the id nor the number of the
        new return, and the request has no field for a number of the caller's own: after a call
        whose outcome is unknown, only the customer's new returns and their lines tell.

        Args:
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 创建人Id: Who creates the return, by id.
            creator_code: 创建人编码: Who creates the return, by code.
            creator_name: 创建人名称: Who creates the return, by name.
            storehouse_id: 收货仓库id: Warehouse that receives, by id; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_code: 收货仓库编码: Warehouse that receives, by code; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_name: 收货仓库名称: Warehouse that receives, by name; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            dealer_id: 供应商id: Supplier by id.
            dealer_code: 供应商编码: Supplier by code.
            dealer_name: 供应商名称: Supplier by name.
            return_date: 退货日期: Day of the return. Written as yyyy-MM-dd; a datetime with a time
                of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            return_name: 退货人姓名: Name of the person who returns the goods.
            return_addr: 退货人地址: Address of the person who returns the goods.
            return_tel: 退货人手机: Mobile phone of the person who returns the goods.
            return_phone: 退货人电话: Landline of the person who returns the goods.
            remarks: 备注: Remark on the return.
            source_type: 来源: Where the return comes from; 0 when left out. Codes: 0 Trade
                edition (internal) (商贸版内部), 1 Qince ordering (勤策订货), 2 Wangdian (旺店), 3 Transferred
                order (转单订单).
            exts: 退货信息扩展字段列表: Custom fields of the return.
            prods: 列表: Lines of the return.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `returns.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The address has std_order with an underscore and is printed with spaces inside the
            braces of its segments. The page's own example mixes ids and codes, so do not copy it.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.ADD_STD_RETURN,
            {
                "cm_id": cm_id,
                "cm_code": cm_code,
                "cm_name": cm_name,
                "emp_id": emp_id,
                "emp_code": emp_code,
                "emp_name": emp_name,
                "creator_id": creator_id,
                "creator_code": creator_code,
                "creator_name": creator_name,
                "storehouse_id": storehouse_id,
                "storehouse_code": storehouse_code,
                "storehouse_name": storehouse_name,
                "dealer_id": dealer_id,
                "dealer_code": dealer_code,
                "dealer_name": dealer_name,
                "return_date": return_date,
                "return_name": return_name,
                "return_addr": return_addr,
                "return_tel": return_tel,
                "return_phone": return_phone,
                "remarks": remarks,
                "source_type": source_type,
                "exts": exts,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def confirm(
        self,
        *,
        id: str | int | Sequence[str | int] | None = None,
        approval_type: Literal["1", "2", "3", "4", "5"] | str | int | None = None,
        modify_times: str | int | Sequence[str | int] | None = None,
        cancel_re: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Approve or send back returns (审批退货单数据).

        Takes one decision on one or several returns: approve, send back, reverse, approve the
        stock-in or withdraw the approval; return_status in a query then tells. Nothing is marked as
        required because the column of the page is lost, but a call without id and approvalType
        makes little sense.

        Args:
            id: 退货单id: Returns by id, several joined with commas. A list is joined with commas.
            approval_type: 审批类型: What to do with the returns. Codes: 1 Approve (通过), 2 Send back
                (打回), 3 Reverse (红冲), 4 Approve the stock-in (审批入库), 5 Withdraw the approval (反审核).
            modify_times: 退货时间戳: Timestamps of the returns, several joined with commas. Their
                purpose and format are not documented. A list is joined with commas.
            cancel_re: 审批意见: Opinion of the approver as text.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `returns.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            approvalType, modifyTimes and cancelRe are in camel case, unlike the fields of the other
            two operations on returns. The address has std_order with an underscore and is printed
            with spaces inside the braces of its segments.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.CONFIRM_STD_RETURN,
            {"id": id, "approval_type": approval_type, "modify_times": modify_times, "cancel_re": cancel_re},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        id: str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: date | str | None = None,
        start_modify_date: date | str | None = None,
        end_modify_date: date | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.StdReturn]:
        """Query returns (查询退货单数据).

        Reads returns with their lines, a page at a time. There is no filter on the number of a
        return nor on return_status. Unless the filter status is 1, deleted returns may come too:
        their status is 0.

        Args:
            status: 记录状态: Whether the record still exists; not the step of the return, which is
                return_status in the answer. Codes: 0 Deleted (已删除), 1 Normal (正常).
            id: 勤策中id: One return by id.
            cm_id: 勤策客户唯一ID: Returns of the customer with this id.
            cm_code: 客户编码: Returns of the customer with this code.
            create_date: 创建日期: Day of creation. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            modify_date: 修改日期: Day of the last change. Written as yyyy-MM-dd; a datetime with a
                time of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time,
                and an aware one is turned to it.
            after_create_date: 创建时间之后: Created after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            after_modify_date: 修改时间之后: Changed after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            start_create_date: 创建时间开始: First day of a span of creation days; its last is
                end_create_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_create_date: 创建时间结束: Last day of a span of creation days. The document does not
                say whether the day itself counts. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            start_modify_date: 修改时间开始: First day of a span of change days; its last is
                end_modify_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_modify_date: 修改时间结束: Last day of a span of change days. The document does not
                say whether the day itself counts. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            page_number: 页码: Page, counted from 1; a page has up to 1000 returns by default.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `StdReturn`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `returns.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The times of a record are documented and shown as dates only, while the after_ filters
            take a time of day. The address has std_order with an underscore and is printed with
            spaces inside the braces of its segments.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STD_RETURN,
            {
                "status": status,
                "id": id,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncReturns:
    """Returned goods (退货单) - add, approve and query."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> ReturnsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return ReturnsValidation(self._transport)

    async def add(
        self,
        *,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        cm_name: str | None = None,
        emp_id: str | int | None = None,
        emp_code: str | None = None,
        emp_name: str | None = None,
        creator_id: str | int | None = None,
        creator_code: str | None = None,
        creator_name: str | None = None,
        storehouse_id: str | int | None = None,
        storehouse_code: str | None = None,
        storehouse_name: str | None = None,
        dealer_id: str | int | None = None,
        dealer_code: str | None = None,
        dealer_name: str | None = None,
        return_date: date | str | None = None,
        return_name: str | None = None,
        return_addr: str | None = None,
        return_tel: str | None = None,
        return_phone: str | None = None,
        remarks: str | None = None,
        source_type: Literal["0", "1", "2", "3"] | str | int | None = None,
        exts: Sequence[ReturnExtensionFieldParam | models.ReturnExtensionField] | None = None,
        prods: Sequence[AddStdReturnLineParam | models.AddStdReturnLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a return (新增退货单数据).

        Adds goods that a customer gives back. The answer names neither the id nor the number of the
        new return, and the request has no field for a number of the caller's own: after a call
        whose outcome is unknown, only the customer's new returns and their lines tell.

        Args:
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 创建人Id: Who creates the return, by id.
            creator_code: 创建人编码: Who creates the return, by code.
            creator_name: 创建人名称: Who creates the return, by name.
            storehouse_id: 收货仓库id: Warehouse that receives, by id; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_code: 收货仓库编码: Warehouse that receives, by code; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_name: 收货仓库名称: Warehouse that receives, by name; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            dealer_id: 供应商id: Supplier by id.
            dealer_code: 供应商编码: Supplier by code.
            dealer_name: 供应商名称: Supplier by name.
            return_date: 退货日期: Day of the return. Written as yyyy-MM-dd; a datetime with a time
                of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            return_name: 退货人姓名: Name of the person who returns the goods.
            return_addr: 退货人地址: Address of the person who returns the goods.
            return_tel: 退货人手机: Mobile phone of the person who returns the goods.
            return_phone: 退货人电话: Landline of the person who returns the goods.
            remarks: 备注: Remark on the return.
            source_type: 来源: Where the return comes from; 0 when left out. Codes: 0 Trade
                edition (internal) (商贸版内部), 1 Qince ordering (勤策订货), 2 Wangdian (旺店), 3 Transferred
                order (转单订单).
            exts: 退货信息扩展字段列表: Custom fields of the return.
            prods: 列表: Lines of the return.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `returns.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The address has std_order with an underscore and is printed with spaces inside the
            braces of its segments. The page's own example mixes ids and codes, so do not copy it.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.ADD_STD_RETURN,
            {
                "cm_id": cm_id,
                "cm_code": cm_code,
                "cm_name": cm_name,
                "emp_id": emp_id,
                "emp_code": emp_code,
                "emp_name": emp_name,
                "creator_id": creator_id,
                "creator_code": creator_code,
                "creator_name": creator_name,
                "storehouse_id": storehouse_id,
                "storehouse_code": storehouse_code,
                "storehouse_name": storehouse_name,
                "dealer_id": dealer_id,
                "dealer_code": dealer_code,
                "dealer_name": dealer_name,
                "return_date": return_date,
                "return_name": return_name,
                "return_addr": return_addr,
                "return_tel": return_tel,
                "return_phone": return_phone,
                "remarks": remarks,
                "source_type": source_type,
                "exts": exts,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def confirm(
        self,
        *,
        id: str | int | Sequence[str | int] | None = None,
        approval_type: Literal["1", "2", "3", "4", "5"] | str | int | None = None,
        modify_times: str | int | Sequence[str | int] | None = None,
        cancel_re: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Approve or send back returns (审批退货单数据).

        Takes one decision on one or several returns: approve, send back, reverse, approve the
        stock-in or withdraw the approval; return_status in a query then tells. Nothing is marked as
        required because the column of the page is lost, but a call without id and approvalType
        makes little sense.

        Args:
            id: 退货单id: Returns by id, several joined with commas. A list is joined with commas.
            approval_type: 审批类型: What to do with the returns. Codes: 1 Approve (通过), 2 Send back
                (打回), 3 Reverse (红冲), 4 Approve the stock-in (审批入库), 5 Withdraw the approval (反审核).
            modify_times: 退货时间戳: Timestamps of the returns, several joined with commas. Their
                purpose and format are not documented. A list is joined with commas.
            cancel_re: 审批意见: Opinion of the approver as text.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `returns.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            approvalType, modifyTimes and cancelRe are in camel case, unlike the fields of the other
            two operations on returns. The address has std_order with an underscore and is printed
            with spaces inside the braces of its segments.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.CONFIRM_STD_RETURN,
            {"id": id, "approval_type": approval_type, "modify_times": modify_times, "cancel_re": cancel_re},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        id: str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: date | str | None = None,
        start_modify_date: date | str | None = None,
        end_modify_date: date | str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.StdReturn]:
        """Query returns (查询退货单数据).

        Reads returns with their lines, a page at a time. There is no filter on the number of a
        return nor on return_status. Unless the filter status is 1, deleted returns may come too:
        their status is 0.

        Args:
            status: 记录状态: Whether the record still exists; not the step of the return, which is
                return_status in the answer. Codes: 0 Deleted (已删除), 1 Normal (正常).
            id: 勤策中id: One return by id.
            cm_id: 勤策客户唯一ID: Returns of the customer with this id.
            cm_code: 客户编码: Returns of the customer with this code.
            create_date: 创建日期: Day of creation. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            modify_date: 修改日期: Day of the last change. Written as yyyy-MM-dd; a datetime with a
                time of day is refused, not cut. A naive datetime is taken as Asia/Shanghai time,
                and an aware one is turned to it.
            after_create_date: 创建时间之后: Created after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            after_modify_date: 修改时间之后: Changed after this moment. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            start_create_date: 创建时间开始: First day of a span of creation days; its last is
                end_create_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_create_date: 创建时间结束: Last day of a span of creation days. The document does not
                say whether the day itself counts. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            start_modify_date: 修改时间开始: First day of a span of change days; its last is
                end_modify_date. Written as yyyy-MM-dd; a datetime with a time of day is refused,
                not cut. A naive datetime is taken as Asia/Shanghai time, and an aware one is turned
                to it.
            end_modify_date: 修改时间结束: Last day of a span of change days. The document does not
                say whether the day itself counts. Written as yyyy-MM-dd; a datetime with a time of
                day is refused, not cut. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            page_number: 页码: Page, counted from 1; a page has up to 1000 returns by default.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `StdReturn`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            returns.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The times of a record are documented and shown as dates only, while the after_ filters
            take a time of day. The address has std_order with an underscore and is printed with
            spaces inside the braces of its segments.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STD_RETURN,
            {
                "status": status,
                "id": id,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "page_number": page_number,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
