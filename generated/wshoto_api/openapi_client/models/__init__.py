# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Contains all the data models used in inputs/outputs"""

from .access_token import AccessToken
from .access_token_response import AccessTokenResponse
from .crm_receipt_contract import CrmReceiptContract
from .crm_receipt_create_receipt_contract import CrmReceiptCreateReceiptContract
from .crm_receipt_create_request import CrmReceiptCreateRequest
from .crm_receipt_create_request_field_map import CrmReceiptCreateRequestFieldMap
from .crm_receipt_create_response import CrmReceiptCreateResponse
from .crm_receipt_detail_request import CrmReceiptDetailRequest
from .crm_receipt_detail_response import CrmReceiptDetailResponse
from .crm_sale_order import CrmSaleOrder
from .crm_sale_order_detail_request import CrmSaleOrderDetailRequest
from .crm_sale_order_detail_response import CrmSaleOrderDetailResponse
from .crm_sale_order_field_map import CrmSaleOrderFieldMap
from .crm_sale_order_page import CrmSaleOrderPage
from .crm_sale_order_page_request import CrmSaleOrderPageRequest
from .crm_sale_order_page_request_field_map import CrmSaleOrderPageRequestFieldMap
from .crm_sale_order_page_response import CrmSaleOrderPageResponse
from .crm_sale_order_receipt_create_receipt_contract import CrmSaleOrderReceiptCreateReceiptContract
from .crm_sale_order_receipt_create_request import CrmSaleOrderReceiptCreateRequest
from .crm_sale_order_receipt_create_request_field_map import CrmSaleOrderReceiptCreateRequestFieldMap
from .crm_sale_order_receipt_create_response import CrmSaleOrderReceiptCreateResponse
from .crm_sale_order_receipt_detail_request import CrmSaleOrderReceiptDetailRequest
from .crm_sale_order_receipt_detail_response import CrmSaleOrderReceiptDetailResponse
from .goods_file import GoodsFile
from .mall_external_shop_list_request import MallExternalShopListRequest
from .mall_external_shop_list_response import MallExternalShopListResponse
from .mall_order import MallOrder
from .mall_order_detail import MallOrderDetail
from .mall_order_list_request import MallOrderListRequest
from .mall_order_list_response import MallOrderListResponse
from .mall_order_page import MallOrderPage
from .order_address_info import OrderAddressInfo
from .order_contract import OrderContract
from .receipt_contract import ReceiptContract
from .receipt_detail import ReceiptDetail
from .receipt_order import ReceiptOrder
from .receipt_order_field_map import ReceiptOrderFieldMap
from .sale_order import SaleOrder
from .sale_order_detail import SaleOrderDetail
from .sale_order_field_map import SaleOrderFieldMap
from .sale_order_good import SaleOrderGood
from .sale_order_good_self_map import SaleOrderGoodSelfMap
from .sale_order_receipt import SaleOrderReceipt
from .sale_order_receipt_field_map import SaleOrderReceiptFieldMap
from .sale_receipt_contract import SaleReceiptContract
from .sale_receipt_detail import SaleReceiptDetail
from .sale_receipt_order import SaleReceiptOrder
from .sale_receipt_order_field_map import SaleReceiptOrderFieldMap
from .shop import Shop
from .valet_order import ValetOrder
from .valet_order_field_map import ValetOrderFieldMap
from .valet_order_page import ValetOrderPage
from .valetorder_info_list_request import ValetorderInfoListRequest
from .valetorder_info_list_request_field_map import ValetorderInfoListRequestFieldMap
from .valetorder_info_list_response import ValetorderInfoListResponse

__all__ = (
    "AccessToken",
    "AccessTokenResponse",
    "CrmReceiptContract",
    "CrmReceiptCreateReceiptContract",
    "CrmReceiptCreateRequest",
    "CrmReceiptCreateRequestFieldMap",
    "CrmReceiptCreateResponse",
    "CrmReceiptDetailRequest",
    "CrmReceiptDetailResponse",
    "CrmSaleOrder",
    "CrmSaleOrderDetailRequest",
    "CrmSaleOrderDetailResponse",
    "CrmSaleOrderFieldMap",
    "CrmSaleOrderPage",
    "CrmSaleOrderPageRequest",
    "CrmSaleOrderPageRequestFieldMap",
    "CrmSaleOrderPageResponse",
    "CrmSaleOrderReceiptCreateReceiptContract",
    "CrmSaleOrderReceiptCreateRequest",
    "CrmSaleOrderReceiptCreateRequestFieldMap",
    "CrmSaleOrderReceiptCreateResponse",
    "CrmSaleOrderReceiptDetailRequest",
    "CrmSaleOrderReceiptDetailResponse",
    "GoodsFile",
    "MallExternalShopListRequest",
    "MallExternalShopListResponse",
    "MallOrder",
    "MallOrderDetail",
    "MallOrderListRequest",
    "MallOrderListResponse",
    "MallOrderPage",
    "OrderAddressInfo",
    "OrderContract",
    "ReceiptContract",
    "ReceiptDetail",
    "ReceiptOrder",
    "ReceiptOrderFieldMap",
    "SaleOrder",
    "SaleOrderDetail",
    "SaleOrderFieldMap",
    "SaleOrderGood",
    "SaleOrderGoodSelfMap",
    "SaleOrderReceipt",
    "SaleOrderReceiptFieldMap",
    "SaleReceiptContract",
    "SaleReceiptDetail",
    "SaleReceiptOrder",
    "SaleReceiptOrderFieldMap",
    "Shop",
    "ValetOrder",
    "ValetOrderFieldMap",
    "ValetorderInfoListRequest",
    "ValetorderInfoListRequestFieldMap",
    "ValetorderInfoListResponse",
    "ValetOrderPage",
)
