# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Sales bills (销货单) - add and reverse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import httpx

from dingdan_runtime import Ack, AsyncTransport, Options, Transport
from waiqin365_api.operations import sales_bills as operations

if TYPE_CHECKING:
    from waiqin365_api import records
    from waiqin365_api.openapi_client import models
    from waiqin365_api.params import SalesBillAddLineParam

__all__ = ["AsyncSalesBills", "SalesBills", "SalesBillsValidation"]


class SalesBillsValidation:
    """Checks the arguments of writes without sending them; both kinds of clients have it as `validate`.

    Each method takes the arguments of the call of its name and returns the JSON body that would be sent.
    `errors` of an `InvalidRequest` lists all faults of all items of a batch.
    """

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport | AsyncTransport) -> None:
        """Check the arguments with `transport`."""
        self._transport = transport

    def revoke(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `revoke` would send, as Python values.

        Raises:
            InvalidRequest: `revoke` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.SALES_BILL_REVOKE, {"id": id, "order_no": order_no}, extra_body
        )
        return body

    def add(
        self,
        *,
        order_no: str | None = None,
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
        submit_date: datetime | date | str | None = None,
        consignment_date: date | str | None = None,
        receive_name: str | None = None,
        receive_addr: str | None = None,
        receive_phone: str | None = None,
        receive_tel: str | None = None,
        bill_discount: Decimal | int | str | None = None,
        receive_amount: Decimal | int | str | None = None,
        account_from: str | None = None,
        account_id: str | int | None = None,
        remarks: str | None = None,
        prods: Sequence[SalesBillAddLineParam | models.SalesBillAddLine] | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.SALES_BILL_ADD,
            {
                "order_no": order_no,
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
                "submit_date": submit_date,
                "consignment_date": consignment_date,
                "receive_name": receive_name,
                "receive_addr": receive_addr,
                "receive_phone": receive_phone,
                "receive_tel": receive_tel,
                "bill_discount": bill_discount,
                "receive_amount": receive_amount,
                "account_from": account_from,
                "account_id": account_id,
                "remarks": remarks,
                "prods": prods,
            },
            extra_body,
        )
        return body


class SalesBills:
    """Sales bills (销货单) - add and reverse."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> SalesBillsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return SalesBillsValidation(self._transport)

    def revoke(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Reverse a sales bill (销货单红冲).

        Cancels a booked sales bill (红冲), named by id or by number. The document names no field of
        any query that shows it, so after a call whose outcome is unknown only the platform itself
        tells.

        Args:
            id: 单据ID: Id of the bill; it and order_no may not both be empty.
            order_no: 单据编码: Number of the bill; it and id may not both be empty.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            return_code is typed CHAR(1) in this table and VARCHAR(32) in most others.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.SALES_BILL_REVOKE,
            {"id": id, "order_no": order_no},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def add(
        self,
        *,
        order_no: str | None = None,
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
        submit_date: datetime | date | str | None = None,
        consignment_date: date | str | None = None,
        receive_name: str | None = None,
        receive_addr: str | None = None,
        receive_phone: str | None = None,
        receive_tel: str | None = None,
        bill_discount: Decimal | int | str | None = None,
        receive_amount: Decimal | int | str | None = None,
        account_from: str | None = None,
        account_id: str | int | None = None,
        remarks: str | None = None,
        prods: Sequence[SalesBillAddLineParam | models.SalesBillAddLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[list[records.SalesBillAddResult]]:
        """Add a sales bill (新增销货单数据).

        Books goods as sold in one step. Unlike the other adds, the answer names the new document:
        its id and its number. No operation is documented to query sales bills, but queryStdomOrder
        lists them among the orders (order_type 4).

        Args:
            order_no: 订单编码: Number of the bill, chosen by the caller; the platform makes one
                when it is left out. Pass one: if no answer comes, only a number of your own tells
                whether the bill was booked.
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 提交人Id: Who submits the bill, by id.
            creator_code: 提交人编码: Who submits the bill, by code.
            creator_name: 提交人名称: Who submits the bill, by name.
            storehouse_id: 发货仓库id: Warehouse that ships, by id; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_code: 发货仓库编码: Warehouse that ships, by code; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_name: 发货仓库名称: Warehouse that ships, by name; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            submit_date: 下单日期: When the order was placed. Written as yyyy-MM-dd HH:mm:ss. A
                naive datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            consignment_date: 要求送货日期(交货日期): Requested day of delivery. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            receive_name: 收货人姓名: Name of the consignee.
            receive_addr: 收货人地址: Address of the consignee.
            receive_phone: 收货人手机: Mobile phone of the consignee.
            receive_tel: 收货人电话: Landline of the consignee.
            bill_discount: 整单优惠: Discount on the whole bill; 0, no discount, when left out.
            receive_amount: 收款金额: Amount received. The document names no currency unit.
            account_from: 收款方式: Means of payment; its values are not documented.
            account_id: 结算账户: Settlement account by id.
            remarks: 订单备注: Remark on the bill.
            prods: 列表: Lines of the bill.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement; its `data` is a list of `SalesBillAddResult`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The note under the table speaks of a field price; the field is input_price. The note
            advises to send is_gift and input_price always (a gift has price 0 and is_gift 1).

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.SALES_BILL_ADD,
            {
                "order_no": order_no,
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
                "submit_date": submit_date,
                "consignment_date": consignment_date,
                "receive_name": receive_name,
                "receive_addr": receive_addr,
                "receive_phone": receive_phone,
                "receive_tel": receive_tel,
                "bill_discount": bill_discount,
                "receive_amount": receive_amount,
                "account_from": account_from,
                "account_id": account_id,
                "remarks": remarks,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncSalesBills:
    """Sales bills (销货单) - add and reverse."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> SalesBillsValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return SalesBillsValidation(self._transport)

    async def revoke(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Reverse a sales bill (销货单红冲).

        Cancels a booked sales bill (红冲), named by id or by number. The document names no field of
        any query that shows it, so after a call whose outcome is unknown only the platform itself
        tells.

        Args:
            id: 单据ID: Id of the bill; it and order_no may not both be empty.
            order_no: 单据编码: Number of the bill; it and id may not both be empty.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            return_code is typed CHAR(1) in this table and VARCHAR(32) in most others.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.SALES_BILL_REVOKE,
            {"id": id, "order_no": order_no},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def add(
        self,
        *,
        order_no: str | None = None,
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
        submit_date: datetime | date | str | None = None,
        consignment_date: date | str | None = None,
        receive_name: str | None = None,
        receive_addr: str | None = None,
        receive_phone: str | None = None,
        receive_tel: str | None = None,
        bill_discount: Decimal | int | str | None = None,
        receive_amount: Decimal | int | str | None = None,
        account_from: str | None = None,
        account_id: str | int | None = None,
        remarks: str | None = None,
        prods: Sequence[SalesBillAddLineParam | models.SalesBillAddLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[list[records.SalesBillAddResult]]:
        """Add a sales bill (新增销货单数据).

        Books goods as sold in one step. Unlike the other adds, the answer names the new document:
        its id and its number. No operation is documented to query sales bills, but queryStdomOrder
        lists them among the orders (order_type 4).

        Args:
            order_no: 订单编码: Number of the bill, chosen by the caller; the platform makes one
                when it is left out. Pass one: if no answer comes, only a number of your own tells
                whether the bill was booked.
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 提交人Id: Who submits the bill, by id.
            creator_code: 提交人编码: Who submits the bill, by code.
            creator_name: 提交人名称: Who submits the bill, by name.
            storehouse_id: 发货仓库id: Warehouse that ships, by id; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_code: 发货仓库编码: Warehouse that ships, by code; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            storehouse_name: 发货仓库名称: Warehouse that ships, by name; one of storehouse_id,
                storehouse_code and storehouse_name is needed.
            submit_date: 下单日期: When the order was placed. Written as yyyy-MM-dd HH:mm:ss. A
                naive datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            consignment_date: 要求送货日期(交货日期): Requested day of delivery. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            receive_name: 收货人姓名: Name of the consignee.
            receive_addr: 收货人地址: Address of the consignee.
            receive_phone: 收货人手机: Mobile phone of the consignee.
            receive_tel: 收货人电话: Landline of the consignee.
            bill_discount: 整单优惠: Discount on the whole bill; 0, no discount, when left out.
            receive_amount: 收款金额: Amount received. The document names no currency unit.
            account_from: 收款方式: Means of payment; its values are not documented.
            account_id: 结算账户: Settlement account by id.
            remarks: 订单备注: Remark on the bill.
            prods: 列表: Lines of the bill.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement; its `data` is a list of `SalesBillAddResult`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The note under the table speaks of a field price; the field is input_price. The note
            advises to send is_gift and input_price always (a gift has price 0 and is_gift 1).

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.SALES_BILL_ADD,
            {
                "order_no": order_no,
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
                "submit_date": submit_date,
                "consignment_date": consignment_date,
                "receive_name": receive_name,
                "receive_addr": receive_addr,
                "receive_phone": receive_phone,
                "receive_tel": receive_tel,
                "bill_discount": bill_discount,
                "receive_amount": receive_amount,
                "account_from": account_from,
                "account_id": account_id,
                "remarks": remarks,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
