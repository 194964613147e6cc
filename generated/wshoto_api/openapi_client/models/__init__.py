# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Contains all the data models used in inputs/outputs"""

from .access_token import AccessToken
from .access_token_response import AccessTokenResponse
from .crm_sale_order_detail_request import CrmSaleOrderDetailRequest
from .crm_sale_order_detail_response import CrmSaleOrderDetailResponse
from .goods_file import GoodsFile
from .mall_order import MallOrder
from .mall_order_detail import MallOrderDetail
from .mall_order_list_request import MallOrderListRequest
from .mall_order_list_response import MallOrderListResponse
from .mall_order_page import MallOrderPage
from .order_address_info import OrderAddressInfo
from .order_contract import OrderContract
from .receipt_contract import ReceiptContract
from .sale_order import SaleOrder
from .sale_order_detail import SaleOrderDetail
from .sale_order_field_map import SaleOrderFieldMap
from .sale_order_good import SaleOrderGood
from .sale_order_good_self_map import SaleOrderGoodSelfMap
from .sale_order_receipt import SaleOrderReceipt
from .sale_order_receipt_field_map import SaleOrderReceiptFieldMap
from .valet_order import ValetOrder
from .valet_order_field_map import ValetOrderFieldMap
from .valet_order_page import ValetOrderPage
from .valetorder_info_list_request import ValetorderInfoListRequest
from .valetorder_info_list_request_field_map import ValetorderInfoListRequestFieldMap
from .valetorder_info_list_response import ValetorderInfoListResponse

__all__ = (
    "AccessToken",
    "AccessTokenResponse",
    "CrmSaleOrderDetailRequest",
    "CrmSaleOrderDetailResponse",
    "GoodsFile",
    "MallOrder",
    "MallOrderDetail",
    "MallOrderListRequest",
    "MallOrderListResponse",
    "MallOrderPage",
    "OrderAddressInfo",
    "OrderContract",
    "ReceiptContract",
    "SaleOrder",
    "SaleOrderDetail",
    "SaleOrderFieldMap",
    "SaleOrderGood",
    "SaleOrderGoodSelfMap",
    "SaleOrderReceipt",
    "SaleOrderReceiptFieldMap",
    "ValetOrder",
    "ValetOrderFieldMap",
    "ValetorderInfoListRequest",
    "ValetorderInfoListRequestFieldMap",
    "ValetorderInfoListResponse",
    "ValetOrderPage",
)
