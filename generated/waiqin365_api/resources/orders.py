# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Sales orders (订单) - query, add, close and change custom fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

import httpx

from dingdan_runtime import Ack, AsyncPager, AsyncTransport, Options, Page, Transport
from waiqin365_api.operations import orders as operations

if TYPE_CHECKING:
    from waiqin365_api import records
    from waiqin365_api.openapi_client import models
    from waiqin365_api.params import (
        AddStdomOrderLineParam,
        CustomFieldValueParam,
        ModifyCustomFieldsLineParam,
    )

__all__ = ["AsyncOrders", "Orders", "OrdersValidation"]


class OrdersValidation:
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
        remarks: str | None = None,
        logistics_type: Literal["1", "2", "3"] | str | int | None = None,
        plan_distribution_emp_id: str | int | None = None,
        plan_distribution_emp_name: str | None = None,
        plan_distribution_emp_code: str | None = None,
        plan_distribution_time: date | str | None = None,
        express_company_id: str | int | None = None,
        express_company_name: str | None = None,
        express_no: str | None = None,
        sale_order_type_id: str | int | None = None,
        sale_order_type_name: str | None = None,
        prods: Sequence[AddStdomOrderLineParam | models.AddStdomOrderLine] | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `add` would send, as Python values.

        Raises:
            InvalidRequest: `add` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.ADD_STDOM_ORDER,
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
                "remarks": remarks,
                "logistics_type": logistics_type,
                "plan_distribution_emp_id": plan_distribution_emp_id,
                "plan_distribution_emp_name": plan_distribution_emp_name,
                "plan_distribution_emp_code": plan_distribution_emp_code,
                "plan_distribution_time": plan_distribution_time,
                "express_company_id": express_company_id,
                "express_company_name": express_company_name,
                "express_no": express_no,
                "sale_order_type_id": sale_order_type_id,
                "sale_order_type_name": sale_order_type_name,
                "prods": prods,
            },
            extra_body,
        )
        return body

    def close(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        close_emp_id: str | int | None = None,
        close_emp_name: str | None = None,
        close_emp_code: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `close` would send, as Python values.

        Raises:
            InvalidRequest: `close` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.CLOSE_STDOM_ORDER,
            {
                "id": id,
                "order_no": order_no,
                "close_emp_id": close_emp_id,
                "close_emp_name": close_emp_name,
                "close_emp_code": close_emp_code,
            },
            extra_body,
        )
        return body

    def modify_custom_fields(
        self,
        *,
        order_id: str | int | None = None,
        order_no: str | None = None,
        exts: Sequence[CustomFieldValueParam | models.CustomFieldValue] | None = None,
        products: Sequence[ModifyCustomFieldsLineParam | models.ModifyCustomFieldsLine] | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Return the JSON body that `modify_custom_fields` would send, as Python values.

        Raises:
            InvalidRequest: `modify_custom_fields` would raise the same.
        """
        body: dict[str, Any] = self._transport.validate(
            operations.MODIFY_CUSTOM_FIELDS,
            {"order_id": order_id, "order_no": order_no, "exts": exts, "products": products},
            extra_body,
        )
        return body


class Orders:
    """Sales orders (订单) - query, add, close and change custom fields."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> OrdersValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return OrdersValidation(self._transport)

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        dept_id: str | int | None = None,
        dept_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: datetime | date | str | None = None,
        start_modify_date: datetime | date | str | None = None,
        end_modify_date: date | str | None = None,
        start_consignment_date: date | str | None = None,
        end_consignment_date: date | str | None = None,
        id: str | int | None = None,
        order_status: Literal["0", "1", "2", "3", "4"] | str | int | None = None,
        start_confirm_time: datetime | date | str | None = None,
        end_confirm_time: datetime | date | str | None = None,
        dealer: str | int | None = None,
        dealer_code: str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Page[records.StdomOrder]:
        """Query sales orders (查询订单数据).

        Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer,
        state and times. Unless the filter status is 1, deleted orders may come too: their status is
        0. Mind the formats of the time filters, which differ even within a pair; the page does not
        say whether the bounds belong to a window.

        Args:
            status: 记录状态: Only existing or only deleted orders. Codes: 0 Deleted (已删除), 1 Normal
                (正常).
            cm_id: 勤策客户唯一ID: Only orders of the customer with this id.
            cm_code: 客户编码: Only orders of the customer with this code.
            dept_id: 勤策业务员部门唯一ID: Only orders of salespeople of the department with this id.
            dept_code: 业务员部门编码: Only orders of salespeople of the department with this code.
            create_date: 创建日期: Only orders created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only orders modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only orders created after this moment. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only orders modified after this moment. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_create_date: 创建时间开始: Start of the window of creation, a day without a time.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            end_create_date: 创建时间结束: End of the window of creation, with a time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_modify_date: 修改时间开始: Start of the window of modification, with a time. Written
                as yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            end_modify_date: 修改时间结束: End of the window of modification, a day without a time.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            start_consignment_date: 交货日期开始时间: Start of the window of requested delivery days.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            end_consignment_date: 交货日期结束时间: End of the window of requested delivery days.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            id: 勤策中id: Only the order with this id.
            order_status: 订单状态: Only orders in this state. Codes: 0 To be confirmed (待确认), 1
                Confirmed (已确认), 2 Sent back (打回), 3 Closed (已关闭), 4 Partly shipped (部分发货).
            start_confirm_time: 审批通过开始时间: Start of the window of approval. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            end_confirm_time: 审批通过结束时间: End of the window of approval. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            dealer: 供货商ID: Only orders of the dealer with this id.
            dealer_code: 供货商编码: Only orders of the dealer with this code.
            page_number: 页码: Page to read, from 1; page 1 when left out. A page has up to 1000
                orders.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            A page of `StdomOrder`; iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `orders.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            Code 3 of order_status is closed in the filter and shipped in the answer. The four keys
            of the envelope are in the example but in no table.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STDOM_ORDER,
            {
                "status": status,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "dept_id": dept_id,
                "dept_code": dept_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "start_consignment_date": start_consignment_date,
                "end_consignment_date": end_consignment_date,
                "id": id,
                "order_status": order_status,
                "start_confirm_time": start_confirm_time,
                "end_confirm_time": end_confirm_time,
                "dealer": dealer,
                "dealer_code": dealer_code,
                "page_number": page_number,
            },
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
        remarks: str | None = None,
        logistics_type: Literal["1", "2", "3"] | str | int | None = None,
        plan_distribution_emp_id: str | int | None = None,
        plan_distribution_emp_name: str | None = None,
        plan_distribution_emp_code: str | None = None,
        plan_distribution_time: date | str | None = None,
        express_company_id: str | int | None = None,
        express_company_name: str | None = None,
        express_no: str | None = None,
        sale_order_type_id: str | int | None = None,
        sale_order_type_name: str | None = None,
        prods: Sequence[AddStdomOrderLineParam | models.AddStdomOrderLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a sales order (新增订单数据).

        Adds an order with its lines, without custom fields (modifyCustomFields sets those). The
        answer carries no id and no number, so pass an order_no of your own: after a call whose
        outcome is unknown, read the customer's orders with queryStdomOrder, which has no filter for
        order_no, and look for that number.

        Args:
            order_no: 订单编码: Number of the order, chosen by the caller; the platform makes one
                when it is left out. Pass one: the answer carries no id, so after a timeout only a
                number of your own tells whether the order was made.
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 提交人Id: Who submits the order, by id.
            creator_code: 提交人编码: Who submits the order, by code.
            creator_name: 提交人名称: Who submits the order, by name.
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
            bill_discount: 整单优惠: Discount on the whole order; 0, no discount, when left out.
            remarks: 订单备注: Remark on the order; queryStdomOrder calls it order_remark.
            logistics_type: 物流方式: How the goods travel; decides whether the plan_distribution or
                the express fields apply. Codes: 1 Own delivery (配送), 2 Express courier (快递), 3
                Other (其他).
            plan_distribution_emp_id: 预配送人id: Who is planned to deliver, by id; only with
                logistics_type 1.
            plan_distribution_emp_name: 预配送人姓名: Who is planned to deliver, by name; only with
                logistics_type 1.
            plan_distribution_emp_code: 预配送人编码: Who is planned to deliver, by code; only with
                logistics_type 1.
            plan_distribution_time: 预配送时间: Planned day of delivery; only with logistics_type 1.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            express_company_id: 快递公司id: Courier company by id; only with logistics_type 2.
            express_company_name: 快递公司名: Courier company by name; only with logistics_type 2.
            express_no: 快递单号: Tracking number of the courier; only with logistics_type 2.
            sale_order_type_id: 销售单类型ID: Type of the sales order by id; the answer of
                queryStdomOrder has no such field.
            sale_order_type_name: 销售单类型名: Type of the sales order by name.
            prods: 列表: Lines of the order.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The note under the table, with a misprint (未免 for 以免), advises to send is_gift and
            input_price always (a gift has price 0 and is_gift 1).

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.ADD_STDOM_ORDER,
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
                "remarks": remarks,
                "logistics_type": logistics_type,
                "plan_distribution_emp_id": plan_distribution_emp_id,
                "plan_distribution_emp_name": plan_distribution_emp_name,
                "plan_distribution_emp_code": plan_distribution_emp_code,
                "plan_distribution_time": plan_distribution_time,
                "express_company_id": express_company_id,
                "express_company_name": express_company_name,
                "express_no": express_no,
                "sale_order_type_id": sale_order_type_id,
                "sale_order_type_name": sale_order_type_name,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def close(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        close_emp_id: str | int | None = None,
        close_emp_name: str | None = None,
        close_emp_code: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Close a sales order (关闭订单).

        Closes an order, named by id or by number, in the name of an employee. How far it had been
        shipped is then found in its close_detail_status, which is empty while it is open.

        Args:
            id: 订单id: Order by id; one of id and order_no is needed.
            order_no: 订单编码: Order by number; one of id and order_no is needed.
            close_emp_id: 关闭人id: Who closes the order, by id.
            close_emp_name: 关闭人姓名: Who closes the order, by name.
            close_emp_code: 关闭人编码: Who closes the order, by code.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.CLOSE_STDOM_ORDER,
            {
                "id": id,
                "order_no": order_no,
                "close_emp_id": close_emp_id,
                "close_emp_name": close_emp_name,
                "close_emp_code": close_emp_code,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    def modify_custom_fields(
        self,
        *,
        order_id: str | int | None = None,
        order_no: str | None = None,
        exts: Sequence[CustomFieldValueParam | models.CustomFieldValue] | None = None,
        products: Sequence[ModifyCustomFieldsLineParam | models.ModifyCustomFieldsLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Change custom fields of a sales order (销售订单自定义字段修改).

        Sets custom fields of an order and of its lines, each named by its code. Queries return the
        same fields under their display labels, so keep a table of codes and labels. After a call
        whose outcome is unknown, the values in a query tell.

        Args:
            order_id: 订单id: Order by id; one of order_id and order_no is needed.
            order_no: 订单单号: Order by number; one of order_id and order_no is needed.
            exts: 列表: Custom fields of the order itself.
            products: 列表: Lines of the order whose custom fields change.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The lines are called products here and prods in the other operations on orders, their
            custom fields exts here and exts_detail in queryStdomOrder.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.write(
            operations.MODIFY_CUSTOM_FIELDS,
            {"order_id": order_id, "order_no": order_no, "exts": exts, "products": products},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )


class AsyncOrders:
    """Sales orders (订单) - query, add, close and change custom fields."""

    __slots__ = ("_transport",)

    def __init__(self, transport: AsyncTransport) -> None:
        """Make the calls with `transport`."""
        self._transport = transport

    @property
    def validate(self) -> OrdersValidation:
        """The same writes as checks: they validate their arguments and send nothing."""
        return OrdersValidation(self._transport)

    def query(
        self,
        *,
        status: Literal["0", "1"] | str | int | None = None,
        cm_id: str | int | None = None,
        cm_code: str | None = None,
        dept_id: str | int | None = None,
        dept_code: str | None = None,
        create_date: date | str | None = None,
        modify_date: date | str | None = None,
        after_create_date: datetime | date | str | None = None,
        after_modify_date: datetime | date | str | None = None,
        start_create_date: date | str | None = None,
        end_create_date: datetime | date | str | None = None,
        start_modify_date: datetime | date | str | None = None,
        end_modify_date: date | str | None = None,
        start_consignment_date: date | str | None = None,
        end_consignment_date: date | str | None = None,
        id: str | int | None = None,
        order_status: Literal["0", "1", "2", "3", "4"] | str | int | None = None,
        start_confirm_time: datetime | date | str | None = None,
        end_confirm_time: datetime | date | str | None = None,
        dealer: str | int | None = None,
        dealer_code: str | None = None,
        page_number: int = 1,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> AsyncPager[records.StdomOrder]:
        """Query sales orders (查询订单数据).

        Reads orders with their lines, up to 1000 a page, filtered by customer, department, dealer,
        state and times. Unless the filter status is 1, deleted orders may come too: their status is
        0. Mind the formats of the time filters, which differ even within a pair; the page does not
        say whether the bounds belong to a window.

        Args:
            status: 记录状态: Only existing or only deleted orders. Codes: 0 Deleted (已删除), 1 Normal
                (正常).
            cm_id: 勤策客户唯一ID: Only orders of the customer with this id.
            cm_code: 客户编码: Only orders of the customer with this code.
            dept_id: 勤策业务员部门唯一ID: Only orders of salespeople of the department with this id.
            dept_code: 业务员部门编码: Only orders of salespeople of the department with this code.
            create_date: 创建日期: Only orders created on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            modify_date: 修改日期: Only orders modified on this day. Written as yyyy-MM-dd; a
                datetime with a time of day is refused, not cut. A naive datetime is taken as
                Asia/Shanghai time, and an aware one is turned to it.
            after_create_date: 创建时间之后: Only orders created after this moment. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            after_modify_date: 修改时间之后: Only orders modified after this moment. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_create_date: 创建时间开始: Start of the window of creation, a day without a time.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            end_create_date: 创建时间结束: End of the window of creation, with a time. Written as
                yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware
                one is turned to it.
            start_modify_date: 修改时间开始: Start of the window of modification, with a time. Written
                as yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an
                aware one is turned to it.
            end_modify_date: 修改时间结束: End of the window of modification, a day without a time.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            start_consignment_date: 交货日期开始时间: Start of the window of requested delivery days.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            end_consignment_date: 交货日期结束时间: End of the window of requested delivery days.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            id: 勤策中id: Only the order with this id.
            order_status: 订单状态: Only orders in this state. Codes: 0 To be confirmed (待确认), 1
                Confirmed (已确认), 2 Sent back (打回), 3 Closed (已关闭), 4 Partly shipped (部分发货).
            start_confirm_time: 审批通过开始时间: Start of the window of approval. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            end_confirm_time: 审批通过结束时间: End of the window of approval. Written as yyyy-MM-dd
                HH:mm:ss. A naive datetime is taken as Asia/Shanghai time, and an aware one is
                turned to it.
            dealer: 供货商ID: Only orders of the dealer with this id.
            dealer_code: 供货商编码: Only orders of the dealer with this code.
            page_number: 页码: Page to read, from 1; page 1 when left out. A page has up to 1000
                orders.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            Await it for a page of `StdomOrder`, or iterate over it for the records of all pages.
            If the loop changes the records that it reads (it ships or closes them), rows move up
            and some are never read. Then read all of them first: `await
            orders.query(...).to_list()`.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            Code 3 of order_status is closed in the filter and shipped in the answer. The four keys
            of the envelope are in the example but in no table.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return self._transport.page(
            operations.QUERY_STDOM_ORDER,
            {
                "status": status,
                "cm_id": cm_id,
                "cm_code": cm_code,
                "dept_id": dept_id,
                "dept_code": dept_code,
                "create_date": create_date,
                "modify_date": modify_date,
                "after_create_date": after_create_date,
                "after_modify_date": after_modify_date,
                "start_create_date": start_create_date,
                "end_create_date": end_create_date,
                "start_modify_date": start_modify_date,
                "end_modify_date": end_modify_date,
                "start_consignment_date": start_consignment_date,
                "end_consignment_date": end_consignment_date,
                "id": id,
                "order_status": order_status,
                "start_confirm_time": start_confirm_time,
                "end_confirm_time": end_confirm_time,
                "dealer": dealer,
                "dealer_code": dealer_code,
                "page_number": page_number,
            },
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
        remarks: str | None = None,
        logistics_type: Literal["1", "2", "3"] | str | int | None = None,
        plan_distribution_emp_id: str | int | None = None,
        plan_distribution_emp_name: str | None = None,
        plan_distribution_emp_code: str | None = None,
        plan_distribution_time: date | str | None = None,
        express_company_id: str | int | None = None,
        express_company_name: str | None = None,
        express_no: str | None = None,
        sale_order_type_id: str | int | None = None,
        sale_order_type_name: str | None = None,
        prods: Sequence[AddStdomOrderLineParam | models.AddStdomOrderLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Add a sales order (新增订单数据).

        Adds an order with its lines, without custom fields (modifyCustomFields sets those). The
        answer carries no id and no number, so pass an order_no of your own: after a call whose
        outcome is unknown, read the customer's orders with queryStdomOrder, which has no filter for
        order_no, and look for that number.

        Args:
            order_no: 订单编码: Number of the order, chosen by the caller; the platform makes one
                when it is left out. Pass one: the answer carries no id, so after a timeout only a
                number of your own tells whether the order was made.
            cm_id: 客户id: Customer by id; one of cm_id, cm_code and cm_name is needed.
            cm_code: 客户编码: Customer by code; one of cm_id, cm_code and cm_name is needed.
            cm_name: 客户名称: Customer by name; one of cm_id, cm_code and cm_name is needed.
            emp_id: 业务员Id: Salesperson by id; one of emp_id, emp_code and emp_name is needed.
            emp_code: 业务员编码: Salesperson by code; one of emp_id, emp_code and emp_name is
                needed.
            emp_name: 业务员名称: Salesperson by name; one of emp_id, emp_code and emp_name is
                needed.
            creator_id: 提交人Id: Who submits the order, by id.
            creator_code: 提交人编码: Who submits the order, by code.
            creator_name: 提交人名称: Who submits the order, by name.
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
            bill_discount: 整单优惠: Discount on the whole order; 0, no discount, when left out.
            remarks: 订单备注: Remark on the order; queryStdomOrder calls it order_remark.
            logistics_type: 物流方式: How the goods travel; decides whether the plan_distribution or
                the express fields apply. Codes: 1 Own delivery (配送), 2 Express courier (快递), 3
                Other (其他).
            plan_distribution_emp_id: 预配送人id: Who is planned to deliver, by id; only with
                logistics_type 1.
            plan_distribution_emp_name: 预配送人姓名: Who is planned to deliver, by name; only with
                logistics_type 1.
            plan_distribution_emp_code: 预配送人编码: Who is planned to deliver, by code; only with
                logistics_type 1.
            plan_distribution_time: 预配送时间: Planned day of delivery; only with logistics_type 1.
                Written as yyyy-MM-dd; a datetime with a time of day is refused, not cut. A naive
                datetime is taken as Asia/Shanghai time, and an aware one is turned to it.
            express_company_id: 快递公司id: Courier company by id; only with logistics_type 2.
            express_company_name: 快递公司名: Courier company by name; only with logistics_type 2.
            express_no: 快递单号: Tracking number of the courier; only with logistics_type 2.
            sale_order_type_id: 销售单类型ID: Type of the sales order by id; the answer of
                queryStdomOrder has no such field.
            sale_order_type_name: 销售单类型名: Type of the sales order by name.
            prods: 列表: Lines of the order.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The note under the table, with a misprint (未免 for 以免), advises to send is_gift and
            input_price always (a gift has price 0 and is_gift 1).

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.ADD_STDOM_ORDER,
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
                "remarks": remarks,
                "logistics_type": logistics_type,
                "plan_distribution_emp_id": plan_distribution_emp_id,
                "plan_distribution_emp_name": plan_distribution_emp_name,
                "plan_distribution_emp_code": plan_distribution_emp_code,
                "plan_distribution_time": plan_distribution_time,
                "express_company_id": express_company_id,
                "express_company_name": express_company_name,
                "express_no": express_no,
                "sale_order_type_id": sale_order_type_id,
                "sale_order_type_name": sale_order_type_name,
                "prods": prods,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def close(
        self,
        *,
        id: str | int | None = None,
        order_no: str | None = None,
        close_emp_id: str | int | None = None,
        close_emp_name: str | None = None,
        close_emp_code: str | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Close a sales order (关闭订单).

        Closes an order, named by id or by number, in the name of an employee. How far it had been
        shipped is then found in its close_detail_status, which is empty while it is open.

        Args:
            id: 订单id: Order by id; one of id and order_no is needed.
            order_no: 订单编码: Order by number; one of id and order_no is needed.
            close_emp_id: 关闭人id: Who closes the order, by id.
            close_emp_name: 关闭人姓名: Who closes the order, by name.
            close_emp_code: 关闭人编码: Who closes the order, by code.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.CLOSE_STDOM_ORDER,
            {
                "id": id,
                "order_no": order_no,
                "close_emp_id": close_emp_id,
                "close_emp_name": close_emp_name,
                "close_emp_code": close_emp_code,
            },
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )

    async def modify_custom_fields(
        self,
        *,
        order_id: str | int | None = None,
        order_no: str | None = None,
        exts: Sequence[CustomFieldValueParam | models.CustomFieldValue] | None = None,
        products: Sequence[ModifyCustomFieldsLineParam | models.ModifyCustomFieldsLine] | None = None,
        timeout: float | httpx.Timeout | None = None,
        max_retries: int | None = None,
        msg_id: str | None = None,
        extra_body: Mapping[str, Any] | None = None,
    ) -> Ack[Any]:
        """Change custom fields of a sales order (销售订单自定义字段修改).

        Sets custom fields of an order and of its lines, each named by its code. Queries return the
        same fields under their display labels, so keep a table of codes and labels. After a call
        whose outcome is unknown, the values in a query tell.

        Args:
            order_id: 订单id: Order by id; one of order_id and order_no is needed.
            order_no: 订单单号: Order by number; one of order_id and order_no is needed.
            exts: 列表: Custom fields of the order itself.
            products: 列表: Lines of the order whose custom fields change.
            timeout: Seconds, or an `httpx.Timeout`, for this call alone.
            max_retries: Most retries of this call; the client's own number when omitted.
            msg_id: Id of the message, which the platform repeats; a new UUID when omitted.
            extra_body: JSON members that the spec does not know. They are sent unchanged and replace members of the same name.

        Returns:
            The acknowledgement. The platform returns no id of the changed record.

        Raises:
            InvalidRequest: an argument is missing, breaks a rule or has the wrong type. Nothing was sent.
            OutcomeUnknown: the request was sent, but no usable response came. It may have been
                applied. `orders.query` shows whether it was, see `error.lookups`;
                `error.resolve(client)` calls it.
            DingdanError: any other failure; see `dingdan` for its kinds.

        Note:
            The lines are called products here and prods in the other operations on orders, their
            custom fields exts here and exts_detail in queryStdomOrder.

        Source: https://api.waiqin365.com/SERVER/app/psi/stdorder_dh.html
        """
        return await self._transport.write(
            operations.MODIFY_CUSTOM_FIELDS,
            {"order_id": order_id, "order_no": order_no, "exts": exts, "products": products},
            Options(timeout=timeout, extra_body=extra_body, msg_id=msg_id, max_retries=max_retries),
        )
