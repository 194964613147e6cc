# Generated from specs/wshoto/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The resources of Wshoto order API (微盛·企微管家 订单开放接口), each imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dingdan_runtime import AsyncTransport, Transport

if TYPE_CHECKING:
    from wshoto_api.resources.mall_orders import AsyncMallOrders, MallOrders
    from wshoto_api.resources.receipts import AsyncReceipts, Receipts
    from wshoto_api.resources.sale_orders import AsyncSaleOrders, SaleOrders
    from wshoto_api.resources.sale_receipts import AsyncSaleReceipts, SaleReceipts
    from wshoto_api.resources.shops import AsyncShops, Shops
    from wshoto_api.resources.valet_orders import AsyncValetOrders, ValetOrders

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """The resources of a client."""

    _transport: Transport

    @cached_property
    def valet_orders(self) -> ValetOrders:
        """Orders taken for a customer (代客订单), older generation - list."""
        from wshoto_api.resources.valet_orders import ValetOrders

        return ValetOrders(self._transport)

    @cached_property
    def sale_orders(self) -> SaleOrders:
        """Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""
        from wshoto_api.resources.sale_orders import SaleOrders

        return SaleOrders(self._transport)

    @cached_property
    def receipts(self) -> Receipts:
        """Payments received for an order taken for a customer (回款单), older generation - one receipt,
        add.
        """
        from wshoto_api.resources.receipts import Receipts

        return Receipts(self._transport)

    @cached_property
    def sale_receipts(self) -> SaleReceipts:
        """Payments received for an order taken for a customer (回款单), newer generation - one receipt,
        add.
        """
        from wshoto_api.resources.sale_receipts import SaleReceipts

        return SaleReceipts(self._transport)

    @cached_property
    def mall_orders(self) -> MallOrders:
        """Orders of the mall (商城订单) - list."""
        from wshoto_api.resources.mall_orders import MallOrders

        return MallOrders(self._transport)

    @cached_property
    def shops(self) -> Shops:
        """Shops of the enterprise (店铺) - list."""
        from wshoto_api.resources.shops import Shops

        return Shops(self._transport)


class AsyncResources:
    """The resources of a client."""

    _transport: AsyncTransport

    @cached_property
    def valet_orders(self) -> AsyncValetOrders:
        """Orders taken for a customer (代客订单), older generation - list."""
        from wshoto_api.resources.valet_orders import AsyncValetOrders

        return AsyncValetOrders(self._transport)

    @cached_property
    def sale_orders(self) -> AsyncSaleOrders:
        """Orders taken for a customer (代客订单), newer generation - list, one order with its receipts."""
        from wshoto_api.resources.sale_orders import AsyncSaleOrders

        return AsyncSaleOrders(self._transport)

    @cached_property
    def receipts(self) -> AsyncReceipts:
        """Payments received for an order taken for a customer (回款单), older generation - one receipt,
        add.
        """
        from wshoto_api.resources.receipts import AsyncReceipts

        return AsyncReceipts(self._transport)

    @cached_property
    def sale_receipts(self) -> AsyncSaleReceipts:
        """Payments received for an order taken for a customer (回款单), newer generation - one receipt,
        add.
        """
        from wshoto_api.resources.sale_receipts import AsyncSaleReceipts

        return AsyncSaleReceipts(self._transport)

    @cached_property
    def mall_orders(self) -> AsyncMallOrders:
        """Orders of the mall (商城订单) - list."""
        from wshoto_api.resources.mall_orders import AsyncMallOrders

        return AsyncMallOrders(self._transport)

    @cached_property
    def shops(self) -> AsyncShops:
        """Shops of the enterprise (店铺) - list."""
        from wshoto_api.resources.shops import AsyncShops

        return AsyncShops(self._transport)
