"""The descriptions of operations in Chinese. The specs have them in English alone."""

from __future__ import annotations

from typing import NamedTuple

from dingdan_runtime.reference import OperationReference
from tools.docs_site.languages import Language


class Translation(NamedTuple):
    """A description in Chinese."""

    begin: str
    """The beginning of the English description that it translates: a test fails if that has changed."""
    length: int
    """The number of characters of that description."""
    text: str


DESCRIPTIONS: dict[str, Translation] = {
    "queryStdomOrder": Translation(
        "Reads orders with their lines",
        319,
        "读取订单及其明细，每页最多 1000 张，可按客户、部门、经销商、状态和时间筛选。除非筛选条件 status 为 1，"
        "否则可能也返回已删除的订单，"
        "它们的 status 为 0。请注意各时间条件的格式，成对的两个也可能不同；网页没有写明是否包含边界。",
    ),
    "addStdomOrder": Translation(
        "Adds an order with its lines",
        305,
        "新增订单及其明细，不含自定义字段（由 modifyCustomFields 设置）。返回中没有 id 和单号，"
        "所以请自带 order_no：结果未知时，"
        "用 queryStdomOrder 读取该客户的订单并查找该单号（它没有按 order_no 筛选的条件）。",
    ),
    "closeStdomOrder": Translation(
        "Closes an order",
        173,
        "以某个员工的名义关闭订单，用 id 或单号指定。关闭时已发货的程度体现在 close_detail_status 中，"
        "未关闭的订单该字段为空。",
    ),
    "modifyCustomFields": Translation(
        "Sets custom fields of an order",
        235,
        "设置订单及其明细的自定义字段，按编码指定。查询返回的同一字段用的是显示名称，"
        "所以请保存一张编码与名称的对照表。"
        "结果未知时，看查询返回的值。",
    ),
    "queryStdomSent": Translation(
        "Returns shipments with their lines",
        194,
        "返回发货单及其明细，每页最多 1000 张。空页表示结束，没有总数。除非筛选条件 status 为 1，"
        "否则可能也返回已删除的发货单，"
        "它们的 status 为 0。",
    ),
    "addStdomOrderSent": Translation(
        "Books one or more shipments",
        283,
        "为销售订单新增一张或多张发货单。请求体最外层是 JSON 数组，返回中没有新发货单的 id 和单号，"
        "请用 queryStdomSent 按 order_no 查找。"
        "发货单不能自带单号，所以只有 express_no 能把它与同一订单的其他发货单区分开。",
    ),
    "cancelSendOrder": Translation(
        "Cancels a shipment",
        148,
        "红冲发货单，用 id 或单号指定，之后由 hc_status 体现。网页没有写明订单的剩余数量如何变化。",
    ),
    "addStdReturn": Translation(
        "Adds goods that a customer gives back",
        260,
        "新增客户的退货单。返回中没有新退货单的 id 和单号，请求里也没有可自带单号的字段：结果未知时，"
        "只能看该客户新的退货单及其明细。",
    ),
    "confirmStdReturn": Translation(
        "Takes one decision",
        287,
        "对一张或多张退货单做同一个处理：审批通过、打回、红冲、入库审批或撤销审批；"
        "之后由查询中的 return_status 体现。"
        "网页的必填列已丢失，所以没有标记必填字段，但没有 id 和 approvalType 的调用没有意义。",
    ),
    "queryStdReturn": Translation(
        "Reads returns with their lines",
        196,
        "按页读取退货单及其明细。没有按退货单号和 return_status 筛选的条件。除非筛选条件 status 为 1，"
        "否则可能也返回已删除的退货单，"
        "它们的 status 为 0。",
    ),
    "queryCarSaleOrder": Translation(
        "Returns sales made from a vehicle",
        207,
        "返回车销单及其明细，每页最多 1000 张。空页表示结束，没有总数。除非筛选条件 status 为 1，"
        "否则可能也返回已删除的车销单，"
        "它们的 status 为 0。",
    ),
    "salesBillRevoke": Translation(
        "Cancels a booked sales bill",
        188,
        "红冲销货单，用 id 或单号指定。文档没有写明哪个查询的哪个字段能体现，所以结果未知时只有平台自己知道。",
    ),
    "salesBillAdd": Translation(
        "Books goods as sold in one step",
        226,
        "一步完成销货。与其他新增接口不同，返回中有新单据的 id 和单号。文档里没有查询销货单的接口，"
        "但 queryStdomOrder 会把它们列在订单中"
        "（order_type 为 4）。",
    ),
    "addPdType": Translation(
        "Adds a type of products under an id",
        396,
        "新增商品类型，使用您自己系统里的 id。下级类型用 pd_type_parent_id 指明上级，所以请先新增上级。"
        "该页列出的失败返回码有 "
        "100606（名称或 id 已存在）和 100607（没有该上级）。现有的网页里没有查询商品类型的接口，"
        "所以没有收到响应时无法查询；"
        "如果已经执行过又重发，返回的是 100606。",
    ),
    "maintainCmReceiverRelation": Translation(
        "Says which customers receive the goods",
        449,
        "设置客户的收货方：哪些客户代为收货、先后顺序，以及默认的是哪一个。客户同时给出多个标识时，先看 cm_id，"
        "再看 cm_waiqin_365_id，最后看 cm_code；网页没有为收货方写明这一顺序，也没有写明不在列表中的收货方会怎样，"
        "或者能否有多个默认。现有的网页里没有查询收货方的接口，所以没有收到响应时无法查询。",
    ),
    "valetorderInfoList": Translation(
        "Pages through the orders that employees took",
        158,
        "按页读取员工代客户下的订单，不含明细。这属于旧版 CRM，新版另有列表。",
    ),
    "crmSaleOrderDetail": Translation(
        "Returns an order with its goods",
        169,
        "返回一张订单及其商品、合同和回款。这属于新版 CRM：名称和层级与旧版的详情接口不同。",
    ),
    "crmSaleOrderPage": Translation(
        "Pages through the orders that employees took for customers, without goods",
        304,
        "按页读取员工代客户下的订单，不含商品和回款，这些由 crmSaleOrderDetail 返回。"
        "现有的网页副本在返回字段的表格处被截断，所以记录的名称和类型取自 crmSaleOrderDetail，实际返回的字段可能更多。",
    ),
    "crmReceiptCreate": Translation(
        "Records a payment received for an order of valetorder",
        219,
        "为旧版（valetorder）的订单登记一笔回款。网页没有写明可以自带编号，现有副本中也没有回款列表的接口。"
        "副本丢失了“必填”一列，所以这里没有标注必填字段。",
    ),
    "crmReceiptDetail": Translation(
        "Returns a receipt (回款单), a payment received for an order of valetorder",
        284,
        "返回旧版（valetorder）订单的一张回款单及其附件。现有的网页副本在附件字段之前被截断，所以附件的字段没有名称，"
        "实际返回的字段可能更多，可从 `.raw` 和 `.extra` 读取。",
    ),
    "crmSaleOrderReceiptDetail": Translation(
        "Returns a receipt (回款单), a payment received for an order of crm/saleOrder",
        263,
        "返回新版（crm/saleOrder）订单的一张回款单及其附件，即 crmSaleOrderDetail 的 receipt_list 中所列的回款单。"
        "现有的网页副本丢失了“必填”一列，所以这里没有把 id 标注为必填。",
    ),
    "crmSaleOrderReceiptCreate": Translation(
        "Records a payment received for an order of crm/saleOrder",
        313,
        "为新版（crm/saleOrder）的订单登记一笔回款。网页没有写明可以自带编号，也没有回款列表的接口；"
        "如果调用的结果未知，可从 crmSaleOrderDetail 的 receipt_list 查看该订单的回款。"
        "现有副本丢失了“必填”一列，所以这里没有标注必填字段。",
    ),
    "mallExternalShopList": Translation(
        "Returns the enterprise's own shops",
        88,
        "一次返回企业自己的全部店铺。网页没有写明筛选条件，也没有分页。",
    ),
    "mallOrderList": Translation(
        "Pages through the orders of the mall",
        157,
        "按页读取商城订单及其明细，可按下单、完成或更新时间筛选。要保持副本最新，请用更新时间。",
    ),
}
"""The Chinese descriptions by operationId. An operation without one is described in English."""


def description_of(operation: OperationReference, language: Language) -> str:
    """Return the description of an operation, in Chinese if there is one."""
    found = DESCRIPTIONS.get(operation.id) if language.code == "zh" else None
    return found.text if found is not None else operation.description
