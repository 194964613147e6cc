# Generated from specs/waiqin365/ by `make generate`. Do not edit: change the spec, or the templates in generator/.
"""The resources of Waiqin365 order API (勤策 / 外勤365 订货单开放接口), each imported on first use."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from dingdan_runtime import AsyncTransport, Transport

if TYPE_CHECKING:
    from waiqin365_api.resources.car_sales import AsyncCarSales, CarSales
    from waiqin365_api.resources.orders import AsyncOrders, Orders
    from waiqin365_api.resources.product_types import AsyncProductTypes, ProductTypes
    from waiqin365_api.resources.receivers import AsyncReceivers, Receivers
    from waiqin365_api.resources.returns import AsyncReturns, Returns
    from waiqin365_api.resources.sales_bills import AsyncSalesBills, SalesBills
    from waiqin365_api.resources.shipments import AsyncShipments, Shipments

__all__ = ["AsyncResources", "Resources"]


class Resources:
    """The resources of a client."""

    _transport: Transport

    @cached_property
    def orders(self) -> Orders:
        """Sales orders (订单) - query, add, close and change custom fields."""
        from waiqin365_api.resources.orders import Orders

        return Orders(self._transport)

    @cached_property
    def shipments(self) -> Shipments:
        """Shipments of sales orders (发货单) - query, add and reverse."""
        from waiqin365_api.resources.shipments import Shipments

        return Shipments(self._transport)

    @cached_property
    def returns(self) -> Returns:
        """Returned goods (退货单) - add, approve and query."""
        from waiqin365_api.resources.returns import Returns

        return Returns(self._transport)

    @cached_property
    def car_sales(self) -> CarSales:
        """Van sales (车销单) - query."""
        from waiqin365_api.resources.car_sales import CarSales

        return CarSales(self._transport)

    @cached_property
    def sales_bills(self) -> SalesBills:
        """Sales bills (销货单) - add and reverse."""
        from waiqin365_api.resources.sales_bills import SalesBills

        return SalesBills(self._transport)

    @cached_property
    def product_types(self) -> ProductTypes:
        """Product types (商品类型) - add."""
        from waiqin365_api.resources.product_types import ProductTypes

        return ProductTypes(self._transport)

    @cached_property
    def receivers(self) -> Receivers:
        """Receivers of customers (收货方) - maintain."""
        from waiqin365_api.resources.receivers import Receivers

        return Receivers(self._transport)


class AsyncResources:
    """The resources of a client."""

    _transport: AsyncTransport

    @cached_property
    def orders(self) -> AsyncOrders:
        """Sales orders (订单) - query, add, close and change custom fields."""
        from waiqin365_api.resources.orders import AsyncOrders

        return AsyncOrders(self._transport)

    @cached_property
    def shipments(self) -> AsyncShipments:
        """Shipments of sales orders (发货单) - query, add and reverse."""
        from waiqin365_api.resources.shipments import AsyncShipments

        return AsyncShipments(self._transport)

    @cached_property
    def returns(self) -> AsyncReturns:
        """Returned goods (退货单) - add, approve and query."""
        from waiqin365_api.resources.returns import AsyncReturns

        return AsyncReturns(self._transport)

    @cached_property
    def car_sales(self) -> AsyncCarSales:
        """Van sales (车销单) - query."""
        from waiqin365_api.resources.car_sales import AsyncCarSales

        return AsyncCarSales(self._transport)

    @cached_property
    def sales_bills(self) -> AsyncSalesBills:
        """Sales bills (销货单) - add and reverse."""
        from waiqin365_api.resources.sales_bills import AsyncSalesBills

        return AsyncSalesBills(self._transport)

    @cached_property
    def product_types(self) -> AsyncProductTypes:
        """Product types (商品类型) - add."""
        from waiqin365_api.resources.product_types import AsyncProductTypes

        return AsyncProductTypes(self._transport)

    @cached_property
    def receivers(self) -> AsyncReceivers:
        """Receivers of customers (收货方) - maintain."""
        from waiqin365_api.resources.receivers import AsyncReceivers

        return AsyncReceivers(self._transport)
