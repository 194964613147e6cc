# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Shapes of the dicts that calls accept inside a request, for type checkers and editors.

A field that is None is omitted. The attrs classes in `waiqin365_api.openapi_client.models` are accepted as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Required, TypedDict

from waiqin365_api.openapi_client import models

__all__ = [
    "AddStdomOrderLineParam",
    "AddStdomOrderSentLineParam",
    "ReturnExtensionFieldParam",
    "AddStdReturnLineParam",
    "SalesBillAddLineParam",
    "CustomFieldValueParam",
    "ModifyCustomFieldsLineParam",
    "MaintainCmReceiverRelationReceiverParam",
    "AddStdomOrderSentItemParam",
]


class AddStdomOrderLineParam(TypedDict, total=False):
    """A line of a sales order to add. (订单明细)"""

    product_id: str | int | None
    """商品id: Product by id; one of product_id, product_code and product_name is needed."""
    product_code: str | None
    """商品编码: Product by code; one of product_id, product_code and product_name is needed."""
    product_name: str | None
    """商品名称: Product by name; one of product_id, product_code and product_name is needed."""
    input_price: Decimal | int | str | None
    """商品的订货价: Price of the product; 0 for a gift. The document names no currency unit and advises to
    send this field always."""
    input_count: Decimal | int | str | None
    """商品数量: Quantity of the product."""
    input_unit: str | int | None
    """录入单位id: Unit by id; send this or input_unit_name, or neither for the product's base unit."""
    input_unit_name: str | None
    """录入单位名称: Unit by name; send this or input_unit, or neither for the product's base unit."""
    is_gift: Literal["1", "0"] | str | int | None
    """是否是赠品: Whether the line is a gift; not a gift when left out. The document advises to send it
    always. Codes: 1 Yes (是), 0 No (否)."""
    remark: str | None
    """订单子表的备注: Remark on the line; queryStdomOrder calls it remarks."""
    detail_storehouse_id: str | int | None
    """发货仓库id: Warehouse that ships the line, by id; counts only if the enterprise works with several."""
    detail_storehouse_code: str | None
    """发货仓库编码: Warehouse that ships the line, by code; counts only if the enterprise works with
    several."""
    detail_storehouse_name: str | None
    """发货仓库名称: Warehouse that ships the line, by name; counts only if the enterprise works with
    several."""


class AddStdomOrderSentLineParam(TypedDict, total=False):
    """A line of a shipment to add. (发货单明细)"""

    product_id: str | int | None
    """商品id: Product by id; one of product_id, product_code and product_name is needed."""
    product_code: str | None
    """商品编码: Product by code; one of product_id, product_code and product_name is needed."""
    product_name: str | None
    """商品名称: Product by name; one of product_id, product_code and product_name is needed."""
    input_unit: str | int | None
    """发货单位id: Unit of the quantity, by id; send this or input_unit_name."""
    input_unit_name: str | None
    """发货单位名称: Unit of the quantity, by name; send this or input_unit."""
    sent_num: Decimal | int | str | None
    """发货数量: Quantity to ship, in the given unit."""
    is_gift: Literal["0", "1"] | str | int | None
    """是否是赠品: Whether the line is a gift; 0, not a gift, when left out. The document advises to send it
    always. Codes: 0 Not a gift (非赠品), 1 Gift (赠品)."""
    order_detail_id: Required[str | int]
    """订单子表ID: Line of the sales order: its detail_id in queryStdomOrder."""


class ReturnExtensionFieldParam(TypedDict, total=False):
    """A custom field of a return to add. The field has to exist on the platform first. (退货信息扩展字段)"""

    return_ext_key: str | None
    """退货信息扩展字段key值: Names the custom field; the example sends its display label. A code that
    `custom_field_codes` of the client has is taken too."""
    return_ext_value: str | None
    """退货信息扩展字段value值: Value as text; several choices are joined with commas."""


class AddStdReturnLineParam(TypedDict, total=False):
    """A line of a return to add. (退货单子表)"""

    product_id: str | int | None
    """商品id: Product by id; one of product_id, product_code and product_name is needed."""
    product_code: str | None
    """商品编码: Product by code; one of product_id, product_code and product_name is needed."""
    product_name: str | None
    """商品名称: Product by name; one of product_id, product_code and product_name is needed."""
    return_price: Decimal | int | str | None
    """商品的退货价: Price at which the product is returned; 0 for a gift. The document names no currency
    unit."""
    return_count: Decimal | int | str | None
    """商品退货数量: Quantity returned."""
    input_unit: str | int | None
    """录入单位id: Unit by id; send this or input_unit_name, or neither for the product's base unit."""
    input_unit_name: str | None
    """录入单位名称: Unit by name; send this or input_unit, or neither for the product's base unit."""
    return_amount: Decimal | int | str | None
    """商品退货金额: Amount of the line. The document names no currency unit."""
    is_gift: Literal["1", "0"] | str | int | None
    """是否是赠品: Whether the line is a gift; not a gift when left out. The document advises to send it
    always. Codes: 1 Yes (是), 0 No (否)."""
    sequ: str | None
    """排序号: Sort number of the line."""
    remark: str | None
    """退货单子表的备注: Remark on the line."""
    detail_storehouse_id: str | int | None
    """收货仓库id: Warehouse that receives this line, by id; only takes effect with multi-warehouse
    switched on."""
    detail_storehouse_code: str | None
    """收货仓库编码: Warehouse that receives this line, by code; only takes effect with multi-warehouse
    switched on."""
    detail_storehouse_name: str | None
    """收货仓库名称: Warehouse that receives this line, by name; only takes effect with multi-warehouse
    switched on."""


class SalesBillAddLineParam(TypedDict, total=False):
    """A line of a sales bill to book. (销货单明细)"""

    product_id: str | int | None
    """商品id: Product by id; one of product_id, product_code and product_name is needed."""
    product_code: str | None
    """商品编码: Product by code; one of product_id, product_code and product_name is needed."""
    product_name: str | None
    """商品名称: Product by name; one of product_id, product_code and product_name is needed."""
    input_price: Decimal | int | str | None
    """商品的订货价: Price in the entered unit; 0 for a gift. The document names no currency unit."""
    input_count: Decimal | int | str | None
    """商品数量: Quantity in the entered unit."""
    input_unit: str | int | None
    """录入单位id: Unit by id; send this or input_unit_name, or neither for the product's base unit."""
    input_unit_name: str | None
    """录入单位名称: Unit by name; send this or input_unit, or neither for the product's base unit."""
    is_gift: Literal["1", "0"] | str | int | None
    """是否是赠品: Whether the line is a gift; not a gift when left out. The document advises to send it
    always. Codes: 1 Yes (是), 0 No (否)."""
    remark: str | None
    """订单子表的备注: Remark on the line."""


class CustomFieldValueParam(TypedDict, total=False):
    """A custom field and its new value. The field is named by its code, not by the display label that
    a query returns as ext_key. (扩展字段)
    """

    ext_key: str | None
    """扩展字段编码: Code of the custom field, such as `ext_2611010001`. A label that `custom_field_codes` of
    the client has is taken too."""
    ext_value: str | None
    """扩展字段数据值: New value as text."""


class ModifyCustomFieldsLineParam(TypedDict, total=False):
    """New values for custom fields of one line. (订单明细)"""

    id: str | int | None
    """订单明细行id: Line by id; the only id of a line that queryStdomOrder returns is detail_id."""
    exts: Sequence[CustomFieldValueParam | models.CustomFieldValue] | None
    """订单明细数据扩展字段列表: Custom fields of the line."""


class MaintainCmReceiverRelationReceiverParam(TypedDict, total=False):
    """A customer that receives goods for another one. (收货方信息列表)"""

    cm_waiqin_365_id: str | None
    """收货方勤策唯一标识: Receiver by the id of the platform; one of cm_waiqin_365_id, cm_id and cm_code is
    needed."""
    cm_id: str | None
    """收货方第三方系统客户唯一标识: Receiver by its id in your own system."""
    cm_code: str | None
    """收货方编码: Receiver by code."""
    cm_sequ: str | None
    """收货方排序号: Place of the receiver among those of the customer."""
    cm_is_default: Literal["1", "0"] | str | int | None
    """收货方是否默认: Whether this is the receiver by default. Codes: 1 Yes (是), 0 No (否)."""


class AddStdomOrderSentItemParam(TypedDict, total=False):
    """A shipment to add, made from a sales order. (发货单)"""

    send_time: datetime | date | str | None
    """发货单发货时间: When the goods are shipped: a day, or a day with its time. A date is written as
    yyyy-MM-dd, a datetime as yyyy-MM-dd HH:mm:ss. A naive datetime is taken as Asia/Shanghai time,
    and an aware one is turned to it."""
    order_id: str | int | None
    """销售订单id: Sales order by id; one of order_id and order_no is needed."""
    order_no: str | None
    """销售订单编码: Sales order by number; one of order_id and order_no is needed."""
    emp_id: str | int | None
    """发货单配送人员Id: Who delivers the goods, by id; one of emp_id, emp_code and emp_name is needed."""
    emp_code: str | None
    """发货单配送人员编码: Who delivers the goods, by code; one of emp_id, emp_code and emp_name is needed."""
    emp_name: str | None
    """发货单配送人员名称: Who delivers the goods, by name; one of emp_id, emp_code and emp_name is needed."""
    send_remark: str | None
    """发货单备注: Remark on the shipment; the table of queryStdomSent has no such field."""
    express_company_name: str | None
    """快递公司名称: Express courier by name."""
    express_no: str | None
    """快递单号: Waybill number of the express courier."""
    sent_use_advance: Literal["1", "0"] | str | int | None
    """发货使用预收: Whether the shipment draws on money received in advance; 0, no, when left out. Codes: 1
    Yes (是), 0 No (否)."""
    storehouse_id: str | int | None
    """发货单发货仓库Id: Warehouse that ships, by id; send one of storehouse_id, storehouse_code and
    storehouse_name."""
    storehouse_code: str | None
    """发货单发货仓库编码: Warehouse that ships, by code; send one of storehouse_id, storehouse_code and
    storehouse_name."""
    storehouse_name: str | None
    """发货单发货仓库名称: Warehouse that ships, by name; send one of storehouse_id, storehouse_code and
    storehouse_name."""
    products: Sequence[AddStdomOrderSentLineParam | models.AddStdomOrderSentLine] | None
    """列表: Lines of the shipment."""
