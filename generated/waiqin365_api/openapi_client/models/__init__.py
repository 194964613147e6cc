# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""Contains all the data models used in inputs/outputs"""

from .acknowledgement import Acknowledgement
from .add_pd_type_request import AddPdTypeRequest
from .add_std_return_line import AddStdReturnLine
from .add_std_return_request import AddStdReturnRequest
from .add_stdom_order_line import AddStdomOrderLine
from .add_stdom_order_request import AddStdomOrderRequest
from .add_stdom_order_sent_item import AddStdomOrderSentItem
from .add_stdom_order_sent_line import AddStdomOrderSentLine
from .cancel_send_order_request import CancelSendOrderRequest
from .close_stdom_order_request import CloseStdomOrderRequest
from .confirm_std_return_request import ConfirmStdReturnRequest
from .custom_field_value import CustomFieldValue
from .maintain_cm_receiver_relation_receiver import MaintainCmReceiverRelationReceiver
from .maintain_cm_receiver_relation_request import MaintainCmReceiverRelationRequest
from .modify_custom_fields_line import ModifyCustomFieldsLine
from .modify_custom_fields_request import ModifyCustomFieldsRequest
from .modify_custom_fields_response import ModifyCustomFieldsResponse
from .query_car_sale_order_request import QueryCarSaleOrderRequest
from .query_car_sale_order_response import QueryCarSaleOrderResponse
from .query_std_return_request import QueryStdReturnRequest
from .query_std_return_response import QueryStdReturnResponse
from .query_stdom_order_request import QueryStdomOrderRequest
from .query_stdom_order_response import QueryStdomOrderResponse
from .query_stdom_sent_request import QueryStdomSentRequest
from .query_stdom_sent_response import QueryStdomSentResponse
from .return_extension_field import ReturnExtensionField
from .sales_bill_add_line import SalesBillAddLine
from .sales_bill_add_request import SalesBillAddRequest
from .sales_bill_add_response import SalesBillAddResponse
from .sales_bill_revoke_request import SalesBillRevokeRequest

__all__ = (
    "Acknowledgement",
    "AddPdTypeRequest",
    "AddStdomOrderLine",
    "AddStdomOrderRequest",
    "AddStdomOrderSentItem",
    "AddStdomOrderSentLine",
    "AddStdReturnLine",
    "AddStdReturnRequest",
    "CancelSendOrderRequest",
    "CloseStdomOrderRequest",
    "ConfirmStdReturnRequest",
    "CustomFieldValue",
    "MaintainCmReceiverRelationReceiver",
    "MaintainCmReceiverRelationRequest",
    "ModifyCustomFieldsLine",
    "ModifyCustomFieldsRequest",
    "ModifyCustomFieldsResponse",
    "QueryCarSaleOrderRequest",
    "QueryCarSaleOrderResponse",
    "QueryStdomOrderRequest",
    "QueryStdomOrderResponse",
    "QueryStdomSentRequest",
    "QueryStdomSentResponse",
    "QueryStdReturnRequest",
    "QueryStdReturnResponse",
    "ReturnExtensionField",
    "SalesBillAddLine",
    "SalesBillAddRequest",
    "SalesBillAddResponse",
    "SalesBillRevokeRequest",
)
